/**
 * `@tc3fetch/explorer` as npx has it: packed, installed into an empty folder, and run from there. Needs
 * pkg-explorer/ (`cargo xtask explorer`).
 */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { once } from "node:events";
import process from "node:process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** @returns {{ folder: string, pkg: string, command: string, files: string[], size: number, remove(): void }} */
export function install() {
  assert.ok(existsSync(`${root}pkg-explorer/package.json`), "pkg-explorer/ is missing: run `cargo xtask explorer`");
  const folder = mkdtempSync(path.join(tmpdir(), "tc3fetch-explorer-"));
  const npm = (...args) =>
    execFileSync("npm", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const [packed] = JSON.parse(npm("pack", `${root}pkg-explorer`, "--json"));
  writeFileSync(path.join(folder, "package.json"), '{ "private": true }\n');
  // Without dependencies there is nothing to ask a registry for.
  npm("install", "--offline", "--no-audit", "--no-fund", "--silent", path.join(folder, packed.filename));
  return {
    folder,
    pkg: path.join(folder, "node_modules/@tc3fetch/explorer"),
    command: path.join(folder, "node_modules/.bin/tc3fetch-explorer"),
    files: packed.files.map((file) => file.path),
    size: packed.size,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Starts the command, and waits for the address that it prints.
 *
 * @returns {Promise<{ address: string, origin: string, token: string, child: import("node:child_process").ChildProcess, printed(): string, stop(signal?: NodeJS.Signals): Promise<number | null> }>}
 */
export async function start(command, args = [], options = {}) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let text = "";
  const ended = once(child, "close");
  const address = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (piece) => {
        text += piece;
        const [found] = /http:\/\/127\.0\.0\.1:\d+\/[\w-]+\//.exec(text) ?? [];
        if (found) resolve(found);
      });
    child.on("error", reject);
    ended.then(() => reject(new Error(`it ended before it listened: ${text}`)));
  });
  const { origin, pathname } = new URL(address);
  return {
    address,
    origin,
    token: pathname.split("/")[1],
    child,
    printed: () => text,
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}

/** Runs the command to its end. */
export async function runs(program, args, options) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (piece) => (text[name] += piece));
  const [code] = await once(child, "close");
  return { code, ...text };
}

/** A request as it is written here: no client adds a Host, an Origin or corrects the path. */
export async function ask(origin, target, { method = "GET", headers = {}, body } = {}) {
  const { hostname, port } = new URL(origin);
  const request = http.request({ hostname, port, method, path: target, headers, agent: false });
  request.end(body);
  const [response] = await once(request, "response");
  const bytes = Buffer.concat(await response.toArray());
  const text = bytes.toString();
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    // It is no JSON.
  }
  return { status: response.statusCode, headers: response.headers, bytes, text, json };
}
