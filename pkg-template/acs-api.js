import { __wbg_reset_state as reset, initSync, receive, sign as signPacked } from "./acs-engine.js";
import { encoder, entriesOf, isObject, NO_BYTES, typeName } from "./bytes.js";
import { isPackedError, reading, unpackError } from "./error.js";
import { createInstance } from "./instance.js";
import { escaped, packBody, packParams, text, unpackSigned } from "./pack.js";
import { placed } from "./rest.js";
import { beginCall, nativeDigest, readCall } from "./sending.js";

const JSON_TYPE = "application/json; charset=utf-8";
const BYTES_TYPE = "application/octet-stream";
const NO_BODY = { kind: "none" };

/**
 * Alibaba Cloud's side of the package, over the engine's module that `load` gives when it
 * is first used. A pure function, so that importing an entry does nothing.
 */
export function createAcsApi(load) {
  const instance = createInstance({ initSync, reset }, load);

  function accepted(answer, action, cause) {
    if (isPackedError(answer)) throw unpackError(answer, action, cause);
    return answer;
  }

  const refusal = (shape, action) => unpackError(instance.run(() => signPacked(encoder.encode(shape), NO_BYTES, 0)), action);

  /** The signed request. `digest` is the body's SHA-256 where it is known. */
  function signed({ text, bytes, action }, digest) {
    const answer = instance.run(() => signPacked(encoder.encode(text), digest ?? bytes ?? NO_BYTES, digest ? bytes.length : 0));
    return unpackSigned(accepted(answer, action), bytes);
  }

  const sign = (request, credentials) => signed(reading(() => packAcsRequest(request, credentials)));

  /** Calls an action of a model: its parameters go where `spec.places` says, or into the JSON body. */
  async function call(spec, params, config, options = {}, defaultTimeout) {
    const { action } = spec;
    const given = reading(() => {
      const given = readCall({ params }, config, options, defaultTimeout);
      if (given.shape) throw refusal(given.shape, action);
      return given;
    });
    const judged = (answer, cause) => accepted(instance.run(() => receive(encoder.encode(answer))), action, cause);
    const { deadline, within, ...its } = beginCall(given, judged);
    try {
      const credentials = await its.credentials(config.credentials, action);
      const packed = reading(() => packAcsRequest(requestOf(spec, params, config, options), credentials, config.proxy));
      const response = await its.send(signed(packed, await within(() => nativeDigest(packed))));
      const bytes = await its.bytes(response);
      const { packed: answer, content } = reading(() => packAcsAnswer(response, bytes, spec));
      judged(answer);
      return content;
    } finally {
      deadline.end();
    }
  }

  return { sign, call, init: (source) => instance.init(source) };
}

/** The request of an action, where `sign` would be given one. */
function requestOf(spec, params, config, options) {
  const { action, version } = spec;
  const { host, accountId } = config;
  return { action, version, host, accountId, region: options.region ?? config.region, ...placed(spec, params, config.headers) };
}

/** The fields, query and body of a request, ready to cross over; src/bindings/packed.rs is the other end. */
function packAcsRequest(request, credentials, proxy) {
  const shape = misshapen(request, credentials);
  if (shape) return { text: shape, action: request?.action };
  const { action, body, headers, query = {} } = request;
  const { payload = body === undefined ? NO_BODY : packBody(body) } = request;
  const flat = packParams(query, true, "query", 1);
  const { kind } = flat.params ? payload : flat;
  const contentType = request.contentType ?? (payload === NO_BODY ? undefined : typeof body === "object" ? BYTES_TYPE : JSON_TYPE);
  const { date = `${new Date().toISOString().slice(0, 19)}Z`, nonce = randomNonce() } = request;
  const pairs = entriesOf(headers);
  const params = flat.params ?? [];
  let fields = "\n";
  for (const field of [action, request.version, request.method, request.host, request.region, request.accountId, request.path, contentType, date, nonce, proxy, kind]) {
    fields += text(field) + "\n";
  }
  fields += params.length / 2 + "\n" + pairs.length + "\n";
  for (const param of params) fields += escaped(param) + "\n";
  for (const [name, value] of pairs) fields += text(name) + "\n" + text(value) + "\n";
  // The secrets come last, where a text that has to grow on the way leaves no copy of them.
  if (credentials) {
    const { securityToken, accessKeyId, accessKeySecret } = credentials;
    fields += "signed\n" + text(securityToken) + "\n" + text(accessKeyId) + "\n" + text(accessKeySecret);
  }
  return { text: fields, bytes: payload.bytes, isHashed: payload.bytes !== undefined, action };
}

/** The first of some named values that is not what it should be, as `name type`. */
function misshapen(request, credentials) {
  if (!isObject(request)) return `request ${typeName(request)}`;
  // null: an action that needs no signature.
  if (credentials !== null && !isObject(credentials)) return `credentials ${typeName(credentials)}`;
  const { headers } = request;
  return headers !== undefined && !isObject(headers) ? `headers ${typeName(headers)}` : "";
}

const randomNonce = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** An answer for the engine to judge, and its content. */
function packAcsAnswer(response, bytes, { action, answers }) {
  const { status, headers } = response;
  const header = (name) => headers?.get?.(name) ?? undefined;
  const isFailure = status < 200 || status >= 300;
  // What a function returns is its own affair.
  const isOpaque = answers === "bytes" && !isFailure;
  const text = isOpaque ? "{}" : new TextDecoder().decode(bytes).trim();
  let json;
  try {
    json = text ? JSON.parse(text) : undefined;
  } catch {
    // It stays undefined, which no JSON is.
  }
  const { Code, code, errorCode, ErrorCode, Message, message, errorMessage, ErrorMessage, RequestId, requestId } = Object(json);
  const id = first(RequestId, requestId, header("x-acs-request-id"), header("x-fc-request-id"));
  const fields = [text[0], text.at(-1), json === undefined ? "" : typeName(json), "", "", id, first(Code, code, ErrorCode, errorCode), ""];
  const packed = [status, ...fields.map((field = "") => field.replaceAll("\n", " ")), first(Message, message, ErrorMessage, errorMessage)].join("\n");
  return { packed, content: isOpaque ? { response, bytes } : (json ?? {}) };
}

const first = (...values) => values.find((value) => typeof value === "string") ?? "";
