// npm install tc3fetch; a page needs 'wasm-unsafe-eval' in script-src, where it has a Content-Security-Policy.
import { call } from 'tc3fetch';

const config = {
  // Temporary credentials from your own server: whoever opens the page can read them.
  credentials: async () => (await fetch('/credentials')).json(),
  // Your own server forwards {proxy}/{host}/{path}: the services do not answer CORS.
{{#proxy}}
  proxy: {{proxy}},
{{/proxy}}
{{^proxy}}
  proxy: new URL('/tc3', location.href).href,
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
