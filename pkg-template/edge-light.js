// tc3fetch/edge-light: for Vercel Edge, which forbids compiling bytes.
import loader from "./engine/tencent-edge-light.js";
import { createSigner } from "./vendors/tencent.js";
import { createEntry } from "./vendors/tencent-entry.js";
import { createSigning } from "./vendors/tencent-sign.js";

export { Tc3Error } from "./errors/error.js";

const entry = /* @__PURE__ */ createEntry(/* @__PURE__ */ createSigning(loader, createSigner));
export const { sign, call, callWithResponse, stream, invoke, describeServices, Client, init, clearKeyCache } = entry;
