#!/usr/bin/env bash
# pip install tccli. It reads the keys from TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY,
# those of temporary credentials also from TENCENTCLOUD_TOKEN.
set -euo pipefail
if [ -n "${TENCENTCLOUD_SESSION_TOKEN:-}" ]; then
  export TENCENTCLOUD_TOKEN="$TENCENTCLOUD_SESSION_TOKEN"
fi

tccli {{serviceName}} {{actionName}} \
  --version {{versionName}} \
{{#region}}
  --region {{region}} \
{{/region}}
{{#language}}
  --language {{language}} \
{{/language}}
{{#ownHost}}
  --endpoint {{host}} \
{{/ownHost}}
  --cli-input-json file:///dev/stdin <<< {{paramsJson}}
