// Running a function of SCF.
import { FunctionFailed, NotSerializable } from "../errors/faults.js";
import { fault, readSafely } from "../errors/error.js";
import { createAction, throwsFunctionError } from "../models/action.js";
import { checkInvocation } from "../models/combinations.js";
import * as actions from "../models/scf-actions.js";
import { jsonText } from "../payload/json.js";

/** A function may run for 300 seconds, and its answer has to come back. */
const TIMEOUT = 310000;

/** SCF Invoke by the `call` of an entry. */
export const createInvoke = (call) =>
  createAction(run(call), actions.invoke, asText("ClientContext", "RoutingKey"), checkInvocation);

/** SCF InvokeFunction by the `call` of an entry. */
export const createInvokeFunction = (call) =>
  createAction(run(call), actions.invokeFunction, asText("Event", "RoutingKey"));

const run =
  (call) =>
  async ({ service, version, action }, params, config, options) => {
    const throws = readSafely(() => throwsFunctionError(options), { action });
    const answer = await call({ service, version, action, params }, config, options, TIMEOUT);
    const { Result: result, RequestId: requestId } = answer;
    const hasFailed = result && (result.InvokeResult !== 0 || Boolean(result.ErrMsg));
    if (throws && hasFailed)
      throw fault(FunctionFailed, "", [result.ErrMsg || `InvokeResult ${result.InvokeResult}`], {
        requestId,
        action,
        result,
        // The function ran, and may have done a part of its work.
        outcome: "unknown",
      });
    return answer;
  };

/** The parameters with those of `names` as text: what is given as a value is written as JSON, once. */
const asText =
  (...names) =>
  (params) => {
    const texts = {};
    for (const name of names) {
      const value = params[name];
      if (typeof value === "object" && value !== null) texts[name] = jsonText(value, name, () => refuseBigInt(name));
    }
    return { ...params, ...texts };
  };

/** Their digits would arrive in the function as a number, which cannot hold them. */
function refuseBigInt(name) {
  throw fault(NotSerializable, name, ["a BigInt: give JSON text for it"]);
}
