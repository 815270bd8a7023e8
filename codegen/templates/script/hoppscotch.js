// Pre-request script for Hoppscotch (with the new scripting, which has hopp and crypto):
// signs the request as it is about to be sent. Set TENCENTCLOUD_SECRET_ID and
// TENCENTCLOUD_SECRET_KEY in the environment, for temporary credentials
// TENCENTCLOUD_SESSION_TOKEN as well. Choose no authorization.
const secretId = hopp.env.get('TENCENTCLOUD_SECRET_ID');
const secretKey = hopp.env.get('TENCENTCLOUD_SECRET_KEY');
const token = hopp.env.get('TENCENTCLOUD_SESSION_TOKEN');
if (!secretId || !secretKey) throw new Error('set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY');

const service = {{service}};
const action = {{action}};
const version = {{version}};
{{#region}}
const region = {{region}};
{{/region}}

// Variables are replaced now, and the result is written back: what is signed is what is sent.
const replaced = (text) => text.replace(/<<([^<>]+)>>/g, (mark, name) => hopp.env.get(name.trim()) ?? mark);
const method = hopp.request.method.toUpperCase();
const [, scheme = 'https://', host, path, search] = /^(https?:\/\/)?([^/?#]+)([^?#]*)\??([^#]*)/i.exec(replaced(hopp.request.url));
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
// The parameters of the request's own list follow those of the URL.
const listed = hopp.request.params.filter((param) => param.active).map((param) => `${encode(replaced(param.key))}=${encode(replaced(param.value))}`);
const query = [...search.split('&').filter(Boolean).map(encodePair), ...listed].join('&');
const signedHost = host.toLowerCase().replace(/:443$/, '');
hopp.request.setParams([]);
{{#proxy}}
const proxy = {{proxy}};
hopp.request.setUrl(`${proxy}/${signedHost}${path || '/'}${query && '?' + query}`);
{{/proxy}}
{{^proxy}}
hopp.request.setUrl(`${scheme}${host}${path || '/'}${query && '?' + query}`);
{{/proxy}}

let payload = '';
let contentType = 'application/x-www-form-urlencoded';
if (method !== 'GET') {
  payload = replaced(hopp.request.body.body ?? '');
  try {
    // Hoppscotch writes JSON anew before it sends it, without white space.
    payload = JSON.stringify(JSON.parse(payload));
  } catch {
    // What is no JSON stays as it is.
  }
  const header = hopp.request.headers.find(({ active, key }) => active && key.toLowerCase() === 'content-type');
  contentType = replaced(header ? header.value : {{contentType}}).toLowerCase();
  hopp.request.setBody({ contentType: hopp.request.body.contentType ?? 'application/json', body: payload });
}
const timestamp = String(Math.floor(Date.now() / 1000));
// The date of the scope is that of UTC.
const date = new Date(timestamp * 1000).toISOString().slice(0, 10);

// UTF-8, without the help of an encoder.
const utf8 = (text) => Uint8Array.from(unescape(encodeURIComponent(text)), (character) => character.charCodeAt(0));
const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
const sha256Hex = async (text) => hex(await crypto.subtle.digest('SHA-256', utf8(text)));
const hmacSha256 = async (key, text) => {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8(text)));
};

// Step 1: the canonical request
const canonicalHeaders = `content-type:${contentType}\nhost:${signedHost}\n`;
const signedHeaders = 'content-type;host';
const canonicalRequest = [method, path || '/', query, canonicalHeaders, signedHeaders, await sha256Hex(payload)].join('\n');

// Step 2: the string to sign
const algorithm = 'TC3-HMAC-SHA256';
const credentialScope = `${date}/${service}/tc3_request`;
const stringToSign = [algorithm, timestamp, credentialScope, await sha256Hex(canonicalRequest)].join('\n');

// Step 3: the signature, with a key derived from the secret key
const secretDate = await hmacSha256(utf8('TC3' + secretKey), date);
const secretService = await hmacSha256(secretDate, service);
const secretSigning = await hmacSha256(secretService, 'tc3_request');
const signature = hex(await hmacSha256(secretSigning, stringToSign));

// Step 4: the header Authorization
const authorization = `${algorithm} Credential=${secretId}/${credentialScope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;

hopp.request.setHeader('Authorization', authorization);
hopp.request.setHeader('Content-Type', contentType);
hopp.request.setHeader('X-TC-Action', action);
hopp.request.setHeader('X-TC-Version', version);
hopp.request.setHeader('X-TC-Timestamp', timestamp);
{{#region}}
hopp.request.setHeader('X-TC-Region', region);
{{/region}}
{{#language}}
hopp.request.setHeader('X-TC-Language', {{language}});
{{/language}}
if (token) hopp.request.setHeader('X-TC-Token', token);
