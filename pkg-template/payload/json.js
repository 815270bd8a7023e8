// Parameters as JSON, and by their flat names.
//
// JSON.stringify would drop a function, write NaN as null and a Map as {}, and a check before
// or after it would read every member a second time, when a getter or a proxy may answer
// differently. So one walk reads each member once, checks it and writes it, straight into
// bytes: that takes less time than JSON.stringify, the check and the encoding together.
import { CyclicParams, LoneSurrogate, NotSerializable, WrongType } from "../errors/faults.js";
import { fault, refuseType } from "../errors/error.js";
import { decode, encodeInto, isWellFormed } from "./utf8.js";
import { isObject, writeText } from "./values.js";

/** Longer texts are the platform's to write: it is quicker from here on. */
const SHORT = 64;

/** Where texts are written, unless it is in use already, as when a toJSON signs. */
let scratch;

/**
 * The JSON of parameters, in UTF-8.
 *
 * @param name    what the caller knows them by
 * @param bigInt  how a BigInt is written: in its digits, unless JSON.parse has to keep them
 */
export function jsonBytes(params, name = "params", bigInt = String) {
  if (!isObject(params)) refuseType(name, "an object", params);
  const bytes = valueBytes(params, name, bigInt);
  // A toJSON can make anything of an object.
  if (bytes[0] !== 123) refuseType(name, "an object", bytes.length ? JSON.parse(decode(bytes)) : undefined);
  return bytes;
}

/** The JSON text of parameters. */
export const paramsText = (params) => decode(jsonBytes(params));

/** The JSON text of any value. */
export const jsonText = (value, name = "params", bigInt = String) => decode(valueBytes(value, name, bigInt));

function valueBytes(value, name, bigInt) {
  const walk = { name, bigInt, path: [], holders: [], bytes: scratch ?? new Uint8Array(4096), at: 0 };
  scratch = undefined;
  try {
    const given = carried(value, walk);
    if (given !== undefined) write(given, walk);
    return walk.bytes.slice(0, walk.at);
  } finally {
    walk.bytes.fill(0, 0, walk.at);
    if (walk.bytes.length <= 65536) scratch = walk.bytes;
  }
}

/** Room for so many bytes more. */
function reserve(walk, size) {
  if (walk.at + size > walk.bytes.length) {
    const larger = new Uint8Array(2 * (walk.at + size));
    larger.set(walk.bytes.subarray(0, walk.at));
    walk.bytes.fill(0, 0, walk.at);
    walk.bytes = larger;
  }
  return walk.bytes;
}

/**
 * What stands for a value: what its toJSON says, or the value in its box; undefined where JSON
 * has nothing for it. What JSON would drop, change or empty in silence is refused.
 */
function carried(value, walk) {
  if (typeof value === "object" && value !== null) {
    // A Buffer has a toJSON, and is bytes all the same.
    if (ArrayBuffer.isView(value)) refuse("bytes", walk);
    const { toJSON } = value;
    // One that a page has put on a prototype of the language is not the value's own.
    if (typeof toJSON === "function" && !isPatched(toJSON)) {
      const kind = kindOf(value);
      if (LISTS.test(kind)) refuse(`a ${kind}`, walk);
      value = toJSON.call(value, `${walk.path.slice(-1)}`);
      if (value === undefined || value === null) refuse("an object whose toJSON gives nothing", walk);
    }
  }
  switch (typeof value) {
    case "number":
      return value - value === 0 ? value : refuse(`${value}`, walk);
    case "object":
      return value === null ? null : unboxed(value, walk);
    case "function":
    case "symbol":
      return refuse(`a ${typeof value}`, walk);
    default:
      return value;
  }
}

/** Bun gives these a toJSON, which writes them as objects; elsewhere they would be empty. */
const LISTS = /^(FormData|Headers|URLSearchParams)$/;

/** What an object is, in any realm. */
const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

const OWN = ["Object", "Array", "Number", "String", "Boolean", "BigInt"];
const isPatched = (toJSON) => OWN.some((name) => globalThis[name]?.prototype.toJSON === toJSON);
const BOXES = ["Number", "String", "Boolean", "BigInt"];

function unboxed(value, walk) {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === Array.prototype || prototype === null) return value;
  // A Map, a Promise, an Error or a stream would be written as {}.
  const kind = kindOf(value);
  if (kind === "Object" || kind === "Array") return value;
  // What its own valueOf says may be anything.
  if (BOXES.includes(kind)) return carried(globalThis[kind].prototype.valueOf.call(value), walk);
  return refuse(`${/^[AEIOU]/.test(kind) ? "an" : "a"} ${kind}`, walk);
}

