{{#browser}}
// npm install tc3fetch; a page needs 'wasm-unsafe-eval' in script-src, where it has a Content-Security-Policy.
{{/browser}}
{{#node}}
// npm install tc3fetch
{{/node}}
{{#worker}}
// npm install tc3fetch; the keys are secrets of the Worker: npx wrangler secret put ALIBABA_CLOUD_ACCESS_KEY_ID
{{/worker}}
{{#typed}}
import { {{typed}} } from 'tc3fetch/fc';
{{/typed}}
{{^typed}}
import { sign } from 'tc3fetch/fc';
{{/typed}}

{{#browser}}
const config = {
  // Temporary credentials from your own server: every visitor of the page can read them.
  credentials: await (await fetch('/credentials')).json(),
{{#region}}
  region: {{region}},
{{/region}}
{{#ownHost}}
  host: {{host}},
{{/ownHost}}
  // Your own server forwards {proxy}/{host}/{path}: not every service answers CORS.
{{#proxy}}
  proxy: {{proxy}},
{{/proxy}}
{{^proxy}}
  proxy: new URL('/acs', location.href).href,
{{/proxy}}
};

{{/browser}}
{{#node}}
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

{{/node}}
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
{{#worker}}
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
{{/worker}}
{{^worker}}
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
{{#browser}}
  const url = signed.url.replace('https://', `${config.proxy}/`);
{{/browser}}
{{^browser}}
{{#proxy}}
  const url = signed.url.replace('https://', `${config.proxy}/`);
{{/proxy}}
{{^proxy}}
  const url = signed.url;
{{/proxy}}
{{/browser}}
  const response = await fetch(url, signed);
  console.log(await response.text());
{{/typed}}
} catch (error) {
  console.error(error.code, error.message, error.hint);
}
{{/worker}}
