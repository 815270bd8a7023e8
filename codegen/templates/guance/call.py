# Calls the Open API of Guance. Python 3.8 or later, no packages; there is no signature.
import os
import sys
import urllib.error
import urllib.request
{{#query}}
from urllib.parse import quote, urlencode
{{/query}}

url = {{endpoint}} + {{path}}
{{#query}}
params = [
    {{query}}
]
url += '?' + urlencode(params, quote_via=quote, safe='-_.~')
{{/query}}
headers = {
    'DF-API-KEY': os.environ['DF_API_KEY'],
{{#hasContentType}}
    'Content-Type': {{contentType}},
{{/hasContentType}}
{{#members}}
    {{members}}
{{/members}}
}
{{#get}}
request = urllib.request.Request(url, headers=headers)
{{/get}}
{{#post}}
payload = {{payload}}
request = urllib.request.Request(url, data=payload.encode('utf-8'), headers=headers)
{{/post}}
try:
    response = urllib.request.urlopen(request)
except urllib.error.HTTPError as error:
    response = error
sys.stdout.buffer.write(response.read() + b'\n')
