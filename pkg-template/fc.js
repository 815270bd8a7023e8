// tc3fetch/fc: Function Compute 3.0 of Alibaba Cloud (2023-03-30).
import { call } from "./vendors/aliyun-shared.js";
import { createAction } from "./models/action.js";
import { checkFunction, checkNewFunction } from "./models/combinations.js";
import * as actions from "./models/fc-actions.js";
import { createFcInvocation, createSend } from "./vendors/fc.js";

export { paginate } from "./models/action.js";
export { Tc3Error } from "./errors/error.js";
export { init, sign } from "./vendors/aliyun-shared.js";

const send = /* @__PURE__ */ createSend(call);
const same = (params) => params;
export const createFunction = /* @__PURE__ */ createAction(send, actions.createFunction, same, checkNewFunction);
export const getFunction = /* @__PURE__ */ createAction(send, actions.getFunction);
export const listFunctions = /* @__PURE__ */ createAction(send, actions.listFunctions);
export const updateFunction = /* @__PURE__ */ createAction(send, actions.updateFunction, same, checkFunction);
export const deleteFunction = /* @__PURE__ */ createAction(send, actions.deleteFunction);
export const invokeFunction = /* @__PURE__ */ createAction(
  /* @__PURE__ */ createFcInvocation(send),
  actions.invokeFunction,
);
