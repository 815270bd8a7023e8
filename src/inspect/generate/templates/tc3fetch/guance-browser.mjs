// npm install tc3fetch
import { {{typed}} } from 'tc3fetch/guance';

const config = {
  // From your own server, for those who may have it: whoever opens the page can read it.
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

const params = {{params}};

try {
  console.log(await {{typed}}(params, config));
} catch (error) {
  console.error(error.code, error.message, error.hint);
}
