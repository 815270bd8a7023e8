// SKILL.md and llms.txt, which tell a coding agent how to use the package: what they say is so, and their code runs.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, it } from "node:test";
import { transformSync } from "esbuild";
import { Client, Tc3Error } from "tc3fetch";
import { faults } from "tc3fetch/reference";
import { blocksOf, guideEndpoint, printed } from "./guides.mjs";
import { project, root } from "./readme.mjs";

const PAGES = ["pkg-template/SKILL.md", "pkg-template/llms.txt"];
const texts = PAGES.map((page) => readFileSync(root + page, "utf8"));
const manifest = JSON.parse(readFileSync(`${root}pkg/package.json`, "utf8"));

let endpoint;
before(async () => (endpoint = await guideEndpoint()));
after(() => endpoint?.close());

/** What a page's code prints; what is printed after it is `more`. */
async function said(page, name, more = "") {
  const block = blocksOf(page).find((block) => block.name === name);
  const code = transformSync(block.code, { loader: "ts", target: "es2022" }).code;
  const folder = project(`agents-${name}`, { "example.mjs": `${code}\n${more}\n` });
  return printed(folder, ["example.mjs"], { ENDPOINT: endpoint.url });
}

it("every block of code is run", async () => {
  const [skill, llms] = PAGES;
  const names = PAGES.map((page) => blocksOf(page).map(({ name }) => name));
  assert.deepEqual(names, [["call", "sign", "stream", "test"], ["call"]]);
  assert.match(await said(skill, "call"), /^\d+\n$/);
  assert.equal(await said(skill, "sign", "console.log((await response.json()).Response.TotalCount);"), "2\n");
  assert.match(await said(skill, "stream"), /^I am the local endpoint/);
  assert.equal(await said(skill, "test"), "");
  assert.equal(await said(llms, "call"), "36\n");
});

it("each entry that they name is one of the package, and is in the tarball", () => {
  const named = texts.flatMap((text) => [...text.matchAll(/`(tc3fetch(?:\/[\w/-]+)?)`/g)].map(([, name]) => name));
  assert.ok(new Set(named).size > 10, named.join());
  for (const name of new Set(named)) assert.ok(name.replace("tc3fetch", ".") in manifest.exports, name);
  for (const page of PAGES) {
    const file = page.replace("pkg-template/", "");
    assert.ok(manifest.files.includes(file) && existsSync(`${root}pkg/${file}`), file);
  }
});

it("what is said of errors is so", async () => {
  const [skill] = texts;
  const kinds = new Set(faults.map(({ kind }) => kind));
  for (const kind of kinds) assert.ok(skill.includes(`\`${kind}\``), kind);
  const client = new Client({ credentials: { secretId: "id", secretKey: "key" }, fetch: () => assert.fail("sent") });
  const request = { service: "cvm", version: "2017-03-12", action: "DescribeZones" };
  for (const wrong of [
    { parms: {} },
    { payload: "{}" },
    { Region: "ap-guangzhou" },
    { params: { a: NaN } },
    { params: new Map() },
  ])
    await assert.rejects(
      client.call({ ...request, ...wrong }),
      ({ kind, outcome }) => kind === "input" && outcome === "not-sent",
    );
  assert.ok(Tc3Error.is(new Tc3Error("", { code: "AuthFailure.TokenFailure" }), "AuthFailure"));
});

it("the front matter names the skill, within its limits", () => {
  const [, front] = /^---\n(.*?)\n---\n/s.exec(texts[0]);
  const { name, description } = Object.fromEntries(front.split("\n").map((line) => line.split(/: (.*)/s)));
  assert.equal(name, "tc3fetch");
  assert.ok(description.length > 100 && description.length <= 1024, `${description.length}`);
});
