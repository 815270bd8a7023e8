// Signs one request with ACS3-HMAC-SHA256 and sends it. Node 18 or later, no packages.
import { createHash, createHmac, randomUUID } from 'node:crypto';

const accessKeyId = process.env.ALIBABA_CLOUD_ACCESS_KEY_ID;
const accessKeySecret = process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET;
// Only temporary credentials have one.
const securityToken = process.env.ALIBABA_CLOUD_SECURITY_TOKEN;
if (!accessKeyId || !accessKeySecret) throw new Error('set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET');

const method = {{method}};
const host = {{host}};
const endpoint = {{endpoint}};
const path = {{path}};
{{#query}}
const params = [
  {{query}}
];
// RFC 3986: everything but letters, digits and -_.~ is percent-encoded.
const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase());
// Sorted by the names.
params.sort(([a], [b]) => (a < b ? -1 : 1));
const query = params.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
{{/query}}
{{^query}}
const query = '';
{{/query}}
{{#payload}}
// Bytes: fetch leaves them, and the Content-Type, as they are.
const payload = new TextEncoder().encode({{payload}});
{{/payload}}
{{^payload}}
const payload = '';
{{/payload}}

const sha256Hex = (text) => createHash('sha256').update(text).digest('hex');

const hashedPayload = sha256Hex(payload);
const headers = {
  host,
  'x-acs-action': {{action}},
  'x-acs-version': {{version}},
  'x-acs-date': `${new Date().toISOString().slice(0, 19)}Z`,
  'x-acs-signature-nonce': randomUUID(),
  'x-acs-content-sha256': hashedPayload,
{{#hasContentType}}
  'content-type': {{contentType}},
{{/hasContentType}}
{{#members}}
  {{members}}
{{/members}}
};
if (securityToken) {
  headers['x-acs-accesskey-id'] = accessKeyId;
  headers['x-acs-security-token'] = securityToken;
}

// Step 1: the canonical request, with the host, the Content-Type and every x-acs- header
const signed = Object.keys(headers).filter((name) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-')).sort();
const canonicalHeaders = signed.map((name) => `${name}:${headers[name]}\n`).join('');
const signedHeaders = signed.join(';');
const canonicalRequest = [method, path, query, canonicalHeaders, signedHeaders, hashedPayload].join('\n');

// Step 2: the string to sign
const algorithm = 'ACS3-HMAC-SHA256';
const stringToSign = `${algorithm}\n${sha256Hex(canonicalRequest)}`;

// Step 3: the signature
const signature = createHmac('sha256', accessKeySecret).update(stringToSign).digest('hex');

// Step 4: the header Authorization
headers.authorization = `${algorithm} Credential=${accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`;
headers.accept = 'application/json';
// fetch takes the host from the URL.
delete headers.host;

{{#payload}}
const response = await fetch(endpoint + path + (query && `?${query}`), { method, headers, body: payload });
{{/payload}}
{{^payload}}
const response = await fetch(endpoint + path + (query && `?${query}`), { method, headers });
{{/payload}}
console.log(await response.text());
