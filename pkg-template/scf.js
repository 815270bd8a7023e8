// SCF (Serverless Cloud Function): running a function.
import { createAction } from "./action.js";
import { Tc3Error } from "./error.js";
import { call } from "./index.js";
import { asynchronous } from "./rules.js";
import * as actions from "./scf-actions.js";

export { Tc3Error };

/** A function may run for 300 seconds, and its answer has to come back. */
const TIMEOUT = 310_000;

async function send({ service, version, action }, params, config, options) {
  const answer = await call({ service, version, action, params }, config, options, TIMEOUT);
  const { Result } = answer;
  const isFailure = Result && (Result.InvokeResult !== 0 || Boolean(Result.ErrMsg));
  if (options?.throwOnFunctionError && isFailure) {
    const fields = { code: "ClientError.FunctionFailed", kind: "function", requestId: answer.RequestId, action, retryable: false, result: Result };
    throw new Tc3Error(Result.ErrMsg || `the function failed with InvokeResult ${Result.InvokeResult}`, { ...fields, hint: "The call arrived and the function failed: see `result`, and its log by FunctionRequestId." });
  }
  return answer;
}

/** The parameters with those of `names` as text: what is given as a value is written as JSON, once. */
const asText =
  (...names) =>
  (params) => {
    const texts = {};
    for (const name of names) {
      const value = params?.[name];
      if (typeof value === "object" && value !== null) texts[name] = written(name, value);
    }
    return Object.keys(texts).length ? { ...params, ...texts } : params;
  };

function written(name, value) {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw new Tc3Error(`${name} cannot be written as JSON`, { code: "ClientError.NotSerializable", kind: "input", parameter: name, retryable: false, hint: "No cycles and no BigInt: give JSON text for these." }, cause);
  }
}

export const invoke = /* @__PURE__ */ createAction(send, actions.invoke, /* @__PURE__ */ asText("ClientContext", "RoutingKey"), asynchronous);

export const invokeFunction = /* @__PURE__ */ createAction(send, actions.invokeFunction, /* @__PURE__ */ asText("Event", "RoutingKey"));

/** What a function returned: the value of its JSON, or its text where that is none. */
export function parseResult(answer) {
  const { RetMsg = "" } = (answer?.Result ?? answer) || {};
  try {
    return JSON.parse(RetMsg);
  } catch {
    return RetMsg;
  }
}
