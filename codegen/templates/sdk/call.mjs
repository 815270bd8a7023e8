// npm install tencentcloud-sdk-nodejs-{{serviceName}}
import sdk from 'tencentcloud-sdk-nodejs-{{serviceName}}';

const { Client } = sdk.{{serviceName}}.{{v}};

const client = new Client({
  credential: {
    secretId: process.env.TENCENTCLOUD_SECRET_ID,
    secretKey: process.env.TENCENTCLOUD_SECRET_KEY,
    // Only temporary credentials have one.
    token: process.env.TENCENTCLOUD_SESSION_TOKEN,
  },
{{#region}}
  region: {{region}},
{{/region}}
  profile: {
{{#language}}
    language: {{language}},
{{/language}}
    httpProfile: {
      endpoint: {{host}},
{{#get}}
      reqMethod: 'GET',
{{/get}}
    },
  },
});

const params = {{params}};

try {
  console.log(JSON.stringify(await client.{{actionName}}(params)));
} catch (error) {
  console.error(error);
}
