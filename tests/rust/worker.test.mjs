// examples/worker in workerd, with the local endpoint as its proxy.
import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { after, before, it } from "node:test";
import { createEndpoint, example } from "../../endpoint/index.mjs";
import { withWorker } from "../workerd.mjs";
import { bindgen, buildPages, root } from "./support.mjs";

const MODULES = ["worker.mjs", "module.js", "module_bg.wasm"];
const bindings = { TENCENTCLOUD_SECRET_ID: example.secretId, TENCENTCLOUD_SECRET_KEY: example.secretKey };

let folder;
let endpoint;

before(async () => {
  const built = await buildPages();
  folder = await bindgen(`${built}/tc3fetch_example_worker.wasm`, "worker", "web");
  copyFileSync(`${root}examples/worker/worker.mjs`, `${folder}/worker.mjs`);
  endpoint = await createEndpoint().listen();
});

after(() => endpoint?.close());

it("answers what the function returned", async () => {
  await serving(bindings, async (url) => {
    const answer = await fetch(`${url}echo`, { method: "POST", body: '{"key":"值"}' });
    assert.deepEqual([answer.status, await answer.json()], [200, { key: "值" }]);
  });
});

it("answers many requests at once, and goes on after one that failed", async () => {
  await serving(bindings, async (url) => {
    assert.equal((await fetch(`${url}missing`)).status, 502);
    const numbers = Array.from({ length: 20 }, (_, number) => number);
    const answers = numbers.map(async (number) =>
      (await fetch(`${url}echo`, { method: "POST", body: `${number}` })).json(),
    );
    assert.deepEqual(await Promise.all(answers), numbers);
  });
});

it("says what the service refused, and what to do", async () => {
  await serving({ ...bindings, TENCENTCLOUD_SECRET_KEY: "ANOTHER" }, async (url) => {
    const answer = await fetch(`${url}hello`);
    const { code, hint, requestId } = await answer.json();
    assert.deepEqual([answer.status, code], [502, "AuthFailure.SignatureFailure"]);
    assert.ok(hint && requestId);
  });
});

it("says which credentials it lacks, and sends nothing", async () => {
  await serving({}, async (url) => {
    const answer = await fetch(`${url}hello`);
    const { code, message } = await answer.json();
    assert.deepEqual([answer.status, code], [500, "ClientError.MissingParameter"]);
    assert.match(message, /^secretId /);
  });
});

const serving = (env, use) => withWorker(folder, MODULES, { ...env, PROXY: endpoint.url }, use);
