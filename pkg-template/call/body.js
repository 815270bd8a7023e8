// The body of an answer, whatever it is: a web stream, what Node, node-fetch or a test gives in its
// place, or nothing but `arrayBuffer` or `text`.
import { NotAResponse, ResponseTooLarge } from "../errors/faults.js";
import { fault } from "../errors/error.js";
import { wholeOf } from "../engine/platform.js";
import { encode } from "../payload/utf8.js";
import { concatenate } from "../payload/values.js";

/** The pieces of a body: `next()` gives a promise of one, undefined at the end; `cancel()` lets go of it. */
export function piecesOf(response) {
  const { body } = response;
  const pieceOf = createPieces();
  const from = (read, cancel) => ({
    async next() {
      const { done, value } = await read();
      return done ? undefined : pieceOf(value);
    },
    cancel,
  });
  if (typeof body?.getReader === "function") {
    const reader = body.getReader();
    return from(
      () => reader.read(),
      () => reader.cancel(),
    );
  }
  if (typeof body?.[Symbol.asyncIterator] === "function") {
    const iterator = body[Symbol.asyncIterator]();
    return from(
      () => iterator.next(),
      // Node's streams: their iterator lets go of nothing before its next piece.
      () => (typeof body.destroy === "function" ? body.destroy() : iterator.return?.()),
    );
  }
  const isBare = typeof (response.arrayBuffer ?? response.text) !== "function";
  const isGiven = ArrayBuffer.isView(body) || typeof body === "string" || isBare;
  let done = false;
  const read = async () => {
    if (done) return { done };
    done = true;
    return { done: false, value: isGiven ? body : await wholeOf(response) };
  };
  return from(read, () => {});
}

/** What makes bytes of pieces. Text may be cut within a character. */
function createPieces() {
  let half = "";
  return (value) => {
    if (typeof value === "string") {
      const text = half + value;
      half = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : "";
      return encode(text.slice(0, text.length - half.length));
    }
    if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    // In any realm.
    if (typeof value?.byteLength === "number") return new Uint8Array(value);
    throw fault(NotAResponse);
  };
}

/** Lets go of a body that is not wanted, so that its connection is free. What that says is of no interest. */
export async function cancel(pieces) {
  try {
    await pieces.cancel();
  } catch {
    // It has failed, or is over.
  }
}

/** Lets go of an answer that comes too late, whatever it is. */
export async function letGo(response) {
  try {
    await cancel(piecesOf(response));
  } catch {
    // It is no answer, or its body is in use.
  }
}

/**
 * All bytes of a body.
 *
 * @param within how its pieces are awaited
 * @param head   what was read of it before
 */
export async function readBody(response, most, within, pieces = piecesOf(response), head = []) {
  const read = [...head];
  let size = read.reduce((sum, { length }) => sum + length, 0);
  try {
    while (size <= most) {
      const piece = await within(() => pieces.next());
      if (piece === undefined) return read.length === 1 ? read[0] : concatenate(read);
      read.push(piece);
      size += piece.length;
    }
    throw fault(ResponseTooLarge, "", [most]);
  } catch (cause) {
    // An injected `fetch` may heed no signal.
    cancel(pieces);
    throw cause;
  }
}
