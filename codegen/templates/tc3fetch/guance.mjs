{{#browser}}
// npm install tc3fetch
{{/browser}}
{{#node}}
// npm install tc3fetch
{{/node}}
{{#worker}}
// npm install tc3fetch; the key is a secret of the Worker: npx wrangler secret put DF_API_KEY
{{/worker}}
import { {{typed}} } from 'tc3fetch/guance';

{{#browser}}
const config = {
  // From your own server, for those who may have it: every visitor of the page can read it.
  apiKey: async () => (await fetch('/credentials')).text(),
{{#proxy}}
  baseUrl: {{endpoint}},
{{/proxy}}
{{^proxy}}
  // Your own server forwards {proxy}/{host}/{path}.
  baseUrl: new URL('/guance/' + {{host}}, location.href).href,
{{/proxy}}
{{#members}}
  headers: {
    {{members}}
  },
{{/members}}
};

{{/browser}}
{{#node}}
const config = {
  apiKey: process.env.DF_API_KEY,
  baseUrl: {{endpoint}},
{{#members}}
  headers: {
    {{members}}
  },
{{/members}}
};

{{/node}}
const params = {{params}};

{{#worker}}
export default {
  async fetch(_, env) {
    const config = {
      apiKey: env.DF_API_KEY,
      baseUrl: {{endpoint}},
{{#members}}
      headers: {
        {{members}}
      },
{{/members}}
    };
    try {
      return Response.json(await {{typed}}(params, config));
    } catch (error) {
      return Response.json({ code: error.code, message: error.message, requestId: error.requestId }, { status: 502 });
    }
  },
};
{{/worker}}
{{^worker}}
try {
  console.log(await {{typed}}(params, config));
} catch (error) {
  console.error(error.code, error.message, error.hint);
}
{{/worker}}
