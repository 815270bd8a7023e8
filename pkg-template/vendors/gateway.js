// CloudBase's HTTP API and function URLs as a vendor, over its engine.
import { GATEWAY_PLACES, gatewayKeysOf, gatewayMembersOf, readGatewayRequest } from "./gateway-request.js";
import { configOf, optionsOf } from "../call/arguments.js";
import { cancel, piecesOf } from "../call/body.js";
import { bytesOf, clockOf, headerOf, within } from "../call/call.js";
import { decideBy } from "../call/decide.js";
import { nativeDigest } from "../call/digest.js";
import { hasEvents } from "../call/events.js";
import { merge } from "../call/merge.js";
import { proxyOf } from "../call/proxy.js";
import { throwUnlessAccepted } from "../call/verdict.js";
import { EventStream, gatewayCalling as faults, gatewaySigning } from "../errors/faults.js";
import { fault, numberedFault, readSafely } from "../errors/error.js";
import { hashPieces, objectOf, readFrame, writeFrame } from "../engine/frame.js";
import { FAULT, GATEWAY_FIELDS, SOURCE_DIGEST, SOURCE_PIECES, SOURCE_WINDOW } from "../engine/wire.js";
import { checkUnsafeIntegers, readAnswer } from "../payload/answer.js";
import { hexOf } from "../payload/utf8.js";
import { firstText, isObject, ownMembers, readNamed, typeNumber } from "../payload/values.js";

/** What a config and options may say about a request. */
const DEFAULTS = ["service", "host", "uin", "timestamp"];
const CONFIG = /* @__PURE__ */ configOf(DEFAULTS, ["credentials", "unsafeIntegers"]);
const OPTIONS = /* @__PURE__ */ optionsOf(DEFAULTS, ["unsafeIntegers"]);

const fieldOf = ({ fields }, name) => fields[GATEWAY_FIELDS.indexOf(name)];

const methodOf = (read) => fieldOf(read, "method") ?? (read.bytes ? "POST" : "GET");

/** Whether it only reads, by HTTP's own rule (RFC 9110, section 9.2.1). */
const isSafe = (read) => /^(GET|HEAD)$/.test(methodOf(read));

/** The vendor over its engine. */
export function createGateway(instance) {
  const readMerged = (request, config, options) =>
    readGatewayRequest(
      merge(DEFAULTS, gatewayMembersOf(request), GATEWAY_PLACES, config, options),
      proxyOf(config.proxy),
    );

  const vendor = {
    name: "gateway",
    config: CONFIG,
    options: OPTIONS,
    keys: "credentials",
    clocks: new Map(),
    budgets: new Map(),
    ready: () => (instance.current ? undefined : instance.init()),
    read(request, config, options) {
      const unsafeIntegers = checkUnsafeIntegers(options.unsafeIntegers ?? config.unsafeIntegers);
      const read = readMerged(request, config, options);
      // What is sent is what was given, whatever the caller does to it meanwhile.
      if (config.credentials === null || isObject(config.credentials)) read.keys = gatewayKeysOf(config.credentials);
      return Object.assign(read, { unsafeIntegers, bytes: read.bytes?.slice() });
    },
    hostOf: (read) => fieldOf(read, "host"),
    about: (read) => ({
      service: fieldOf(read, "service"),
      action: `${methodOf(read)} ${fieldOf(read, "path") ?? "/"}`,
      region: undefined,
    }),
    async sign(read, credentials, exchange) {
      if (read.bytes && read.digest === undefined) read.digest = await within(exchange, () => nativeDigest(read.bytes));
      return signRead(instance, read, credentials, read.digest, exchange.now());
    },
    async receive(response, { unsafeIntegers }, exchange) {
      const read = (bytes) => judge(instance, response, readAnswer(bytes, unsafeIntegers), exchange);
      if (exchange.openStream)
        return exchange.openStream(response, exchange, {
          requestId: requestIdOf(response),
          plain: (bytes) => ({ bytes, ...read(bytes) }),
        });
      if (hasEvents(response)) {
        cancel(piecesOf(response));
        throw fault(EventStream);
      }
      return read(await bytesOf(response, exchange));
    },
    /** `sign` as a client has it. */
    signWith(request, config, credentials) {
      const read = readMerged(request, readNamed(config, CONFIG, "config"), {});
      const now = Date.now() + clockOf(vendor, config, vendor.hostOf(read)).offset;
      return signRead(instance, read, credentials, undefined, now);
    },
    decide: (read, facts) => decideBy(instance, "", () => isSafe(read), facts),
  };

  return vendor;
}

