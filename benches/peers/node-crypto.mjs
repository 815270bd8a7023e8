/**
 * The fastest that we could write for Node alone: OpenSSL's SHA-256 in one shot, no streams, and the
 * derived key of the day kept as a KeyObject. It shows how much of the time is left to win.
 */
import crypto, { createHash, createHmac, createSecretKey } from "node:crypto";
import { authorization, canonicalRequest, credentialScope, stringToSign, utcDate } from "./tc3.mjs";

// crypto.hash skips the stream object of createHash. It came with Node 20.12.
const hash = crypto.hash
  ? (text) => crypto.hash("sha256", text, "hex")
  : (text) => createHash("sha256").update(text).digest("hex");
const mac = (key, text) => createHmac("sha256", key).update(text).digest();

const keys = new Map();
function signingKey(secretKey, date, service) {
  const name = `${secretKey},${date},${service}`;
  let key = keys.get(name);
  if (!key) {
    key = createSecretKey(mac(mac(mac(`TC3${secretKey}`, date), service), "tc3_request"));
    keys.set(name, key);
  }
  return key;
}

/** @returns {string} Authorization */
export function sign({ service, params, timestamp, contentType }, { secretId, secretKey }) {
  const body = JSON.stringify(params);
  const date = utcDate(timestamp);
  const scope = credentialScope(date, service);
  const text = stringToSign(timestamp, scope, hash(canonicalRequest(service, contentType, hash(body))));
  const signature = createHmac("sha256", signingKey(secretKey, date, service))
    .update(text)
    .digest("hex");
  return authorization(secretId, scope, signature);
}
