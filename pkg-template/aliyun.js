// tc3fetch/aliyun: Alibaba Cloud with signature ACS3, for any action.
import { shared } from "./vendors/aliyun-shared.js";
import { createClient } from "./call/client.js";

export { Tc3Error } from "./errors/error.js";

export const { sign, call, callWithResponse, init } = shared;
export const Client = /* @__PURE__ */ createClient({ sign: shared.signWith, call, callWithResponse }, shared.vendor);
