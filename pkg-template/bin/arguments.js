// The arguments of a command, by the parser that Node, Deno and Bun have.
import { parseArgs } from "node:util";
import { UsageError } from "./status.js";

/** Options of every command. */
const COMMON = { zh: { type: "boolean" }, en: { type: "boolean" }, help: { type: "boolean", short: "h" } };

/** @returns {{ values: object, positionals: string[] }} */
export function readArguments(words, options) {
  try {
    return parseArgs({ args: words, options: { ...COMMON, ...options }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error.message);
  }
}
