// Every link of the documents leads to a file that is there, and to a heading that it has.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { it } from "node:test";
import { OUTLINE } from "../../docs-site/outline.mjs";
import { slugOf } from "../../docs-site/slug.mjs";
import { root } from "./readme.mjs";

/** Where the repository is read; what is linked there is here as well. */
const REPOSITORY = "https://github.com/tc3fetch/tc3fetch/";
const FILES = `${REPOSITORY}(?:blob|tree)/main/`;
const RAW = "https://raw.githubusercontent.com/tc3fetch/tc3fetch/main/";

const pages = [
  ...["README.md", "README.zh-CN.md", "CHANGELOG.md", "SECURITY.md"],
  ...["pkg-template/llms.txt", "pkg-template/SKILL.md"],
  ...readdirSync(`${root}docs`, { recursive: true })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

/** The text without its code, which has brackets of its own. */
const proseOf = (text) => text.replaceAll(/^```.*?^```$/gms, "").replaceAll(/`[^`\n]*`/g, "");

function slugsOf(file) {
  const slugs = new Set();
  const text = readFileSync(file, "utf8").replaceAll(/^```.*?^```$/gms, "");
  for (const [, heading] of text.matchAll(/^#+ (.*)$/gm)) {
    const slug = slugOf(heading.trim().replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1"));
    let number = 0;
    while (slugs.has(number ? `${slug}-${number}` : slug)) number++;
    slugs.add(number ? `${slug}-${number}` : slug);
  }
  return slugs;
}

/** What is wrong with a link, if anything. */
function wrongWith(page, target) {
  const inside = target
    .replace(new RegExp(`^${FILES}|^${RAW}`), "/")
    .replace(/^https:\/\/github\.com\/tc3fetch\/tc3fetch#/, "/README.md#");
  if (/^[a-z]+:/.test(inside)) return undefined;
  const [file, anchor] = inside.split("#");
  const from = file.startsWith("/") ? root : path.dirname(root + page);
  const at = file === "" ? root + page : path.join(from, decodeURIComponent(file));
  if (!existsSync(at)) return "no such file";
  if (!anchor || statSync(at).isDirectory() || !at.endsWith(".md")) return undefined;
  return slugsOf(at).has(decodeURIComponent(anchor)) ? undefined : "no such heading";
}

it("there are links to check, and a wrong one is found", () => {
  assert.ok(pages.length > 40, `${pages.length} pages`);
  assert.equal(wrongWith("docs/proxy.md", "gone.md"), "no such file");
  assert.equal(wrongWith("docs/proxy.md", "#gone"), "no such heading");
  assert.equal(wrongWith("README.md", `${REPOSITORY}blob/main/docs/gone.md`), "no such file");
});

it("they lead somewhere", () => {
  const wrong = [];
  for (const page of pages)
    for (const [, target] of proseOf(readFileSync(root + page, "utf8")).matchAll(/\]\(([^()\s]+(?:\([^()]*\))?)\)/g)) {
      const reason = wrongWith(page, target);
      if (reason) wrong.push(`${page}: ${target}: ${reason}`);
    }
  assert.deepEqual(wrong, []);
});

it("every page has a place in the site", () => {
  const placed = Object.values(OUTLINE).flatMap((groups) => groups.flatMap((group) => group.pages));
  const documents = pages
    .filter((page) => page.startsWith("docs/"))
    .map((page) => page.slice("docs/".length, -".md".length));
  assert.deepEqual([...new Set(placed)].sort(), [...documents, "changelog", "security"].sort());
});

it("no code has a line for its test: it reads no address from its environment", () => {
  const read = /\b(proxy|endpoint|host|baseUrl|url)\b\W{1,3}(process\.)?env\.|\benv\.(ENDPOINT|\w*PROXY)\b/gi;
  for (const page of pages) {
    const blocks = readFileSync(root + page, "utf8").match(/^```(js|ts|jsx)\n.*?^```/gms) ?? [];
    for (const code of blocks) assert.deepEqual(code.match(read), null, page);
  }
  assert.match("proxy: process.env.ANY", read);
});
