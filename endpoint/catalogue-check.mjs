/**
 * Parameters against a model of the catalogue, as lenient as the services are with the vendor's own
 * examples: null is "not given", text stands for a number, and a name that the model does not know passes
 * unless it is another one's spelling. The codes are those of the common error code page, or the service's
 * own where it has one for the parameter.
 */
import { ApiError } from "./errors.mjs";

/** https://www.rfc-editor.org/rfc/rfc3339 */
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * @param {object} model
 * @param {string} input  the object of the parameters
 * @param {import("./params.mjs").Carried} carried
 * @throws {ApiError}
 */
export function checkByModel(model, input, { params, files, bytes }) {
  // A body of bytes has its parameters in headers that each service names itself.
  if (bytes) return;
  const given = { ...params, ...Object.fromEntries(files.map(({ name }) => [name, ""])) };
  checkObject(model, input, given, "");
}

function checkObject(model, name, value, prefix) {
  const { members } = model.objects[name];
  const known = new Map(members.map((member) => [member.name, member]));
  for (const key of Object.keys(value)) {
    if (value[key] !== null && !known.has(key)) refuseSlip(key, known, value, prefix, model);
  }
  for (const member of members) {
    const given = Object.hasOwn(value, member.name) ? value[member.name] : undefined;
    const path = prefix + member.name;
    if (given === undefined || given === null) {
      // The vendor's examples leave out nested members that its tables require.
      // Nor do they mind a null there.
      if (member.required && prefix === "" && given === undefined)
        throw problem(model, "MissingParameter", path, `The request is missing a required parameter \`${path}\`.`);
    } else if (member.type === "list") {
      if (!Array.isArray(given)) throw wrongType(model, path, "a list");
      given.forEach((element, index) => element !== null && checkValue(model, member, element, `${path}.${index}`));
    } else checkValue(model, member, given, path);
  }
}

/** `instanceIds` and `Instance_Ids` mean InstanceIds. */
const letters = (name) => name.toLowerCase().replace(/[_-]/g, "");

function refuseSlip(key, known, value, prefix, model) {
  for (const name of known.keys()) {
    if (letters(name) === letters(key) && !Object.hasOwn(value, name))
      throw problem(model, "UnknownParameter", prefix + key, `The parameter \`${prefix}${key}\` is not recognized.`);
  }
}

function checkValue(model, member, value, path) {
  if (Object.hasOwn(model.objects, member.member)) {
    if (typeof value !== "object" || Array.isArray(value)) throw wrongType(model, path, "an object");
    return checkObject(model, member.member, value, `${path}.`);
  }
  switch (member.member) {
    case "int64":
    case "uint64":
      return checkNumber(model, member, value, path, /^-?\d+$/, "an integer");
    case "float":
      return checkNumber(model, member, value, path, /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i, "a number");
    case "bool":
      if (!["boolean", "string"].includes(typeof value) || !/^(true|false)$/i.test(value))
        throw wrongType(model, path, "a boolean");
      return undefined;
    default:
      if (typeof value === "object") throw wrongType(model, path, "a string");
      if (member.member === "datetime_iso" && value !== "" && !ISO_TIME.test(value))
        throw outOfRange(model, path, "must be a time of ISO 8601");
      return checkChoice(model, member, value, path);
  }
}

function checkNumber(model, member, value, path, form, type) {
  if (!["number", "string"].includes(typeof value) || !form.test(value)) throw wrongType(model, path, type);
  const { min = member.member === "uint64" ? 0 : -Infinity, max = Infinity } = member;
  if (Number(value) < min || Number(value) > max)
    throw outOfRange(model, path, max === Infinity ? `must be at least ${min}` : `must lie between ${min} and ${max}`);
}

/** The documents' lists end sooner than the services': only another spelling of a listed value is refused. */
function checkChoice(model, { enum: values = [] }, value, path) {
  // A choice with a text of its own is `{ value, document }`.
  const texts = values.map((one) => String(one.value ?? one));
  const meant = texts.includes(String(value))
    ? undefined
    : texts.find((one) => letters(one) === letters(String(value)));
  if (meant !== undefined) throw outOfRange(model, path, `must be one of ${texts.join(", ")}`);
}

const wrongType = (model, path, type) =>
  problem(model, "InvalidParameter", path, `The parameter \`${path}\` is not ${type}.`);

const outOfRange = (model, path, rule) =>
  problem(model, "InvalidParameterValue", path, `The parameter \`${path}\` ${rule}.`);

/** With the service's own code where it has one for this parameter. */
function problem({ errors = {} }, code, path, message) {
  const own = `${code}.${path.replace(/\.\d+/g, "").split(".").pop()}`;
  return new ApiError(Object.hasOwn(errors, own) ? own : code, message);
}
