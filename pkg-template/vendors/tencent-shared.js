// The instance that tc3fetch, tc3fetch/scf and tc3fetch/tiems share. `exports` in package.json
// says how each runtime loads its engine. It is imported before everything else: an inlined
// engine amid code compresses worse than before or after it, by 700 bytes after gzip.
import loader from "tc3fetch/engine";
import { createSigner } from "./tencent.js";
import { createVendor } from "./tencent-api.js";
import { createSigning } from "./tencent-sign.js";
import { callOf } from "../call/call.js";

export const signing = /* @__PURE__ */ createSigning(loader, createSigner);
export const vendor = /* @__PURE__ */ createVendor(signing);
export const call = /* @__PURE__ */ callOf(vendor);
