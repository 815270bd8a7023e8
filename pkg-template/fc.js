// Function Compute 3.0 of Alibaba Cloud (2023-03-30), and its signature for any other service.
import { call, init, sign } from "./acs.js";
import { createAction } from "./action.js";
import { Tc3Error } from "./error.js";
import * as actions from "./fc-actions.js";
import { complete, consistent } from "./rules.js";

export { paginate } from "./action.js";
export { init, sign, Tc3Error };

/** Milliseconds. A function may run longer than any other call takes; most do not run longer than this. */
const INVOKE_TIMEOUT = 610_000;

async function invoke(spec, params, config, options) {
  const { response, bytes } = await call(spec, params, config, options, INVOKE_TIMEOUT);
  const header = (name) => response.headers.get(name) ?? undefined;
  const number = (name) => (header(name) === undefined ? undefined : Number.parseFloat(header(name)));
  const result = {
    body: bytes,
    requestId: header("x-fc-request-id") ?? header("x-acs-request-id"),
    errorType: header("x-fc-error-type"),
    log: logOf(header("x-fc-log-result")),
    durationMs: number("x-fc-invocation-duration"),
    memoryUsageMb: number("x-fc-max-memory-usage"),
    contentType: header("content-type"),
  };
  if (options?.throwOnFunctionError && result.errorType) {
    const fields = { code: result.errorType, kind: "function", requestId: result.requestId, action: spec.action, httpStatus: response.status, retryable: false, result };
    throw new Tc3Error(`the function failed: ${result.errorType}`, { ...fields, hint: "The call arrived and the function failed: `result.body` is what it said, `result.log` its log with logType Tail." });
  }
  return result;
}

/** The tail of a log, which comes as base64 of UTF-8. */
function logOf(base64) {
  if (base64 === undefined) return undefined;
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch {
    return base64;
  }
}

const same = (params) => params;
export const createFunction = /* @__PURE__ */ createAction(call, actions.createFunction, same, complete);
export const getFunction = /* @__PURE__ */ createAction(call, actions.getFunction);
export const listFunctions = /* @__PURE__ */ createAction(call, actions.listFunctions);
export const updateFunction = /* @__PURE__ */ createAction(call, actions.updateFunction, same, consistent);
export const deleteFunction = /* @__PURE__ */ createAction(call, actions.deleteFunction);
export const invokeFunction = /* @__PURE__ */ createAction(invoke, actions.invokeFunction);
