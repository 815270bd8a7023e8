// npm install tc3fetch
import { {{typed}} } from 'tc3fetch/guance';

const config = {
  apiKey: process.env.DF_API_KEY,
  baseUrl: {{endpoint}},
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
