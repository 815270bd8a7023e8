// An example of each cause: a request that was signed wrong in that way and no other. The signers
// follow the vendors' pages step by step, and share nothing with the package.
import { createHash, createHmac } from "node:crypto";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const hmac = (key, message) => createHmac("sha256", key).update(message).digest();
const identity = (value) => value;

/** The local endpoint's published example; it opens no account. */
const KEYS = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };
/** Long-lived ids have 36 characters, temporary ones far more. */
const PERMANENT_ID = "AKIDEXAMPLEexampleEXAMPLEexampleEXAM";
const TEMPORARY_ID = "AKIDEXAMPLEtemporaryEXAMPLEtemporaryEXAMPLEtemporary";

/** 2019-02-25 16:44:25 UTC, the next day in China. */
const TIMESTAMP = 1551113065;

/**
 * A request with TC3-HMAC-SHA256. `signed` and `sent` are what differs from a right request on
 * either side; the other members replace a step.
 */
function tc3({ signed = {}, sent = {}, ...steps }) {
  const right = {
    method: "POST",
    host: "cvm.tencentcloudapi.com",
    path: "/",
    query: "",
    contentType: "application/json; charset=utf-8",
    payload: '{"Limit":1}',
    timestamp: TIMESTAMP,
    date: "2019-02-25",
    service: "cvm",
    end: "tc3_request",
    algorithm: "TC3-HMAC-SHA256",
    signedHeaders: "content-type;host",
    keys: KEYS,
  };
  const one = { ...right, ...signed };
  const other = { ...right, ...sent };
  const {
    canonicalHeaders = ({ contentType, host }) => `content-type:${contentType}\nhost:${host}\n`,
    hashPayload = sha256,
    canonicalRequest = identity,
    hashRequest = sha256,
    stringToSign = identity,
    secret = ({ secretKey }) => `TC3${secretKey}`,
    derive = (key, names) => names.reduce(hmac, key),
    signature = (key, text) => hmac(key, text).toString("hex"),
    authorization = identity,
    headers = identity,
  } = steps;
  const lines = [one.method, one.path, one.query, canonicalHeaders(one), one.signedHeaders, hashPayload(one.payload)];
  const hashed = hashRequest(canonicalRequest(lines.join("\n")));
  const scope = `${one.date}/${one.service}/${one.end}`;
  const text = stringToSign([one.algorithm, one.timestamp, scope, hashed].join("\n"));
  const key = derive(secret(one.keys), [one.date, one.service, one.end]);
  const credential = `Credential=${other.keys.secretId}/${scope}`;
  const value = `TC3-HMAC-SHA256 ${credential}, SignedHeaders=${one.signedHeaders}, Signature=${signature(key, text)}`;
  return {
    request: {
      method: other.method,
      url: `https://${other.host}${other.path}${other.query && `?${other.query}`}`,
      headers: headers([
        ["Host", other.host],
        ["Content-Type", other.contentType],
        ["X-TC-Action", "DescribeInstances"],
        ["X-TC-Version", "2017-03-12"],
        ["X-TC-Timestamp", String(other.timestamp)],
        ["Authorization", authorization(value)],
      ]),
      body: new Uint8Array(Buffer.from(other.method === "GET" ? "" : other.payload)),
      missing: [],
    },
    keys: other.keys,
  };
}

/** A GET with TC3-HMAC-SHA256. */
const tc3Get = ({ signed, sent, ...steps }) => {
  const get = { method: "GET", contentType: "application/x-www-form-urlencoded", payload: "" };
  return tc3({
    signed: { ...get, query: "Limit=1&Offset=0", ...signed },
    sent: { ...get, query: "Limit=1&Offset=0", ...sent },
    ...steps,
  });
};