export const signGatewayOf = (instance) => (request, credentials) =>
  readSafely(() => signRead(instance, readGatewayRequest(gatewayMembersOf(request)), credentials));

/** Signs what `readGatewayRequest` has read. `digest` is the SHA-256 of the body where it is known. */
function signRead(instance, read, credentials, digest, now = Date.now()) {
  const { fields, bytes, headers, signed, query } = read;
  const keys = read.keys ?? gatewayKeysOf(credentials);
  const timestamp = read.timestamp ?? Math.floor(now / 1000);
  const engine = instance.engine();
  let source = SOURCE_WINDOW;
  if (digest) source = SOURCE_DIGEST;
  else if (bytes) {
    source = SOURCE_PIECES;
    if (bytes.length === 0) engine.update(0, 1);
    hashPieces(engine, bytes);
  }
  const texts = [...fields, ...headers, ...signed, ...query];
  const length = writeFrame(engine, texts, digest ? [...keys, hexOf(digest)] : keys);
  const result = engine.sign(length, headers.length / 2, signed.length, query.length / 2, source, timestamp);
  // A token becomes part of Authorization: no text of it can be spared.
  const answer = readFrame(engine);
  if (result >= FAULT) throw numberedFault(gatewaySigning, result, answer);
  const [method, url, signature] = answer;
  return { method, url, headers: objectOf(answer, 3), body: bytes, redirect: "manual", signature };
}

/** The JSON of an answer as it came, or the error that came in its place: CloudBase's, SCF's, or that of the function. */
function judge(instance, response, { text, json }, exchange) {
  const { status } = response;
  const { code, errorCode, message, errorMessage, error } = ownMembers(json);
  const name = textOf(code) || textOf(errorCode) || textOf(ownMembers(error).code);
  const words = firstText(message, errorMessage, ownMembers(error).message, error);
  const engine = instance.engine();
  const verdict = engine.judge(
    status,
    text.charCodeAt(0) || 0,
    text.charCodeAt(text.length - 1) || 0,
    typeNumber(json),
    writeFrame(engine, [name, words.slice(0, LONGEST_MESSAGE)], []),
  );
  const requestId = requestIdOf(response, json);
  const known = name || `HttpStatus.${status}`;
  // What has no code of a gateway is the function's own answer: it ran, and may have done a part of its work.
  const own = name || json === undefined ? {} : { kind: "function", result: json };
  throwUnlessAccepted(verdict, { faults, remedies: [] }, exchange, {
    ...own,
    code: known,
    message: words || known,
    httpStatus: status,
    requestId,
  });
  return { data: json, text, requestId };
}

/** Of a message, as much as says what is wrong. */
const LONGEST_MESSAGE = 1000;

const textOf = (code) => (typeof code === "number" ? `${code}` : firstText(code));

function requestIdOf(response, json) {
  const { requestId, request_id: sameId } = ownMembers(json);
  const named = HEADERS.map((name) => headerOf(response, name));
  return firstText(requestId, sameId) || named.find(Boolean) || undefined;
}

/** Under what names a gateway gives the request's id. */
const HEADERS = ["x-cloudbase-request-id", "x-scf-request-id", "x-request-id"];
