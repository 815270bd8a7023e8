<?php
// Signs one request with TC3-HMAC-SHA256 and sends it. Needs the extension curl.

$secretId = getenv('TENCENTCLOUD_SECRET_ID');
$secretKey = getenv('TENCENTCLOUD_SECRET_KEY');
// Only temporary credentials have one.
$token = getenv('TENCENTCLOUD_SESSION_TOKEN');
if (!$secretId || !$secretKey) {
    throw new RuntimeException('set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY');
}

$service = {{service}};
$host = {{host}};
$endpoint = {{endpoint}};
$action = {{action}};
$version = {{version}};
{{#region}}
$region = {{region}};
{{/region}}
$path = {{path}};
{{#get}}
{{#query}}
$params = [
    {{query}}
];
// RFC 3986: everything but letters, digits and -_.~ is percent-encoded.
$pairs = array_map(fn ($param) => rawurlencode($param[0]) . '=' . rawurlencode($param[1]), $params);
$query = implode('&', $pairs);
{{/query}}
{{^query}}
$query = '';
{{/query}}
$payload = '';
{{/get}}
{{#post}}
$query = '';
$payload = {{payload}};
{{/post}}
$contentType = {{contentType}};
$timestamp = time();
// The date of the scope is that of UTC.
$date = gmdate('Y-m-d', $timestamp);

// Step 1: the canonical request
$method = {{method}};
$canonicalHeaders = "content-type:$contentType\nhost:$host\n";
$signedHeaders = 'content-type;host';
$hashedPayload = hash('sha256', $payload);
$canonicalRequest = implode("\n", [$method, $path, $query, $canonicalHeaders, $signedHeaders, $hashedPayload]);

// Step 2: the string to sign
$algorithm = 'TC3-HMAC-SHA256';
$credentialScope = "$date/$service/tc3_request";
$stringToSign = implode("\n", [$algorithm, $timestamp, $credentialScope, hash('sha256', $canonicalRequest)]);

// Step 3: the signature, with a key derived from the secret key
$secretDate = hash_hmac('sha256', $date, 'TC3' . $secretKey, true);
$secretService = hash_hmac('sha256', $service, $secretDate, true);
$secretSigning = hash_hmac('sha256', 'tc3_request', $secretService, true);
$signature = hash_hmac('sha256', $stringToSign, $secretSigning);

// Step 4: the header Authorization
$authorization = "$algorithm Credential=$secretId/$credentialScope, SignedHeaders=$signedHeaders, Signature=$signature";

$headers = [
    "Authorization: $authorization",
    "Content-Type: $contentType",
    "X-TC-Action: $action",
    "X-TC-Version: $version",
    "X-TC-Timestamp: $timestamp",
{{#region}}
    "X-TC-Region: $region",
{{/region}}
{{#language}}
    'X-TC-Language: ' . {{language}},
{{/language}}
];
{{#members}}
$others = [
    {{members}}
];
foreach ($others as $name => $value) {
    $headers[] = "$name: $value";
}
{{/members}}
if ($token) {
    $headers[] = "X-TC-Token: $token";
}

$curl = curl_init($endpoint . $path . ($query === '' ? '' : "?$query"));
curl_setopt_array($curl, [
    CURLOPT_HTTPHEADER => $headers,
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_PATH_AS_IS => true,
{{#post}}
    CURLOPT_POSTFIELDS => $payload,
{{/post}}
]);
$answer = curl_exec($curl);
if ($answer === false) {
    throw new RuntimeException(curl_error($curl));
}
echo $answer, "\n";