/** A GET with signature v1. `change` edits the parameters; the other members replace a step. */
function v1({
  method = "HmacSHA256",
  hash = method === "HmacSHA1" ? "sha1" : "sha256",
  change = identity,
  order = (names) => names.sort(),
  encode = identity,
  head = "GETcvm.tencentcloudapi.com/?",
  wire = encodeURIComponent,
}) {
  const params = change({
    Action: "DescribeInstances",
    Version: "2017-03-12",
    Region: "ap-guangzhou",
    Timestamp: String(TIMESTAMP),
    Nonce: "11886",
    SecretId: KEYS.secretId,
    SignatureMethod: method,
    "InstanceIds.0": "ins-09dx96dg",
  });
  const text = order(Object.keys(params))
    .map((name) => `${name}=${encode(params[name])}`)
    .join("&");
  const signature = createHmac(hash, KEYS.secretKey)
    .update(head + text)
    .digest("base64");
  const sent = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const url = `https://cvm.tencentcloudapi.com/?${sent.join("&")}&Signature=${wire(signature)}`;
  return { request: { method: "GET", url, headers: [], body: new Uint8Array(0), missing: [] }, keys: KEYS };
}

const differentPayload = (payload) => ({ signed: { payload } });
/** A payload that differs in a part of both sides. */
const payloads = (signed, sent) => tc3({ signed: { payload: signed }, sent: { payload: sent } });

const withCrLf = (text) => text.replaceAll("\n", "\r\n");

/** 中文 in GBK. */
const GBK = Buffer.from([0x7b, 0x22, 0x4e, 0x22, 0x3a, 0x22, 0xd6, 0xd0, 0xce, 0xc4, 0x22, 0x7d]);

