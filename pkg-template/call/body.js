// The body of an answer, whatever it is: a web stream, what Node, node-fetch or a test gives in its
// place, or nothing but `arrayBuffer`.
import { InvalidResponse, ResponseTooLarge } from "../errors/faults.js";
import { fault } from "../errors/error.js";
import { encode } from "../payload/utf8.js";
import { concatenate } from "../payload/values.js";

/** The pieces of a body: `next()` gives a promise of one, undefined at the end; `cancel()` lets go of it. */
export function piecesOf(response) {
  const { body } = response;
  if (typeof body?.getReader === "function" && !body.locked) {
    const reader = body.getReader();
    return {
      next: async () => {
        const { done, value } = await reader.read();
        return done ? undefined : pieceOf(value);
      },
      cancel: () => reader.cancel(),
    };
  }
  const isView = ArrayBuffer.isView(body) || typeof body === "string";
  if (!isView && typeof body?.[Symbol.asyncIterator] === "function") {
    const iterator = body[Symbol.asyncIterator]();
    return {
      next: async () => {
        const { done, value } = await iterator.next();
        return done ? undefined : pieceOf(value);
      },
      cancel: () => iterator.return?.(),
    };
  }
  let isOver = false;
  return {
    next: async () => {
      if (isOver) return undefined;
      isOver = true;
      return pieceOf(isView ? body : await response.arrayBuffer());
    },
    cancel() {},
  };
}

function pieceOf(value) {
  if (typeof value === "string") return encode(value);
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  // In any realm.
  if (typeof value?.byteLength === "number") return new Uint8Array(value);
  throw fault(InvalidResponse, "", [200]);
}

/** Lets go of a body that is not wanted: its connection is free then. What that says is of no interest. */
export async function cancel(pieces) {
  try {
    await pieces.cancel();
  } catch {
    // It has failed, or is over.
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
