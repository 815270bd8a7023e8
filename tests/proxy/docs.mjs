/** The examples of docs/proxy.md, as they stand there. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

export const page = readFileSync(new URL("../../docs/proxy.md", import.meta.url), "utf8");

/** The fenced block after `<!-- example: name -->`. */
export function example(name) {
  const blocks = [...page.matchAll(/^<!-- example: (\S+) -->\n```\w+\n(.*?)^```$/gms)];
  const matching = blocks.filter(([, marker]) => marker === name);
  assert.equal(matching.length, 1, `docs/proxy.md has ${matching.length} blocks marked ${name}, not one`);
  return matching[0][2];
}
