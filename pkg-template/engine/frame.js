// How texts cross over to an engine and back: their lengths first, so that a text may hold
// anything. `u32 count | count × u32 length | UTF-8`, little-endian.
import { ABSENT, WINDOW } from "./wire.js";
import { defineMember } from "../errors/error.js";
import { decode } from "../payload/utf8.js";
import { writeText } from "../payload/values.js";

/** Headers whose values are secrets: no string of ours may hold them. */
const TOKEN = /^x-(tc|acs-security)-token$/i;

/** Writes texts into an engine's window, secrets last, and gives the bytes that they take. */
export function writeFrame(engine, texts, secrets) {
  const all = texts.concat(secrets);
  let at = 4 + 4 * all.length;
  let size = at;
  // No character has more than three bytes for each unit of its length.
  for (const text of all) if (text !== undefined) size += 3 * text.length;
  const window = engine.window(size);
  const view = new DataView(window.buffer, window.byteOffset);
  view.setUint32(0, all.length, true);
  for (let index = 0; index < all.length; index++) {
    const text = all[index];
    const end = text === undefined ? at : writeText(text, window, at);
    view.setUint32(4 + 4 * index, text === undefined ? ABSENT : end - at, true);
    at = end;
  }
  return at;
}

/** The bytes of a frame. */
export function frameBytes(texts, secrets) {
  let bytes;
  const length = writeFrame({ window: (size) => (bytes = new Uint8Array(size)) }, texts, secrets);
  return bytes.subarray(0, length);
}

/**
 * The texts that an engine left in its window, where they are overwritten. Of a request with a
 * token, undefined stands for it.
 */
export function readFrame(engine, hasToken) {
  const window = engine.answer();
  const view = new DataView(window.buffer, window.byteOffset);
  const count = view.getUint32(0, true);
  const lengths = [];
  let at = 4 + 4 * count;
  let end = at;
  for (let index = 0; index < count; index++) {
    const length = view.getUint32(4 + 4 * index, true);
    lengths.push(length);
    if (length !== ABSENT) end += length;
  }
  // All at once, where no text is outside ASCII and none is a secret.
  const start = at;
  const joined = hasToken ? "" : decode(window.subarray(start, end));
  const isAscii = joined.length === end - start;
  const texts = [];
  for (const length of lengths) {
    const to = length === ABSENT ? at : at + length;
    if (length === ABSENT || (hasToken && TOKEN.test(texts[texts.length - 1]))) texts.push(undefined);
    else texts.push(isAscii ? joined.slice(at - start, to - start) : decode(window.subarray(at, to)));
    at = to;
  }
  window.fill(0, 0, end);
  return texts;
}

/** Names and values, one after the other from a place on, as an object; `absent` says what a value is that was not given. */
export function objectOf(texts, from, absent) {
  const object = {};
  for (let at = from; at < texts.length; at += 2) {
    const value = texts[at + 1];
    const given = value === undefined ? absent(texts[at]) : value;
    // A page may have frozen a member of this name.
    if (texts[at] in object) defineMember(object, texts[at], given);
    else object[texts[at]] = given;
  }
  return object;
}

/** Hands over the bytes of a payload, piece by piece. */
export function hashPieces(engine, bytes) {
  for (let at = 0; at < bytes.length; at += WINDOW) {
    const piece = bytes.subarray(at, at + WINDOW);
    engine.window().set(piece);
    engine.update(piece.length, at === 0 ? 1 : 0);
  }
}
