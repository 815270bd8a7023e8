// npm install tc3fetch; the keys are secrets of the Worker: npx wrangler secret put TENCENTCLOUD_SECRET_ID
import { Client } from 'tc3fetch';

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
