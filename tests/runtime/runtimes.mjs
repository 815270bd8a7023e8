/**
 * What runs a suite in every runtime. Its runners lie in a project: script.mjs for Node, Deno
 * and Bun, worker.mjs for workerd, page.mjs for Chromium; each prints one line with its counts.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { wasmBeside } from "../workerd.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = (name) => path.join(root, "node_modules", name);

/** What runs on this machine, and not in a project. */
const MACHINERY = ["main.mjs", "runtimes.mjs"];

/**
 * Runs a project's suite in every runtime, its output on the terminal; true where all passed.
 *
 * @param {string} project
 * @param {object} options
 * @param {string} options.endpoint   the address of the local endpoint
 * @param {string} options.suite      begins the names of the scripts' runs: "the Rust client in "
 * @param {string[]} options.modules  WebAssembly that the worker imports
 * @param {string[]} options.queries  of the pages, each a run of its own
 */
export async function runEverywhere(project, { endpoint, suite = "", modules, queries }) {
  const { host } = new URL(endpoint);
  const script = (name, program, args, ...given) =>
    runs(project, program, [...args, "script.mjs", suite + name, ...given]);
  const results = [
    await script("node", process.execPath, [], endpoint),
    // Without a permission: no network either, so the endpoint gets a run of its own.
    await script("deno, no permissions", deno(), ["run", "--no-prompt"]),
    await script("deno, with the network", deno(), ["run", "--no-prompt", `--allow-net=${host}`], endpoint),
    await script("bun", bun(), [], endpoint),
    await workerd(project, endpoint, modules),
  ];
  if (!process.argv.includes("--quick")) results.push(await chromium(project, endpoint, queries));
  return results.every(Boolean);
}

/** A fresh project. */
export function makeProject(project) {
  fs.rmSync(project, { recursive: true, force: true });
  fs.mkdirSync(project, { recursive: true });
  fs.writeFileSync(path.join(project, "package.json"), '{ "type": "module", "private": true }\n');
}

/** Puts QUnit, the suite and the vectors into a project. */
export function addSuite(project) {
  fs.cpSync(bin("qunit"), path.join(project, "node_modules/qunit"), { recursive: true });
  for (const file of fs.readdirSync(new URL(".", import.meta.url))) {
    if (!MACHINERY.includes(file)) fs.copyFileSync(new URL(file, import.meta.url), path.join(project, file));
  }
  // Not every runtime may read files: the vectors travel as a module.
  const folder = path.join(root, "tests/vectors");
  const vectors = ["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1", "ACS3-HMAC-SHA256"].flatMap((algorithm) =>
    fs.readdirSync(path.join(folder, algorithm)).map((name) => {
      const files = fs.readdirSync(path.join(folder, algorithm, name));
      const read = (file) => fs.readFileSync(path.join(folder, algorithm, name, file), "utf8");
      const { request, credentials } = JSON.parse(read("request.json"));
      const stages = files.filter((file) => file.endsWith(".txt")).map((file) => [path.parse(file).name, read(file)]);
      return { name: `${algorithm}/${name}`, request, credentials, stages: Object.fromEntries(stages) };
    }),
  );
  const guance = fs.readdirSync(path.join(folder, "guance")).flatMap((file) =>
    JSON.parse(fs.readFileSync(path.join(folder, "guance", file), "utf8")).map(({ name, ...vector }) => ({
      name: `${path.parse(file).name}: ${name}`,
      ...vector,
    })),
  );
  fs.writeFileSync(
    path.join(project, "vectors.mjs"),
    // As text in the second case: `__proto__` is a member like others in JSON only.
    `export const vectors = ${JSON.stringify(vectors, null, 2)};\nexport const guanceVectors = JSON.parse(${JSON.stringify(JSON.stringify(guance))});\n`,
  );
}

