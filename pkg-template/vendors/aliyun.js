// Alibaba Cloud with signature ACS3, over its engine.
import { ACS_PLACES, acsKeysOf, acsMembersOf, frameOf, readAcsRequest } from "./aliyun-request.js";
import { configOf, optionsOf } from "../call/arguments.js";
import { bytesOf, clockOf, headerOf, within } from "../call/call.js";
import { decideBy, hasToken } from "../call/decide.js";
import { nativeDigest } from "../call/digest.js";
import { merge } from "../call/merge.js";
import { proxyOf } from "../call/proxy.js";
import { throwUnlessAccepted } from "../call/verdict.js";
import { aliyunCalling as faults, aliyunSigning } from "../errors/faults.js";
import { numberedFault, readSafely } from "../errors/error.js";
import { aliyun as remedies } from "../errors/remedies.js";
import { hashPieces, objectOf, readFrame, writeFrame } from "../engine/frame.js";
import { ACS_FIELDS, FAULT, SOURCE_DIGEST, SOURCE_PIECES, SOURCE_WINDOW } from "../engine/wire.js";
import { readAnswer } from "../payload/answer.js";
import { encode, encodeInto, hexOf } from "../payload/utf8.js";
import { checkText, firstText, isObject, ownMembers, readNamed, typeNumber } from "../payload/values.js";

/** What a config and options may say about a request. */
const DEFAULTS = ["region", "host", "accountId", "date", "nonce"];
const CONFIG = /* @__PURE__ */ configOf(DEFAULTS, ["credentials"]);
const OPTIONS = /* @__PURE__ */ optionsOf(DEFAULTS, ["answer"]);

/** The vendor over its engine. */
export function createAliyun(instance) {
  const readMerged = (request, config, options) =>
    readAcsRequest(merge(DEFAULTS, acsMembersOf(request), ACS_PLACES, config, options), proxyOf(config.proxy));

  const vendor = {
    name: "aliyun",
    config: CONFIG,
    options: OPTIONS,
    keys: "credentials",
    clocks: new Map(),
    budgets: new Map(),
    ready: () => (instance.current ? undefined : instance.init()),
    read(request, config, options) {
      const read = readMerged(request, config, options);
      // Before the engine is there, so that a wrong type is named even where there can be none.
      for (const name of ACS_FIELDS) checkText(name, read.texts[name]);
      // What is sent is what was given, whatever the caller does to it meanwhile.
      if (isObject(config.credentials)) read.keys = acsKeysOf(config.credentials);
      const { answer } = options;
      return Object.assign(read, { answer, bytes: read.bytes?.slice(), timestamp: read.texts.date });
    },
    about: ({ texts: { action, region } }) => ({ service: undefined, action, region }),
    async sign(read, credentials, exchange) {
      const { bytes } = read;
      if (bytes && read.digest === undefined) read.digest = await within(exchange, () => nativeDigest(bytes));
      return signRead(instance, read, credentials, read.digest, exchange.now());
    },
    receive: async (response, { answer }, exchange) =>
      judge(instance, response, await bytesOf(response, exchange), answer, exchange),
    /** `sign` as a client has it. */
    signWith: (request, config, credentials) =>
      signRead(
        instance,
        readMerged(request, readNamed(config, CONFIG, "config"), {}),
        credentials,
        undefined,
        Date.now() + clockOf(vendor, config).offset,
      ),
    decide: (read, facts) => decideBy(instance, read.texts.action, () => hasToken(read.query), facts),
  };

  return vendor;
}

export const signAcsOf = (instance) => (request, credentials) =>
  readSafely(() => signRead(instance, readAcsRequest(acsMembersOf(request)), credentials), request);

/** Signs what `readAcsRequest` has read. `digest` is the SHA-256 of the body where it is known. */
function signRead(instance, read, credentials, digest, now) {
  const { bytes, headers, query } = read;
  const { texts, keys } = frameOf(read, credentials, now);
  const engine = instance.engine();
  let source = SOURCE_WINDOW;
  if (digest) source = SOURCE_DIGEST;
  else if (bytes) {
    source = SOURCE_PIECES;
    hashPieces(engine, bytes);
  }
  const length = writeFrame(engine, texts, digest ? [...keys, hexOf(digest)] : keys);
  const result = engine.sign(length, headers.length / 2, query.length / 2, source);
  const answer = readFrame(engine, keys[0] !== undefined);
  if (result >= FAULT) throw numberedFault(aliyunSigning, result, answer);
  const [method, url, signature] = answer;
  return { method, url, headers: objectOf(answer, 3, () => keys[0]), body: bytes, redirect: "manual", signature };
}

/** The content of an answer and where it came from, or the error that came in its place. */
function judge(instance, response, bytes, kind, exchange) {
  const { status } = response;
  // What a function returns is its own affair.
  const isOpaque = kind === "bytes" && status >= 200 && status < 300;
  const { text, json } = readAnswer(isOpaque ? encode("{}") : bytes);
  const {
    Code,
    code,
    errorCode,
    ErrorCode,
    Message,
    message,
    errorMessage,
    ErrorMessage,
    RequestId,
    requestId: requestIdInBody,
  } = Object(json);
  const name = firstText(Code, code, ErrorCode, errorCode);
  const engine = instance.engine();
  const written = encodeInto(name, engine.window());
  const verdict = engine.judge(
    status,
    text.charCodeAt(0) || 0,
    text.charCodeAt(text.length - 1) || 0,
    typeNumber(json),
    written,
  );
  const requestId =
    firstText(
      RequestId,
      requestIdInBody,
      headerOf(response, "x-acs-request-id"),
      headerOf(response, "x-fc-request-id"),
    ) || undefined;
  throwUnlessAccepted(verdict, { faults, remedies }, exchange, {
    code: name,
    message: firstText(Message, message, ErrorMessage, errorMessage),
    httpStatus: status,
    requestId,
  });
  return { data: isOpaque ? { response, bytes } : (json ?? {}), requestId };
}
