/**
 * A signer on WebCrypto, built as aws4fetch is: the derived key is kept as bytes and imported for every
 * HMAC, and every step is awaited. https://github.com/mhart/aws4fetch/blob/master/src/main.js
 */
import { authorization, canonicalRequest, credentialScope, stringToSign, utcDate } from "./tc3.mjs";

const encoder = new TextEncoder();
const encode = (data) => (typeof data === "string" ? encoder.encode(data) : data);
const HMAC = { name: "HMAC", hash: { name: "SHA-256" } };

async function mac(key, text) {
  const cryptoKey = await crypto.subtle.importKey("raw", encode(key), HMAC, false, ["sign"]);
  return crypto.subtle.sign("HMAC", cryptoKey, encoder.encode(text));
}

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
const hash = async (text) => hex(await crypto.subtle.digest("SHA-256", encoder.encode(text)));

const keys = new Map();
async function signingKey(secretKey, date, service) {
  const name = `${secretKey},${date},${service}`;
  let key = keys.get(name);
  if (!key) {
    key = await mac(await mac(await mac(`TC3${secretKey}`, date), service), "tc3_request");
    keys.set(name, key);
  }
  return key;
}

/** @returns {Promise<string>} Authorization */
export async function sign({ service, params, timestamp, contentType }, { secretId, secretKey }) {
  const body = JSON.stringify(params);
  const date = utcDate(timestamp);
  const scope = credentialScope(date, service);
  const text = stringToSign(timestamp, scope, await hash(canonicalRequest(service, contentType, await hash(body))));
  return authorization(secretId, scope, hex(await mac(await signingKey(secretKey, date, service), text)));
}
