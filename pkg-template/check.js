// Checks parameters against what `cargo xtask build` wrote of their model: each member is
// a text such as "!i1,100", or a pair of it and the members of the object that it holds.
// The grammar is `notation` in xtask/src/models/javascript.rs. The rules are the models';
// here they are only applied, where the values are.

import { encoder, isObject, typeName } from "./bytes.js";
import { Tc3Error } from "./error.js";

const MEMBER = /^(!?)([[{]?)(\w)(?:(-?[\d.]*),(-?[\d.]*))?(?:\/([\d.]+))?(?:#(\d*)-(\d*))?(?:@(\d+))?(?:=([^~]*))?(?:~(.*))?$/;

/** By letter: what a type is called, and whether a value is of it. */
const TYPES = {
  s: ["a string", (value) => typeof value === "string"],
  i: ["an integer", (value) => typeof value === "bigint" || Number.isInteger(value)],
  u: ["an integer of at least 0", (value) => (typeof value === "bigint" || Number.isInteger(value)) && value >= 0],
  f: ["a number", (value) => Number.isFinite(value)],
  b: ["a boolean", (value) => typeof value === "boolean"],
  x: ["a string or a Uint8Array", (value) => typeof value === "string" || typeName(value) === "object"],
  o: ["an object", isObject],
  a: ["anything", () => true],
};

/** Throws the first fault of `params`, with its path. */
export const checkParams = (members, params) => checkObject(members, params, "params", "");

function checkObject(members, value, name, prefix) {
  if (!TYPES.o[1](value)) refuse("WrongType", name, `must be an object, and is ${typeName(value)}`);
  for (const [key, member] of Object.entries(members)) {
    const [notation, inner] = typeof member === "string" ? [member] : member;
    const [, isRequired, container, letter, ...limits] = MEMBER.exec(notation);
    const { [key]: given } = value;
    const path = prefix + key;
    if (given === undefined) {
      if (isRequired) refuse("MissingParameter", path, "is required");
    } else if (container === "[") {
      if (!Array.isArray(given)) refuse("WrongType", path, `must be an array, and is ${typeName(given)}`);
      given.forEach((element, index) => checkValue(letter, limits, inner, element, `${path}[${index}]`));
    } else if (container) {
      if (!TYPES.o[1](given)) refuse("WrongType", path, `must be an object, and is ${typeName(given)}`);
      for (const [label, element] of Object.entries(given)) checkValue(letter, limits, inner, element, `${path}.${label}`);
    } else checkValue(letter, limits, inner, given, path);
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(members, key) && value[key] !== undefined) {
      const meant = nearest(key, Object.keys(members));
      refuse("UnknownParameter", prefix + key, `is not known${meant && `; did you mean ${meant}?`}`);
    }
  }
}

function checkValue(letter, [min, max, step, shortest, longest, bytes, values, pattern], members, value, path) {
  const [expected, isOfType] = TYPES[letter];
  if (!isOfType(value)) refuse("WrongType", path, `must be ${expected}, and is ${Number.isFinite(value) ? value : typeName(value)}`);
  if (members) return checkObject(members, value, path, `${path}.`);
  const isWithin = (what, low, high) => !(low && what < Number(low)) && !(high && what > Number(high));
  const range = (low, high) => (low && high ? `${low} to ${high}` : low ? `at least ${low}` : `at most ${high}`);
  if (!isWithin(value, min, max)) refuse("OutOfRange", path, `must be ${range(min, max)}, and is ${value}`);
  // In units of a millionth: 0.15 is no whole multiple of 0.05 in binary fractions.
  if (step && Math.round(Number(value) * 1e6) % Math.round(step * 1e6)) refuse("OutOfRange", path, `must be a multiple of ${step}, and is ${value}`);
  const length = typeof value === "string" ? [...value].length : 0;
  if (!isWithin(length, shortest, longest)) refuse("OutOfRange", path, `must have ${range(shortest, longest)} characters, and has ${length}`);
  // No character has more than three bytes for each unit of its length.
  if (bytes && value.length * 3 > bytes) {
    const size = encoder.encode(value).length;
    if (size > bytes) refuse("OutOfRange", path, `must have at most ${bytes} bytes, and has ${size}`);
  }
  if (values && !values.split("|").includes(String(value))) refuse("UnknownValue", path, `must be ${values.replaceAll("|", ", ")}`);
  if (pattern && !new RegExp(`^(?:${pattern})$`, "u").test(value)) refuse("InvalidFormat", path, `must match ${pattern}`);
}

const HINTS = {
  MissingParameter: "Give it",
  UnknownParameter: "Correct its name",
  WrongType: "Convert it",
  OutOfRange: "Give a value that is allowed",
  UnknownValue: "Give one of these",
  InvalidFormat: "Correct it",
  InvalidCombination: "Change one of them",
};

/** Throws an error of kind `input`. */
export function refuse(code, parameter, problem, hint = `${HINTS[code]}, or send it all the same with validate: "off".`) {
  throw new Tc3Error(`${parameter} ${problem}`, { code: `ClientError.${code}`, kind: "input", parameter, retryable: false, hint });
}

/** The name that was probably meant, or nothing. */
function nearest(name, names) {
  const [best] = names.map((known) => [distance(name.toLowerCase(), known.toLowerCase()), known]).sort(([a], [b]) => a - b);
  return best?.[0] <= name.length / 3 ? best[1] : "";
}

/** How many letters have to be added, removed or replaced (Levenshtein). */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter === b[j] ? 0 : 1)));
    row = next;
  }
  return row.at(-1);
}
