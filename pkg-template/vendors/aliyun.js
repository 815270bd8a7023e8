// Alibaba Cloud with signature ACS3, over its engine.
import { frameOf, readAcsRequest } from "./aliyun-request.js";
import { call } from "../call/call.js";
import { nativeDigest } from "../call/digest.js";
import { merge } from "../call/merge.js";
import { throwUnlessAccepted } from "../call/verdict.js";
import { signing } from "../errors/faults.js";
import { numberedFault, readSafely } from "../errors/error.js";
import { aliyun as remedies } from "../errors/remedies.js";
import { hashPieces, objectOf, readFrame, writeFrame } from "../engine/frame.js";
import { createInstance } from "../engine/instance.js";
import { FAULT, SOURCE } from "../engine/wire.js";
import { readAnswer } from "../payload/answer.js";
import { encoder, firstText, hexOf, typeNumber } from "../payload/values.js";

/** What a config and options may say about a request. */
const DEFAULTS = ["region", "host", "accountId", "date", "nonce"];

export function createAliyun(loader) {
  const instance = createInstance(loader);
  const readMerged = (request, config, options) =>
    readAcsRequest(merge(DEFAULTS, request, config, options), config.proxy);

  const vendor = {
    keys: "credentials",
    read: (request, config, options) => Object.assign(readMerged(request, config, options), { answer: options.answer }),
    sign: async (read, credentials, { within }) =>
      signRead(instance, read, credentials, await within(() => nativeDigest(read.bytes))),
    receive: async (response, { answer }, exchange) =>
      judge(instance, response, await exchange.bytes(response), answer),
  };

  const sign = (request, credentials) =>
    readSafely(() => signRead(instance, readAcsRequest(request), credentials), request);
  return {
    sign,
    /** `sign` as a client has it. */
    signWith: (request, config, credentials) => signRead(instance, readMerged(request, config, {}), credentials),
    call: (request, config, options, timeout) => call(vendor, request, config, options, timeout),
    init: (source) => instance.init(source),
  };
}

/** Signs what `readAcsRequest` has read. `digest` is the SHA-256 of the body where it is known. */
function signRead(instance, read, credentials, digest) {
  const { bytes, headers, query } = read;
  const { texts, keys } = frameOf(read, credentials);
  const engine = instance.engine();
  let source = SOURCE.WINDOW;
  if (digest) source = SOURCE.DIGEST;
  else if (bytes) {
    source = SOURCE.PIECES;
    hashPieces(engine, bytes);
  }
  const length = writeFrame(engine, texts, digest ? [...keys, hexOf(digest)] : keys);
  const result = engine.sign(length, headers.length / 2, query.length / 2, source);
  const answer = readFrame(engine, keys[0] !== undefined);
  if (result >= FAULT) throw numberedFault(signing, result, answer);
  const [method, url, signature] = answer;
  return { method, url, headers: objectOf(answer, 3, () => keys[0]), body: bytes, signature };
}

/** The content of an answer and where it came from, or the error that came in its place. */
function judge(instance, response, bytes, kind) {
  const { status, headers } = response;
  // What a function returns is its own affair.
  const isOpaque = kind === "bytes" && status >= 200 && status < 300;
  const { text, json } = readAnswer(isOpaque ? encoder.encode("{}") : bytes);
  const { Code, code, errorCode, ErrorCode, Message, message, errorMessage, ErrorMessage, RequestId, requestId } =
    Object(json);
  const name = firstText(Code, code, ErrorCode, errorCode);
  const engine = instance.engine();
  const { written } = encoder.encodeInto(name, engine.window());
  const verdict = engine.judge(
    status,
    text.charCodeAt(0) || 0,
    text.charCodeAt(text.length - 1) || 0,
    typeNumber(json),
    written,
  );
  const header = (name) => headers?.get?.(name);
  throwUnlessAccepted(verdict, remedies, {
    code: name,
    message: firstText(Message, message, ErrorMessage, errorMessage),
    httpStatus: status,
    requestId: firstText(RequestId, requestId, header("x-acs-request-id"), header("x-fc-request-id")) || undefined,
  });
  return isOpaque ? { response, bytes } : (json ?? {});
}
