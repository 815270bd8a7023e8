// The README's examples for Node and Cloudflare Workers, run without a change to their code against the
// local endpoint, which checks every signature with Tencent's own code. Needs the built package.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { signWithSdk } from "../endpoint/support.mjs";
import { fetchWorker } from "../workerd.mjs";
import { guideEndpoint, KEYS, ZONES } from "./guides.mjs";
import { example, project, READMES, RETURNED, root, runNode } from "./readme.mjs";

let endpoint;
before(async () => (endpoint = await guideEndpoint()));
after(() => endpoint?.close());

const WRONG = { ...KEYS, TENCENTCLOUD_SECRET_KEY: "WRONGSECRET" };

describe("the example of a call", () => {
  it("prints the zones", async () => {
    const { status, stdout, stderr } = await runExample(KEYS);
    assert.deepEqual({ status, stderr, stdout }, { status: 0, stderr: "", stdout: `${ZONES.join(" ")}\n` });
  });

  it("shows the service's own code when the key is wrong, and not the key", async () => {
    const { stdout, stderr } = await runExample(WRONG);
    assert.match(stderr, /AuthFailure\.SignatureFailure/);
    assert.doesNotMatch(stdout + stderr, /WRONGSECRET/);
  });
});

describe("the example of a signature", () => {
  it("sends what the service takes", async () => {
    const shown = `${example("sign")}\nconsole.log(await response.text());\n`;
    const { status, stdout, stderr } = await runExample(KEYS, "sign", {}, shown);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
    assert.equal(JSON.parse(stdout).Response.TotalCount, 2);
  });
});

describe("the example of a stream", () => {
  it("prints what the model says, as it says it", async () => {
    const { status, stdout, stderr } = await runExample(KEYS, "stream");
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
    assert.match(stdout, /^我是 tc3fetch 的本地端点.*您的问题是：你好/);
  });
});

describe("the Worker example", () => {
  const answerOfWorker = (bindings) =>
    fetchWorker(project("worker", { "worker.mjs": example("worker") }), bindings, undefined, endpoint.url);

  it("answers with what the function returned, in workerd", async () => {
    const response = await answerOfWorker(KEYS);
    assert.deepEqual([response.status, response.text], [200, RETURNED]);
  });

  it("answers with the service's own code when the key is wrong, and not with the key", async () => {
    const response = await answerOfWorker(WRONG);
    assert.equal(response.status, 502);
    assert.match(response.text, /AuthFailure\.SignatureFailure/);
    assert.doesNotMatch(response.text, /WRONGSECRET/);
  });
});

describe("the example of a diagnosis", () => {
  it("names the mistake of a request that Tencent's own code signed, and mends it", async () => {
    const { headers, body } = signWithSdk({ body: Buffer.from('{"Limit":1}') });
    const sent = { ...headers, "Content-Type": "application/json; charset=utf-8" };
    const head = Object.entries(sent).map(([name, value]) => `${name}: ${value}`);
    const request = ["POST / HTTP/1.1", ...head, "", body].join("\r\n");
    const { status, stdout, stderr } = await runExample(KEYS, "diagnose", { "request.txt": request });
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
    assert.match(
      stdout,
      /^proved\ncontent-type-differs The Content-Type that was signed is not the one that was sent: /,
    );
    assert.match(stdout, /\ncurl /);
    assert.ok(!stdout.includes(KEYS.TENCENTCLOUD_SECRET_KEY));
  });
});

describe("the two READMEs", () => {
  it("have a row for each entry of the package", () => {
    const { exports } = JSON.parse(readFileSync(`${root}pkg/package.json`, "utf8"));
    const entries = Object.keys(exports).filter((name) => !/^\.\/engine|\.(wasm|json)$|^\.\/models\//.test(name));
    for (const readme of READMES) {
      const rows = readFileSync(root + readme, "utf8").match(/^\| `tc3fetch.*$/gm);
      const missing = entries.filter(
        (name) => !rows.some((row) => row.includes(`\`${name.replace(".", "tc3fetch")}\``)),
      );
      assert.deepEqual(missing, [], readme);
    }
  });

  for (const name of ["call", "sign", "worker", "stream", "page", "diagnose", "rust-client", "rust-sign"]) {
    it(`show the same ${name} example`, () => {
      const [english, ...others] = READMES.map((readme) => example(name, readme));
      for (const other of others) assert.equal(other, english);
    });
  }
});

/** The Rust examples are compiled where they stand at the head of src/lib.rs; `cargo test --doc --all-features` does it. */
describe("the Rust examples", () => {
  const head = readFileSync(`${root}src/lib.rs`, "utf8").split("#![no_std]")[0];
  const shown = head.replaceAll(/^\/\/! # .*\n/gm, "").replaceAll(/^\/\/! ?/gm, "");
  for (const name of ["rust-client", "rust-sign"]) {
    it(`${name} is a doctest of the crate`, () =>
      assert.ok(shown.includes(example(name)), "src/lib.rs has another text"));
  }
});

function runExample(env, name = "call", files = {}, code = example(name)) {
  const cwd = project(name, { "example.mjs": code, ...files });
  return runNode(cwd, ["example.mjs"], { ...env, ENDPOINT: endpoint.url });
}
