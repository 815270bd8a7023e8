// tc3fetch/guance: functions of DataFlux Func that the Open API of Guance or TrueWatch runs.
import { createClient } from "./call/client.js";
import { isObject } from "./payload/values.js";
import { createAction } from "./models/action.js";
import * as actions from "./models/guance-actions.js";
import { send, vendor } from "./vendors/guance.js";

export { Tc3Error } from "./errors/error.js";
export { sites } from "./vendors/sites.js";

/** What a function returned; what it unboxed, as it is. */
const resultOf = (content) => (isObject(content) && content.ok === true ? content.data?.result : content);

export const executeFunction = /* @__PURE__ */ createAction(async (...given) => {
  const { content, traceId } = await send(...given);
  return { result: resultOf(content), taskId: content?.ok === true ? content.data?.id : undefined, content, traceId };
}, actions.executeFunction);

export const listFunctions = /* @__PURE__ */ createAction(async (...given) => {
  const { content, traceId, pageInfo } = await send(...given);
  return { functions: content, traceId, pageInfo };
}, actions.listFunctions);

export const Client = /* @__PURE__ */ createClient({ executeFunction, listFunctions }, vendor);
