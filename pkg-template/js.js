// tc3fetch/js: everything of tc3fetch, its engine as JavaScript instead of WebAssembly.
import make from "./engine/tencent-script.js";
import { createSigner } from "./vendors/tencent.js";
import { createEntry } from "./vendors/tencent-entry.js";
import { createSigning } from "./vendors/tencent-sign.js";

export { Tc3Error } from "./errors/error.js";

const entry = /* @__PURE__ */ createEntry(/* @__PURE__ */ createSigning({ make }, createSigner));
export const { sign, call, callWithResponse, stream, invoke, describeServices, Client, init, clearKeyCache } = entry;
