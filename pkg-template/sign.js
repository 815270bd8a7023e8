// tc3fetch/sign: signature v3 and nothing else.
import loader from "tc3fetch/engine-sign";
import { createSigner } from "./vendors/tencent.js";
import { createSigning } from "./vendors/tencent-sign.js";

export { Tc3Error } from "./errors/error.js";

const signing = /* @__PURE__ */ createSigning(loader, createSigner);
export const { sign, init, clearKeyCache } = signing;
