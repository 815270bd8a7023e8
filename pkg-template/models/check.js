// Checks parameters against what spec.js wrote of their model: each member is
// a text such as "!i1,100", or a pair of it and the members of the object that it holds.
// The grammar is `notation` in spec.js. The rules are the models';
// here they are only applied, where the values are.
import {
  InvalidFormat,
  MissingParameter,
  OutOfRange,
  UnknownParameter,
  UnknownValue,
  WrongType,
} from "../errors/faults.js";
import { fault, typeName } from "../errors/error.js";
import { encode } from "../payload/utf8.js";
import { nearest } from "../payload/nearest.js";
import { isObject } from "../payload/values.js";
import { bytes, characters, multiple, range } from "./limits.js";

const MEMBER =
  /^(!?)([[{]?)(\w)(?:(-?[\d.]*),(-?[\d.]*))?(?:\/([\d.]+))?(?:#(\d*)-(\d*))?(?:@(\d+))?(?:=([^~]*))?(?:~(.*))?$/;

/** By letter: what a type is called, and whether a value is of it. */
const TYPES = {
  s: ["a string", (value) => typeof value === "string"],
  i: ["an integer", (value) => typeof value === "bigint" || Number.isInteger(value)],
  u: ["an integer of at least 0", (value) => TYPES.i[1](value) && value >= 0],
  f: ["a number", (value) => typeof value === "bigint" || Number.isFinite(value)],
  b: ["a boolean", (value) => typeof value === "boolean"],
  x: ["a string or a Uint8Array", (value) => typeof value === "string" || isObject(value)],
  o: ["an object", isObject],
  a: ["anything", () => true],
};

/** Throws the first fault of `params`, with its path. */
export function checkParams(members, params) {
  for (const [found] of faultsOf(members, params)) throw found;
}

/**
 * Every fault of `params`: an error with its path, and after it what severity.js has to know. That is never
 * read back from the path, which does not tell a dot in a name from the dot between two.
 */
export const faultsOf = (members, params) => objectFaults(members, params, "params", "");

const wrongType = (path, expected, value, letter) => [
  fault(WrongType, path, [expected, Number.isFinite(value) ? value : typeName(value)]),
  value,
  letter,
];

const outOfRange = (path, expected, value) => [fault(OutOfRange, path, [expected, value])];

function* objectFaults(members, value, name, prefix) {
  if (!isObject(value)) return yield wrongType(name, "an object", value);
  for (const [key, member] of Object.entries(members)) {
    const [notation, inner] = typeof member === "string" ? [member] : member;
    const [, isRequired, container, letter, ...limits] = MEMBER.exec(notation);
    const given = Object.prototype.hasOwnProperty.call(value, key) ? value[key] : undefined;
    const path = prefix + key;
    const isList = container === "[";
    if (given === undefined) {
      if (isRequired) yield [fault(MissingParameter, path), value, key];
    } else if (!container) yield* valueFaults(letter, limits, inner, given, path);
    else if (isList ? !Array.isArray(given) : !isObject(given))
      yield wrongType(path, isList ? "an array" : "an object", given);
    else
      for (const [label, element] of Object.entries(given))
        yield* valueFaults(letter, limits, inner, element, isList ? `${path}[${label}]` : `${path}.${label}`);
  }
  const known = Object.keys(members);
  for (const key of Object.keys(value)) {
    if (!known.includes(key) && value[key] !== undefined)
      yield [fault(UnknownParameter, prefix + key, [nearest(key, known)]), value, key, known];
  }
}

function* valueFaults(letter, [min, max, step, shortest, longest, most, values, pattern], members, value, path) {
  const [expected, isOfType] = TYPES[letter];
  if (!isOfType(value)) return yield wrongType(path, expected, value, letter);
  if (members) return yield* objectFaults(members, value, path, `${path}.`);
  const isWithin = (what, low, high) => !(low && what < Number(low)) && !(high && what > Number(high));
  if (!isWithin(value, min, max)) yield outOfRange(path, range(min, max), value);
  // In units of a millionth: 0.15 is no whole multiple of 0.05 in binary fractions.
  if (step && Math.round(Number(value) * 1e6) % Math.round(step * 1e6)) yield outOfRange(path, multiple(step), value);
  const length = typeof value === "string" ? [...value].length : 0;
  if (!isWithin(length, shortest, longest)) yield outOfRange(path, characters(shortest, longest), length);
  // No character has more than three bytes for each unit of its length.
  const size = most && value.length * 3 > most ? encode(value).length : 0;
  if (size > most) yield outOfRange(path, bytes(most), size);
  if (values && !values.split("|").includes(String(value)))
    yield [fault(UnknownValue, path, [values.replace(/\|/g, ", ")]), value, values];
  if (pattern && !new RegExp(`^(?:${pattern})$`, "u").test(value)) yield [fault(InvalidFormat, path, [pattern])];
}
