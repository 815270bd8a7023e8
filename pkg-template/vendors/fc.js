// How actions of Function Compute are sent, and what an invocation answers.
import { readSafely, Tc3Error } from "../errors/error.js";
import { placeParams } from "../models/placement.js";
import { decode } from "../payload/utf8.js";

/** Milliseconds. A function may run longer than any other call takes; most do not run longer than this. */
const INVOKE_TIMEOUT = 610000;

/** Sends an action of a model by the `call` of tc3fetch/aliyun. */
export const createSend = (call) => async (spec, params, config, options, timeout) =>
  call(
    { action: spec.action, version: spec.version, ...readSafely(() => placeParams(spec, params), spec) },
    config,
    { ...options, answer: spec.answers },
    timeout,
  );

export const createFcInvocation = (send) => async (spec, params, config, options) => {
  const { response, bytes } = await send(spec, params, config, options, INVOKE_TIMEOUT);
  const header = (name) => response.headers.get(name) ?? undefined;
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
  if (options?.throwOnFunctionError && code) {
    const hint =
      "The call arrived and the function failed: `result.body` is what it said, `result.log` its log with logType Tail.";
    throw new Tc3Error(`the function failed: ${code}`, {
      code,
      kind: "function",
      requestId,
      action: spec.action,
      httpStatus: response.status,
      retryable: false,
      result,
      hint,
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
