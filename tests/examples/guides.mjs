/** The code of docs/guides: blocks with a name before them, `<!-- file: name -->`, as they stand there. */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createEndpoint, example as credentials } from "../../endpoint/index.mjs";
import { project, root, runNode } from "./readme.mjs";

export const GUIDES = readdirSync(`${root}docs/guides`);

/** The local endpoint with the actions that the guides call. */
export const guideEndpoint = () =>
  createEndpoint({ catalogue: new URL("../browser/catalogue/", import.meta.url) }).listen();

/** What the catalogue of the tests answers to cvm DescribeZones. */
export const ZONES = ["ap-guangzhou-3", "ap-guangzhou-4"];

/** What guides read from their environment. */
export const KEYS = {
  TENCENTCLOUD_SECRET_ID: credentials.secretId,
  TENCENTCLOUD_SECRET_KEY: credentials.secretKey,
};

/** Every fenced block of a page, with what stands before it: `file`, `run` or `printed`, and a name. */
export function blocksOf(page) {
  const text = readFileSync(root + page, "utf8");
  const found = text.matchAll(/^(?:<!-- (\w+): (\S+) -->\n)?```(\w*)\n(.*?)^```$/gms);
  return [...found].map(([, kind, name, language, code]) => ({ kind, name, language, code }));
}

/** The files of a guide by their names. */
export const filesOf = (page) =>
  Object.fromEntries(
    blocksOf(page)
      .filter(({ kind }) => kind === "file")
      .map(({ name, code }) => [name, code]),
  );

/** What a guide's block of another kind holds. */
export function blockOf(page, kind, name) {
  const block = blocksOf(page).find((it) => it.kind === kind && it.name === name);
  assert.ok(block, `${page} has no block <!-- ${kind}: ${name} -->`);
  return block.code;
}

/** A fresh folder with the files of a guide, and others. */
export function guideProject(guide, more = {}, name = guide) {
  const folder = project(`guide-${name}`, {});
  const files = { "package.json": '{ "type": "module" }\n', ...filesOf(`docs/guides/${guide}.md`), ...more };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(`${folder}/${file}`), { recursive: true });
    writeFileSync(`${folder}/${file}`, text);
  }
  return folder;
}

/** What a program of Node prints; what it sends to the services goes to the local endpoint. */
export async function printed(cwd, args, env = {}) {
  const { status, stdout, stderr } = await runNode(cwd, args, { ...KEYS, ...env });
  assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
  return stdout;
}
