// tc3fetch/diagnose: reads a request that was pasted, verifies its signature, and searches for the
// mistake. An engine of its own, which is several times that of `explain`.
import loader from "tc3fetch/engine-diagnose";
import { createDiagnose, createParseRequest, createVerify } from "./diagnose/diagnose.js";
import { createEngines } from "./diagnose/engines.js";

export { causes } from "./diagnose/causes.js";
export { Tc3Error } from "./errors/error.js";

const engines = /* @__PURE__ */ createEngines(loader);
/** Loads the engine ahead. */
export const init = /* @__PURE__ */ (() => engines.init)();

export const parseRequest = /* @__PURE__ */ createParseRequest(engines);
export const verify = /* @__PURE__ */ createVerify(engines);
export const diagnose = /* @__PURE__ */ createDiagnose(engines);
