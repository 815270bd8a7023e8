#!/usr/bin/env bash
# Calls the Open API of Guance. The key comes from DF_API_KEY; there is no signature.
set -euo pipefail
: "${DF_API_KEY:?}"

endpoint={{endpoint}}
path={{path}}
{{#queryString}}
query={{queryString}}
{{/queryString}}
{{^queryString}}
query=''
{{/queryString}}
headers=(
  -H "DF-API-KEY: $DF_API_KEY"
{{#hasContentType}}
  -H Content-Type:{{contentType}}
{{/hasContentType}}
)
{{#headers}}
headers+=(
  {{headers}}
)
{{/headers}}

{{#get}}
curl -sS --globoff --path-as-is "${headers[@]}" "$endpoint$path${query:+?$query}"
{{/get}}
{{#post}}
payload={{payload}}
# From standard input, byte for byte: -d would drop line breaks and take "@" for a file.
printf '%s' "$payload" | curl -sS --globoff --path-as-is "${headers[@]}" --data-binary @- "$endpoint$path${query:+?$query}"
{{/post}}
echo
