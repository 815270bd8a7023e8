// What @tc3fetch/services adds to tc3fetch, after gzip.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { it } from "node:test";
import { gzipSync } from "node:zlib";
import { parse } from "acorn";
import { build } from "esbuild";
import { project, root } from "../examples/readme.mjs";

const BAR = 4096;

async function sizeOf(contents) {
  const options = { bundle: true, minify: true, format: "esm", write: false, logLevel: "error" };
  const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir: project("services-size", {}) } });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

it("adds at most 4 KB, with the table of versions", async (test) => {
  const alone = 'export * from "tc3fetch";\n';
  const added = (await sizeOf(`${alone}export { tencent } from "@tc3fetch/services";\n`)) - (await sizeOf(alone));
  test.diagnostic(`${added} bytes`);
  assert.ok(added <= BAR, `${added}`);
});

it("has tc3fetch as its only dependency, in the same version", () => {
  const manifest = (folder) => JSON.parse(readFileSync(`${root}${folder}/package.json`, "utf8"));
  const { dependencies, version, peerDependencies } = manifest("pkg-services");
  assert.deepEqual([dependencies, peerDependencies], [{ tc3fetch: manifest("pkg").version }, undefined]);
  assert.equal(version, manifest("pkg").version);
});

it("loads no model before it is asked to check", async () => {
  const options = { bundle: true, format: "esm", write: false, metafile: true, logLevel: "error" };
  const contents = 'export { tencent } from "@tc3fetch/services";\n';
  const { metafile } = await build({ ...options, stdin: { contents, resolveDir: project("services-size", {}) } });
  const files = Object.keys(metafile.inputs).filter((file) => file.includes("pkg-services/"));
  assert.deepEqual(files.map((file) => file.replace(/.*pkg-services\//, "")).sort(), ["index.js", "versions.js"]);
});

it("has no syntax that is newer than ES2020", () => {
  const folder = `${root}pkg-services/`;
  // Of the models one is enough: the same command writes them all.
  const models = readdirSync(`${folder}models`, { recursive: true }).filter((file) => file.endsWith(".js"));
  const files = [
    ...readdirSync(folder).filter((file) => file.endsWith(".js")),
    ...models.slice(0, 1).map((file) => `models/${file}`),
  ];
  assert.ok(files.includes("index.js") && files.includes("check.js"), `${files}`);
  for (const file of files) {
    const text = readFileSync(folder + file, "utf8");
    assert.doesNotThrow(() => parse(text, { ecmaVersion: 2020, sourceType: "module" }), file);
  }
});
