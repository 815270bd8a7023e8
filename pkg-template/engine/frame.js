// How texts cross over to an engine and back: their lengths first, so that a text may hold
// anything. `u32 count | count × u32 length | UTF-8`, little-endian.
import { ABSENT, WINDOW } from "./wire.js";
import { encoder } from "../payload/values.js";

/** Headers whose values are secrets: no string of ours may hold them. */
const SECRET = /^x-(tc|acs-security)-token$/i;

const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });

/** Writes texts into an engine's window, and gives the bytes that they take. Secrets come last. */
export function writeFrame(engine, texts, secrets) {
  const all = [...texts, ...secrets];
  let at = 4 + 4 * all.length;
  // No character has more than three bytes for each unit of its length.
  const window = engine.window(all.reduce((size, text) => size + (text === undefined ? 0 : 3 * text.length), at));
  const view = new DataView(window.buffer, window.byteOffset);
  view.setUint32(0, all.length, true);
  const measure = (length, index) => view.setUint32(4 + 4 * index, length === undefined ? ABSENT : length, true);

  const joined = texts.join("");
  const { written } = encoder.encodeInto(joined, window.subarray(at));
  // All at once, which takes a third of the time: where nothing is outside ASCII, a text has as many bytes as units.
  let index = 0;
  if (written === joined.length) {
    at += written;
    for (; index < texts.length; index++) measure(texts[index] === undefined ? undefined : texts[index].length, index);
  }
  for (; index < all.length; index++) {
    const length = all[index] === undefined ? undefined : encoder.encodeInto(all[index], window.subarray(at)).written;
    measure(length, index);
    at += length || 0;
  }
  return at;
}

/** The bytes of a frame. */
export function frameBytes(texts, secrets) {
  let bytes;
  const length = writeFrame({ window: (size) => (bytes = new Uint8Array(size)) }, texts, secrets);
  return bytes.subarray(0, length);
}

/** The texts that an engine left in its window, where they are overwritten. In place of a token stands undefined. */
export function readFrame(engine) {
  const window = engine.answer();
  const view = new DataView(window.buffer, window.byteOffset);
  const count = view.getUint32(0, true);
  const texts = [];
  let at = 4 + 4 * count;
  for (let index = 0; index < count; index++) {
    const length = view.getUint32(4 + 4 * index, true);
    const isGiven = length !== ABSENT;
    texts.push(isGiven && !SECRET.test(texts[index - 1]) ? decoder.decode(window.subarray(at, at + length)) : undefined);
    if (isGiven) at += length;
  }
  window.fill(0, 0, at);
  return texts;
}

/** Names and values, one after the other, as an object; `absent` says what a value is that was not given. */
export function objectOf(pairs, absent) {
  const object = {};
  for (let at = 0; at < pairs.length; at += 2) object[pairs[at]] = pairs[at + 1] ?? absent(pairs[at]);
  return object;
}

/** Hands over the bytes of a payload, piece by piece. */
export function hashPieces(engine, bytes) {
  for (let at = 0; at < bytes.length; at += WINDOW) {
    const piece = bytes.subarray(at, at + WINDOW);
    engine.window().set(piece);
    engine.update(piece.length);
  }
}
