<?php
// composer require tencentcloud/{{serviceName}}
require_once 'vendor/autoload.php';

use TencentCloud\Common\Credential;
use TencentCloud\Common\Exception\TencentCloudSDKException;
use TencentCloud\Common\Profile\ClientProfile;
use TencentCloud\Common\Profile\HttpProfile;
use TencentCloud\{{Service}}\{{V}}\Models\{{Action}}Request;
use TencentCloud\{{Service}}\{{V}}\{{Service}}Client;

try {
    // Only temporary credentials have a token.
    $cred = new Credential(
        getenv('TENCENTCLOUD_SECRET_ID'),
        getenv('TENCENTCLOUD_SECRET_KEY'),
        getenv('TENCENTCLOUD_SESSION_TOKEN') ?: null
    );
    $httpProfile = new HttpProfile();
    $httpProfile->setEndpoint({{host}});
{{#get}}
    $httpProfile->setReqMethod('GET');
{{/get}}
    $clientProfile = new ClientProfile();
    $clientProfile->setHttpProfile($httpProfile);
{{#region}}
    $client = new {{Service}}Client($cred, {{region}}, $clientProfile);
{{/region}}
{{^region}}
    $client = new {{Service}}Client($cred, '', $clientProfile);
{{/region}}

    $request = new {{Action}}Request();
    $request->fromJsonString({{paramsJson}});
    $response = $client->{{actionName}}($request);
    echo $response->toJsonString(), "\n";
} catch (TencentCloudSDKException $error) {
    echo $error, "\n";
}
