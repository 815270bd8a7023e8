// tc3fetch/gateway: CloudBase's HTTP API and function URLs, which take signature v3 over any path.
import loader from "tc3fetch/engine-gateway";
import { callOf, responseOf } from "./call/call.js";
import { createClient } from "./call/client.js";
import { streamOf } from "./call/stream.js";
import { createInstance } from "./engine/instance.js";
import { createGateway, signGatewayOf } from "./vendors/gateway.js";
import { initOf } from "./vendors/tencent-sign.js";

export { Tc3Error } from "./errors/error.js";

const instance = /* @__PURE__ */ createInstance(loader);
const vendor = /* @__PURE__ */ createGateway(instance);

export const sign = /* @__PURE__ */ signGatewayOf(instance);
export const call = /* @__PURE__ */ callOf(vendor);
export const callWithResponse = /* @__PURE__ */ responseOf(vendor);
export const stream = /* @__PURE__ */ streamOf(vendor);
export const Client = /* @__PURE__ */ createClient({ call, callWithResponse, stream }, vendor);
export const init = /* @__PURE__ */ initOf({ instance });
