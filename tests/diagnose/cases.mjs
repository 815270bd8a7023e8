/** The cases that lie in a folder, as make/main.mjs wrote them. */
import { readdirSync, readFileSync } from "node:fs";

export const FOLDER = new URL("cases/", import.meta.url);

export function readCases(folder = FOLDER) {
  return readdirSync(folder)
    .sort()
    .map((name) => ({
      name,
      pasted: readFileSync(new URL(`${name}/pasted.txt`, folder), "utf8"),
      ...JSON.parse(readFileSync(new URL(`${name}/case.json`, folder), "utf8")),
    }));
}
