/**
 * A signer on @noble/hashes, the choice of those who want audited JavaScript and no async.
 * `sign` follows the rules step by step; `signWithCachedKey` keeps the key of the day.
 */
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { authorization, canonicalRequest, credentialScope, stringToSign, utcDate } from "./tc3.mjs";

const mac = (key, text) => hmac(sha256, key, utf8ToBytes(text));
const hash = (text) => bytesToHex(sha256(utf8ToBytes(text)));

function signingKey(secretKey, date, service) {
  const kDate = mac(utf8ToBytes(`TC3${secretKey}`), date);
  const kService = mac(kDate, service);
  return mac(kService, "tc3_request");
}

const signer =
  (keyOf) =>
  ({ service, params, timestamp, contentType }, { secretId, secretKey }) => {
    const body = JSON.stringify(params);
    const date = utcDate(timestamp);
    const scope = credentialScope(date, service);
    const text = stringToSign(timestamp, scope, hash(canonicalRequest(service, contentType, hash(body))));
    return authorization(secretId, scope, bytesToHex(mac(keyOf(secretKey, date, service), text)));
  };

const keys = new Map();
function cachedKey(secretKey, date, service) {
  const name = `${secretKey},${date},${service}`;
  let key = keys.get(name);
  if (!key) keys.set(name, (key = signingKey(secretKey, date, service)));
  return key;
}

export const sign = signer(signingKey);
export const signWithCachedKey = signer(cachedKey);
