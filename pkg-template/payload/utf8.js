// UTF-8 by the runtime. Nothing is made when this is imported: a runtime without an encoder
// can load the package, and is told what it lacks when something is signed.
import { LoneSurrogate } from "../errors/faults.js";
import { fault } from "../errors/error.js";
import { withoutEncoder } from "../engine/platform.js";

let encoder;
let decoder;

const ensureEncoder = () => (encoder ??= typeof TextEncoder === "function" ? new TextEncoder() : withoutEncoder());

/** A text in UTF-8. */
export const encode = (text) => ensureEncoder().encode(text);

/** Writes a text in UTF-8, and gives the number of its bytes. */
export const encodeInto = (text, bytes) => ensureEncoder().encodeInto(text, bytes).written;

/** A text in UTF-8, which cannot carry half of a surrogate pair. */
export function textBytes(text, name) {
  if (!isWellFormed(text)) throw fault(LoneSurrogate, name);
  return encode(text);
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

/** The text of bytes in UTF-8, a byte order mark with it. */
export function decode(bytes) {
  if (decoder === undefined) {
    if (typeof TextDecoder !== "function") return decodeEscaped(bytes);
    decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  }
  return decoder.decode(bytes);
}

/** The same without a decoder: React Native had none for long. What is not UTF-8 becomes a replacement character a byte. */
function decodeEscaped(bytes) {
  try {
    return decodeURIComponent(hexOf(bytes).replace(/../g, "%$&"));
  } catch {
    return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : "\ufffd")).join("");
  }
}

export const hexOf = (bytes) => Array.from(bytes, (byte) => (256 + byte).toString(16).slice(1)).join("");
