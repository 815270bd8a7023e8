// A crate outside of the repository: with the client in Node, and without features in `no_std`.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it, mock } from "node:test";
import { createEndpoint, example } from "../../endpoint/index.mjs";
import { outside } from "./outside.mjs";
import { bindgen, buildWasm, check, root } from "./support.mjs";

const project = outside("outside-node");
after(() => project.remove());

describe("with the client, in Node", () => {
  let program;
  let endpoint;

  before(async () => {
    const built = await buildWasm(project.folder, "outside-node");
    const folder = await bindgen(`${built}/outside_node.wasm`, "outside-node", "nodejs");
    // What wasm-bindgen writes for Node is CommonJS, and the repository is not.
    writeFileSync(`${folder}/package.json`, "{}");
    program = createRequire(import.meta.url)(`${folder}/module.js`);
    endpoint = await createEndpoint().listen();
  });

  after(() => endpoint?.close());

  it("calls the endpoint", async () => {
    assert.equal(await program.invoke(endpoint.url, example.secretKey, "hello"), "hello from scf");
  });

  it("gets the service's own errors", async () => {
    await assert.rejects(
      program.invoke(endpoint.url, example.secretKey, "missing"),
      /ResourceNotFound\.FunctionName: /,
    );
  });

  it("says that nothing answers", async () => {
    await assert.rejects(program.invoke("http://127.0.0.1:9", example.secretKey, "hello"), /ClientError\.Network: /);
  });

  it("has exports of names that tc3fetch knows as well", () => {
    const { sign, window, prepare, judge, fetch } = program;
    assert.deepEqual([sign(-7), window(0), prepare(0), judge(0), fetch(0)], [-1, 1, 2, 3, 4]);
  });

  it("has its own allocator", async () => {
    const before = program.allocated();
    await program.invoke(endpoint.url, example.secretKey, "hello");
    assert.ok(program.allocated() > before);
  });

  // The last one: a panic ends the instance.
  it("has its own panic hook", () => {
    const error = mock.method(console, "error", () => {});
    assert.throws(() => program.fail(), WebAssembly.RuntimeError);
    error.mock.restore();
    assert.match(error.mock.calls[0].arguments[0], /^outside: panicked at .*of its own accord/s);
  });
});

describe("without features, in `no_std`", () => {
  it("is a program for this machine", async () => {
    await check(project.folder, "outside-bare");
  });

  it("signs in WebAssembly, and imports nothing", async () => {
    const built = await buildWasm(project.folder, "outside-bare");
    const module = new WebAssembly.Module(readFileSync(`${built}/outside_bare.wasm`));
    assert.deepEqual(WebAssembly.Module.imports(module), []);
    const { sign, memory } = new WebAssembly.Instance(module).exports;
    const signature = Buffer.from(memory.buffer, sign(), 64).toString();
    assert.equal(
      signature,
      readFileSync(`${root}tests/vectors/TC3-HMAC-SHA256/sdk-post-scf-invoke/5-signature.txt`, "utf8"),
    );
  });
});
