# Signs one request with ACS3-HMAC-SHA256 and sends it. Python 3.8 or later, no packages.
import hashlib
import hmac
import os
import sys
import urllib.error
import urllib.request
import uuid
from datetime import datetime, timezone
{{#query}}
from urllib.parse import quote
{{/query}}

access_key_id = os.environ['ALIBABA_CLOUD_ACCESS_KEY_ID']
access_key_secret = os.environ['ALIBABA_CLOUD_ACCESS_KEY_SECRET']
# Only temporary credentials have one.
security_token = os.environ.get('ALIBABA_CLOUD_SECURITY_TOKEN')

method = {{method}}
host = {{host}}
endpoint = {{endpoint}}
path = {{path}}
{{#query}}
params = [
    {{query}}
]


def encode(text):
    """RFC 3986: everything but letters, digits and -_.~ is percent-encoded."""
    return quote(text, safe='-_.~')


query = '&'.join(f'{encode(name)}={encode(value)}' for name, value in sorted(params))
{{/query}}
{{^query}}
query = ''
{{/query}}
{{#payload}}
payload = {{payload}}.encode('utf-8')
{{/payload}}
{{^payload}}
payload = b''
{{/payload}}

hashed_payload = hashlib.sha256(payload).hexdigest()
headers = {
    'host': host,
    'x-acs-action': {{action}},
    'x-acs-version': {{version}},
    'x-acs-date': datetime.now(timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ'),
    'x-acs-signature-nonce': uuid.uuid4().hex,
    'x-acs-content-sha256': hashed_payload,
{{#hasContentType}}
    'content-type': {{contentType}},
{{/hasContentType}}
{{#members}}
    {{members}}
{{/members}}
}
if security_token:
    headers['x-acs-accesskey-id'] = access_key_id
    headers['x-acs-security-token'] = security_token

# Step 1: the canonical request, with the host, the Content-Type and every x-acs- header
signed = sorted(name for name in headers if name in ('host', 'content-type') or name.startswith('x-acs-'))
canonical_headers = ''.join(f'{name}:{headers[name]}\n' for name in signed)
signed_headers = ';'.join(signed)
canonical_request = '\n'.join([method, path, query, canonical_headers, signed_headers, hashed_payload])

# Step 2: the string to sign
algorithm = 'ACS3-HMAC-SHA256'
string_to_sign = algorithm + '\n' + hashlib.sha256(canonical_request.encode('utf-8')).hexdigest()

# Step 3: the signature
signature = hmac.new(access_key_secret.encode('utf-8'), string_to_sign.encode('utf-8'), hashlib.sha256).hexdigest()

# Step 4: the header Authorization
headers['authorization'] = f'{algorithm} Credential={access_key_id},SignedHeaders={signed_headers},Signature={signature}'
headers['accept'] = 'application/json'
# urllib takes the host from the URL.
del headers['host']

url = endpoint + path + ('?' + query if query else '')
{{#payload}}
request = urllib.request.Request(url, data=payload, headers=headers, method=method)
{{/payload}}
{{^payload}}
request = urllib.request.Request(url, headers=headers, method=method)
{{/payload}}
try:
    response = urllib.request.urlopen(request)
except urllib.error.HTTPError as error:
    response = error
sys.stdout.buffer.write(response.read() + b'\n')
