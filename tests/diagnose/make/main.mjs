/**
 * Writes tests/diagnose/cases, a folder a case, the same each time:
 *
 *     node tests/diagnose/make/main.mjs
 *
 * `pasted.txt` is what a person pasted, byte for byte. `case.json` says what there is beside it:
 *
 * - `credentials`: those that the person gives, and `now`, in Unix seconds;
 * - `options`: of `diagnose`, where the person has more to show;
 * - `expected`: the causes, the main one first; `grade`: that of the main one, with the key;
 * - `without`: the causes that can be seen without a key, and are then `certain`;
 * - `note`: what the person did.
 *
 * Nothing here is from the package: signers.mjs signs by the vendors' pages.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { everyCase } from "./corpus.mjs";

const folder = new URL("../cases/", import.meta.url);
rmSync(folder, { recursive: true, force: true });
const cases = everyCase();
for (const [name, { pasted, written }] of cases) {
  mkdirSync(new URL(`${name}/`, folder), { recursive: true });
  writeFileSync(new URL(`${name}/pasted.txt`, folder), pasted);
  writeFileSync(new URL(`${name}/case.json`, folder), `${JSON.stringify(written, null, 2)}\n`);
}
console.log(`${cases.size} cases`);
