// Where texts come from: files and standard input.
import { readFileSync } from "node:fs";
import { UsageError } from "./status.js";

/** The text of a file; "-" is standard input. */
export async function readText(file, { stdin }) {
  if (file === "-") return readAll(stdin);
  try {
    return decode(readFileSync(file));
  } catch (error) {
    throw new UsageError(error.message);
  }
}

export async function readAll(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
  return decode(Buffer.concat(chunks));
}

/** UTF-8, or UTF-16 where the mark at the beginning says so, as PowerShell's `>` writes it. The mark is no part of the text. */
function decode(bytes) {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return new TextDecoder(isUtf16 ? (first === 0xff ? "utf-16le" : "utf-16be") : "utf-8").decode(bytes);
}
