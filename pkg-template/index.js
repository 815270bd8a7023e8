// tc3fetch: Tencent Cloud with signature v3.
import { call, signing, vendor } from "./vendors/tencent-shared.js";
import { createInvoke } from "./vendors/scf.js";
import { clearOf, initOf, signOf } from "./vendors/tencent-sign.js";
import { responseOf } from "./call/call.js";
import { createClient } from "./call/client.js";
import { streamOf } from "./call/stream.js";
import { createAction, tencent } from "./models/action.js";
import { describeServices as spec } from "./models/tiems-actions.js";

export { Tc3Error } from "./errors/error.js";
export { call };

// Each by itself: a bundler drops what is not imported.
export const sign = /* @__PURE__ */ signOf(signing);
export const callWithResponse = /* @__PURE__ */ responseOf(vendor);
export const stream = /* @__PURE__ */ streamOf(vendor);
export const invoke = /* @__PURE__ */ createInvoke(call);
export const describeServices = /* @__PURE__ */ createAction(/* @__PURE__ */ tencent(call), spec);
export const Client = /* @__PURE__ */ createClient(
  { call, callWithResponse, stream, invoke, describeServices },
  vendor,
);
export const init = /* @__PURE__ */ initOf(signing);
export const clearKeyCache = /* @__PURE__ */ clearOf(signing);
