// tc3fetch/slim: without the engine. The application brings it with `await init(source)`, for
// example to have it cached on its own or compiled while it streams.
import { loader } from "./engine/slim.js";
import { createSigner } from "./vendors/tencent.js";
import { createEntry } from "./vendors/tencent-entry.js";
import { createSigning } from "./vendors/tencent-sign.js";

export { Tc3Error } from "./errors/error.js";

const entry = /* @__PURE__ */ createEntry(/* @__PURE__ */ createSigning(loader, createSigner));
export const { sign, call, callWithResponse, stream, invoke, describeServices, Client, init, clearKeyCache } = entry;