/** By cause: a function that makes the example, `{ request, keys, options }`. */
export const examples = {
  "content-type-differs": () => tc3({ signed: { contentType: "application/json" } }),
  "content-type-missing": () => tc3({ headers: (headers) => headers.filter(([name]) => name !== "Content-Type") }),
  "host-differs": () => tc3({ sent: { host: "cvm.ap-guangzhou.tencentcloudapi.com" } }),
  "host-port": () => tc3({ signed: { host: "cvm.tencentcloudapi.com:443" } }),
  "host-url": () => tc3({ signed: { host: "https://cvm.tencentcloudapi.com" } }),
  "method-differs": () => tc3({ signed: { method: "GET" } }),
  "path-differs": () => tc3({ signed: { path: "" } }),
  "date-local": () => tc3({ signed: { date: "2019-02-26" } }),
  "date-differs": () => tc3({ signed: { date: "2019-02-20" } }),
  "date-format": () => tc3({ signed: { date: "20190225" } }),
  "timestamp-milliseconds": () =>
    tc3({ signed: { timestamp: TIMESTAMP * 1000 }, sent: { timestamp: TIMESTAMP * 1000 } }),
  "timestamp-differs": () => tc3({ signed: { timestamp: TIMESTAMP - 1 } }),
  "timestamp-expired": () => ({ ...tc3({}), options: { now: TIMESTAMP + 3600 } }),
  "service-differs": () => tc3({ signed: { service: "cbs" } }),
  "scope-format": () => tc3({ signed: { end: "aws4_request" } }),
  "algorithm-differs": () => tc3({ signed: { algorithm: "HMAC-SHA256" } }),
  "payload-respaced": () => tc3(differentPayload('{"Limit": 1}')),
  "payload-reordered": () => payloads('{"Limit":1,"Offset":0}', '{"Offset":0,"Limit":1}'),
  "payload-escaped": () => payloads('{"Name":"\\u4e2d"}', '{"Name":"中"}'),
  "payload-nulls": () => payloads('{"Limit":1}', '{"Limit":1,"Filters":null}'),
  "payload-numbers": () => payloads('{"Limit":1}', '{"Limit":1.0}'),
  "payload-newline": () => tc3(differentPayload('{"Limit":1}\n')),
  "payload-bom": () => tc3(differentPayload('\ufeff{"Limit":1}')),
  "payload-charset": () => payloads(GBK, '{"N":"中文"}'),
  "payload-empty": () => tc3(differentPayload("")),
  "payload-unsigned": () => tc3(differentPayload("UNSIGNED-PAYLOAD")),
  "payload-differs": () => {
    const signed = '{"Limit":100}';
    const example = tc3(differentPayload(signed));
    const canonicalRequest = [
      "POST\n/\n\ncontent-type:application/json; charset=utf-8\nhost:cvm.tencentcloudapi.com\n",
      "content-type;host",
      sha256(signed),
    ].join("\n");
    return { ...example, options: { canonicalRequest } };
  },
  "payload-not-hashed": () => tc3({ hashPayload: identity }),
  "query-missing": () => tc3Get({ signed: { query: "" } }),
  "query-needless": () => tc3({ signed: { query: "Limit=1" } }),
  "query-order": () => tc3Get({ sent: { query: "Offset=0&Limit=1" } }),
  "query-encoding": () => tc3Get({ signed: { query: "Name=a+b" }, sent: { query: "Name=a%20b" } }),
  "headers-order": () =>
    tc3({
      signed: { signedHeaders: "host;content-type" },
      canonicalHeaders: ({ contentType, host }) => `host:${host}\ncontent-type:${contentType}\n`,
    }),
  "headers-case": () =>
    tc3({ canonicalHeaders: ({ contentType, host }) => `Content-Type:${contentType}\nHost:${host}\n` }),
  "headers-end": () =>
    tc3({ canonicalHeaders: ({ contentType, host }) => `content-type:${contentType}\nhost:${host}` }),
  "headers-format": () =>
    tc3({ canonicalHeaders: ({ contentType, host }) => `content-type: ${contentType}\nhost: ${host}\n` }),
  "headers-list": () => tc3({ signed: { signedHeaders: "host" }, canonicalHeaders: ({ host }) => `host:${host}\n` }),
  "line-endings": () => tc3({ canonicalRequest: withCrLf, stringToSign: withCrLf }),
  "request-not-hashed": () => tc3({ hashRequest: identity }),
  "hash-case": () => tc3({ hashPayload: (payload) => sha256(payload).toUpperCase() }),
  "key-prefix": () => tc3({ secret: ({ secretKey }) => secretKey }),
  "key-whitespace": () => tc3({ secret: ({ secretKey }) => `TC3${secretKey}\n` }),
  "key-swapped": () => tc3({ secret: ({ secretId }) => `TC3${secretId}` }),
  "key-hex": () => tc3({ derive: (key, names) => names.reduce((last, name) => hmac(last, name).toString("hex"), key) }),
  "key-underived": () => tc3({ secret: ({ secretKey }) => secretKey, derive: identity }),
  "key-steps": () => tc3({ derive: (key, [date, , end]) => [date, end].reduce(hmac, key) }),
  "hmac-swapped": () => tc3({ signature: (key, text) => hmac(text, key).toString("hex") }),
  "signature-case": () => tc3({ signature: (key, text) => hmac(key, text).toString("hex").toUpperCase() }),
  "signature-base64": () => tc3({ signature: (key, text) => hmac(key, text).toString("base64") }),
  "authorization-format": () => tc3({ authorization: (value) => value.replaceAll(",", ";") }),
  "header-missing": () => tc3({ headers: (headers) => headers.filter(([name]) => name !== "X-TC-Version") }),
  "parameter-missing": () =>
    v1({
      change: (params) => {
        const { Version, ...others } = params;
        return others;
      },
    }),
  "token-missing": () => tc3({ sent: { keys: { ...KEYS, secretId: TEMPORARY_ID } } }),
  "token-needless": () =>
    tc3({
      sent: { keys: { ...KEYS, secretId: PERMANENT_ID } },
      headers: (headers) => [...headers, ["X-TC-Token", "EXAMPLETOKEN"]],
    }),
  "v1-unsorted": () => v1({ order: identity }),
  "v1-case": () =>
    v1({
      change: (params) => ({ ...params, appId: "1" }),
      order: (names) => names.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    }),
  "v1-encoded": () => v1({ change: (params) => ({ ...params, Name: "a b" }), encode: encodeURIComponent }),
  "v1-head": () => v1({ head: "POSTcvm.tencentcloudapi.com/?" }),
  "v1-method": () => v1({ hash: "sha1" }),
  "v1-wire": () => v1({ wire: (signature) => encodeURIComponent(encodeURIComponent(signature)) }),
  "secret-wrong": () => tc3({ signed: { keys: { ...KEYS, secretKey: "ANOTHERSECRET" } } }),
};
