# gem install tencentcloud-sdk-{{serviceName}}
require 'json'
require 'tencentcloud-sdk-common'
require 'tencentcloud-sdk-{{serviceName}}'

include TencentCloud::Common
include TencentCloud::{{Service}}::{{V}}

begin
  token = ENV.fetch('TENCENTCLOUD_SESSION_TOKEN', '')
  # Only temporary credentials have a token.
  cred = Credential.new(ENV['TENCENTCLOUD_SECRET_ID'], ENV['TENCENTCLOUD_SECRET_KEY'], token.empty? ? nil : token)
  http_profile = HttpProfile.new
  http_profile.endpoint = {{host}}
{{#get}}
  http_profile.req_method = 'GET'
{{/get}}
  client_profile = ClientProfile.new
  client_profile.http_profile = http_profile
{{#language}}
  client_profile.language = {{language}}
{{/language}}
{{#region}}
  client = Client.new(cred, {{region}}, client_profile)
{{/region}}
{{^region}}
  client = Client.new(cred, '', client_profile)
{{/region}}

  request = {{Action}}Request.new
  request.deserialize(JSON.parse({{paramsJson}}))
  response = client.{{actionName}}(request)
  puts response.serialize.to_json
rescue TencentCloudSDKException => e
  puts e.message
end
