// Signs one request with TC3-HMAC-SHA256 and sends it. Node 18 or later, no packages.
import { createHash, createHmac } from 'node:crypto';

const secretId = process.env.TENCENTCLOUD_SECRET_ID;
const secretKey = process.env.TENCENTCLOUD_SECRET_KEY;
// Only temporary credentials have one.
const token = process.env.TENCENTCLOUD_SESSION_TOKEN;
if (!secretId || !secretKey) throw new Error('set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY');

const service = {{service}};
const host = {{host}};
const endpoint = {{endpoint}};
const action = {{action}};
const version = {{version}};
{{#region}}
const region = {{region}};
{{/region}}
const path = {{path}};
{{#get}}
{{#query}}
const params = [
  {{query}}
];
// RFC 3986: everything but letters, digits and -_.~ is percent-encoded.
const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase());
const query = params.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
{{/query}}
{{^query}}
const query = '';
{{/query}}
const payload = '';
{{/get}}
{{#post}}
const query = '';
const payload = {{payload}};
{{/post}}
const contentType = {{contentType}};
const timestamp = Math.floor(Date.now() / 1000);
// The date of the scope is that of UTC.
const date = new Date(timestamp * 1000).toISOString().slice(0, 10);

const sha256Hex = (text) => createHash('sha256').update(text).digest('hex');
const hmacSha256 = (key, text) => createHmac('sha256', key).update(text).digest();

// Step 1: the canonical request
const method = {{method}};
const canonicalHeaders = `content-type:${contentType}\nhost:${host}\n`;
const signedHeaders = 'content-type;host';
const hashedPayload = sha256Hex(payload);
const canonicalRequest = [method, path, query, canonicalHeaders, signedHeaders, hashedPayload].join('\n');

// Step 2: the string to sign
const algorithm = 'TC3-HMAC-SHA256';
const credentialScope = `${date}/${service}/tc3_request`;
const stringToSign = [algorithm, timestamp, credentialScope, sha256Hex(canonicalRequest)].join('\n');

// Step 3: the signature, with a key derived from the secret key
const secretDate = hmacSha256(`TC3${secretKey}`, date);
const secretService = hmacSha256(secretDate, service);
const secretSigning = hmacSha256(secretService, 'tc3_request');
const signature = hmacSha256(secretSigning, stringToSign).toString('hex');

// Step 4: the header Authorization
const authorization = `${algorithm} Credential=${secretId}/${credentialScope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;

const headers = {
  Authorization: authorization,
  'Content-Type': contentType,
  'X-TC-Action': action,
  'X-TC-Version': version,
  'X-TC-Timestamp': `${timestamp}`,
{{#region}}
  'X-TC-Region': region,
{{/region}}
{{#language}}
  'X-TC-Language': {{language}},
{{/language}}
{{#members}}
  {{members}}
{{/members}}
};
if (token) headers['X-TC-Token'] = token;

{{#get}}
const response = await fetch(endpoint + path + (query && `?${query}`), { headers });
{{/get}}
{{#post}}
// Bytes: fetch leaves them, and the Content-Type, as they are.
const response = await fetch(endpoint + path, { method, headers, body: new TextEncoder().encode(payload) });
{{/post}}
console.log(await response.text());
