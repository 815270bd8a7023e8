/**
 * Every link inside of the built site leads to a file that is there, and to a place that it has:
 *
 *     node docs-site/check.mjs
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL(".vitepress/dist", import.meta.url));
const base = process.env.DOCS_BASE ?? "/";

const texts = new Map();
for (const file of readdirSync(dist, { recursive: true }))
  // The explorer is a page of its own, with tests of its own.
  if (file.endsWith(".html") && !file.startsWith("app/")) texts.set(file, readFileSync(path.join(dist, file), "utf8"));

const wrong = new Set();
let count = 0;
for (const [file, text] of texts)
  for (const [, kind, target] of text.matchAll(/\s(href|src)="([^"]*)"/g)) {
    if (/^[a-z]+:|^\/\//i.test(target)) continue;
    count++;
    const { pathname, hash } = new URL(target, `https://site${base}${file}`);
    const inside = decodeURIComponent(pathname.slice(base.length));
    const at = path.join(dist, inside);
    const found = [at, path.join(at, "index.html"), `${at}.html`].find((it) => existsSync(it) && statSync(it).isFile());
    const isKnown =
      found &&
      (hash === "" || kind === "src" || hasPlace(path.relative(dist, found), decodeURIComponent(hash.slice(1))));
    if (!isKnown) wrong.add(`${file}: ${target}`);
  }
// Of `it.html` and `it/index.html` each host serves another one at `/it/`.
for (const file of texts.keys())
  if (existsSync(path.join(dist, file.replace(/\.html$/, ""), "index.html")))
    wrong.add(`${file}: its folder has an index`);
for (const link of wrong) console.error(`  ${link}`);
console.log(`${texts.size} pages, ${count} links, ${wrong.size} of them wrong`);
process.exitCode = wrong.size === 0 && count > 1000 ? 0 : 1;

/** Whether a page has an element of this id. */
function hasPlace(file, id) {
  const text = texts.get(file);
  return !text || text.includes(` id="${id.replaceAll("&", "&amp;")}"`);
}
