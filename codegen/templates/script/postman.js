// Pre-request script for Postman and Apifox: signs the request as it is about to be sent.
// Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY in the environment, for temporary
// credentials TENCENTCLOUD_SESSION_TOKEN as well. Choose "No Auth", and "raw" for the body.
const cryptoJs = require('crypto-js');

const secretId = pm.variables.get('TENCENTCLOUD_SECRET_ID');
const secretKey = pm.variables.get('TENCENTCLOUD_SECRET_KEY');
const token = pm.variables.get('TENCENTCLOUD_SESSION_TOKEN');
if (!secretId || !secretKey) throw new Error('set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY');

const service = {{service}};
const action = {{action}};
const version = {{version}};
{{#region}}
const region = {{region}};
{{/region}}

// Variables are replaced now, and the result is written back: what is signed is what is sent.
const method = pm.request.method.toUpperCase();
const [, scheme = 'https://', host, path, search] = /^(https?:\/\/)?([^/?#]+)([^?#]*)\??([^#]*)/i.exec(pm.variables.replaceIn(pm.request.url.toString()));
const decode = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
// RFC 3986: everything but letters, digits and -_.~ is percent-encoded.
const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase());
const encodePair = (pair) => {
  const [name, ...value] = pair.split('=');
  return `${encode(decode(name))}=${encode(decode(value.join('=')))}`;
};
const query = search.split('&').filter(Boolean).map(encodePair).join('&');
const signedHost = host.toLowerCase().replace(/:443$/, '');
{{#proxy}}
const proxy = {{proxy}};
pm.request.url.update(`${proxy}/${signedHost}${path || '/'}${query && '?' + query}`);
{{/proxy}}
{{^proxy}}
pm.request.url.update(`${scheme}${host}${path || '/'}${query && '?' + query}`);
{{/proxy}}

let payload = '';
let contentType = 'application/x-www-form-urlencoded';
if (method !== 'GET') {
  payload = pm.variables.replaceIn((pm.request.body && pm.request.body.raw) || '');
  pm.request.body.update({ mode: 'raw', raw: payload, options: pm.request.body.options });
  contentType = pm.variables.replaceIn(pm.request.headers.get('Content-Type') || {{contentType}}).toLowerCase();
}
const timestamp = String(Math.floor(Date.now() / 1000));
// The date of the scope is that of UTC.
const date = new Date(timestamp * 1000).toISOString().slice(0, 10);

const sha256Hex = (text) => cryptoJs.SHA256(text).toString();
const hmacSha256 = (key, text) => cryptoJs.HmacSHA256(text, key);

// Step 1: the canonical request
const canonicalHeaders = `content-type:${contentType}\nhost:${signedHost}\n`;
const signedHeaders = 'content-type;host';
const canonicalRequest = [method, path || '/', query, canonicalHeaders, signedHeaders, sha256Hex(payload)].join('\n');

// Step 2: the string to sign
const algorithm = 'TC3-HMAC-SHA256';
const credentialScope = `${date}/${service}/tc3_request`;
const stringToSign = [algorithm, timestamp, credentialScope, sha256Hex(canonicalRequest)].join('\n');

// Step 3: the signature, with a key derived from the secret key
const secretDate = hmacSha256('TC3' + secretKey, date);
const secretService = hmacSha256(secretDate, service);
const secretSigning = hmacSha256(secretService, 'tc3_request');
const signature = hmacSha256(secretSigning, stringToSign).toString();

// Step 4: the header Authorization
const authorization = `${algorithm} Credential=${secretId}/${credentialScope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;

const headers = {
  Authorization: authorization,
  'Content-Type': contentType,
  'X-TC-Action': action,
  'X-TC-Version': version,
  'X-TC-Timestamp': timestamp,
{{#region}}
  'X-TC-Region': region,
{{/region}}
{{#language}}
  'X-TC-Language': {{language}},
{{/language}}
};
if (token) headers['X-TC-Token'] = token;
for (const [key, value] of Object.entries(headers)) pm.request.headers.upsert({ key, value });
