// docs/zh and README.zh-CN.md: what users read, in Chinese. The code and the facts of a page are those of the English one.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import path from "node:path";
import { blocksOf } from "./guides.mjs";
import { root } from "./readme.mjs";

const pagesIn = (folder) => readdirSync(root + folder, { recursive: true }).filter((file) => file.endsWith(".md"));

const PAGES = pagesIn("docs/zh");

/** For those who work on the package, and what is made of the models and by the matrix. */
const IN_ENGLISH = /^(api\/.*|border|catalogue|dependencies|development|toolchains)\.md$/;

/** The blocks of a page; what commands and folders are said to do is in the page's language. */
const codeOf = (page) =>
  blocksOf(page).map((block) => {
    const hasRemarks = !block.kind && ["sh", "text"].includes(block.language);
    return hasRemarks ? { ...block, code: block.code.replaceAll(/(?<=\S)( +#| {2,}).*$/gm, "") } : block;
  });

/** What a page is made of, in its order: the beginning of each line that is no prose. */
function partsOf(page) {
  const text = readFileSync(root + page, "utf8").replaceAll(/^```.*?^```$/gms, "");
  return [...text.matchAll(/^(#+ |\||- |!\[|<!-- .* -->$)/gm)].map(([, part]) => part);
}

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
  it("has every page that users read", () => {
    const english = pagesIn("docs").filter((page) => !page.startsWith("zh/") && !IN_ENGLISH.test(page));
    assert.deepEqual(english.sort(), PAGES.toSorted());
  });

  for (const page of PAGES)
    it(`${page} has the code of the English page`, () =>
      assert.deepEqual(codeOf(`docs/zh/${page}`), codeOf(`docs/${page}`)));

  for (const [page, english] of [
    ["README.zh-CN.md", "README.md"],
    ...PAGES.map((name) => [`docs/zh/${name}`, `docs/${name}`]),
  ])
    it(`${page} has the headings, rows, points and pictures of the English page`, () =>
      assert.deepEqual(partsOf(page), partsOf(english)));

  it("leads to pages in Chinese where there are any", () => {
    const wrong = [];
    for (const page of [...PAGES.map((name) => `docs/zh/${name}`), "README.zh-CN.md", "docs-site/home/zh/index.md"])
      for (const [, target] of readFileSync(root + page, "utf8").matchAll(/(?:\]\(|link: )([^()\s,#]+)/g)) {
        const [, file] = /^https:\/\/github\.com\/.*\/main\/(.*)/.exec(target) ?? [];
        const inside = target.startsWith("/") ? `docs${target}.md` : path.join(path.dirname(page), target);
        const [, name] = /^docs\/(.*)/.exec(file ?? inside) ?? [];
        if (PAGES.includes(name)) wrong.push(`${page}: ${target}`);
      }
    assert.deepEqual(wrong, []);
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
    for (const name of ["size", "bench", "explorer"]) {
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
