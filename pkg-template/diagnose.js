// tc3fetch/diagnose: reads a request that was pasted, verifies its signature, and searches for the
// mistake. An engine of its own, which is several times that of `explain`.
import bytes from "./engine/diagnose-bytes.js";
import * as glue from "./engine/diagnose-glue.js";
import { createDiagnose, createParseRequest, createVerify } from "./diagnose/diagnose.js";
import { createLoader } from "./engine/compile.js";
import { createGlue } from "./engine/glue.js";
import { createInstance } from "./engine/instance.js";

export { causes } from "./diagnose/causes.js";
export { Tc3Error } from "./errors/error.js";

const instance = /* @__PURE__ */ createInstance(
  /* @__PURE__ */ createLoader(bytes),
  /* @__PURE__ */ createGlue(glue, "diagnose"),
);
/** Loads the engine ahead. */
export const init = /* @__PURE__ */ (() => instance.init)();

export const parseRequest = /* @__PURE__ */ createParseRequest(instance);
export const verify = /* @__PURE__ */ createVerify(instance);
export const diagnose = /* @__PURE__ */ createDiagnose(instance);
