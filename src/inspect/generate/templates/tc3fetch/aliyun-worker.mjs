// npm install tc3fetch; the keys are secrets of the Worker: npx wrangler secret put ALIBABA_CLOUD_ACCESS_KEY_ID
{{#typed}}
import { {{typed}} } from 'tc3fetch/fc';
{{/typed}}
{{^typed}}
import { sign } from 'tc3fetch/fc';
{{/typed}}

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
export default {
  async fetch(_, env) {
    const config = {
      credentials: {
        accessKeyId: env.ALIBABA_CLOUD_ACCESS_KEY_ID,
        accessKeySecret: env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
        // Only temporary credentials have one.
        securityToken: env.ALIBABA_CLOUD_SECURITY_TOKEN || undefined,
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
    try {
{{#typed}}
      const result = await {{typed}}(params, config);
{{#invokes}}
      return new Response(result.body);
{{/invokes}}
{{^invokes}}
      return Response.json(result);
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
      return new Response(response.body, response);
{{/typed}}
    } catch (error) {
      return Response.json({ code: error.code, message: error.message, requestId: error.requestId }, { status: 502 });
    }
  },
};
