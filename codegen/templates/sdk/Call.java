// Maven: com.tencentcloudapi:tencentcloud-sdk-java-{{serviceName}}
import com.tencentcloudapi.common.AbstractModel;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
{{#language}}
import com.tencentcloudapi.common.profile.Language;
{{/language}}
import com.tencentcloudapi.{{serviceName}}.{{v}}.{{Service}}Client;
import com.tencentcloudapi.{{serviceName}}.{{v}}.models.{{Action}}Request;
import com.tencentcloudapi.{{serviceName}}.{{v}}.models.{{Action}}Response;

public class Call {
    public static void main(String[] args) {
        try {
            String token = System.getenv("TENCENTCLOUD_SESSION_TOKEN");
            Credential cred = new Credential(System.getenv("TENCENTCLOUD_SECRET_ID"), System.getenv("TENCENTCLOUD_SECRET_KEY"));
            // Only temporary credentials have a token.
            if (token != null && !token.isEmpty()) {
                cred.setToken(token);
            }
            HttpProfile httpProfile = new HttpProfile();
            httpProfile.setEndpoint({{host}});
{{#get}}
            httpProfile.setReqMethod("GET");
{{/get}}
            ClientProfile clientProfile = new ClientProfile();
            clientProfile.setHttpProfile(httpProfile);
{{#language}}
            for (Language language : Language.values()) {
                if (language.getValue().equals({{language}})) {
                    clientProfile.setLanguage(language);
                }
            }
{{/language}}
{{#region}}
            {{Service}}Client client = new {{Service}}Client(cred, {{region}}, clientProfile);
{{/region}}
{{^region}}
            {{Service}}Client client = new {{Service}}Client(cred, "", clientProfile);
{{/region}}

            {{Action}}Request request = AbstractModel.fromJsonString({{paramsJson}}, {{Action}}Request.class);
            {{Action}}Response response = client.{{actionName}}(request);
            System.out.println(AbstractModel.toJsonString(response));
        } catch (TencentCloudSDKException error) {
            System.out.println(error);
        }
    }
}
