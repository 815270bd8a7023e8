#!/usr/bin/env bash
# Signs one request with TC3-HMAC-SHA256 and sends it. Needs bash, openssl and curl.
# The keys come from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY; temporary ones also
# need TENCENTCLOUD_SESSION_TOKEN.
#
# openssl gets the keys on its command line, which other users of the machine can read.
set -euo pipefail
: "${TENCENTCLOUD_SECRET_ID:?}" "${TENCENTCLOUD_SECRET_KEY:?}"

service={{service}}
host={{host}}
endpoint={{endpoint}}
action={{action}}
version={{version}}
{{#region}}
region={{region}}
{{/region}}
path={{path}}
{{#get}}
# The parameters, percent-encoded as in RFC 3986.
{{#queryString}}
query={{queryString}}
{{/queryString}}
{{^queryString}}
query=''
{{/queryString}}
payload=''
{{/get}}
{{#post}}
query=''
payload={{payload}}
{{/post}}
content_type={{contentType}}
timestamp=$(date +%s)
# The date of the scope is that of UTC.
date=$(date -u -d "@$timestamp" +%Y-%m-%d 2>/dev/null || date -u -r "$timestamp" +%Y-%m-%d)

sha256_hex() { printf '%s' "$1" | openssl dgst -sha256 -hex | sed 's/^.*= *//'; }
hmac_sha256_hex() { printf '%s' "$2" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$1" | sed 's/^.*= *//'; }

# Step 1: the canonical request
method={{method}}
canonical_headers="content-type:$content_type"$'\n'"host:$host"$'\n'
signed_headers='content-type;host'
hashed_payload=$(sha256_hex "$payload")
canonical_request="$method"$'\n'"$path"$'\n'"$query"$'\n'"$canonical_headers"$'\n'"$signed_headers"$'\n'"$hashed_payload"

# Step 2: the string to sign
algorithm='TC3-HMAC-SHA256'
credential_scope="$date/$service/tc3_request"
string_to_sign="$algorithm"$'\n'"$timestamp"$'\n'"$credential_scope"$'\n'"$(sha256_hex "$canonical_request")"

# Step 3: the signature, with a key derived from the secret key
secret_key_hex=$(printf 'TC3%s' "$TENCENTCLOUD_SECRET_KEY" | od -An -v -tx1 | tr -d ' \n')
secret_date=$(hmac_sha256_hex "$secret_key_hex" "$date")
secret_service=$(hmac_sha256_hex "$secret_date" "$service")
secret_signing=$(hmac_sha256_hex "$secret_service" 'tc3_request')
signature=$(hmac_sha256_hex "$secret_signing" "$string_to_sign")

# Step 4: the header Authorization
authorization="$algorithm Credential=$TENCENTCLOUD_SECRET_ID/$credential_scope, SignedHeaders=$signed_headers, Signature=$signature"

headers=(
  -H "Authorization: $authorization"
  -H "Content-Type: $content_type"
  -H "X-TC-Action: $action"
  -H "X-TC-Version: $version"
  -H "X-TC-Timestamp: $timestamp"
{{#region}}
  -H "X-TC-Region: $region"
{{/region}}
{{#language}}
  -H X-TC-Language:{{language}}
{{/language}}
)
{{#headers}}
headers+=(
  {{headers}}
)
{{/headers}}
if [ -n "${TENCENTCLOUD_SESSION_TOKEN:-}" ]; then
  headers+=(-H "X-TC-Token: $TENCENTCLOUD_SESSION_TOKEN")
fi

{{#get}}
curl -sS --globoff --path-as-is "${headers[@]}" "$endpoint$path${query:+?$query}"
{{/get}}
{{#post}}
# From standard input, byte for byte: -d would drop line breaks and take "@" for a file.
printf '%s' "$payload" | curl -sS --globoff --path-as-is "${headers[@]}" --data-binary @- "$endpoint$path"
{{/post}}
echo
