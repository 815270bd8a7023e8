// Checks parameters against what spec.js wrote of their model: each member is
// a text such as "!i1,100", or a pair of it and the members of the object that it holds.
// The grammar is `notation` in spec.js. The rules are the models';
// here they are only applied, where the values are.

import { encoder, isObject, typeName } from "./bytes.js";
import { Tc3Error } from "./error.js";

const MEMBER = /^(!?)([[{]?)(\w)(?:(-?[\d.]*),(-?[\d.]*))?(?:\/([\d.]+))?(?:#(\d*)-(\d*))?(?:@(\d+))?(?:=([^~]*))?(?:~(.*))?$/;

/** By letter: what a type is called, and whether a value is of it. */
const TYPES = {
  s: ["a string", (value) => typeof value === "string"],
  i: ["an integer", (value) => typeof value === "bigint" || Number.isInteger(value)],
  u: ["an integer of at least 0", (value) => (typeof value === "bigint" || Number.isInteger(value)) && value >= 0],
  f: ["a number", (value) => typeof value === "bigint" || Number.isFinite(value)],
  b: ["a boolean", (value) => typeof value === "boolean"],
  x: ["a string or a Uint8Array", (value) => typeof value === "string" || typeName(value) === "object"],
  o: ["an object", isObject],
  a: ["anything", () => true],
};

/** Throws the first fault of `params`, with its path. */
export function checkParams(members, params) {
  for (const fault of faultsOf(members, params)) throw fault;
}

/** Every fault of `params`, as an error with its path. */
export const faultsOf = (members, params) => objectFaults(members, params, "params", "");

function* objectFaults(members, value, name, prefix) {
  if (!TYPES.o[1](value)) return yield faulty("WrongType", name, `must be an object, and is ${typeName(value)}`);
  for (const [key, member] of Object.entries(members)) {
    const [notation, inner] = typeof member === "string" ? [member] : member;
    const [, isRequired, container, letter, ...limits] = MEMBER.exec(notation);
    const given = Object.hasOwn(value, key) ? value[key] : undefined;
    const path = prefix + key;
    if (given === undefined) {
      if (isRequired) yield faulty("MissingParameter", path, "is required");
    } else if (container === "[") {
      if (!Array.isArray(given)) yield faulty("WrongType", path, `must be an array, and is ${typeName(given)}`);
      else for (const [index, element] of given.entries()) yield* valueFaults(letter, limits, inner, element, `${path}[${index}]`);
    } else if (container) {
      if (!TYPES.o[1](given)) yield faulty("WrongType", path, `must be an object, and is ${typeName(given)}`);
      else for (const [label, element] of Object.entries(given)) yield* valueFaults(letter, limits, inner, element, `${path}.${label}`);
    } else yield* valueFaults(letter, limits, inner, given, path);
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(members, key) && value[key] !== undefined) {
      const meant = nearest(key, Object.keys(members));
      yield faulty("UnknownParameter", prefix + key, `is not known${meant && `; did you mean ${meant}?`}`);
    }
  }
}

function* valueFaults(letter, [min, max, step, shortest, longest, bytes, values, pattern], members, value, path) {
  const [expected, isOfType] = TYPES[letter];
  if (!isOfType(value)) return yield faulty("WrongType", path, `must be ${expected}, and is ${Number.isFinite(value) ? value : typeName(value)}`);
  if (members) return yield* objectFaults(members, value, path, `${path}.`);
  const isWithin = (what, low, high) => !(low && what < Number(low)) && !(high && what > Number(high));
  const range = (low, high) => (low && high ? `${low} to ${high}` : low ? `at least ${low}` : `at most ${high}`);
  if (!isWithin(value, min, max)) yield faulty("OutOfRange", path, `must be ${range(min, max)}, and is ${value}`);
  // In units of a millionth: 0.15 is no whole multiple of 0.05 in binary fractions.
  if (step && Math.round(Number(value) * 1e6) % Math.round(step * 1e6)) yield faulty("OutOfRange", path, `must be a multiple of ${step}, and is ${value}`);
  const length = typeof value === "string" ? [...value].length : 0;
  if (!isWithin(length, shortest, longest)) yield faulty("OutOfRange", path, `must have ${range(shortest, longest)} characters, and has ${length}`);
  // No character has more than three bytes for each unit of its length.
  if (bytes && value.length * 3 > bytes) {
    const size = encoder.encode(value).length;
    if (size > bytes) yield faulty("OutOfRange", path, `must have at most ${bytes} bytes, and has ${size}`);
  }
  if (values && !values.split("|").includes(String(value))) yield faulty("UnknownValue", path, `must be ${values.replaceAll("|", ", ")}`);
  if (pattern && !new RegExp(`^(?:${pattern})$`, "u").test(value)) yield faulty("InvalidFormat", path, `must match ${pattern}`);
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
export function refuse(...what) {
  throw faulty(...what);
}

function faulty(code, parameter, problem, hint = `${HINTS[code]}, or send it all the same with validate: "off".`) {
  return new Tc3Error(`${parameter} ${problem}`, { code: `ClientError.${code}`, kind: "input", parameter, retryable: false, hint });
}

/** The name that was probably meant, or nothing. */
function nearest(name, names) {
  // The comparison takes the product of the lengths: no name that somebody means is this long.
  if (name.length > 64) return "";
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
