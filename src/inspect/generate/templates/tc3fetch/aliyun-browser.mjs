// npm install tc3fetch; a page needs 'wasm-unsafe-eval' in script-src, where it has a Content-Security-Policy.
{{#typed}}
import { {{typed}} } from 'tc3fetch/fc';
{{/typed}}
{{^typed}}
import { sign } from 'tc3fetch/fc';
{{/typed}}

const config = {
  // Temporary credentials from your own server: whoever opens the page can read them.
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
  const url = signed.url.replace('https://', `${config.proxy}/`);
  const response = await fetch(url, signed);
  console.log(await response.text());
{{/typed}}
} catch (error) {
  console.error(error.code, error.message, error.hint);
}
