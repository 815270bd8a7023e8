// Signatures step by step: the engine gives one object, or the fault that came instead.
import { acsMembersOf, frameOf as aliyunFrameOf, readAcsRequest } from "./aliyun-request.js";
import { checkTexts, joinParts, membersOf, readCredentials, readRequest } from "./tencent-request.js";
import { randomNonce } from "./v1.js";
import { signing } from "../errors/faults.js";
import { numberedFault, readSafely, refuseType } from "../errors/error.js";
import { frameBytes } from "../engine/frame.js";
import { encode } from "../payload/utf8.js";

const NOTHING = /* @__PURE__ */ new Uint8Array();
const V1 = /^HmacSHA(1|256)$/;

export const createExplain = (instance) => (request, credentials) =>
  readSafely(() => {
    const isV1 = V1.test(request?.algorithm);
    const read = readRequest(membersOf(request), undefined, isV1 || undefined);
    const { fields, payload, headers, signed, flat, timestamp = Math.floor(Date.now() / 1000) } = read;
    const keys = readCredentials(credentials, fields);
    joinParts(read);
    const { bytes: body } = read;
    checkTexts(read, keys);
    const { nonce = isV1 ? randomNonce() : 1 } = read;
    if (typeof nonce !== "number") refuseType("nonce", "a number", nonce);
    const frame = frameBytes([...fields, ...headers, ...signed, ...flat], keys);
    return explained(
      instance.engine().explain(frame, payload, headers.length / 2, signed.length, timestamp, nonce, body ?? NOTHING),
      body,
    );
  }, request);

export const createExplainAcs = (instance) => (request, credentials) =>
  readSafely(() => {
    const read = readAcsRequest(acsMembersOf(request));
    const { texts, keys } = aliyunFrameOf(read, credentials);
    return explained(
      instance
        .engine()
        .explainAliyun(frameBytes(texts, keys), read.headers.length / 2, read.query.length / 2, read.bytes),
      read.bytes,
    );
  }, request);

function explained({ request, fault, parameter, first, second, ...steps }, body) {
  if (request === undefined) throw numberedFault(signing, fault, [parameter, first, second]);
  const { method, url, headers, form } = request;
  const { signature = "", timestamp } = steps;
  const sent = { method, url, headers, body: form === undefined ? body : encode(form), redirect: "manual", signature };
  return { ...steps, request: sent, ...(timestamp && { timestamp: Number(timestamp) }) };
}
