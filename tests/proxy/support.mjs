/** The proxies in every runtime, and how they are asked. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import http from "node:http";
import process from "node:process";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { bun, deno, root } from "../runtime/runtimes.mjs";
import { bundleWorker, serveWorker } from "../workerd.mjs";
import { PAGE } from "./proxies.mjs";

const work = `${root}tests/.work/proxy/${process.pid}`;

/**
 * Starts the proxies in every runtime.
 *
 * @param {string} upstream
 * @returns {Promise<{ servers: { name: string, url: string }[], close(): Promise<void> }>}
 */
export async function startProxies(upstream) {
  mkdirSync(work, { recursive: true });
  await build({
    entryPoints: [`${root}tests/proxy/serve.mjs`],
    outfile: `${work}/serve.mjs`,
    bundle: true,
    format: "esm",
    external: ["node:*"],
    logLevel: "error",
  });
  const started = await Promise.all([
    script("node", process.execPath, [`${work}/serve.mjs`, upstream]),
    script("deno", deno(), ["run", "--no-prompt", "--allow-net=127.0.0.1", `${work}/serve.mjs`, upstream]),
    script("bun", bun(), [`${work}/serve.mjs`, upstream]),
    worker(upstream),
  ]);
  return {
    servers: started.map(({ name, url }) => ({ name, url })),
    async close() {
      await Promise.all(started.map(({ stop }) => stop()));
      rmSync(work, { recursive: true, force: true });
    },
  };
}

async function script(name, program, args) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /^listening on (\d+)$/.exec(line) ?? [];
    if (port) return { name, url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
  }
  throw new Error(`${name} ended before it listened`);
}

async function worker(upstream) {
  const modules = await bundleWorker(`${root}tests/proxy`, `${work}/workerd`);
  return { name: "workerd", ...(await serveWorker(`${work}/workerd`, modules, { UPSTREAM: upstream })) };
}

/**
 * Sends a request as it is written here: no client corrects the path, adds headers or follows anything.
 *
 * @param {string} url   of the server
 * @param {string} target what stands in the request line
 */
export async function ask(url, target, { method = "POST", origin = PAGE, headers = {}, body } = {}) {
  const response = await open(url, target, { method, origin, headers, body });
  const text = Buffer.concat(await response.toArray()).toString();
  return { status: response.statusCode, headers: response.headers, text, json: readJson(text) };
}

/** The same, once the answer begins. */
export function open(url, target, { method = "POST", origin = PAGE, headers = {}, body } = {}) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = http.request({
      hostname,
      port,
      method,
      path: target,
      agent: false,
      headers: { ...(origin && { Origin: origin }), ...headers },
    });
    request.on("response", resolve);
    request.on("error", reject);
    request.end(body);
  });
}

function readJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Asserts that an answer is a refusal for this reason, in the form of every vendor. */
export function assertRefused({ status, json, headers }, expected, why) {
  assert.equal(json?.errorCode, `ProxyRefused.${why}`, JSON.stringify(json));
  assert.equal(status, expected);
  assert.equal(headers["content-type"], "application/json");
  assert.equal(json.message, json.Message);
  assert.equal(json.message, json.Response.Error.Message);
}
