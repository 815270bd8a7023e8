{{#browser}}
// npm install tc3fetch; a page needs 'wasm-unsafe-eval' in script-src, where it has a Content-Security-Policy.
import { call } from 'tc3fetch';

const config = {
  // Temporary credentials from your own server: every visitor of the page can read them.
  credentials: async () => (await fetch('/credentials')).json(),
  // Your own server forwards {proxy}/{host}/{path}: the services do not answer CORS.
{{#proxy}}
  proxy: {{proxy}},
{{/proxy}}
{{^proxy}}
  proxy: new URL('/tc3', location.href).href,
{{/proxy}}
};

{{/browser}}
{{#node}}
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

{{/node}}
{{#worker}}
// npm install tc3fetch; the keys are secrets of the Worker: npx wrangler secret put TENCENTCLOUD_SECRET_ID
import { Client } from 'tc3fetch';

{{/worker}}
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

{{#worker}}
export default {
  async fetch(_, env) {
    const client = new Client({
      credentials: {
        secretId: env.TENCENTCLOUD_SECRET_ID,
        secretKey: env.TENCENTCLOUD_SECRET_KEY,
        // Only temporary credentials have one.
        token: env.TENCENTCLOUD_SESSION_TOKEN || undefined,
      },
{{#proxy}}
      proxy: {{proxy}},
{{/proxy}}
    });
    try {
      return Response.json(await client.call(request));
    } catch (error) {
      return Response.json({ code: error.code, message: error.message, requestId: error.requestId }, { status: 502 });
    }
  },
};
{{/worker}}
{{^worker}}
try {
  console.log(await call(request, config));
} catch (error) {
  console.error(error.code, error.message, error.hint);
}
{{/worker}}
