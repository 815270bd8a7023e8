// tc3fetch/inspect: how a signature is made, step by step. An engine of its own, so that the
// main one stays small: for tools and debugging, not for production traffic.
import loader from "tc3fetch/engine-inspect";
import * as glue from "./engine/inspect-glue.js";
import { createGlue } from "./engine/glue.js";
import { createInstance } from "./engine/instance.js";
import { createExplain, createExplainAcs } from "./vendors/explain.js";
import { causes, diagnose, init as initDiagnose, parseRequest, verify } from "./diagnose.js";
import { codeTargets, generate, init as initGenerate } from "./generate.js";

export { Tc3Error } from "./errors/error.js";
export { causes, codeTargets, diagnose, generate, parseRequest, verify };
export { exactText as jsonText, parseExactly as parseJson } from "./payload/exact.js";

const instance = /* @__PURE__ */ createInstance(loader, /* @__PURE__ */ createGlue(glue, "inspect"));
/** Loads the engines of all functions; a source that is given is that of `explain`. */
export async function init(source) {
  await Promise.all([instance.init(source), ...(source === undefined ? [initGenerate(), initDiagnose()] : [])]);
}

export const explain = /* @__PURE__ */ createExplain(instance);
export const explainAcs = /* @__PURE__ */ createExplainAcs(instance);
