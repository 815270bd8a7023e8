// A crate outside of the repository that depends on it by its path: `cargo xtask client` has
// built it, with an allocator, a panic hook and exports of its own.
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { createEndpoint } from "../../endpoint/index.mjs";

const at = (file) => new URL(`../../target/outside/${file}`, import.meta.url);

test("a program outside of the repository calls the service", async () => {
  fs.writeFileSync(at("package.json"), '{ "type": "module" }\n');
  const program = await import(at("page.js"));
  const exports = program.initSync({ module: fs.readFileSync(at("page_bg.wasm")) });
  assert.ok("run" in exports && !("prepare" in exports), "what it exports is its own");
  const [before] = program.counted();
  assert.equal(program.sign(), "95e3ca36e2bf1f1af5f0603cd822a24514fedbf9b88b667feb5d2fba3ac6d9a7");

  const endpoint = await createEndpoint().listen();
  try {
    assert.equal(await program.run(endpoint.url, "hello"), "hello from scf");
    await assert.rejects(program.run(endpoint.url, "missing"), /ResourceNotFound/);
    await assert.rejects(program.run("http://127.0.0.1:9", "hello"), /ClientError.Network/);
  } finally {
    await endpoint.close();
  }
  const [after, panics] = program.counted();
  assert.ok(after > before, "its allocator is the one");
  assert.equal(panics, 0);
});
