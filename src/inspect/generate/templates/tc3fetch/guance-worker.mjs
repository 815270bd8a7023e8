// npm install tc3fetch; the key is a secret of the Worker: npx wrangler secret put DF_API_KEY
import { {{typed}} } from 'tc3fetch/guance';

const params = {{params}};

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
