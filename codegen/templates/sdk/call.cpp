// With the SDK built and installed (https://github.com/TencentCloud/tencentcloud-sdk-cpp):
// g++ -std=c++11 call.cpp -o call -ltencentcloud-sdk-cpp-{{serviceName}} -ltencentcloud-sdk-cpp-core
#include <cstdlib>
#include <iostream>
#include <string>

#include <tencentcloud/core/Credential.h>
#include <tencentcloud/core/TencentCloud.h>
#include <tencentcloud/core/profile/ClientProfile.h>
#include <tencentcloud/core/profile/HttpProfile.h>
#include <tencentcloud/{{serviceName}}/{{v}}/{{Service}}Client.h>
#include <tencentcloud/{{serviceName}}/{{v}}/model/{{Action}}Request.h>
#include <tencentcloud/{{serviceName}}/{{v}}/model/{{Action}}Response.h>

using namespace TencentCloud;
using namespace TencentCloud::{{Service}}::{{V}};
using namespace TencentCloud::{{Service}}::{{V}}::Model;

static std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

int main() {
    TencentCloud::InitAPI();
    // Only temporary credentials have a token.
    Credential cred(environment("TENCENTCLOUD_SECRET_ID"), environment("TENCENTCLOUD_SECRET_KEY"), environment("TENCENTCLOUD_SESSION_TOKEN"));
    // This SDK sends by POST, whatever the method.
    HttpProfile httpProfile;
    httpProfile.SetEndpoint({{host}});
    ClientProfile clientProfile;
    clientProfile.SetHttpProfile(httpProfile);
{{#region}}
    {{Service}}Client client(cred, {{region}}, clientProfile);
{{/region}}
{{^region}}
    {{Service}}Client client(cred, "", clientProfile);
{{/region}}

    {{Action}}Request request;
    request.FromJsonString({{paramsJson}});
    auto outcome = client.{{Action}}(request);
    if (outcome.IsSuccess()) {
        std::cout << outcome.GetResult().ToJsonString() << std::endl;
    } else {
        std::cout << outcome.GetError().PrintAll() << std::endl;
    }
    TencentCloud::ShutdownAPI();
    return outcome.IsSuccess() ? 0 : 1;
}
