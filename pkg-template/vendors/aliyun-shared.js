// The instance that tc3fetch/aliyun and tc3fetch/fc share; see tencent-shared.js.
import loader from "tc3fetch/engine-aliyun";
import { createAliyun, signAcsOf } from "./aliyun.js";
import { initOf } from "./tencent-sign.js";
import { callOf } from "../call/call.js";
import { createInstance } from "../engine/instance.js";

const instance = /* @__PURE__ */ createInstance(loader);
export const vendor = /* @__PURE__ */ createAliyun(instance);
export const sign = /* @__PURE__ */ signAcsOf(instance);
export const call = /* @__PURE__ */ callOf(vendor);
export const init = /* @__PURE__ */ initOf({ instance });
