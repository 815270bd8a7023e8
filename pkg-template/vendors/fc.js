// How actions of Function Compute are sent, and what an invocation answers.
import { headerOf } from "../call/call.js";
import { readSafely, Tc3Error } from "../errors/error.js";
import { throwsFunctionError } from "../models/action.js";
import { placeParams } from "../models/placement.js";
import { decode } from "../payload/utf8.js";

/** Milliseconds. A function may run longer than any other call takes; most do not run longer than this. */
const INVOKE_TIMEOUT = 610000;

/** Sends an action of a model by the `call` of tc3fetch/aliyun. */
export const createSend = (call) => async (spec, params, config, options, timeout) => {
  const [request, own] = readSafely(
    () => [
      { action: spec.action, version: spec.version, ...placeParams(spec, params) },
      { ...options, answer: spec.answers },
    ],
    spec,
  );
  return call(request, config, own, timeout);
};

export const createFcInvocation = (send) => async (spec, params, config, options) => {
  const throws = readSafely(() => throwsFunctionError(options), spec);
  const { response, bytes } = await send(spec, params, config, options, INVOKE_TIMEOUT);
  // A `fetch` of the caller's own may give no headers; what the function returned is there all the same.
  const header = (name) => headerOf(response, name) || undefined;
  const number = (name) => (header(name) === undefined ? undefined : Number.parseFloat(header(name)));
  const result = {
    body: bytes,
    requestId: header("x-fc-request-id") ?? header("x-acs-request-id"),
    errorType: header("x-fc-error-type"),
    log: readLog(header("x-fc-log-result")),
    durationMs: number("x-fc-invocation-duration"),
    memoryUsageMb: number("x-fc-max-memory-usage"),
    contentType: header("content-type"),
  };
  const { errorType: code, requestId } = result;
  if (throws && code) {
    throw new Tc3Error(`the function failed: ${code}`, {
      code,
      kind: "function",
      requestId,
      action: spec.action,
      httpStatus: response.status,
      retryable: false,
      // The function ran, and may have done a part of its work.
      outcome: "unknown",
      result,
      hint: "The call arrived and the function failed: `result.body` is what it said, `result.log` its log with logType Tail.",
    });
  }
  return result;
};

/** The tail of a log, which comes as base64 of UTF-8. */
function readLog(base64) {
  if (base64 === undefined) return undefined;
  try {
    return decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch {
    return base64;
  }
}
