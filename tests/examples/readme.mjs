/** The examples of the READMEs, as they stand there. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The READMEs show the same code, each with the prose of its language. */
export const READMES = ["README.md", "README.zh-CN.md"];

/**
 * The fenced block after `<!-- example: name -->`; of TypeScript, the JavaScript that it is without its types.
 *
 * @param {string} name
 * @param {string} [readme]  path from the root of the repository
 */
export function example(name, readme = "README.md") {
  const text = readFileSync(new URL(`../../${readme}`, import.meta.url), "utf8");
  const blocks = [...text.matchAll(/^<!-- example: (\S+) -->\n```(\w+)\n(.*?)^```$/gms)];
  const matching = blocks.filter(([, marker]) => marker === name);
  assert.equal(matching.length, 1, `${readme} has ${matching.length} blocks marked <!-- example: ${name} -->, not one`);
  const [[, , language, code]] = matching;
  return language === "ts" ? transformSync(code, { loader: "ts", target: "es2022" }).code : code;
}

/**
 * An empty folder inside the repository, where `import "tc3fetch"` finds the built package.
 *
 * @param {string} name   of the folder
 * @param {Record<string, string>} files
 */
export function project(name, files) {
  const folder = `${root}tests/.work/examples/${name}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(`${folder}/${file}`, content);
  return folder;
}

/** What the local endpoint's function returns, as SCF's document has it. */
export const RETURNED = "hello from scf";
