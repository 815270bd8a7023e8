// The tarball that `npm pack` makes of pkg/: what is in it, what is not, and that tools find their way
// through it. Needs the built package (`cargo xtask build`).
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "acorn";
import { build } from "esbuild";
import * as endpoint from "../../endpoint/credentials.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
assert.ok(existsSync(`${root}pkg/package.json`), "pkg/ is missing: run `cargo xtask build`");

const FILES = [
  "CHANGELOG.md",
  "LICENSE-APACHE",
  "LICENSE-MIT",
  "README.md",
  "SKILL.md",
  "aliyun.d.ts",
  "aliyun.js",
  "bin/arguments.js",
  "bin/curl.js",
  "bin/difference.js",
  "bin/help.js",
  "bin/input.js",
  "bin/json.js",
  "bin/keys.js",
  "bin/language.js",
  "bin/prompt.js",
  "bin/report.js",
  "bin/sign.js",
  "bin/status.js",
  "bin/tc3fetch.js",
  "bin/visible.js",
  "bin/why.js",
  "bin/words.js",
  "code-targets.js",
  "core.js",
  "credentials.d.ts",
  "credentials.js",
  "diagnose.d.ts",
  "diagnose.js",
  "diagnose/answers.js",
  "diagnose/causes.d.ts",
  "diagnose/causes.js",
  "diagnose/diagnose.js",
  "diagnose/engines.js",
  "diagnose/found.js",
  "diagnose/given.js",
  "diagnose/other-bytes.js",
  "edge-light.js",
  "engine-aliyun.js",
  "engine-codegen.js",
  "engine-diagnose.js",
  "engine-gateway.js",
  "engine-inspect.js",
  "engine-sign.js",
  "engine-v1.js",
  "engine.d.ts",
  "engine.js",
  "engine/aliyun-bytes.js",
  "engine/aliyun-edge-light.js",
  "engine/aliyun-workerd.js",
  "engine/codegen-bytes.js",
  "engine/codegen-edge-light.js",
  "engine/codegen-glue.js",
  "engine/codegen-workerd.js",
  "engine/compile.js",
  "engine/compiled.js",
  "engine/diagnose-bytes.js",
  "engine/diagnose-edge-light.js",
  "engine/diagnose-workerd.js",
  "engine/gateway-bytes.js",
  "engine/gateway-edge-light.js",
  "engine/gateway-workerd.js",
  "engine/inspect-bytes.js",
  "engine/inspect-edge-light.js",
  "engine/inspect-glue.js",
  "engine/inspect-workerd.js",
  "engine/sign-bytes.js",
  "engine/sign-edge-light.js",
  "engine/sign-workerd.js",
  "engine/slim.js",
  "engine/tencent-bytes.js",
  "engine/tencent-edge-light.js",
  "engine/tencent-workerd.js",
  "engine/v1-bytes.js",
  "engine/v1-edge-light.js",
  "engine/v1-workerd.js",
  "errors/codes.d.ts",
  "errors/faults.js",
  "errors/phrases.js",
  "errors/remedies.js",
  "errors/tables.js",
  "errors/translate.js",
  "fc.d.ts",
  "fc.js",
  "fetch.d.ts",
  "fetch.js",
  "gateway.d.ts",
  "gateway.js",
  "generate.d.ts",
  "generate.js",
  "guance.d.ts",
  "guance.js",
  "index.d.ts",
  "index.js",
  "inline.js",
  "inspect.d.ts",
  "inspect.js",
  "js.d.ts",
  "js.js",
  "js/classic.js",
  "llms.txt",
  "models.d.ts",
  "models.js",
  "models/action.d.ts",
  "models/fc-actions.js",
  "models/fc.d.ts",
  "models/fc.js",
  "models/guance-actions.js",
  "models/guance.d.ts",
  "models/guance.js",
  "models/known.d.ts",
  "models/scf-actions.js",
  "models/scf.d.ts",
  "models/scf.js",
  "models/search-index.js",
  "models/tiems-actions.js",
  "models/tiems.d.ts",
  "models/tiems.js",
  "package.json",
  "proxy.d.ts",
  "proxy.js",
  "proxy/admission.js",
  "proxy/body.js",
  "proxy/credentials.js",
  "proxy/edge.js",
  "proxy/forward.js",
  "proxy/handler.js",
  "proxy/headers.js",
  "proxy/hosts.js",
  "proxy/limiter.js",
  "proxy/node.d.ts",
  "proxy/node.js",
  "proxy/options.js",
  "proxy/page.d.ts",
  "proxy/page.js",
  "proxy/refusal.js",
  "proxy/told.js",
  "reference.d.ts",
  "reference.js",
  "repeat.d.ts",
  "repeat.js",
  "scf.d.ts",
  "scf.js",
  "sign.d.ts",
  "sign.js",
  "slim.d.ts",
  "slim.js",
  "tc3fetch-aliyun.wasm",
  "tc3fetch-codegen.wasm",
  "tc3fetch-diagnose.wasm",
  "tc3fetch-gateway.wasm",
  "tc3fetch-inspect.wasm",
  "tc3fetch-sign.wasm",
  "tc3fetch-v1.wasm",
  "tc3fetch.wasm",
  "testing.d.ts",
  "testing.js",
  "testing/aliyun.js",
  "testing/answers.js",
  "testing/events.js",
  "testing/gateway.js",
  "testing/guance.js",
  "testing/mock.js",
  "testing/received.js",
  "testing/tencent.js",
  "testing/v1.js",
  "tiems.d.ts",
  "tiems.js",
  "v1.d.ts",
  "v1.js",
  "vendors/aliyun-shared.js",
  "vendors/sites.js",
  "vendors/tencent-shared.js",
  "vite.d.ts",
  "vite.js",
  "workerd.js",
];

