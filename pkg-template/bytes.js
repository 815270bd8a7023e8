// What JavaScript's values are, and their bytes.

export const encoder = /* @__PURE__ */ new TextEncoder();

const scratch = /* @__PURE__ */ new Uint8Array(4096);

/**
 * Calls `use` with the bytes of a text, which are zeroed then: a text for the engine may hold
 * a secret key. Into memory that is there already, which takes a third of the time.
 */
export function withBytes(text, use) {
  // No character has more than three bytes for each unit of its length.
  const bytes = text.length * 3 > scratch.length ? encoder.encode(text) : scratch.subarray(0, encoder.encodeInto(text, scratch).written);
  try {
    return use(bytes);
  } finally {
    bytes.fill(0);
  }
}

export const NO_BYTES = /* @__PURE__ */ new Uint8Array();

/** The type of a value that has the wrong one. */
export const typeName = (value) =>
  value === null ? "null" : Array.isArray(value) ? "array" : Number.isNaN(value) ? "NaN" : typeof value;

export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Names and values of an object, a Map, Headers or FormData; what is undefined is not given. */
export function entriesOf(object = {}) {
  const entries = typeof object[Symbol.iterator] === "function" ? [...object] : Object.entries(object);
  return entries.filter(([, value]) => value !== undefined);
}

/** A Uint8Array that is one and nothing else; or the type of what is none. */
export function plainBytes(value) {
  // By the tag that every Uint8Array has and nothing else can have, in any realm.
  const { get: tag } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
  if (tag.call(value) !== "Uint8Array") return typeName(value);
  if (value.buffer.detached) return "detached";
  // A subclass may behave in its own way, and fetch refuses memory that is shared.
  return value.constructor === Uint8Array && value.buffer instanceof ArrayBuffer ? value : new Uint8Array(value);
}

export function concatenated(pieces) {
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
    encodeURIComponent(string);
    return true;
  } catch {
    return false;
  }
}
