// tc3fetch/models: the models of the services, and what can be done with any model of their
// format.
import { readSafely } from "./errors/error.js";
import { translatePhrase } from "./errors/translate.js";
import { faultsOf } from "./models/check.js";
import { checkFunction, checkInvocation, checkNewFunction } from "./models/combinations.js";
import { limitsOf as inEnglish } from "./models/limits.js";
import { placeParams } from "./models/placement.js";
import { actionSpec } from "./models/spec.js";

export { fc } from "./models/fc.js";
export { guance } from "./models/guance.js";
export { scf } from "./models/scf.js";
export { tiems } from "./models/tiems.js";
export { searchIndex } from "./models/search-index.js";
export { Tc3Error } from "./errors/error.js";

/** By service and action. */
const RULES = {
  scf: { Invoke: checkInvocation },
  fc: { CreateFunction: checkNewFunction, UpdateFunction: checkFunction },
};

/** Specs that were made already, by model and action: a form checks with every keystroke. */
const specs = /* @__PURE__ */ new WeakMap();

function specOf(model, action) {
  if (!specs.has(model)) specs.set(model, new Map());
  const known = specs.get(model);
  if (!known.has(action)) known.set(action, actionSpec(model, action));
  return known.get(action);
}

/** Every fault of an action's parameters; the typed functions throw the first of them. */
export const checkAction = (model, action, params) => readSafely(() => faultsIn(model, action, params));

function faultsIn(model, action, params) {
  const faults = [...faultsOf(specOf(model, action).params, params)];
  const of = new Map(Object.entries(RULES[model.metadata.serviceShortName] ?? {}));
  const rules = of.get(action);
  if (rules && !faults.length) {
    try {
      readSafely(() => rules(params));
    } catch (fault) {
      faults.push(fault);
    }
  }
  return faults;
}

/** The request of a REST action: its parameters where the model says that they travel. */
export function restRequest(model, action, params) {
  return readSafely(() => placeParams(specOf(model, action), params));
}

/** The limits of a member's values in words, as errors say them. */
export const limitsOf = (member, language = "en") =>
  language === "zh" ? inEnglish(member).map(translatePhrase) : inEnglish(member);
