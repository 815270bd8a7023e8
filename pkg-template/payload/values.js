// What JavaScript's values are, and their bytes.
import { TYPES } from "../engine/wire.js";
import { LoneSurrogate } from "../errors/faults.js";
import { fault, refuseType, typeName } from "../errors/error.js";

export const encoder = /* @__PURE__ */ new TextEncoder();

/** Writes a text in UTF-8, and gives its end. Short ones of ASCII, as most are, are quicker letter by letter. */
export function writeText(text, bytes, at) {
  const { length } = text;
  let index = length < 99 ? 0 : length + 1;
  for (; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) break;
    bytes[at + index] = code;
  }
  return at + (index === length ? length : encoder.encodeInto(text, bytes.subarray(at)).written);
}

/** The members of an object that have one of the names, by their places; each is read once. */
export function readMembers(object, places) {
  const members = new Array(places.size).fill(undefined);
  const prototype = Object.getPrototypeOf(object);
  // By its own names, which are fewer, and quicker where every object has a shape of its own.
  if (prototype === Object.prototype || prototype === null) {
    for (const name in object) {
      const place = places.get(name);
      if (place !== undefined) members[place] = object[name];
    }
  } else for (const [name, place] of places) members[place] = object[name];
  return members;
}

/** The place of each name. */
export const placesOf = (names) => new Map(names.map((name, index) => [name, index]));

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Names and values of an object, a Map, Headers or FormData; what is undefined is not given. */
export function entriesOf(object = {}) {
  const entries = typeof object[Symbol.iterator] === "function" ? [...object] : Object.entries(object);
  return entries.filter(([, value]) => value !== undefined);
}

/** Names and values of headers, one after the other. */
export function readHeaders(headers) {
  if (!isObject(headers)) refuseType("headers", "an object", headers);
  const flat = [];
  for (const [name, value] of entriesOf(headers)) flat.push(name, checkText(`headers.${name}`, value));
  return flat;
}

/** A text, or nothing; anything else is refused. */
export const checkText = (name, value) =>
  value === undefined || typeof value === "string" ? value : refuseType(name, "a string", value);

export const firstGiven = (...values) => values.find((value) => value !== undefined);

export const firstText = (...values) => values.find((value) => typeof value === "string") || "";

/** The bytes of a ready body: those that were given, or a text's. */
export function bodyBytes(body) {
  if (typeof body === "string") return textBytes(body, "body");
  return plainBytes(body) || refuseType("body", "a string or a Uint8Array", body);
}

/** A text in UTF-8, which cannot carry half of a surrogate pair. */
export function textBytes(text, name) {
  if (!isWellFormed(text)) throw fault(LoneSurrogate, name);
  return encoder.encode(text);
}

/** Members of a Uint8Array that it has from its prototype. */
const OWN = ["constructor", "buffer", "length", "subarray"];

function hasOwn(name) {
  return Object.prototype.hasOwnProperty.call(this, name);
}

/** A Uint8Array that is one and nothing else; undefined for what is none. */
export function plainBytes(value) {
  // In any realm: by what only a view of memory is, and by its tag.
  if (
    !ArrayBuffer.isView(value) ||
    Object.prototype.toString.call(value) !== "[object Uint8Array]" ||
    value.buffer.detached
  )
    return undefined;
  // A subclass, or one with members of its own, may behave in its own way, and fetch refuses memory that is shared.
  const isPlain = value.constructor === Uint8Array && value.buffer instanceof ArrayBuffer && !OWN.some(hasOwn, value);
  return isPlain ? value : new Uint8Array(value);
}

export function concatenate(pieces) {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

export function isWellFormed(string) {
  if (string.isWellFormed) return string.isWellFormed();
  try {
    // Of use, or some tools would leave it out.
    return encodeURIComponent(string).length >= string.length;
  } catch {
    return false;
  }
}

export const hexOf = (bytes) => Array.from(bytes, (byte) => (256 + byte).toString(16).slice(1)).join("");

/** Sixteen random bytes as hexadecimal digits. */
export const randomHex = () => hexOf(crypto.getRandomValues(new Uint8Array(16)));

/** Which of the types that an engine knows a value of JSON has: undefined, null, boolean, … */
export const typeNumber = (value) => TYPES[typeof value === "bigint" ? "number" : typeName(value)];
