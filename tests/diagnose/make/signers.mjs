/**
 * The three signatures as the vendors' pages describe them, with node:crypto and nothing of ours.
 *
 * Each step takes what it works on from `signs`, where a mistake can change it:
 *
 * - TC3-HMAC-SHA256: https://cloud.tencent.com/document/api/213/30654
 * - signature v1: https://cloud.tencent.com/document/api/213/30653
 * - ACS3-HMAC-SHA256: https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature
 */
import { createHash, createHmac } from "node:crypto";

export const sha256 = (data) => createHash("sha256").update(data).digest("hex");
export const hmac256 = (key, message) => createHmac("sha256", key).update(message).digest();

/** `2019-02-25` of a time in Unix seconds, in a zone that many hours east of Greenwich. */
export const dateOf = (timestamp, hours = 0) => new Date((timestamp + hours * 3600) * 1000).toISOString().slice(0, 10);

/** RFC 3986: what is not unreserved is `%XX`. */
export const encode = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** What is right unless a mistake changes it. */
const RIGHT = {
  path: "/",
  query: "",
  /** Ends the canonical headers. */
  headersEnd: "\n",
  lineFeed: "\n",
  hashPayload: sha256,
  hashRequest: sha256,
  hmac: hmac256,
  /** What becomes of a derived key before the next step. */
  derived: (key) => key,
  write: (signature) => signature.toString("hex"),
};

export const TC3 = {
  ...RIGHT,
  algorithm: "TC3-HMAC-SHA256",
  terminator: "tc3_request",
  prefix: "TC3",
  /** What each step of the key adds, in order. */
  steps: ({ date, service, terminator }) => [date, service, terminator],
  firstKey: ({ prefix, secretKey }) => prefix + secretKey,
  scope: ({ date, service, terminator }) => `${date}/${service}/${terminator}`,
  stringToSign: ({ algorithm, timestamp }, scope, hash) => [algorithm, timestamp, scope, hash],
};

export const ACS3 = {
  ...RIGHT,
  algorithm: "ACS3-HMAC-SHA256",
  prefix: "",
  // The secret itself is the key.
  steps: () => [],
  firstKey: ({ prefix, secretKey }) => prefix + secretKey,
  scope: () => undefined,
  stringToSign: ({ algorithm }, _scope, hash) => [algorithm, hash],
};

/** TC3 and ACS3: a canonical request, its hash in the string to sign, an HMAC of that. */
export function signCanonical(signs) {
  const headers = signs.headers.map(([name, value]) => `${name}:${value}`).join("\n") + signs.headersEnd;
  const parts = [signs.method, signs.path, signs.query, headers, signs.list, signs.hashPayload(signs.payload)];
  const canonicalRequest = parts.join("\n").replaceAll("\n", signs.lineFeed);
  const scope = signs.scope(signs);
  const hash = signs.hashRequest(canonicalRequest);
  const stringToSign = signs.stringToSign(signs, scope, hash).join(signs.lineFeed);
  const step = (key, message) => signs.derived(signs.hmac(key, message));
  const key = signs.steps(signs).reduce(step, signs.firstKey(signs));
  return { canonicalRequest, stringToSign, scope, signature: signs.write(signs.hmac(key, stringToSign)) };
}

const byBytes = ([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b));

export const V1 = {
  path: "/",
  hash: "sha1",
  sort: (params) => params.toSorted(byBytes),
  /** Values are signed as they are, before anything encodes them. */
  value: (text) => text,
  between: "?",
  hmac: (hash, key, message) => createHmac(hash, key).update(message).digest(),
  write: (signature) => signature.toString("base64"),
};

/** Signature v1: `GETcvm.tencentcloudapi.com/?Action=…&…`, and an HMAC of that in base64. */
export function signV1(signs) {
  const query = signs.sort(signs.params).map(([name, text]) => `${name}=${signs.value(text)}`);
  const stringToSign = signs.method + signs.host + signs.path + signs.between + query.join("&");
  return { stringToSign, signature: signs.write(signs.hmac(signs.hash, signs.secretKey, stringToSign)) };
}
