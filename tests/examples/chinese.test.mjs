// docs/zh: what users read, in Chinese. The code and the facts of a page are those of the English one.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { blocksOf, GUIDES } from "./guides.mjs";
import { root } from "./readme.mjs";

const PAGES = readdirSync(`${root}docs/zh`, { recursive: true }).filter((file) => file.endsWith(".md"));

/** The rows of the table between two marks, without its head, by their cells. */
function rowsOf(page, name) {
  const [, table] = new RegExp(`<!-- ${name} -->\\n(.*?)\\n<!-- /${name} -->`, "s").exec(
    readFileSync(root + page, "utf8"),
  );
  return table
    .split("\n")
    .slice(2)
    .map((row) => row.split(" | "));
}

/** What stands between backticks at the beginning of a row. */
const namesOf = (page) =>
  [...readFileSync(root + page, "utf8").matchAll(/^\| (`[^|]*`) \|/gm)].map(([, name]) => name.replaceAll("、", ", "));

describe("docs/zh", () => {
  it("has every guide, and what users read most", () => {
    for (const page of GUIDES) assert.ok(PAGES.includes(`guides/${page}`), page);
    for (const page of [
      "credentials",
      "diagnose",
      "errors",
      "explorer",
      "performance",
      "proxy",
      "reliability",
      "streams",
    ])
      assert.ok(PAGES.includes(`${page}.md`), page);
  });

  for (const page of PAGES)
    it(`${page} has the code of the English page`, () => {
      const named = (file) => blocksOf(file).filter(({ kind }) => kind);
      assert.deepEqual(named(`docs/zh/${page}`), named(`docs/${page}`));
    });

  it("reliability.md has the same faults with the same outcomes", () => {
    const english = rowsOf("docs/reliability.md", "faults");
    const words = { "a result": "正常结果" };
    const expected = english.map(([, code, ...cells]) => [
      words[code] ?? code,
      ...cells.map((cell) => cell.replace(", yes", "，是")),
    ]);
    assert.deepEqual(
      rowsOf("docs/zh/reliability.md", "faults").map(([, ...cells]) => cells),
      expected,
    );
  });

  it("proxy.md has the same options and refusals", () => {
    const list = (page) =>
      namesOf(page).filter((name) => /^`(ProxyRefused|RequestLimit|InternalError|[a-z])/.test(name));
    assert.deepEqual(list("docs/zh/proxy.md"), list("docs/proxy.md"));
    assert.ok(list("docs/proxy.md").length > 20);
  });

  it("performance.md has the same numbers", () => {
    for (const name of ["size", "bench"]) {
      const numbers = (page) => {
        const [, block] = new RegExp(`<!-- ${name} -->(.*?)<!-- /${name} -->`, "s").exec(
          readFileSync(root + page, "utf8"),
        );
        return block.match(/\d+(\.\d+)?(?= kB| \|)/g);
      };
      assert.deepEqual(numbers("docs/zh/performance.md"), numbers("docs/performance.md"));
    }
  });
});
