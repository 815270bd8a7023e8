// Parameters as JSON, and by their flat names.
//
// JSON.stringify would drop a function, write NaN as null and a Map as {}, and a check before
// or after it would read every member a second time, when a getter or a proxy may answer
// differently. So one walk reads each member once, checks it and writes it. That takes as
// long as JSON.stringify and a check together.
import { signing } from "../errors/faults.js";
import { fault, refuseType } from "../errors/error.js";
import { isObject, isWellFormed } from "./values.js";

/**
 * The JSON text of parameters.
 *
 * @param name       what the caller knows them by
 * @param bigInt     how a BigInt is written: in its digits, unless JSON.parse has to keep them
 */
export function writeJson(params, name = "params", bigInt = String) {
  if (!isObject(params)) refuseType(name, "an object", params);
  const json = writeValue(params, name, bigInt);
  // A toJSON can make anything of an object.
  if (!json || json[0] !== "{") refuseType(name, "an object", json && JSON.parse(json));
  return json;
}

/** The JSON text of any value. */
export const writeValue = (value, name, bigInt) => write(value, { name, bigInt, path: [], holders: [] });

/**
 * A copy of plain objects and lists, of which each member is read once: what is checked is
 * then what is sent. Everything else stays what it is.
 */
export function snapshot(value, copies = new Map()) {
  if (copies.has(value)) return copies.get(value);
  if (typeof value !== "object" || value === null) return value;
  const isList = Array.isArray(value);
  if (!isList && ![Object.prototype, null].includes(Object.getPrototypeOf(value))) return value;
  const copy = isList ? [] : Object.create(null);
  copies.set(value, copy);
  for (const key of Object.keys(value)) copy[key] = snapshot(value[key], copies);
  return copy;
}

/** The text of a value; undefined where JSON has none. `path` leads to it, `holders` are the objects on the way. */
function write(value, walk) {
  if (typeof value === "object" && value !== null) value = unwrap(value, walk);
  switch (typeof value) {
    case "string":
      return quote(value, walk);
    case "number":
      return value - value === 0 ? `${value}` : refuse(value, walk);
    case "boolean":
      return `${value}`;
    case "bigint":
      return walk.bigInt(value);
    case "undefined":
      return undefined;
    case "object":
      return value === null ? "null" : writeObject(value, walk);
    default:
      return refuse(`a ${typeof value}`, walk);
  }
}

function writeObject(value, walk) {
  const { path, holders } = walk;
  if (holders.includes(value)) throw fault(signing, "CyclicParams", walk.name);
  holders.push(value);
  let text = "";
  const isList = Array.isArray(value);
  if (isList) {
    const { length } = value;
    for (let index = 0; index < length; index++) {
      path.push(index);
      text += `${text && ","}${write(value[index], walk) || "null"}`;
      path.pop();
    }
  } else {
    for (const key of Object.keys(value)) {
      path.push(key);
      const member = write(value[key], walk);
      if (member) text += `${text && ","}${quote(key, walk)}:${member}`;
      path.pop();
    }
  }
  holders.pop();
  return isList ? `[${text}]` : `{${text}}`;
}

/** What stands for an object: what its toJSON says, or the value in its box. What JSON would empty is refused. */
function unwrap(value, walk) {
  const { toJSON } = value;
  if (typeof toJSON === "function") value = toJSON.call(value, `${walk.path.slice(-1)}`);
  const prototype = Object(value) === value && Object.getPrototypeOf(value);
  if (!prototype || prototype === Object.prototype || prototype === Array.prototype) return value;
  if ([Number, String, Boolean, BigInt].some((type) => value instanceof type)) return value.valueOf();
  const emptied = [Map, Set, RegExp, ArrayBuffer, Blob].find((type) => value instanceof type);
  return emptied || ArrayBuffer.isView(value) ? refuse(emptied ? `a ${emptied.name}` : "bytes", walk) : value;
}

/** A string as JSON. Most need no escaping, and to see that is quicker than to ask. */
function quote(text, { name }) {
  if (text.length < 99 && !/["\\\u0000-\u001f\ud800-\udfff]/.test(text)) return `"${text}"`;
  if (!isWellFormed(text)) throw fault(signing, "LoneSurrogate", name);
  return JSON.stringify(text);
}

function refuse(what, { name, path }) {
  throw fault(signing, "NotSerializable", name + path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join(""), [what]);
}

/**
 * Names and values of nested parameters, one after the other: `Filters.0.Values.1`, with
 * indices from `first` on. What is null or empty has no place in a query; an empty text stays.
 */
export function flatten(params, name, first = 0) {
  const flat = [];
  const add = (value, path) => {
    if (typeof value !== "object") flat.push(path, `${value}`);
    else if (value !== null) for (const key of Object.keys(value)) add(value[key], `${path && `${path}.`}${Array.isArray(value) ? Number(key) + first : key}`);
  };
  add(JSON.parse(writeJson(params, name, (value) => `"${value}"`)), "");
  return flat;
}
