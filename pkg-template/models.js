// tc3fetch/models: the models of the services, and what can be done with any model of their
// format.
import { UnknownAction, UnknownValue } from "./errors/faults.js";
import { defineMember, fault, readSafely, refuseType } from "./errors/error.js";
import { translatePhrase } from "./errors/translate.js";
import { isDestructive as destroys } from "./models/destructive.js";
import { faultsOf } from "./models/check.js";
import { checkFunction, checkInvocation, checkNewFunction } from "./models/combinations.js";
import { limitsOf as inEnglish } from "./models/limits.js";
import { marksOf } from "./models/marks.js";
import { jsonSchemaOf, openApiOf } from "./models/openapi.js";
import { placeParams } from "./models/placement.js";
import { severityOf, withoutNulls } from "./models/severity.js";
import { actionSpec } from "./models/spec.js";
import { checkText, isObject, placesOf, readNamed } from "./payload/values.js";
import { nearest } from "./payload/nearest.js";
import { partsOfPath } from "./vendors/api-path.js";

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

/** Every fault of an action's parameters, with how much it says; the typed functions throw the first of them. */
export const checkAction = (model, action, params) =>
  readSafely(() => {
    const unknown = unknownAction(model, action);
    const found = unknown ? [unknown] : faultsIn(model, action, params);
    for (const one of found) if (!one.severity) defineMember(one, "severity", "error");
    return found;
  });

/** The fault of an action that the model does not have; undefined where it has it. */
function unknownAction(model, action) {
  const known = Object.keys(model.actions);
  if (known.includes(action)) return undefined;
  return fault(UnknownAction, "action", [model.metadata.serviceShortName, nearest(`${action}`, known)]);
}

function faultsIn(model, action, given) {
  const members = specOf(model, action).params;
  const nulls = new Map();
  const params = withoutNulls(given, nulls);
  const faults = [];
  for (const found of faultsOf(members, params)) {
    const [fault] = found;
    defineMember(fault, "severity", severityOf(found, nulls));
    faults.push(fault);
  }
  const of = new Map(Object.entries(RULES[model.metadata.serviceShortName] ?? {}));
  const rules = of.get(action);
  if (rules && faults.every(({ severity }) => severity === "warning")) {
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
  readSafely(() => {
    if (!isObject(member)) refuseType("member", "an object", member);
    const limits = inEnglish(member);
    return oneOf(LANGUAGES, "language", language) === "zh" ? limits.map(translatePhrase) : limits;
  });

/** Whether an action's first word says that it destroys something. */
export const isDestructive = (action) => destroys(textOf("action", action));

const LANGUAGES = ["en", "zh"];
const OPTIONS = /* @__PURE__ */ placesOf(["language"]);
const SCHEMA_OPTIONS = /* @__PURE__ */ placesOf(["language", "of"]);

/** A value of a list; the first where none is given. */
function oneOf(values, name, value = values[0]) {
  if (!values.includes(value)) throw fault(UnknownValue, name, [values.join(", ")]);
  return value;
}

/** A text that must be given. */
const textOf = (name, value) => checkText(name, value) ?? refuseType(name, "a string", value);

/** Refuses an action that the model does not have. */
function checkName(model, action) {
  const found = unknownAction(model, action);
  if (found) throw found;
}

export const openApi = (model, options = {}) =>
  readSafely(() => openApiOf(model, oneOf(LANGUAGES, "language", readNamed(options, OPTIONS, "options").language)));

export const jsonSchema = (model, action, options = {}) =>
  readSafely(() => {
    const { language, of } = readNamed(options, SCHEMA_OPTIONS, "options");
    checkName(model, action);
    const isInput = oneOf(["input", "output"], "of", of) === "input";
    return jsonSchemaOf(model, action, oneOf(LANGUAGES, "language", language), isInput);
  });

/** What an action does to what is there: see models.d.ts. */
export const actionMarks = (model, action) =>
  readSafely(() => {
    checkName(model, action);
    return marksOf(model, action);
  });

/** The request that a path of an OpenAPI document stands for; undefined for any other path. */
export const requestAt = (path) => partsOfPath(textOf("path", path));