function write(value, walk) {
  if (typeof value === "string") quote(value, walk);
  else if (typeof value !== "object" || value === null)
    put(typeof value === "bigint" ? walk.bigInt(value) : `${value}`, walk);
  else {
    const { path, holders } = walk;
    if (holders.includes(value)) throw fault(CyclicParams, walk.name);
    holders.push(value);
    const isList = Array.isArray(value);
    mark(isList ? "[" : "{", walk);
    const start = walk.at;
    if (isList) {
      const { length } = value;
      // More than any request can hold: mostly an id that was taken for an index.
      if (length > 1e7) refuse(`a list of ${length}`, walk);
      for (let index = 0; index < length; index++) {
        path.push(index);
        if (index > 0) mark(",", walk);
        const element = carried(value[index], walk);
        write(element === undefined ? null : element, walk);
        path.pop();
      }
    } else {
      for (const key of Object.keys(value)) {
        path.push(key);
        const member = carried(value[key], walk);
        if (member !== undefined) {
          if (walk.at > start) mark(",", walk);
          quote(key, walk);
          mark(":", walk);
          write(member, walk);
        }
        path.pop();
      }
    }
    mark(isList ? "]" : "}", walk);
    holders.pop();
  }
}

/** Writes one character of ASCII. */
function mark(character, walk) {
  reserve(walk, 1)[walk.at++] = character.charCodeAt(0);
}

/** Writes characters of ASCII. */
function put(text, walk) {
  walk.at = writeText(text, reserve(walk, text.length), walk.at);
}

/** Writes a string with its quotes. */
function quote(text, walk) {
  const { length } = text;
  if (length < SHORT) {
    const bytes = reserve(walk, SHORT + 2);
    let { at } = walk;
    bytes[at++] = 34;
    let index = 0;
    for (; index < length; index++) {
      const code = text.charCodeAt(index);
      // What is escaped, or has more bytes than one.
      if (code < 32 || code > 126 || code === 34 || code === 92) break;
      bytes[at++] = code;
    }
    if (index === length) {
      bytes[at++] = 34;
      walk.at = at;
      return;
    }
  }
  if (!isWellFormed(text)) throw fault(LoneSurrogate, walk.name);
  const json = JSON.stringify(text);
  const bytes = reserve(walk, 3 * json.length);
  walk.at += encodeInto(json, bytes.subarray(walk.at));
}

function refuse(what, { name, path }) {
  throw fault(NotSerializable, name + path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join(""), [
    what,
  ]);
}

/**
 * A copy of objects and lists, of which each member is read once: what is checked is
 * then what is sent. Everything else stays what it is.
 */
export function snapshot(value, copies = new Map()) {
  if (copies.has(value)) return copies.get(value);
  if (typeof value !== "object" || value === null) return value;
  const isList = Array.isArray(value);
  // What writes itself, and what only looks like an object, is left to the writer.
  if (!isList && (typeof value.toJSON === "function" || Object.prototype.toString.call(value) !== "[object Object]"))
    return value;
  const copy = isList ? new Array(value.length) : Object.create(null);
  copies.set(value, copy);
  for (const key of Object.keys(value)) copy[key] = snapshot(value[key], copies);
  return copy;
}

/**
 * Names and values of nested parameters, one after the other: `Filters.0.Values.1`, with
 * indices from `first` on. What is null or empty has no place in a query; an empty text stays.
 * A name that comes twice, as in `{"A.0": 1, "A": [2]}`, is refused: the service would take one of them.
 */
export function flatten(params, name = "params", first = 0) {
  const flat = new Map();
  const add = (value, path) => {
    if (flat.has(path)) throw fault(WrongType, `${name}.${path}`, ["a single value", "a repeated one"]);
    if (typeof value !== "object") flat.set(path, `${value}`);
    else if (value !== null)
      for (const key of Object.keys(value))
        add(value[key], `${path && `${path}.`}${Array.isArray(value) ? Number(key) + first : key}`);
  };
  add(JSON.parse(decode(jsonBytes(params, name, (value) => `"${value}"`))), "");
  const pairs = [];
  for (const pair of flat) pairs.push(...pair);
  return pairs;
}
