// tc3fetch/edge-light: for Vercel Edge, which forbids compiling bytes.
import loader from "./engine/tencent-edge-light.js";
import { createSigner } from "./vendors/tencent.js";
import { createTencent } from "./vendors/tencent-api.js";
import { createEntry } from "./vendors/tencent-entry.js";

export { Tc3Error } from "./errors/error.js";

const entry = /* @__PURE__ */ createEntry(/* @__PURE__ */ createTencent(loader, createSigner));
export const { sign, call, callWithResponse, stream, invoke, describeServices, Client, init, clearKeyCache } = entry;
