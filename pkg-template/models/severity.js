// How much a finding of check.js says: an error, or a warning of what a service may well take. The
// typed functions refuse both; `checkAction` tells them apart, by what check.js hands over with a finding.
import { MissingParameter, UnknownParameter, UnknownValue, WrongType } from "../errors/faults.js";
import { defineMember } from "../errors/error.js";
import { nearest } from "../payload/nearest.js";
import { isObject } from "../payload/values.js";

/**
 * @param {[Error, ...unknown[]]} found   of check.js
 * @param {Map<object, string[]>} nulls   of withoutNulls
 * @returns {"error" | "warning"}
 */
export function severityOf([{ code }, ...place], nulls) {
  const [, name] = code.split(".");
  return IS_WARNING[name]?.(...place, nulls) ? "warning" : "error";
}

/** By code: whether a service may well take it. */
const IS_WARNING = {
  // The vendor's own examples have null where the document asks for a value.
  [MissingParameter[0]]: (holder, name, nulls) => nulls.get(holder)?.includes(name),
  [WrongType[0]]: isReadable,
  // A service grows before its model does: only a slip is refused.
  [UnknownParameter[0]]: (holder, name, known) =>
    !nearest(
      name,
      known.filter((one) => !Object.hasOwn(holder, one) || holder[one] === undefined),
    ),
  [UnknownValue[0]]: (value, values) => !nearest(String(value), values.split("|")),
};

/** Text for a number, and the like: services read it, and the vendor's own examples have it. */
function isReadable(value, letter) {
  if (letter === "s") return Number.isFinite(value) || typeof value === "boolean";
  if (typeof value !== "string") return false;
  if (letter === "b") return /^(true|false)$/i.test(value);
  return /^[iu]$/.test(letter) ? /^-?\d+$/.test(value) : letter === "f" && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value);
}

/**
 * Null is "not given", as the services read it. The places of a list stay as they are.
 *
 * @param {Map<object, string[]>} nulls  gets the names of the nulls that each copied object had
 */
export function withoutNulls(value, nulls) {
  if (Array.isArray(value)) {
    const list = new Array(value.length);
    value.forEach((element, index) => {
      if (element !== null) list[index] = withoutNulls(element, nulls);
    });
    return list;
  }
  if (!isObject(value) || ArrayBuffer.isView(value)) return value;
  const kept = {};
  const entries = Object.entries(value);
  for (const [name, member] of entries) {
    // An own member, whatever its name is.
    if (member !== null) defineMember(kept, name, withoutNulls(member, nulls));
  }
  nulls.set(
    kept,
    entries.filter(([, member]) => member === null).map(([name]) => name),
  );
  return kept;
}
