// Signature v1: the common parameters and the action's own are one query or one form.
import { ALGORITHM, checkTexts, joinParts, readCredentials } from "./tencent-request.js";
import { v1Signing } from "../errors/faults.js";
import { numberedFault, refuseType } from "../errors/error.js";
import { objectOf, readFrame, writeFrame } from "../engine/frame.js";
import { FAULT } from "../engine/wire.js";
import { encode } from "../payload/utf8.js";
import { randomBytes } from "../payload/values.js";

/** Signs what `readRequest` has read, with an instance of the engine. */
export function createV1Signer(instance) {
  function sign(read, credentials, _, now = Date.now()) {
    // HmacSHA1 is what the service takes a request for that names no method; the better one is named.
    if (read.fields[ALGORITHM] === undefined) read.fields[ALGORITHM] = "HmacSHA256";
    const keys = read.keys ?? readCredentials(credentials, read.fields);
    const { fields, payload, headers, signed, flat, timestamp = Math.floor(now / 1000), nonce = randomNonce() } = read;
    joinParts(read);
    checkTexts(read, keys);
    if (typeof nonce !== "number") refuseType("nonce", "a number", nonce);
    const engine = instance.engine();
    const length = writeFrame(engine, fields.concat(headers, signed, flat), keys);
    const result = engine.sign(length, payload, headers.length / 2, signed.length, timestamp, nonce);
    const texts = readFrame(engine);
    if (result >= FAULT) throw numberedFault(v1Signing, result, texts);
    const [method, url, form, signature] = texts;
    return {
      method,
      url,
      headers: objectOf(texts, 4),
      body: form === undefined ? undefined : encode(form),
      redirect: "manual",
      signature,
    };
  }

  return { sign, clear() {}, isFlat: true };
}

/** Up to 2^31: every server's integers can hold that. */
export const randomNonce = () => 1 + (randomBytes(new Uint32Array(1), "nonce")[0] >>> 1);
