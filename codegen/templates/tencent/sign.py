# Signs one request with TC3-HMAC-SHA256 and sends it. Python 3.8 or later, no packages.
import hashlib
import hmac
import os
import sys
import time
import urllib.error
import urllib.request
from datetime import datetime, timezone
{{#query}}
from urllib.parse import quote
{{/query}}

secret_id = os.environ['TENCENTCLOUD_SECRET_ID']
secret_key = os.environ['TENCENTCLOUD_SECRET_KEY']
# Only temporary credentials have one.
token = os.environ.get('TENCENTCLOUD_SESSION_TOKEN')

service = {{service}}
host = {{host}}
endpoint = {{endpoint}}
action = {{action}}
version = {{version}}
{{#region}}
region = {{region}}
{{/region}}
path = {{path}}
{{#get}}
{{#query}}
params = [
    {{query}}
]
# RFC 3986: everything but letters, digits and -_.~ is percent-encoded.
query = '&'.join(f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in params)
{{/query}}
{{^query}}
query = ''
{{/query}}
payload = ''
{{/get}}
{{#post}}
query = ''
payload = {{payload}}
{{/post}}
content_type = {{contentType}}
timestamp = int(time.time())
# The date of the scope is that of UTC.
date = datetime.fromtimestamp(timestamp, timezone.utc).strftime('%Y-%m-%d')


def sha256_hex(text):
    return hashlib.sha256(text.encode('utf-8')).hexdigest()


def hmac_sha256(key, text):
    return hmac.new(key, text.encode('utf-8'), hashlib.sha256).digest()


# Step 1: the canonical request
method = {{method}}
canonical_headers = f'content-type:{content_type}\nhost:{host}\n'
signed_headers = 'content-type;host'
hashed_payload = sha256_hex(payload)
canonical_request = '\n'.join([method, path, query, canonical_headers, signed_headers, hashed_payload])

# Step 2: the string to sign
algorithm = 'TC3-HMAC-SHA256'
credential_scope = f'{date}/{service}/tc3_request'
string_to_sign = '\n'.join([algorithm, str(timestamp), credential_scope, sha256_hex(canonical_request)])

# Step 3: the signature, with a key derived from the secret key
secret_date = hmac_sha256(('TC3' + secret_key).encode('utf-8'), date)
secret_service = hmac_sha256(secret_date, service)
secret_signing = hmac_sha256(secret_service, 'tc3_request')
signature = hmac_sha256(secret_signing, string_to_sign).hex()

# Step 4: the header Authorization
authorization = f'{algorithm} Credential={secret_id}/{credential_scope}, SignedHeaders={signed_headers}, Signature={signature}'

headers = {
    'Authorization': authorization,
    'Content-Type': content_type,
    'X-TC-Action': action,
    'X-TC-Version': version,
    'X-TC-Timestamp': str(timestamp),
{{#region}}
    'X-TC-Region': region,
{{/region}}
{{#language}}
    'X-TC-Language': {{language}},
{{/language}}
{{#members}}
    {{members}}
{{/members}}
}
if token:
    headers['X-TC-Token'] = token

{{#get}}
url = endpoint + path + ('?' + query if query else '')
request = urllib.request.Request(url, headers=headers)
{{/get}}
{{#post}}
request = urllib.request.Request(endpoint + path, data=payload.encode('utf-8'), headers=headers)
{{/post}}
try:
    response = urllib.request.urlopen(request)
except urllib.error.HTTPError as error:
    response = error
sys.stdout.buffer.write(response.read() + b'\n')
