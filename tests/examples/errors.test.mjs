// docs/errors.md, docs and sources name our own codes as the catalogue has them. That the page's tables
// are made from models/ is tested in xtask/src/tables. Needs the built package.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { it } from "node:test";
import { errorCodes, faults } from "tc3fetch/reference";
import { root } from "./readme.mjs";

const read = (file) => readFileSync(path.join(root, file), "utf8");
const page = read("docs/errors.md");
const catalogue = JSON.parse(read("models/faults.json")).faults;

it("every code of our own is explained under its kind, and every explained code exists", () => {
  assert.deepEqual(explained().sort(), catalogue.map(({ code, kind }) => `${kind}: ${code}`).sort());
});

/** The rows of each section, as `kind: code`; those of `network`, `timeout` and `aborted` share one and name theirs. */
function explained() {
  const [own] = page.split("\n## The service's");
  return own.split("\n## ").flatMap((section) => {
    const [kind, ...others] = [...section.split("\n")[0].matchAll(/`(\w+)`/g)].map(([, name]) => name);
    const codes = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code);
    const kindOf = (code) => [kind, ...others].find((name) => code.toLowerCase().endsWith(name));
    return codes.map((code) => `${others.length > 0 ? kindOf(code) : kind}: ${code}`);
  });
}

it("the package has every code that can come up in JavaScript, as the type has it", () => {
  const codes = catalogue.filter(({ only }) => !only).map(({ code }) => `ClientError.${code}`);
  assert.deepEqual(
    faults.map(({ code }) => code),
    codes,
  );
  const type = readFileSync(path.join(root, "pkg/errors/codes.d.ts"), "utf8");
  assert.deepEqual(
    [...type.matchAll(/"(.*)"/g)].map(([, code]) => code),
    codes,
  );
});

it("documents and sources name no code that there is not", () => {
  const known = new Set(catalogue.map(({ code }) => code));
  const files = [
    "README.md",
    "README.zh-CN.md",
    "CHANGELOG.md",
    ...["docs", "pkg-template", "src", "tests/runtime", "www/src"].flatMap(filesOf),
  ];
  const named = files.flatMap((file) =>
    [...read(file).matchAll(/ClientError\.([A-Z]\w+)/g)].map(([, code]) => ({ file, code })),
  );
  assert.ok(named.length > 20, "the codes are written in another way than this test knows");
  assert.deepEqual(
    named.filter(({ code }) => !known.has(code)),
    [],
  );
});

/** The text files of a folder, at any depth. */
const filesOf = (folder) =>
  readdirSync(path.join(root, folder), { recursive: true })
    .map((file) => path.join(folder, file))
    .filter((file) => /\.(md|m?js|tsx?|rs)$/.test(file));

it("the table of common codes is that of tc3fetch/reference", () => {
  const rows = errorCodes.map(
    ({ code, class: about, retryable, en }) => `| \`${code}\` | ${about} | ${yesNo(retryable)} | ${en} |`,
  );
  assert.deepEqual(block("common codes"), rows);
});

it("every class of common codes is explained, with its answer to whether to try again", () => {
  const classes = new Map(errorCodes.map(({ class: about, retryable }) => [about, yesNo(retryable)]));
  const rows = block("classes").map((row) => /^\| `([\w-]+)` \| .+ \| (yes|no) \|$/.exec(row).slice(1));
  assert.deepEqual(new Map(rows), classes);
  assert.equal(rows.length, classes.size);
});

const yesNo = (value) => (value ? "yes" : "no");

/** The rows of the table between `<!-- name -->` and `<!-- /name -->`, without its head. */
function block(name) {
  const [, table] =
    new RegExp(`<!-- ${name} -->\n(.*?)\n<!-- /${name} -->`, "s").exec(page) ??
    assert.fail(`docs/errors.md has no block "${name}"`);
  return table.split("\n").slice(2);
}
