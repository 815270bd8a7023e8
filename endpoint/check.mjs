/**
 * Checks of an action's parameters. A wrong type is InvalidParameter and a value outside the
 * documented range InvalidParameterValue, as the common error code page has it.
 *
 * @typedef {(name: string, value: unknown, fromQuery?: boolean) => any} Check
 *   returns the value in its own type, or throws
 */
import { validateHeaderValue } from "node:http";
import { ApiError } from "./errors.mjs";

/**
 * @param {Record<string, unknown>} params
 * @param {Record<string, Check>} checks  one for every parameter that the action has
 * @param {boolean} fromQuery             whether every leaf arrived as a string
 */
export function checkParams(params, checks, fromQuery) {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (!Object.hasOwn(checks, name)) {
        throw new ApiError("UnknownParameter", `The parameter ${name} is not recognized.`);
      }
      return [name, checks[name](name, value, fromQuery)];
    }),
  );
}

/** @type {Check} */
export function string(name, value) {
  if (typeof value !== "string") throw wrongType(name, "a string");
  return value;
}

/** @type {Check} */
export function boolean(name, value, fromQuery) {
  const known = fromQuery && (value === "true" || value === "false") ? value === "true" : value;
  if (typeof known !== "boolean") throw wrongType(name, "a boolean");
  return known;
}

/** @returns {Check} */
export function integer({ min, max }) {
  return (name, value, fromQuery) => {
    const number = fromQuery && typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
    if (!Number.isSafeInteger(number)) throw wrongType(name, "an integer");
    if (number < min || number > max) {
      throw new ApiError("InvalidParameterValue", `The parameter ${name} must lie between ${min} and ${max}.`);
    }
    return number;
  };
}

/** @returns {Check} */
export function number({ min, max }) {
  return (name, value, fromQuery) => {
    const known = fromQuery && typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
    if (typeof known !== "number") throw wrongType(name, "a number");
    if (known < min || known > max) {
      throw new ApiError("InvalidParameterValue", `The parameter ${name} must lie between ${min} and ${max}.`);
    }
    return known;
  };
}

/** @type {Check} a text that can be the value of a header */
export function headerValue(name, value) {
  try {
    validateHeaderValue(name, string(name, value));
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError("InvalidParameterValue", `The parameter ${name} has characters that no header may have.`);
  }
  return value;
}

/** @returns {Check} */
export function oneOf(...values) {
  return (name, value) => {
    string(name, value);
    if (!values.includes(value)) {
      throw new ApiError("InvalidParameterValue", `The parameter ${name} must be one of ${values.join(", ")}.`);
    }
    return value;
  };
}

/** @returns {Check} */
export function list(item) {
  return (name, value, fromQuery) => {
    if (!Array.isArray(value)) throw wrongType(name, "a list");
    return value.map((element, i) => item(`${name}.${i}`, element, fromQuery));
  };
}

/** @returns {Check} */
export function object(checks) {
  return (name, value, fromQuery) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrongType(name, "an object");
    return checkParams(value, checks, fromQuery);
  };
}

const wrongType = (name, type) => new ApiError("InvalidParameter", `The parameter ${name} is not ${type}.`);
