// tc3fetch/aliyun: Alibaba Cloud with signature ACS3, for any action.
import { call, vendor } from "./vendors/aliyun-shared.js";
import { responseOf } from "./call/call.js";
import { createClient } from "./call/client.js";

export { Tc3Error } from "./errors/error.js";
export { call, init, sign } from "./vendors/aliyun-shared.js";

export const callWithResponse = /* @__PURE__ */ responseOf(vendor);
export const Client = /* @__PURE__ */ createClient({ call, callWithResponse }, vendor);
