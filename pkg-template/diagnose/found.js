// What was found, as callers see it: the engine's number for a cause and its two values become a
// row of the catalogue with its sentence in both languages.
import { fill } from "../errors/error.js";
import { causes, texts } from "./causes.js";

/**
 * A cause that fits, as `diagnose` gives it.
 *
 * @param number    of the engine, which is the place in the catalogue
 * @param grade     how sure it is: "proved", "certain" or "likely"
 * @param found     what was signed or done; empty where unknown
 * @param expected  what is right; empty where unknown
 */
export function foundCause(number, grade, found, expected) {
  const { id, stage } = causes[number];
  const { en, zh } = texts[number];
  const known = { ...(found && { found }), ...(expected && { expected }) };
  return { id, grade, stage, ...known, message: fill(en, known), zh: fill(zh, known) };
}
