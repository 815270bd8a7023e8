// tc3fetch/inline: the engine inlined, and compiled when it is first used. All imports are
// relative, so that a page without a bundler can import this file by its URL.
import loader from "./engine.js";
import { createSigner } from "./vendors/tencent.js";
import { createEntry } from "./vendors/tencent-entry.js";
import { createSigning } from "./vendors/tencent-sign.js";

export { Tc3Error } from "./errors/error.js";

const entry = /* @__PURE__ */ createEntry(/* @__PURE__ */ createSigning(loader, createSigner));
export const { sign, call, callWithResponse, stream, invoke, describeServices, Client, init, clearKeyCache } = entry;
