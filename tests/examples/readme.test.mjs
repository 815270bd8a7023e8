// The README's examples for Node and Cloudflare Workers, run without a change to their code against the
// local endpoint, which checks every signature with Tencent's own code. Needs the built package.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { build } from "esbuild";
import workerd from "workerd";
import { createEndpoint, example as credentials } from "../../endpoint/index.mjs";
import { example, project, READMES, RETURNED, root } from "./readme.mjs";

let endpoint;
before(async () => (endpoint = await createEndpoint().listen()));
after(() => endpoint?.close());

/** What the examples read, whether from `process.env` or from a Worker's bindings. */
const settings = (secretKey = credentials.secretKey) => ({
  TENCENTCLOUD_SECRET_ID: credentials.secretId,
  TENCENTCLOUD_SECRET_KEY: secretKey,
  TC3_PROXY: endpoint.url,
});

describe("the Node example", () => {
  it("prints what the function returned", async () => {
    const { status, stdout, stderr } = await runNode(settings());
    assert.equal(stderr, "");
    assert.equal(status, 0);
    assert.equal(stdout, `${RETURNED}\n`);
  });

  it("shows the service's own code when the key is wrong, and not the key", async () => {
    const { stdout, stderr } = await runNode(settings("WRONGSECRET"));
    assert.match(stderr, /AuthFailure\.SignatureFailure/);
    assert.doesNotMatch(stdout + stderr, /WRONGSECRET/);
  });
});

describe("the Worker example", () => {
  it("answers with what the function returned, in workerd", async () => {
    const response = await fetchWorker(settings());
    assert.deepEqual([response.status, response.text], [200, RETURNED]);
  });

  it("answers with the service's own code when the key is wrong, and not with the key", async () => {
    const response = await fetchWorker(settings("WRONGSECRET"));
    assert.equal(response.status, 502);
    assert.match(response.text, /AuthFailure\.SignatureFailure/);
    assert.doesNotMatch(response.text, /WRONGSECRET/);
  });
});

describe("the two READMEs", () => {
  for (const name of ["node", "worker", "page"]) {
    it(`show the same ${name} example`, () => {
      const [english, ...others] = READMES.map((readme) => example(name, readme));
      for (const other of others) assert.equal(other, english);
    });
  }
});

function runNode(env) {
  const cwd = project("node", { "example.mjs": example("node") });
  // PATH and the like stay: only what the example reads is set here.
  const child = spawn(process.execPath, ["example.mjs"], { cwd, env: { ...process.env, ...env } });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

/** Bundles the example as `wrangler` does, serves it in workerd and fetches it once. */
async function fetchWorker(bindings) {
  const folder = project("worker", { "worker.mjs": example("worker"), "config.capnp": config(bindings) });
  await build({
    absWorkingDir: folder,
    entryPoints: ["worker.mjs"],
    outfile: "out/worker.mjs",
    bundle: true,
    format: "esm",
    conditions: ["workerd"],
    external: ["*.wasm"],
    logLevel: "error",
  });
  copyFileSync(`${root}pkg/tc3fetch.wasm`, `${folder}/out/tc3fetch.wasm`);
  // File descriptor 3 is where workerd says which port it took.
  const child = spawn(workerd.default, ["serve", "config.capnp", "--control-fd=3"], { cwd: folder, stdio: ["ignore", "inherit", "inherit", "pipe"] });
  try {
    const response = await fetch(`http://127.0.0.1:${await listeningPort(child)}/`);
    return { status: response.status, text: await response.text() };
  } finally {
    child.kill();
  }
}

function config(bindings) {
  const list = Object.entries(bindings).map(([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`);
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [
        (name = "worker.mjs", esModule = embed "out/worker.mjs"),
        (name = "tc3fetch.wasm", wasm = embed "out/tc3fetch.wasm"),
      ],
      bindings = [${list.join(", ")}],
      compatibilityDate = "2026-01-01",
    )),
    # The local endpoint is on this machine, where a worker may not go by default.
    (name = "internet", network = (allow = ["private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;
}

function listeningPort(child) {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdio[3].on("data", (chunk) => {
      text += chunk;
      const event = text.split("\n").slice(0, -1).map((line) => JSON.parse(line)).find(({ event }) => event === "listen");
      if (event) resolve(event.port);
    });
    child.on("error", reject);
    child.on("close", (code) => reject(new Error(`workerd ended with ${code} before it listened`)));
  });
}
