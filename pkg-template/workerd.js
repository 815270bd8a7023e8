// tc3fetch/workerd: for Cloudflare Workers and workerd, which forbid compiling bytes.
import loader from "./engine/tencent-workerd.js";
import { createSigner } from "./vendors/tencent.js";
import { createEntry } from "./vendors/tencent-entry.js";
import { createSigning } from "./vendors/tencent-sign.js";

export { Tc3Error } from "./errors/error.js";

const entry = /* @__PURE__ */ createEntry(/* @__PURE__ */ createSigning(loader, createSigner));
export const { sign, call, callWithResponse, stream, invoke, describeServices, Client, init, clearKeyCache } = entry;
