// docs/errors.md lists our own codes, those that the source has and no others, and the
// service's common codes as `tc3fetch/reference` has them. Needs the built package.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { it } from "node:test";
import { errorCodes } from "tc3fetch/reference";
import { root } from "./readme.mjs";

const read = (file) => readFileSync(path.join(root, file), "utf8");

const page = read("docs/errors.md");

/** A row of the macro `catalogue!` in src/fault.rs: its code and its kind. */
const IN_THE_CATALOGUE = /^ {4}([A-Z]\w+) ([A-Z]\w+) "/gm;
/** An error that the package's JavaScript makes itself. */
const BY_THE_LOADER = /"ClientError\.(\w+)",\s*kind: "(\w+)"/g;
/** A parameter that the package's JavaScript refuses, always with the kind `input`. */
const BY_A_CHECK = /\b(?:refuse|faulty)\("(\w+)"/g;

it("every code of our own is explained under its kind, and every explained code exists", () => {
  const made = new Set();
  const add = (code, kind) => made.add(`${kind.toLowerCase()}: ${code}`);
  // `Api` stands for whatever the service says.
  for (const [, code, kind] of read("src/fault.rs").matchAll(IN_THE_CATALOGUE)) if (code !== "Api") add(code, kind);
  assert.ok(made.size > 30, "src/fault.rs has no catalogue as this test knows it");
  for (const file of readdirSync(path.join(root, "pkg-template")).filter((file) => file.endsWith(".js"))) {
    const text = read(`pkg-template/${file}`);
    for (const [, code, kind] of text.matchAll(BY_THE_LOADER)) add(code, kind);
    for (const [, code] of text.matchAll(BY_A_CHECK)) add(code, "input");
  }
  assert.deepEqual(explained().sort(), [...made].sort());
});

/** The rows of each section, as `kind: code`; those of `network`, `timeout` and `aborted` share one and name theirs. */
function explained() {
  const [own] = page.split("\n## The service's");
  return own.split("\n## ").flatMap((section) => {
    const [kind, ...others] = [...section.split("\n")[0].matchAll(/`(\w+)`/g)].map(([, name]) => name);
    const codes = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code);
    return codes.map((code) => `${others.length > 0 ? code.toLowerCase() : kind}: ${code}`);
  });
}

it("the table of common codes is that of tc3fetch/reference", () => {
  const rows = errorCodes.map(({ code, class: about, retryable, en }) => `| \`${code}\` | ${about} | ${yesNo(retryable)} | ${en} |`);
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
  const [, table] = new RegExp(`<!-- ${name} -->\n(.*?)\n<!-- /${name} -->`, "s").exec(page) ?? assert.fail(`docs/errors.md has no block "${name}"`);
  return table.split("\n").slice(2);
}
