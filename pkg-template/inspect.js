// tc3fetch/inspect: how a signature is made, step by step, and why one failed. An engine of its own, so that the
// main one stays small: for tools and debugging, not for production traffic.
import bytes from "./engine/inspect-bytes.js";
import * as glue from "./engine/inspect-glue.js";
import { createLoader } from "./engine/compile.js";
import { createGlue } from "./engine/glue.js";
import { createInstance } from "./engine/instance.js";
import { createDiagnose, createParseRequest, createVerify } from "./diagnose/diagnose.js";
import { createExplain, createExplainAcs } from "./vendors/explain.js";
import { codeTargets, generate, init as initGenerate } from "./generate.js";

export { causes } from "./diagnose/causes.js";
export { Tc3Error } from "./errors/error.js";
export { codeTargets, generate };
export { exactText as jsonText, parseExactly as parseJson } from "./payload/exact.js";

const instance = /* @__PURE__ */ createInstance(
  /* @__PURE__ */ createLoader(bytes),
  /* @__PURE__ */ createGlue(glue, "inspect"),
);
/** Loads the engines of `explain` and of `generate`; a source that is given is that of `explain`. */
export async function init(source) {
  await Promise.all([instance.init(source), ...(source === undefined ? [initGenerate()] : [])]);
}

export const explain = /* @__PURE__ */ createExplain(instance);
export const explainAcs = /* @__PURE__ */ createExplainAcs(instance);

export const parseRequest = /* @__PURE__ */ createParseRequest(instance);
export const verify = /* @__PURE__ */ createVerify(instance);
export const diagnose = /* @__PURE__ */ createDiagnose(instance);
