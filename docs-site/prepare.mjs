/**
 * Makes docs-site/pages, which VitePress reads: docs/ with its links led to the site, the changelog,
 * and the reference, which TypeDoc makes from the package's types. Needs the built package.
 *
 *     node docs-site/prepare.mjs
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Application } from "typedoc";
import { OUTLINE } from "./outline.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const pages = fileURLToPath(new URL("pages", import.meta.url));
const REPOSITORY = "https://github.com/tc3fetch/tc3fetch/blob/main/";

rmSync(pages, { recursive: true, force: true });
cpSync(`${root}docs-site/home`, pages, { recursive: true });
// Files that VitePress leaves alone.
cpSync(`${root}docs/screenshots`, `${pages}/public/screenshots`, { recursive: true });

const sources = new Map([
  ["changelog.md", "CHANGELOG.md"],
  ["security.md", "SECURITY.md"],
]);
for (const file of readdirSync(`${root}docs`, { recursive: true }))
  if (file.endsWith(".md")) sources.set(file.replaceAll("\\", "/"), `docs/${file}`);
const placed = new Set(Object.values(OUTLINE).flatMap((groups) => groups.flatMap((group) => group.pages)));
for (const page of sources.keys())
  if (!placed.has(page.replace(/\.md$/, ""))) throw new Error(`docs-site/outline.mjs has no place for ${page}`);

for (const [page, source] of sources) {
  const at = `${pages}/${page}`;
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, pageOf(readFileSync(root + source, "utf8"), page, source));
}
await writeReference();
for (const page of [...sources.keys(), ...referencePages()]) if (!page.startsWith("zh/")) leadToEnglish(page);

/** The menu of languages leads to the same page in the other one: where that is in English alone, it says so. */
function leadToEnglish(page) {
  const at = `${pages}/zh/${page}`;
  if (existsSync(at)) return;
  const [, title] = /^# (.*)$/m.exec(readFileSync(`${pages}/${page}`, "utf8"));
  const to = "../".repeat(page.split("/").length) + page;
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(
    at,
    `---\nsearch: false\nprev: false\nnext: false\n---\n\n# ${title}\n\n本页目前只有[英文版](${to})。\n`,
  );
}

function referencePages() {
  return readdirSync(`${pages}/reference`).map((file) => `reference/${file}`);
}

/** A document as a page: nothing in it is HTML or Vue's, and what it links to is a page here or a file of the repository. */
function pageOf(text, page, source) {
  const parts = text.replaceAll(/^<!--.*?-->\n/gm, "").split(/(^```.*?^```$|`+[^`\n]+`+)/ms);
  const linked = parts.map((part, index) =>
    index % 2 ? part : withLinks(part.replaceAll(/<(?!https?:)/g, "&lt;"), page, source),
  );
  return `::: v-pre\n\n${linked.join("")}\n:::\n`;
}

function withLinks(text, page, source) {
  return text.replaceAll(/\]\(([^()\s]+)\)/g, (link, target) => {
    const [file, anchor = ""] = target.split("#");
    const hash = anchor && `#${anchor}`;
    if (file.startsWith(REPOSITORY)) return `](${addressOf(file.slice(REPOSITORY.length), page)}${hash})`;
    if (file === "" || /^[a-z]+:/.test(file)) return link;
    return `](${addressOf(path.posix.join(path.posix.dirname(source), file), page)}${hash})`;
  });
}

/** Where a file of the repository is read from a page. */
function addressOf(file, page) {
  if (file.startsWith("docs/screenshots/")) return file.replace("docs", "");
  const found = [...sources].find(([, source]) => source === file)?.[0];
  const up = path.posix.dirname(page) === "." ? "./" : "../".repeat(page.split("/").length - 1);
  return found ? up + found : REPOSITORY + file;
}

/** One page an entry, and an index. */
async function writeReference() {
  const pkg = `${root}pkg`;
  const { exports } = JSON.parse(readFileSync(`${pkg}/package.json`, "utf8"));
  const types = new Set(
    Object.entries(exports)
      .filter(([entry, { types }]) => types && !/^\.\/(engine|js$)/.test(entry))
      .map(([, { types }]) => path.join(pkg, types)),
  );
  const table = "table";
  const application = await Application.bootstrapWithPlugins({
    plugin: ["typedoc-plugin-markdown"],
    // By default TypeDoc empties and fills docs/.
    out: `${pages}/reference`,
    cleanOutputDir: false,
    entryPoints: [...types],
    tsconfig: `${root}docs-site/tsconfig.json`,
    name: "Reference",
    readme: "none",
    logLevel: "Error",
    skipErrorChecking: true,
    disableSources: true,
    sanitizeComments: true,
    // Links lead to names of its own: VitePress numbers headings of the same name otherwise.
    useHTMLAnchors: true,
    hidePageHeader: true,
    hideBreadcrumbs: true,
    router: "module",
    flattenOutputFiles: true,
    entryFileName: "index",
    parametersFormat: table,
    interfacePropertiesFormat: table,
    typeDeclarationFormat: table,
    propertyMembersFormat: table,
  });
  const project = await application.convert();
  if (!project) throw new Error("TypeDoc could not read the types: see above");
  await application.generateOutputs(project);
}
