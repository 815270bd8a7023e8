// go get github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/{{serviceName}}
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common"
	"github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/common/profile"
	{{serviceName}} "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/{{serviceName}}/{{v}}"
)

func main() {
	// Only temporary credentials have a token; an empty one is not sent.
	credential := common.NewTokenCredential(
		os.Getenv("TENCENTCLOUD_SECRET_ID"),
		os.Getenv("TENCENTCLOUD_SECRET_KEY"),
		os.Getenv("TENCENTCLOUD_SESSION_TOKEN"),
	)
	clientProfile := profile.NewClientProfile()
	clientProfile.HttpProfile.Endpoint = {{host}}
{{#get}}
	clientProfile.HttpProfile.ReqMethod = "GET"
{{/get}}
{{#language}}
	clientProfile.Language = {{language}}
{{/language}}
{{#region}}
	client, err := {{serviceName}}.NewClient(credential, {{region}}, clientProfile)
{{/region}}
{{^region}}
	client, err := {{serviceName}}.NewClient(credential, "", clientProfile)
{{/region}}
	if err != nil {
		log.Fatal(err)
	}

	request := {{serviceName}}.New{{Action}}Request()
	if err := request.FromJsonString({{paramsJson}}); err != nil {
		log.Fatal(err)
	}
	response, err := client.{{Action}}(request)
	if err != nil {
		// A *errors.TencentCloudSDKError has the code and the RequestId.
		log.Fatal(err)
	}
	fmt.Println(response.ToJsonString())
}
