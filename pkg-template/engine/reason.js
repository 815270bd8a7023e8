// Why there is no engine.
import { MissingApi, WasmBlocked, WasmInvalid, WasmMemory, WasmTooLarge, WasmUnsupported } from "../errors/faults.js";
import { fault, Tc3Error } from "../errors/error.js";

/** What each runtime says of a failure, by the words that they have in common. */
const REASONS = [
  [/unsafe-eval|disallowed by embedder|security policy|CSP/i, WasmBlocked],
  // Chrome, on the main thread of a page.
  [/main thread|larger than \d+ ?KB|buffer size/i, WasmTooLarge],
  [/out of memory|could not allocate|cannot allocate|memory\.grow/i, WasmMemory],
  [
    /magic|fell off|unexpected end|not a valid wasm|doesn't parse|BufferSource|ArrayBuffer|import object|is not an Object|imports? argument/i,
    WasmInvalid,
  ],
];

/** A module of one instruction with SIMD. */
const SIMD = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
];

/**
 * The error for what compiling or instantiating threw.
 *
 * @param isGiven whether it is not the engine that the entry has
 * @param given   what stands in its place, as far as it is known
 */
export function reasonOf(cause, isGiven, given) {
  if (cause instanceof Tc3Error) return cause;
  const thrown = `${(cause && cause.message) || cause}`;
  // A server may answer with a page of its own.
  const words = given?.status ? `HTTP ${given.status}: ${thrown}` : thrown;
  if (typeof WebAssembly !== "object") return fault(MissingApi, "", ["WebAssembly"], {}, cause);
  const [, found] = REASONS.find(([pattern]) => pattern.test(words)) ?? [];
  const row = found ?? (isWithoutSimd() ? WasmUnsupported : isGiven ? WasmInvalid : WasmBlocked);
  return fault(row, "", [words], {}, cause);
}

function isWithoutSimd() {
  try {
    return !WebAssembly.validate(Uint8Array.from(SIMD));
  } catch {
    return false;
  }
}
