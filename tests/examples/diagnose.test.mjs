// docs/diagnose.md: its tables are what the package says, and its code does what it shows.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { pathToFileURL } from "node:url";
import { chinesePage, page } from "../../docs/diagnose.mjs";
import { STATUS } from "../../pkg/bin/status.js";
import { example, project, root } from "./readme.mjs";

const PAGE = "docs/diagnose.md";
const text = readFileSync(`${root}${PAGE}`, "utf8");

it("the tables are what `diagnose` says of the examples: else run `node docs/diagnose.mjs`", async () => {
  assert.ok((await page()) === text, `${PAGE} is not what docs/diagnose.mjs writes`);
  const chinese = readFileSync(`${root}docs/zh/diagnose.md`, "utf8");
  assert.ok((await chinesePage()) === chinese, "docs/zh/diagnose.md is not what docs/diagnose.mjs writes");
});

it("the code names the mistake and mends it", async () => {
  const folder = project("diagnose-page", { "example.mjs": example("diagnose", PAGE) });
  const lines = [];
  const { log } = console;
  console.log = (...values) => lines.push(values.join(" "));
  try {
    await import(pathToFileURL(`${folder}/example.mjs`));
  } finally {
    console.log = log;
  }
  assert.match(lines[0], /^proved content-type-differs The Content-Type that was signed/);
  assert.match(lines[1], /^curl /);
});

it("every exit status of the command is listed", () => {
  const [, section] = text.split("\n## The command\n");
  const listed = [...section.matchAll(/^\| (\d+) \|/gm)].map(([, status]) => Number(status));
  assert.deepEqual(
    listed,
    Object.values(STATUS).sort((one, other) => one - other),
  );
});
