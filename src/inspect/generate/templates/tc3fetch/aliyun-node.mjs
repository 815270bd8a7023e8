// npm install tc3fetch
{{#typed}}
import { {{typed}} } from 'tc3fetch/fc';
{{/typed}}
{{^typed}}
import { sign } from 'tc3fetch/fc';
{{/typed}}

const config = {
  credentials: {
    accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID,
    accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
    // Only temporary credentials have one.
    securityToken: process.env.ALIBABA_CLOUD_SECURITY_TOKEN || undefined,
  },
{{#region}}
  region: {{region}},
{{/region}}
{{#ownHost}}
  host: {{host}},
{{/ownHost}}
{{#proxy}}
  proxy: {{proxy}},
{{/proxy}}
};

{{#typed}}
const params = {{params}};

{{/typed}}
{{^typed}}
const request = {
  action: {{action}},
  version: {{version}},
  method: {{method}},
  host: {{host}},
  path: {{path}},
{{#query}}
  // Sorted and percent-encoded when it is signed.
  query: Object.fromEntries([
    {{query}}
  ]),
{{/query}}
{{#members}}
  headers: {
    {{members}}
  },
{{/members}}
{{#payload}}
  contentType: {{contentType}},
  body: {{payload}},
{{/payload}}
};

{{/typed}}
try {
{{#typed}}
  const result = await {{typed}}(params, config);
{{#invokes}}
  console.log(new TextDecoder().decode(result.body));
{{/invokes}}
{{^invokes}}
  console.log(result);
{{/invokes}}
{{/typed}}
{{^typed}}
  const signed = sign(request, config.credentials);
{{#proxy}}
  const url = signed.url.replace('https://', `${config.proxy}/`);
{{/proxy}}
{{^proxy}}
  const url = signed.url;
{{/proxy}}
  const response = await fetch(url, signed);
  console.log(await response.text());
{{/typed}}
} catch (error) {
  console.error(error.code, error.message, error.hint);
}
