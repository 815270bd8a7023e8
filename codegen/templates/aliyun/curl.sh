#!/usr/bin/env bash
# Signs one request with ACS3-HMAC-SHA256 and sends it. Needs bash, openssl and curl.
# The keys come from ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET; temporary
# ones also need ALIBABA_CLOUD_SECURITY_TOKEN.
#
# openssl gets the key on its command line, which other users of the machine can read.
set -euo pipefail
: "${ALIBABA_CLOUD_ACCESS_KEY_ID:?}" "${ALIBABA_CLOUD_ACCESS_KEY_SECRET:?}"

method={{method}}
host={{host}}
endpoint={{endpoint}}
path={{path}}
# Sorted by name, percent-encoded as in RFC 3986.
{{#queryString}}
query={{queryString}}
{{/queryString}}
{{^queryString}}
query=''
{{/queryString}}
{{#payload}}
payload={{payload}}
{{/payload}}
{{^payload}}
payload=''
{{/payload}}

sha256_hex() { printf '%s' "$1" | openssl dgst -sha256 -hex | sed 's/^.*= *//'; }
hmac_sha256_hex() { printf '%s' "$2" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$1" | sed 's/^.*= *//'; }

# What is signed: the host, the Content-Type, and every header that begins with x-acs-.
hashed_payload=$(sha256_hex "$payload")
signed=(
  "host:$host"
  x-acs-action:{{action}}
  x-acs-version:{{version}}
  "x-acs-date:$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  "x-acs-signature-nonce:$(openssl rand -hex 16)"
  "x-acs-content-sha256:$hashed_payload"
{{#hasContentType}}
  content-type:{{contentType}}
{{/hasContentType}}
{{#acsLines}}
  {{acsLines}}
{{/acsLines}}
)
if [ -n "${ALIBABA_CLOUD_SECURITY_TOKEN:-}" ]; then
  signed+=("x-acs-accesskey-id:$ALIBABA_CLOUD_ACCESS_KEY_ID" "x-acs-security-token:$ALIBABA_CLOUD_SECURITY_TOKEN")
fi

# Step 1: the canonical request
canonical_headers=$(printf '%s\n' "${signed[@]}" | LC_ALL=C sort -t: -k1,1)
signed_headers=$(printf '%s\n' "$canonical_headers" | cut -d: -f1 | paste -s -d';' -)
canonical_request="$method"$'\n'"$path"$'\n'"$query"$'\n'"$canonical_headers"$'\n\n'"$signed_headers"$'\n'"$hashed_payload"

# Step 2: the string to sign
algorithm='ACS3-HMAC-SHA256'
string_to_sign="$algorithm"$'\n'"$(sha256_hex "$canonical_request")"

# Step 3: the signature
secret_hex=$(printf '%s' "$ALIBABA_CLOUD_ACCESS_KEY_SECRET" | od -An -v -tx1 | tr -d ' \n')
signature=$(hmac_sha256_hex "$secret_hex" "$string_to_sign")

# Step 4: the header Authorization
authorization="$algorithm Credential=$ALIBABA_CLOUD_ACCESS_KEY_ID,SignedHeaders=$signed_headers,Signature=$signature"

headers=(-H "Authorization: $authorization" -H 'Accept: application/json')
{{#head}}
# Without a body to wait for.
headers+=(--head)
{{/head}}
# curl sets the host itself.
for line in "${signed[@]:1}"; do headers+=(-H "$line"); done
{{#otherHeaders}}
headers+=(
  {{otherHeaders}}
)
{{/otherHeaders}}

{{#payload}}
# From standard input, byte for byte: -d would drop line breaks and take "@" for a file.
printf '%s' "$payload" | curl -sS --globoff --path-as-is -X "$method" "${headers[@]}" --data-binary @- "$endpoint$path${query:+?$query}"
{{/payload}}
{{^payload}}
curl -sS --globoff --path-as-is -X "$method" "${headers[@]}" "$endpoint$path${query:+?$query}"
{{/payload}}
echo
