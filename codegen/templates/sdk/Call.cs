// dotnet add package TencentCloudSDK.{{Service}}
using System;
using TencentCloud.Common;
using TencentCloud.Common.Profile;
using TencentCloud.{{Service}}.{{V}};
using TencentCloud.{{Service}}.{{V}}.Models;

public static class Call
{
    public static void Main()
    {
        try
        {
            var cred = new Credential
            {
                SecretId = Environment.GetEnvironmentVariable("TENCENTCLOUD_SECRET_ID"),
                SecretKey = Environment.GetEnvironmentVariable("TENCENTCLOUD_SECRET_KEY"),
                // Only temporary credentials have one.
                Token = Environment.GetEnvironmentVariable("TENCENTCLOUD_SESSION_TOKEN"),
            };
            var httpProfile = new HttpProfile { Endpoint = {{host}} };
{{#get}}
            httpProfile.ReqMethod = "GET";
{{/get}}
            var clientProfile = new ClientProfile(ClientProfile.SIGN_TC3SHA256, httpProfile);
{{#region}}
            var client = new {{Service}}Client(cred, {{region}}, clientProfile);
{{/region}}
{{^region}}
            var client = new {{Service}}Client(cred, "", clientProfile);
{{/region}}

            var request = AbstractModel.FromJsonString<{{Action}}Request>({{paramsJson}});
            {{Action}}Response response = client.{{actionName}}Sync(request);
            Console.WriteLine(AbstractModel.ToJsonString(response));
        }
        catch (TencentCloudSDKException error)
        {
            Console.WriteLine(error);
        }
    }
}