/** workerd forbids compiling: the bundle imports the module's file. */
export async function workerd(project, endpoint, modules) {
  const out = path.join(project, "workerd");
  await bundle(project, "worker.mjs", out, { conditions: ["workerd"], plugins: [wasmBeside] });
  for (const module of modules) fs.copyFileSync(module, path.join(out, path.basename(module)));
  fs.writeFileSync(
    path.join(out, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [
        (name = "worker.mjs", esModule = embed "worker.mjs"),
${modules.map((module) => `        (name = "${path.basename(module)}", wasm = embed "${path.basename(module)}"),\n`).join("")}      ],
      bindings = [(name = "ENDPOINT", text = ${JSON.stringify(endpoint)})],
      compatibilityDate = "2026-01-01",
    )),
    (name = "internet", network = (allow = ["private", "local"])),
  ],
);
`,
  );
  return runs(project, bin("workerd/bin/workerd"), ["test", path.join(out, "config.capnp")]);
}

/** A page under a strict policy, which forbids WebAssembly where the query says `blocked`. */
export async function chromium(project, endpoint, queries) {
  const out = path.join(project, "page");
  await bundle(project, "page.mjs", out);
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    const wasm = searchParams.has("blocked") ? "" : " 'wasm-unsafe-eval'";
    response.setHeader(
      "Content-Security-Policy",
      `default-src 'self'; script-src 'self'${wasm}; connect-src ${endpoint}`,
    );
    response.setHeader(
      "Content-Type",
      pathname === "/" ? "text/html; charset=utf-8" : "text/javascript; charset=utf-8",
    );
    const script = fs.readFileSync(path.join(out, "page.mjs"));
    response.end(
      pathname === "/"
        ? '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.mjs"></script>'
        : script,
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launchChromium();
  try {
    const ok = [];
    for (const query of queries) {
      const page = await browser.newPage();
      page.on("console", (message) => /passed|not ok|^ {4}/.test(message.text()) && console.log(message.text()));
      await page.goto(`http://127.0.0.1:${server.address().port}/${query}`);
      await page.waitForFunction(() => "finished" in window);
      ok.push(await page.evaluate(() => window.finished));
    }
    return ok.every(Boolean);
  } finally {
    await browser.close();
    server.close();
  }
}

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** @param {string[]} [more]  arguments */
export async function launchChromium(more = []) {
  if (!fs.existsSync(CHROMIUM))
    throw new Error(`there is no Chromium at ${CHROMIUM}: install it, or name it in the environment variable CHROMIUM`);
  const { chromium } = await import("playwright-core");
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
}

function bundle(project, entry, outdir, options) {
  return build({
    absWorkingDir: project,
    entryPoints: [entry],
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    logLevel: "error",
    ...options,
  });
}

/**
 * The executables come in the platform's own packages. Where npm runs the scripts that
 * install them, they are moved from there into the main package.
 */
export function deno() {
  return executable("deno", [...platforms("@deno", "deno"), "deno/deno"]);
}

export function bun() {
  return executable("bun", [...platforms("@oven", "bin/bun"), "bun/bin/bun"]);
}

function platforms(scope, file) {
  const folders = fs.readdirSync(bin(scope)).sort();
  return folders.map((folder) => `${scope}/${folder}/${file}`);
}

function executable(name, candidates) {
  const files = candidates.flatMap((file) => [bin(file), bin(`${file}.exe`)]);
  const found = files.find((file) => fs.existsSync(file));
  if (!found) throw new Error(`no executable of ${name} in node_modules: run \`npm ci\``);
  return found;
}

/** Runs a program in the project, its output on the terminal; true where it passed. */
export function runs(project, program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: project, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", (cause) => reject(new Error(`cannot start ${program}: ${cause.message}`)));
    child.on("close", (code) => resolve(code === 0));
  });
}

/** Puts the package into a project, from its tarball as a user would. */
export async function installPackage(project) {
  const [tarball] = JSON.parse(
    await output(project, "npm", ["pack", path.join(root, "pkg"), "--json", "--pack-destination", project]),
  );
  await output(project, "npm", ["install", "--no-audit", "--no-fund", "--offline", `./${tarball.filename}`]);
}

function output(project, program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: project, stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (chunk) => (text += chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(text) : reject(new Error(`${program} ${args.join(" ")} failed (${code})\n${text}`)),
    );
  });
}
