// How much a finding of check.js says: an error, or a warning of what a service may well take. The
// typed functions refuse both; `checkAction` tells them apart. It looks again at the place of a finding,
// so that check.js, which the typed functions bring along, knows nothing of it.
import { MissingParameter, UnknownParameter, UnknownValue, WrongType } from "../errors/faults.js";
import { defineMember } from "../errors/error.js";
import { nearest } from "../payload/nearest.js";
import { isObject } from "../payload/values.js";

/**
 * @param {Error} found    of check.js
 * @param {object} members of the action's spec
 * @param {object} params  as they were given, nulls included
 * @returns {"error" | "warning"}
 */
// A fault whose path is empty has none: a parameter may be named "".
export function severityOf({ code, parameter = "" }, members, params) {
  const [, name] = code.split(".");
  const place = locate(members, params, parameter);
  return IS_WARNING[name]?.(place) ? "warning" : "error";
}

/** By code: whether a service may well take it. */
const IS_WARNING = {
  // The vendor's own examples have null where the document asks for a value.
  [MissingParameter[0]]: ({ value }) => value === null,
  [WrongType[0]]: isReadable,
  // A service grows before its model does: only a slip is refused.
  // A name may hold dots, and then look like a path.
  [UnknownParameter[0]]: ({ key = "", members = {}, holder }) =>
    !nearest(
      key,
      Object.keys(members).filter((name) => (holder?.[name] ?? undefined) === undefined),
    ),
  [UnknownValue[0]]: ({ value, notation }) => !nearest(String(value), /=([^~]*)/.exec(notation)[1].split("|")),
};

/** Text for a number, and the like: services read it, and the vendor's own examples have it. */
function isReadable({ value, notation = "" }) {
  const [, letter] = /^!?[[{]?(\w)/.exec(notation) ?? [];
  if (letter === "s") return Number.isFinite(value) || typeof value === "boolean";
  if (typeof value !== "string") return false;
  if (letter === "b") return /^(true|false)$/i.test(value);
  return /^[iu]$/.test(letter) ? /^-?\d+$/.test(value) : letter === "f" && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value);
}

/**
 * What is at the path of a finding, `Filters[0].Values[1]`: the value, and the member's notation; of a
 * name that the members lack, these and the object that has it.
 */
function locate(members, holder, path) {
  for (const [name, member] of Object.entries(members)) {
    if (path !== name && !(path.startsWith(name) && /[.[]/.test(path[name.length]))) continue;
    const [notation, inner = {}] = typeof member === "string" ? [member] : member;
    return within(holder?.[name], path.slice(name.length), notation, inner);
  }
  return { key: path, members, holder };
}

/** The same for the rest of a path, which begins with a dot or a bracket. */
function within(value, rest, notation, inner) {
  if (rest === "") return { value, notation };
  const isMap = /^!?{/.test(notation);
  if (rest.startsWith("[") || isMap) {
    const label = isMap ? labelOf(value, rest.slice(1)) : /^\[(\d+)\]/.exec(rest)?.[1];
    // A name that only looks like a place of a list.
    if (label === undefined) return { key: rest };
    const after = isMap ? rest.slice(1 + label.length) : rest.slice(label.length + 2);
    return within(value?.[label], after, notation.replace(/^(!?)[[{]/, "$1"), inner);
  }
  return locate(inner, value, rest.slice(1));
}

/** The key of a map that a path begins with: a key may hold dots. */
const labelOf = (map, path) => Object.keys(map ?? {}).find((key) => path === key || path.startsWith(`${key}.`)) ?? path;

/** Null is "not given", as the services read it. The places of a list stay as they are. */
export function withoutNulls(value) {
  if (Array.isArray(value)) {
    const list = new Array(value.length);
    value.forEach((element, index) => {
      if (element !== null) list[index] = withoutNulls(element);
    });
    return list;
  }
  if (!isObject(value) || ArrayBuffer.isView(value)) return value;
  const kept = {};
  for (const [name, member] of Object.entries(value)) {
    // An own member, whatever its name is.
    if (member !== null) defineMember(kept, name, withoutNulls(member));
  }
  return kept;
}
