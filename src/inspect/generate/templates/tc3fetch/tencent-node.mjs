// npm install tc3fetch
import { call } from 'tc3fetch';

const config = {
  credentials: {
    secretId: process.env.TENCENTCLOUD_SECRET_ID,
    secretKey: process.env.TENCENTCLOUD_SECRET_KEY,
    // Only temporary credentials have one.
    token: process.env.TENCENTCLOUD_SESSION_TOKEN || undefined,
  },
{{#proxy}}
  proxy: {{proxy}},
{{/proxy}}
};

const request = {
  service: {{service}},
  version: {{version}},
  action: {{action}},
{{#region}}
  region: {{region}},
{{/region}}
{{#language}}
  language: {{language}},
{{/language}}
{{#get}}
  method: 'GET',
{{/get}}
{{#ownHost}}
  host: {{host}},
{{/ownHost}}
{{#hasPath}}
  path: {{path}},
{{/hasPath}}
{{#ownType}}
  contentType: {{contentType}},
{{/ownType}}
{{#members}}
  headers: {
    {{members}}
  },
{{/members}}
{{#params}}
  params: {{params}},
{{/params}}
{{^params}}
  body: {{payload}},
{{/params}}
};

try {
  console.log(await call(request, config));
} catch (error) {
  console.error(error.code, error.message, error.hint);
}
