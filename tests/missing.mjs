/**
 * Programs of this machine that `cargo xtask test` has found missing and was not allowed to install: it names
 * them in TC3FETCH_MISSING, and counts what is skipped. Without the variable nothing is skipped: a program that
 * is not there is then a test that fails.
 */
import process from "node:process";

const missing = new Set((process.env.TC3FETCH_MISSING ?? "").split(" ").filter(Boolean));

/**
 * Why what needs these programs is skipped; false where nothing of them is missing.
 *
 * @param {string[]} programs  as xtask/src/system.rs names them
 */
export function lacks(...programs) {
  const absent = programs.filter((program) => missing.has(program));
  return absent.length > 0 && `not installed: ${absent.join(", ")}`;
}
