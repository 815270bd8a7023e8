import { __wbg_reset_state as reset, initSync, receive, sign as signPacked } from "./acs-engine.js";
import { packAcsRequest } from "./acs-pack.js";
import { NO_BYTES, typeName, withBytes } from "./bytes.js";
import { isPackedError, reading, unpackError } from "./error.js";
import { createInstance } from "./instance.js";
import { unpackSigned } from "./pack.js";
import { placed } from "./rest.js";
import { beginCall, nativeDigest, readCall } from "./sending.js";

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

  const refusal = (shape, action) => unpackError(instance.run(() => withBytes(shape, (fields) => signPacked(fields, NO_BYTES, 0))), action);

  /** The signed request. `digest` is the body's SHA-256 where it is known. */
  function signed({ text, bytes, action }, digest) {
    const answer = instance.run(() => withBytes(text, (fields) => signPacked(fields, digest ?? bytes ?? NO_BYTES, digest ? bytes.length : 0)));
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
    const judged = (answer, cause) => accepted(instance.run(() => withBytes(answer, receive)), action, cause);
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
  const { date, nonce } = options;
  return { action, version, host, accountId, region: options.region ?? config.region, date, nonce, ...placed(spec, params, config.headers) };
}

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
