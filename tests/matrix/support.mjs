// What the projects of the matrix have in common: a folder with the packed tarball in it, commands,
// servers, pages.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import process from "node:process";
import { lacks } from "../missing.mjs";
import { launchChromium, root } from "../runtime/runtimes.mjs";
import { EVERYTHING } from "./expected.mjs";

const WORK = path.join(root, "tests/.work/matrix");
const SOURCES = new URL(".", import.meta.url);

/** `npm pack` of the built package. */
export async function pack() {
  fs.mkdirSync(WORK, { recursive: true });
  const said = await command(WORK, "npm", ["pack", path.join(root, "pkg"), "--json", "--pack-destination", WORK]);
  return path.join(WORK, JSON.parse(said.slice(said.indexOf("[\n")))[0].filename);
}

/**
 * A fresh copy of a project, with the packages of its lock file, the tarball and the shared
 * programs; `sources` are folders that it has in common with others.
 */
export async function makeProject(name, tarball, sources = []) {
  const folder = path.join(WORK, name);
  const source = new URL(`projects/${name}/`, SOURCES);
  fs.mkdirSync(folder, { recursive: true });
  for (const file of fs.readdirSync(folder))
    if (file !== "node_modules") fs.rmSync(path.join(folder, file), { recursive: true, force: true });
  fs.cpSync(source, folder, { recursive: true });
  for (const shared of ["shared", ...sources]) fs.cpSync(new URL(`${shared}/`, SOURCES), folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "expected.json"), JSON.stringify(EVERYTHING));
  await installPackages(folder);
  const installed = path.join(folder, "node_modules/tc3fetch");
  fs.rmSync(installed, { recursive: true, force: true });
  fs.mkdirSync(installed, { recursive: true });
  await command(path.dirname(tarball), "tar", [
    "-xzf",
    path.basename(tarball),
    "-C",
    installed,
    "--strip-components=1",
  ]);
  return folder;
}

/** `npm ci`, where it was not made for this lock file. */
async function installPackages(folder) {
  if (!fs.existsSync(path.join(folder, "package-lock.json"))) return;
  const lock = createHash("sha256")
    .update(fs.readFileSync(path.join(folder, "package-lock.json")))
    .digest("hex");
  const mark = path.join(folder, "node_modules/.tc3fetch-lock");
  if (fs.existsSync(mark) && fs.readFileSync(mark, "utf8") === lock) return;
  await command(folder, "npm", ["ci", "--no-audit", "--no-fund"], { seconds: 900 });
  fs.writeFileSync(mark, lock);
}

/** The version of an installed package. */
export const versionOf = (folder, name) =>
  JSON.parse(fs.readFileSync(path.join(folder, "node_modules", name, "package.json"), "utf8")).version;

const ENVIRONMENT = {
  ...process.env,
  CI: "1",
  NO_COLOR: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  NUXT_TELEMETRY_DISABLED: "1",
  ASTRO_TELEMETRY_DISABLED: "1",
  WRANGLER_SEND_METRICS: "false",
  NODE_TEST_CONTEXT: undefined,
};

/** A program of the project; `npx` would ask a registry for what is missing. */
export const bin = (folder, name) => path.join(folder, "node_modules/.bin", name);

/** Runs a command to its end, and gives what it said. */
export function command(cwd, program, args, { env = {}, seconds = 300 } = {}) {
  return new Promise((resolve, reject) => {
    const child = start(cwd, program, args, env);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (said += piece));
    const timer = setTimeout(() => stop(child), seconds * 1000);
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(said);
      else
        reject(new Error(`${path.basename(program)} ${args.join(" ")} (${code ?? "killed"}):\n${said.slice(-3000)}`));
    });
  });
}

/** A process at the head of a group, so that what it starts ends with it. */
function start(cwd, program, args, env) {
  const options = { cwd, env: { ...ENVIRONMENT, ...env }, stdio: ["ignore", "pipe", "pipe"], detached: true };
  return spawn(program, args, options);
}

function stop(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

/** Starts a server, waits until its port answers, and stops it after `use`. */
export async function withServer(cwd, program, args, port, use, { env = {}, seconds = 90 } = {}) {
  const child = start(cwd, program, args, env);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (said += piece));
  let hasEnded = false;
  child.on("close", () => (hasEnded = true));
  child.on("error", (cause) => (said += cause.message));
  try {
    const until = Date.now() + seconds * 1000;
    while (!(await answers(port))) {
      if (hasEnded || Date.now() > until)
        throw new Error(`${path.basename(program)} ${args.join(" ")} does not listen`);
      await new Promise((done) => setTimeout(done, 100));
    }
    return await use(`http://127.0.0.1:${port}`, () => said);
  } catch (cause) {
    if (cause instanceof Missing) throw cause;
    throw new Error(`${cause.message}\n${said.slice(-3000)}`, { cause });
  } finally {
    stop(child);
  }
}

const answers = (port) =>
  new Promise((resolve) => {
    const socket = http.get({ host: "127.0.0.1", port, path: "/ready", timeout: 60_000 }, (response) => {
      response.resume();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
    socket.on("timeout", () => socket.destroy());
  });

/** A port that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = http.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
    server.on("error", reject);
  });
}

/** The JSON that a server answers. */
export async function ask(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(120_000) });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${url} answered ${response.status}: ${text.slice(0, 3000)}`);
  }
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css" };

/** Serves a folder; `headers` go with each file. */
export async function withFolder(folder, use, headers = {}) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = path.join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    const type =
      TYPES[path.extname(file)] ?? (file.endsWith(".wasm") ? "application/wasm" : "application/octet-stream");
    return response.writeHead(200, { "Content-Type": type, ...headers }).end(fs.readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Without this a row cannot go on; what it has done until then holds. */
export class Missing extends Error {}

/** What a page puts into `window.result`, a promise or not. */
export async function inPage(url, launch = launchChromium) {
  const reason = launch === launchChromium && lacks("chromium");
  if (reason) throw new Missing(reason);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    await page.goto(url);
    try {
      await page.waitForFunction(() => "result" in window, undefined, { timeout: 60_000 });
    } catch {
      throw new Error(`no result: ${said.join("\n")}`);
    }
    return await page.evaluate(() => window.result);
  } finally {
    await browser.close();
  }
}
