// Every function that the types declare has an `@example`, and those and the code of docs/ compile as they stand.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const work = `${root}tests/.work/types`;
/** What examples take for granted. */
const DECLARATIONS = ["examples.d.ts", "modules.d.ts"];
const manifest = JSON.parse(readFileSync(`${root}pkg/package.json`, "utf8"));

/** The declarations of each entry, by its name. */
const entries = new Map();
for (const [path, conditions] of Object.entries(manifest.exports)) {
  const types = conditions?.types;
  // The engines are the package's own.
  if (types && !path.startsWith("./engine")) entries.set(path.replace(/^\./, "tc3fetch"), `${root}pkg/${types}`);
}

/** The doc comment and the first line of what a file exports that can be called. */
const DECLARED =
  /(?:^\/\*\*((?:(?!\*\/)[^])*)\*\/\n(?:\/\/.*\n)*)?^export (?:declare )?(?:function (\w+)|class (\w+)|const (\w+): (?:Paged)?Action<)/gm;

/** @returns {{ name: string, comment: string }[]}  of several declarations of a function, the first */
function functionsOf(file) {
  const found = new Map();
  for (const [, comment = "", ...names] of readFileSync(file, "utf8").matchAll(DECLARED)) {
    const name = names.find(Boolean);
    if (!found.has(name)) found.set(name, comment);
  }
  return [...found].map(([name, comment]) => ({ name, comment }));
}

/** The code of each `@example` of a comment: what follows its line, up to the next tag. */
const examplesOf = (comment) =>
  comment
    .replace(/^ \* ?/gm, "")
    .split(/^@example\b.*\n/m)
    .slice(1)
    .map((text) => text.split(/^@\w/m)[0])
    .map((text) => /```\w*\n(.*?)```/s.exec(text)?.[1] ?? text);

/** What a piece of code imports, and what it names. */
const importsOf = (code) =>
  [...code.matchAll(/^import \{([^}]*)\} from "([^"]+)";$/gm)].flatMap(([, names, from]) =>
    names.split(",").map((name) => [name.trim(), from]),
  );
const mentions = (code, name) =>
  new RegExp(`(?<![.\\w$"/-])${name}(?![\\w$:]|-)`).test(code.replace(/(^|\s)\/\/.*$/gm, ""));
const declares = (code, name) => new RegExp(`\\b(const|let|class|function|interface|type) ${name}\\b`).test(code);

/** The code with what it leaves to be understood: names that are imported elsewhere, from `known`. */
function complete(code, known) {
  const own = new Set(importsOf(code).map(([name]) => name));
  const missing = [...known].filter(([name]) => !own.has(name) && !declares(code, name) && mentions(code, name));
  const lines = missing.map(([name, from]) => `import { ${name} } from "${from}";\n`);
  return `${lines.join("")}${code}\nexport {};\n`;
}

