# pip install tencentcloud-sdk-python-common tencentcloud-sdk-python-{{serviceName}}
import json
import os

from tencentcloud.common import credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.{{serviceName}}.{{v}} import {{serviceName}}_client, models

try:
    # Only temporary credentials have a token.
    cred = credential.Credential(
        os.environ['TENCENTCLOUD_SECRET_ID'],
        os.environ['TENCENTCLOUD_SECRET_KEY'],
        os.environ.get('TENCENTCLOUD_SESSION_TOKEN') or None,
    )
    http_profile = HttpProfile()
    http_profile.endpoint = {{host}}
{{#get}}
    http_profile.reqMethod = 'GET'
{{/get}}
    client_profile = ClientProfile()
    client_profile.httpProfile = http_profile
{{#language}}
    client_profile.language = {{language}}
{{/language}}
{{#region}}
    client = {{serviceName}}_client.{{Service}}Client(cred, {{region}}, client_profile)
{{/region}}
{{^region}}
    client = {{serviceName}}_client.{{Service}}Client(cred, '', client_profile)
{{/region}}

    params = {{params}}
    request = models.{{Action}}Request()
    request.from_json_string(json.dumps(params))
    response = client.{{actionName}}(request)
    print(response.to_json_string())
except TencentCloudSDKException as error:
    print(error)
