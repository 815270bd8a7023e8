// docs/errors.md lists our own codes: those that the source has, and no others.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { it } from "node:test";
import { root } from "./readme.mjs";

/** A code where the engine makes one: first argument of a fault, or first member of a row of codes. */
const MADE_BY_THE_ENGINE = /(?:\binput\(|\bnew\(|=> \(|return \(|^\s*\(?)\s*"([A-Z][a-z]+[A-Z]?\w*)",/gm;
const MADE_BY_THE_LOADER = /"ClientError\.(\w+)"/g;

it("every code is explained, and every explained code exists", () => {
  const made = new Set([
    ...codes("src", ".rs", MADE_BY_THE_ENGINE, (text) => text.split("#[cfg(test)]")[0]),
    ...codes("pkg-template", ".js", MADE_BY_THE_LOADER),
  ]);
  const page = readFileSync(path.join(root, "docs/errors.md"), "utf8");
  const explained = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code);
  assert.deepEqual([...explained].sort(), [...made].sort());
});

function codes(folder, extension, pattern, part = (text) => text) {
  // Codes of the service have a table of their own, and no page here.
  const files = readdirSync(path.join(root, folder), { recursive: true }).filter((file) => file.endsWith(extension) && !file.endsWith("error_codes.rs"));
  return files.flatMap((file) => {
    const text = part(readFileSync(path.join(root, folder, file), "utf8"));
    return [...text.matchAll(pattern)].map(([, code]) => code);
  });
}