const files = new Map();
describe("the types", () => {
  for (const [entry, file] of entries) {
    const functions = functionsOf(file);
    const known = new Map(functions.map(({ name }) => [name, entry]));
    const others = importsOf(readFileSync(file, "utf8").replace(/^export \{/gm, "import {"));
    for (const [name] of others) if (/^\w+$/.test(name)) known.set(name, entry);
    if (!known.has("Client")) known.set("Client", "tc3fetch");
    for (const name of ["scf", "fc", "tiems"]) if (entry === "tc3fetch/models") known.set(name, entry);
    if (functions.length > 0)
      it(`${entry}: each function has an example`, () => {
        for (const { name, comment } of functions)
          assert.ok(examplesOf(comment).length > 0, `${entry}: ${name} has none`);
      });
    for (const { name, comment } of functions)
      for (const [index, code] of examplesOf(comment).entries())
        files.set(`${entry.replaceAll("/", "-")}-${name}-${index}.ts`, complete(code, known));
  }

  it("are those of every entry, with functions that are known to be there", () => {
    assert.ok(entries.size >= 18, [...entries.keys()].join());
    for (const [entry, name] of [
      ["tc3fetch", "stream"],
      ["tc3fetch/scf", "invoke"],
      ["tc3fetch/tiems", "describeServices"],
      ["tc3fetch/proxy/page", "EdgeClient"],
      ["tc3fetch/testing", "mockFetch"],
    ])
      assert.ok(
        functionsOf(entries.get(entry)).some((it) => it.name === name),
        `${entry}: ${name}`,
      );
  });
});

/** The types of services are made of the catalogue, which needs the network. */
const hasServices = existsSync(`${root}node_modules/@tc3fetch/services/types/cvm.d.ts`);

/** The code of the pages. A page's blocks go on from one another; those of other languages are left alone. */
const pages = [
  ...readdirSync(`${root}docs`)
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  // A classic script has its functions from the global object.
  ...readdirSync(`${root}docs/guides`)
    .filter((name) => name !== "edgeone.md")
    .map((name) => `docs/guides/${name}`),
];
for (const page of [...pages, "README.md", "README.zh-CN.md", "pkg-template/SKILL.md", "pkg-template/llms.txt"]) {
  const known = new Map();
  const text = readFileSync(`${root}${page}`, "utf8");
  for (const [index, [, named, language, code]] of [
    ...text.matchAll(/^(?:<!-- (?:file|example): (\S+) -->\n)?```(js|ts|jsx)\n(.*?)^```$/gms),
  ].entries()) {
    if (!hasServices && (page === "docs/every-service.md" || code.includes('"@tc3fetch/services'))) continue;
    const [base, ...more] = (named ?? `${index}`).split(".");
    const extension = { js: "mjs", ts: "mts", jsx: "jsx" }[language];
    const folder = page.replaceAll(/[/.]/g, "-");
    const isFile = page.startsWith("docs/guides/");
    const name = isFile ? named : `${[base, ...more.slice(0, -1)].join(".")}.${extension}`;
    files.set(`${folder}/${name}`, named?.endsWith(".cjs") ? code : complete(code, known));
    for (const [name, from] of importsOf(code)) if (!from.startsWith(".")) known.set(name, from);
  }
}

/** TypeScript as `tsc --init` sets it up, and more. */
const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  module: "nodenext",
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
  types: ["node"],
  jsx: "preserve",
  skipLibCheck: true,
};
/** In JavaScript parameters have no types, and what is caught is anything. */
const CHECKED = { ...STRICT, allowJs: true, checkJs: true, noImplicitAny: false, useUnknownInCatchVariables: false };

it("all of them compile, those in TypeScript in its strictest settings", () => {
  rmSync(work, { recursive: true, force: true });
  for (const [name, code] of files) {
    mkdirSync(`${work}/${name}`.replace(/\/[^/]*$/, ""), { recursive: true });
    writeFileSync(`${work}/${name}`, code);
  }
  writeFileSync(`${work}/package.json`, '{ "type": "module" }');
  assert.ok(files.size > 100, `${files.size} files`);
  const isTyped = (name) => /\.m?ts$/.test(name);
  const names = [...files.keys()];
  const projects = [
    { options: STRICT, own: names.filter(isTyped) },
    { options: CHECKED, own: names.filter((name) => !isTyped(name)) },
  ];
  const said = projects.map(({ options, own }, index) => {
    assert.ok(own.length > 20, `${own.length} files`);
    const declarations = DECLARATIONS.map((name) => `${root}tests/types/${name}`);
    const config = { compilerOptions: options, files: [...declarations, ...own.map((name) => `${work}/${name}`)] };
    writeFileSync(`${work}/tsconfig.${index}.json`, JSON.stringify(config));
    const tsc = [`${root}node_modules/.bin/tsc`, "--project", `${work}/tsconfig.${index}.json`];
    return spawnSync(process.execPath, tsc, { encoding: "utf8" }).stdout;
  });
  assert.deepEqual(said, ["", ""]);
});
