// Function Compute 3.0 of Alibaba Cloud (2023-03-30), and its signature for any other service.
import { call, init, sign } from "./acs.js";
import { createAction } from "./action.js";
import { refuse } from "./check.js";
import { Tc3Error } from "./error.js";
import * as actions from "./fc-actions.js";

export { paginate } from "./action.js";
export { init, sign, Tc3Error };

/** Milliseconds. A function may run longer than any other call takes; most do not run longer than this. */
const INVOKE_TIMEOUT = 610_000;

/** What holds for several members together. */
function consistent({ code, customContainerConfig, cpu, memorySize, instanceLifecycleConfig }) {
  if (code && customContainerConfig) combined("customContainerConfig", "cannot be given together with code");
  const gigabytes = memorySize / 1024 / cpu;
  if (gigabytes < 1 || gigabytes > 4) combined("memorySize", `must be 1 to 4 GB for each vCPU, and is ${Number(gigabytes.toFixed(3))}`);
  for (const [name, hook] of Object.entries(instanceLifecycleConfig ?? {})) {
    if (hook?.handler && hook.command) combined(`instanceLifecycleConfig.${name}.command`, "cannot be given together with handler");
  }
}

const combined = (parameter, problem) => refuse("InvalidCombination", parameter, problem);

/** A new function needs something to run. */
function complete(params) {
  if (!params.code && !params.customContainerConfig) refuse("MissingParameter", "code", "is required, or customContainerConfig is");
  consistent(params);
}

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
