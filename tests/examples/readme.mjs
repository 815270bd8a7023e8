/** The examples of the READMEs, as they stand there. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";
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

/** Preloaded, it leads what a program sends with `fetch` to the local endpoint. */
export const TO_ENDPOINT = new URL("to-endpoint.mjs", import.meta.url).href;

/**
 * Runs a program of Node to its end. What it sends to the services goes to the local endpoint.
 *
 * @param {string} cwd
 * @param {string[]} args  the program, and what Node is given before and after it
 * @param {Record<string, string | undefined>} env  besides that of this process: ENDPOINT, and what the program reads
 */
export async function runNode(cwd, args, env) {
  const child = spawn(process.execPath, ["--import", TO_ENDPOINT, ...args], {
    cwd,
    // Node's test runner does not run inside itself.
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
  });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"]) child[stream].on("data", (chunk) => (output[stream] += chunk));
  const [status] = await once(child, "close");
  return { status, ...output };
}

/** What the local endpoint's function returns, as SCF's document has it. */
export const RETURNED = "hello from scf";
