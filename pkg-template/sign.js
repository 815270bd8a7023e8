// tc3fetch/sign: signature v3 and nothing else.
import loader from "tc3fetch/engine-sign";
import { createSigner } from "./vendors/tencent.js";
import { clearOf, createSigning, initOf, signOf } from "./vendors/tencent-sign.js";

export { Tc3Error } from "./errors/error.js";

const signing = /* @__PURE__ */ createSigning(loader, createSigner);
export const sign = /* @__PURE__ */ signOf(signing);
export const init = /* @__PURE__ */ initOf(signing);
export const clearKeyCache = /* @__PURE__ */ clearOf(signing);
