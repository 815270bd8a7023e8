// The models of the services, and what can be done with any model of their format.
import { faultsOf } from "./check.js";
import { reading } from "./error.js";
import { placed } from "./rest.js";
import { asynchronous, complete, consistent } from "./rules.js";
import { actionSpec } from "./spec.js";

export { fc } from "./models-fc.js";
export { guance } from "./models-guance.js";
export { scf } from "./models-scf.js";
export { tiems } from "./models-tiems.js";
export { searchIndex } from "./search-index.js";
export { Tc3Error } from "./error.js";

/** By service and action. */
const RULES = { scf: { Invoke: asynchronous }, fc: { CreateFunction: complete, UpdateFunction: consistent } };

/** Specs that were made already, by model and action: a form checks with every keystroke. */
const specs = /* @__PURE__ */ new WeakMap();

function specOf(model, action) {
  if (!specs.has(model)) specs.set(model, new Map());
  const known = specs.get(model);
  if (!known.has(action)) known.set(action, actionSpec(model, action));
  return known.get(action);
}

/** Every fault of an action's parameters; the typed functions throw the first of them. */
export function checkAction(model, action, params) {
  const faults = [...faultsOf(specOf(model, action).params, params)];
  const of = RULES[model.metadata.serviceShortName] ?? {};
  const rules = Object.hasOwn(of, action) ? of[action] : undefined;
  if (rules && !faults.length) {
    try {
      reading(() => rules(params));
    } catch (fault) {
      faults.push(fault);
    }
  }
  return faults;
}

/** The request of a REST action: its parameters where the model says that they travel. */
export function restRequest(model, action, params) {
  const { method, path, query, headers, body, payload } = placed(specOf(model, action), params);
  return { method, path, query, headers, body: payload?.bytes ? new TextDecoder().decode(payload.bytes) : body };
}