const WASM = [
  "tc3fetch.wasm",
  "tc3fetch-sign.wasm",
  "tc3fetch-v1.wasm",
  "tc3fetch-aliyun.wasm",
  "tc3fetch-gateway.wasm",
  "tc3fetch-inspect.wasm",
  "tc3fetch-diagnose.wasm",
  "tc3fetch-codegen.wasm",
];

/** What Node can import; the other entries need a loader for .wasm files. */
const ENTRIES = [
  "",
  "/inline",
  "/slim",
  "/sign",
  "/v1",
  "/inspect",
  "/diagnose",
  "/generate",
  "/tiems",
  "/scf",
  "/aliyun",
  "/fc",
  "/credentials",
  "/gateway",
  "/guance",
  "/models",
  "/models/tiems",
  "/models/scf",
  "/models/fc",
  "/models/guance",
  "/proxy",
  "/proxy/page",
  "/proxy/node",
  "/reference",
  "/repeat",
  "/testing",
  "/vite",
].map((path) => `tc3fetch${path}`);

/** Entries that compile what the application gives, and the inlined engine by its name. */
const LEFT_OUT = /^\/(inline|slim)$/;

// Outside of the repository, so that nothing but the tarball can be found.
const work = mkdtempSync(path.join(tmpdir(), "tc3fetch-package-"));
after(() => rmSync(work, { recursive: true, force: true }));

const [{ filename }] = JSON.parse(
  execFileSync("npm", ["pack", `${root}pkg`, "--json", "--pack-destination", work], {
    encoding: "utf8",
    cwd: work,
    stdio: ["ignore", "pipe", "pipe"],
  }),
);
const tarball = path.join(work, filename);
const installed = path.join(work, "node_modules/tc3fetch");
mkdirSync(installed, { recursive: true });
// A relative name: a drive letter would look like a host to tar.
execFileSync("tar", ["-xzf", filename, "-C", "node_modules/tc3fetch", "--strip-components=1"], { cwd: work });
const manifest = JSON.parse(readFileSync(path.join(installed, "package.json"), "utf8"));

