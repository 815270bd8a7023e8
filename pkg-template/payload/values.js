// What JavaScript's values are, and their bytes.
import { TYPES } from "../engine/wire.js";
import { MissingParameter, NoRandomness, UnknownParameter } from "../errors/faults.js";
import { fault, refuseType, typeName } from "../errors/error.js";
import { nearest } from "./nearest.js";
import { encodeInto, hexOf, textBytes } from "./utf8.js";

/** Writes a text in UTF-8, and gives its end. Short ones of ASCII, as most are, are quicker letter by letter. */
export function writeText(text, bytes, at) {
  const { length } = text;
  let index = length < 99 ? 0 : length + 1;
  for (; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) break;
    bytes[at + index] = code;
  }
  return at + (index === length ? length : encodeInto(text, bytes.subarray(at)));
}

/**
 * The members of an object by the places of their names; each is read once. A name without a
 * place is refused: it is probably a slip of the pen.
 *
 * @param path what stands before a name in the message
 */
export function readMembers(object, places, path) {
  const members = new Array(places.size).fill(undefined);
  const own = Object.keys(object);
  for (const name of own) {
    const place = places.get(name);
    if (place !== undefined) members[place] = object[name];
    else if (object[name] !== undefined)
      throw fault(UnknownParameter, path + name, [nearest(name, [...places.keys()])]);
  }
  // An instance of a class may have getters. What a page has put on Object.prototype is not the caller's.
  if (!isPlain(object))
    for (const [name, place] of places) if (!own.includes(name)) members[place] = ownMember(object, name);
  return members;
}

/** Whether an object is a literal, in any realm, and no instance of a class. */
function isPlain(object) {
  const prototype = Object.getPrototypeOf(object);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A member of an object, unless a page has put it on Object.prototype. */
export function ownMember(object, name) {
  const value = object[name];
  return value !== undefined && value === Object.prototype[name] ? undefined : value;
}

/** The same as an object, which has every name and nothing from a prototype. */
export function readNamed(object, places, name) {
  if (!isObject(object)) refuseType(name, "an object", object);
  const members = readMembers(object, places, `${name}.`);
  const named = Object.create(null);
  for (const [name, place] of places) named[name] = members[place];
  return named;
}

/** The place of each name. */
export const placesOf = (names) => new Map(names.map((name, index) => [name, index]));

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** What has names and values, by its tag in any realm; of anything else they would be none, in silence. */
const NAMED = /^\[object (Object|Map|Headers|FormData|URLSearchParams)\]$/;

/** Names and values of an object, a Map, Headers or FormData; what is undefined is not given. */
export function entriesOf(object = {}, name = "params") {
  if (!isObject(object) || !NAMED.test(Object.prototype.toString.call(object))) refuseType(name, "an object", object);
  const entries = typeof object[Symbol.iterator] === "function" ? [...object] : Object.entries(object);
  for (const entry of entries) if (!Array.isArray(entry)) refuseType(name, "an object", entry);
  return entries.filter(([, value]) => value !== undefined);
}

/** The own members of an object, and none that a page has put on Object.prototype. */
export const ownMembers = (value) => ({ __proto__: null, ...(isObject(value) ? value : undefined) });

/** Names and values of headers, one after the other. */
export function readHeaders(headers) {
  const flat = [];
  for (const [name, value] of entriesOf(headers, "headers")) flat.push(name, checkText(`headers.${name}`, value));
  return flat;
}

/** Refuses keys whose id has another name than ours: those that STS gives, or those of another vendor. */
export function refuseForeignKeys(credentials, names, ours) {
  const found = names.find((name) => credentials[name] !== undefined);
  if (found !== undefined)
    throw fault(MissingParameter, ours, [], {
      hint: `The credentials have ${found} in its place: give { ${ours}: … }.`,
    });
}

/** Milliseconds since 1970 of a Date in any realm; undefined for what is none. */
export function millisecondsOf(date) {
  if (Object.prototype.toString.call(date) !== "[object Date]") return undefined;
  const milliseconds = Date.prototype.getTime.call(date);
  return milliseconds - milliseconds === 0 ? milliseconds : undefined;
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

/** Fills an array with random values; in the global scope of a Worker there are none. */
export function randomBytes(array, name) {
  try {
    return crypto.getRandomValues(array);
  } catch (cause) {
    throw fault(NoRandomness, name, [], {}, cause);
  }
}

/** Sixteen random bytes as hexadecimal digits. */
export const randomHex = (name) => hexOf(randomBytes(new Uint8Array(16), name));

/** Which of the types that an engine knows a value of JSON has: undefined, null, boolean, … */
export const typeNumber = (value) => TYPES[typeof value === "bigint" ? "number" : typeName(value)];
