# Signs one request with TC3-HMAC-SHA256 and sends it. Ruby 2.7 or later, standard library only.
{{#query}}
require 'erb'
{{/query}}
require 'net/http'
require 'openssl'
require 'uri'

secret_id = ENV.fetch('TENCENTCLOUD_SECRET_ID')
secret_key = ENV.fetch('TENCENTCLOUD_SECRET_KEY')
# Only temporary credentials have one.
token = ENV.fetch('TENCENTCLOUD_SESSION_TOKEN', '')

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
query = params.map { |pair| pair.map { |text| ERB::Util.url_encode(text) }.join('=') }.join('&')
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
timestamp = Time.now.to_i
# The date of the scope is that of UTC.
date = Time.at(timestamp).utc.strftime('%Y-%m-%d')

def hmac_sha256(key, text)
  OpenSSL::HMAC.digest('SHA256', key, text)
end

# Step 1: the canonical request
method = {{method}}
canonical_headers = "content-type:#{content_type}\nhost:#{host}\n"
signed_headers = 'content-type;host'
hashed_payload = OpenSSL::Digest::SHA256.hexdigest(payload)
canonical_request = [method, path, query, canonical_headers, signed_headers, hashed_payload].join("\n")

# Step 2: the string to sign
algorithm = 'TC3-HMAC-SHA256'
credential_scope = "#{date}/#{service}/tc3_request"
string_to_sign = [algorithm, timestamp, credential_scope, OpenSSL::Digest::SHA256.hexdigest(canonical_request)].join("\n")

# Step 3: the signature, with a key derived from the secret key
secret_date = hmac_sha256("TC3#{secret_key}", date)
secret_service = hmac_sha256(secret_date, service)
secret_signing = hmac_sha256(secret_service, 'tc3_request')
signature = hmac_sha256(secret_signing, string_to_sign).unpack1('H*')

# Step 4: the header Authorization
authorization = "#{algorithm} Credential=#{secret_id}/#{credential_scope}, SignedHeaders=#{signed_headers}, Signature=#{signature}"

headers = {
  'Authorization' => authorization,
  'Content-Type' => content_type,
  'X-TC-Action' => action,
  'X-TC-Version' => version,
  'X-TC-Timestamp' => timestamp.to_s,
{{#region}}
  'X-TC-Region' => region,
{{/region}}
{{#language}}
  'X-TC-Language' => {{language}},
{{/language}}
{{#members}}
  {{members}}
{{/members}}
}
headers['X-TC-Token'] = token unless token.empty?

{{#get}}
uri = URI(query.empty? ? endpoint + path : "#{endpoint}#{path}?#{query}")
request = Net::HTTP::Get.new(uri, headers)
{{/get}}
{{#post}}
uri = URI(endpoint + path)
request = Net::HTTP::Post.new(uri, headers)
request.body = payload
{{/post}}
response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(request) }
puts response.body