describe("the files", () => {
  it("are these and no others", () => {
    const found = readdirSync(installed, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = found.map(({ parentPath, name }) => path.relative(installed, path.join(parentPath, name)));
    assert.deepEqual(names.sort(), [...FILES].sort());
  });

  it("are none of them empty", () => {
    for (const file of FILES) assert.ok(readFileSync(path.join(installed, file)).length > 100, file);
  });

  it("have no syntax that is newer than ES2020", () => {
    for (const file of FILES.filter((file) => file.endsWith(".js"))) {
      const text = readFileSync(path.join(installed, file), "utf8");
      const options = { ecmaVersion: 2020, sourceType: "module", allowHashBang: true };
      assert.doesNotThrow(() => parse(text, options), file);
    }
    assert.throws(() => parse("310_000", { ecmaVersion: 2020 }), "the parser takes what is newer");
  });

  it("declare nothing called module, which some tools take for CommonJS", () => {
    for (const file of FILES.filter((file) => file.endsWith(".js"))) {
      assert.doesNotMatch(
        readFileSync(path.join(installed, file), "utf8"),
        /^(import|const|let|var|function) module\b/m,
        file,
      );
    }
  });

  it("do not name a path of the machine that built them", async () => {
    // `/rustc/<hash>/library` and `cargo/registry/…` may stand there: they are the same on every machine.
    const paths = [root, `${homedir()}/`, `${tmpdir()}/`, ".cargo/", ".rustup/"];
    for (const [file, content] of await contents()) {
      for (const forbidden of paths) assert.ok(!content.includes(forbidden), `${file} contains ${forbidden}`);
    }
  });

  it("contain no credentials, not even those of examples", async () => {
    const secrets = [...endpoint.knownCredentials.values()].flatMap(({ secretId, secretKey, token }) => [
      secretId,
      secretKey,
      token ?? secretKey,
    ]);
    for (const [file, content] of await contents()) {
      for (const secret of secrets) assert.ok(!content.includes(secret), `${file} contains an example's credentials`);
      // The constants of an engine lie one after the other: its `AKID` may stand before any word.
      if (!/-bytes\.js$|-diagnose\.wasm$/.test(file)) assert.ok(!/AKID[0-9A-Za-z]{13,}/.test(content), file);
    }
  });

  it("link to no file that is not there", () => {
    for (const file of ["README.md", "CHANGELOG.md", "SKILL.md", "llms.txt"]) {
      const text = readFileSync(path.join(installed, file), "utf8");
      for (const [, target] of text.matchAll(/\]\((?!https:|#)([^)]+)\)/g)) {
        assert.ok(existsSync(path.join(installed, target)), `${file} links to ${target}`);
      }
    }
  });
});

describe("package.json", () => {
  it("asks for no other package and runs nothing on installation", () => {
    for (const field of [
      "dependencies",
      "peerDependencies",
      "optionalDependencies",
      "bundledDependencies",
      "scripts",
    ]) {
      assert.equal(manifest[field], undefined, field);
    }
  });

  it("has the version of the workspace", () => {
    const [, version] = /^version = "(.+)"$/m.exec(readFileSync(`${root}Cargo.toml`, "utf8"));
    assert.equal(manifest.version, version);
  });

  it("exports only files that are there", () => {
    for (const [subpath, target] of Object.entries(manifest.exports)) {
      for (const file of typeof target === "string" ? [target] : Object.values(target)) {
        assert.ok(existsSync(path.join(installed, file)), `${subpath} leads to ${file}`);
      }
    }
  });

  it("leads each runtime to its entry", () => {
    const resolve = (specifier, ...conditions) => {
      const script = `console.log(import.meta.resolve(${JSON.stringify(specifier)}))`;
      const options = conditions.flatMap((condition) => ["--conditions", condition]);
      return path.basename(run(["--input-type=module", ...options, "--eval", script]).trim());
    };
    const edge = ["workerd", "worker", "browser"];
    for (const entry of ENTRIES) {
      // One file an entry: its engine is loaded as the runtime allows.
      assert.equal(resolve(entry, ...edge), resolve(entry));
      assert.equal(resolve(entry, "edge-light"), resolve(entry));
    }
    assert.equal(resolve("tc3fetch"), "index.js");
    assert.equal(resolve("tc3fetch", "browser"), "index.js");
    // Its Hermes has no WebAssembly.
    assert.equal(resolve("tc3fetch", "react-native"), "js.js");
    assert.equal(resolve("tc3fetch/inline"), "inline.js");
    assert.equal(resolve("tc3fetch/workerd"), "workerd.js");
    assert.equal(resolve("tc3fetch/edge-light"), "edge-light.js");
    for (const [engine, name] of Object.entries({
      engine: "tencent",
      "engine-sign": "sign",
      "engine-v1": "v1",
      "engine-aliyun": "aliyun",
      "engine-gateway": "gateway",
      "engine-inspect": "inspect",
      "engine-diagnose": "diagnose",
      "engine-codegen": "codegen",
    })) {
      assert.equal(resolve(`tc3fetch/${engine}`), `${engine}.js`);
      assert.equal(resolve(`tc3fetch/${engine}`, "browser"), `${engine}.js`);
      assert.equal(resolve(`tc3fetch/${engine}`, ...edge), `${name}-workerd.js`);
      assert.equal(resolve(`tc3fetch/${engine}`, "edge-light"), `${name}-edge-light.js`);
    }
    assert.equal(resolve("tc3fetch/tc3fetch.wasm"), "tc3fetch.wasm");
  });
});

describe("importing", () => {
  it("has no side effects, and compiles on the first signature", () => {
    writeFileSync(
      path.join(work, "import.mjs"),
      `const seen = [];
const count = (object, name) => {
  const original = object[name];
  object[name] = new Proxy(original, {
    apply: (target, self, args) => (seen.push(name), Reflect.apply(target, self, args)),
    construct: (target, args, self) => (seen.push(name), Reflect.construct(target, args, self)),
  });
};
for (const name of ["Module", "Instance", "Memory", "compile", "instantiate", "compileStreaming", "instantiateStreaming"]) count(WebAssembly, name);
for (const name of ["fetch", "setTimeout", "setInterval", "queueMicrotask", "FinalizationRegistry"]) count(globalThis, name);
const names = () => Reflect.ownKeys(globalThis).map(String).join();
const before = names();
const entries = {};
for (const entry of ${JSON.stringify(ENTRIES)}) entries[entry] = await import(entry);
const imported = [...seen];
const globals = names() === before;
const { signature } = entries.tc3fetch.sign({ service: "cvm", version: "2017-03-12", action: "DescribeZones" }, { secretId: "id", secretKey: "key" });
console.log(JSON.stringify({ imported, globals, signed: seen.includes("Module"), signature }));
`,
    );
    const { imported, globals, signed, signature } = JSON.parse(run(["import.mjs"]));
    assert.deepEqual(imported, []);
    assert.ok(globals, "globalThis has changed");
    assert.ok(signed, "the counter does not count");
    assert.match(signature, /^[0-9a-f]{64}$/);
  });

  it("works by require as well, where Node can require an ES module", () => {
    const script = `console.log(typeof require("tc3fetch").sign)`;
    assert.equal(run(["--no-warnings", "--eval", script]).trim(), "function");
  });

  it("a service's entry brings the actions that are used, and no others", async () => {
    const { outputFiles } = await bundle('export { deleteService } from "tc3fetch/tiems";');
    const [{ text }] = outputFiles;
    assert.match(text, /DeleteService/);
    assert.doesNotMatch(text, /CreateService|DescribeRuntimes/);
  });

  it("the proxy and what a page has of it import no engine", async () => {
    const contents = 'export * from "tc3fetch/proxy"; export * as page from "tc3fetch/proxy/page";';
    const { metafile, outputFiles } = await bundle(contents);
    assert.deepEqual(
      Object.keys(metafile.inputs).filter((file) => /\/engine|\.wasm$/.test(file)),
      [],
    );
    assert.doesNotMatch(outputFiles[0].text, /WebAssembly/);
  });

  it("an edge runtime gets each engine once, as a file, and nothing that compiles", async () => {
    for (const condition of ["workerd", "edge-light"]) {
      const entries = ENTRIES.map((entry) => entry.replace("tc3fetch", ""))
        .filter((path) => !LEFT_OUT.test(path))
        .map((path, index) => `export * as e${index} from "tc3fetch${path}";`);
      const { metafile, outputFiles } = await bundle(entries.join("\n"), {
        conditions: [condition],
      });
      const imports = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
      assert.deepEqual(imports.sort(), WASM.map((file) => `../${file}?module`).sort());
      assert.doesNotMatch(outputFiles[0].text, /WebAssembly\.(compile|instantiate)|new WebAssembly\.Module/);
      assert.ok(!Object.keys(metafile.inputs).some((file) => /engine\/.*-bytes\.js$/.test(file)));
    }
  });

  it("tc3fetch/inline works by URL, without a bundler and without a map of names", async () => {
    const { metafile } = await bundle('export * from "tc3fetch/inline";');
    for (const [file, { imports }] of Object.entries(metafile.inputs)) {
      for (const { original } of imports)
        assert.ok(file === "<stdin>" || /^\.\.?\//.test(original), `${file} imports ${original}`);
    }
  });

  for (const entry of [...ENTRIES, "tc3fetch/workerd"]) {
    it(`${entry} disappears from a bundle that does not use it`, async () => {
      const { outputFiles } = await bundle(`import ${JSON.stringify(entry)};`);
      assert.equal(outputFiles[0].text.trim(), "");
      const { outputFiles: unused } = await bundle(`import * as unused from ${JSON.stringify(entry)};`);
      assert.equal(unused[0].text.trim(), "");
    });

    it(`${entry} needs nothing of Node`, async () => {
      const { metafile } = await bundle(`export * from ${JSON.stringify(entry)};`);
      const imports = Object.values(metafile.inputs).flatMap(({ imports }) => imports);
      const external = imports
        .filter(({ external, kind }) => external && kind !== "entry-point")
        .map(({ path }) => path);
      assert.deepEqual(external, entry === "tc3fetch/workerd" ? ["../tc3fetch.wasm?module"] : []);
    });
  }
});

describe("the checkers", () => {
  it("publint has nothing to say", () => {
    assert.match(check("publint", ["run", tarball, "--strict"]), /All good/);
  });

  it("attw finds the types of every entry", () => {
    // The .wasm files are assets and have none, and neither has the classic script. `esm-only` leaves out Node's old `require`.
    check("attw", [
      tarball,
      "--profile",
      "esm-only",
      "--no-definitely-typed",
      "--exclude-entrypoints",
      ...[...WASM, "js/classic"].map((file) => `./${file}`),
    ]);
  });
});

/** Every file as text, and the inlined engines besides, whose bytes are no longer readable there. */
async function contents() {
  const engines = FILES.filter((file) => /^engine\/.*-bytes\.js$/.test(file));
  const bytes = await Promise.all(
    engines.map(async (file) => (await import(pathToFileURL(path.join(installed, file)))).default()),
  );
  return [
    ...FILES.map((file) => [file, readFileSync(path.join(installed, file), "latin1")]),
    ...engines.map((file, i) => [`the bytes of ${file}`, Buffer.from(bytes[i]).toString("latin1")]),
  ];
}

/** Node, in a project that has the package and nothing else. */
function run(args) {
  return execFileSync(process.execPath, args, { cwd: work, encoding: "utf8" });
}

function check(program, args) {
  const { status, stdout, stderr, error } = spawnSync(`${root}node_modules/.bin/${program}`, args, {
    cwd: work,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  assert.equal(status, 0, `${program}: ${error ?? stdout + stderr}`);
  return stdout;
}

function bundle(contents, options) {
  return build({
    stdin: { contents, resolveDir: work },
    bundle: true,
    format: "esm",
    platform: "browser",
    external: ["*.wasm", "*.wasm?module"],
    metafile: true,
    write: false,
    logLevel: "silent",
    ...options,
  });
}
