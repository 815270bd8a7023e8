// The code of docs/reliability.md as it stands there, against the local endpoint.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, it } from "node:test";
import { pathToFileURL } from "node:url";
import { createEndpoint } from "../../endpoint/index.mjs";
import { example, project, root } from "../examples/readme.mjs";
import "../examples/to-endpoint.mjs";
import { KEYS } from "./support.mjs";

const PAGE = "docs/reliability.md";
const text = readFileSync(`${root}${PAGE}`, "utf8");
const names = [...text.matchAll(/^<!-- example: (\S+) -->$/gm)].map(([, name]) => name);

let endpoint;
let folder;
before(async () => {
  endpoint = await createEndpoint().listen();
  Object.assign(process.env, {
    TENCENTCLOUD_SECRET_ID: KEYS.secretId,
    TENCENTCLOUD_SECRET_KEY: KEYS.secretKey,
    ENDPOINT: endpoint.url,
  });
  folder = project("reliability", Object.fromEntries(names.map((name) => [`${name}.mjs`, example(name, PAGE)])));
});
after(() => endpoint?.close());

const load = (name) => import(pathToFileURL(`${folder}/${name}.mjs`));

it("has no code but what is run here", () => {
  assert.deepEqual(names, ["retry", "budget", "times", "clock"]);
  assert.equal(text.match(/^```\w/gm).length, names.length);
});

it("retries, a budget and times are set as it says", async () => {
  const { client, invokeAgain } = await load("retry");
  assert.equal((await invokeAgain()).Result.RetMsg, "hello from scf");
  assert.equal(
    (await (await load("budget")).nightly.invoke({ FunctionName: "hello" })).Result.RetMsg,
    "hello from scf",
  );
  const { zones } = await load("times");
  assert.ok(Array.isArray((await zones()).Services));
  await assert.rejects(zones(AbortSignal.abort()), { code: "ClientError.Aborted" });
  const printed = [];
  const { log } = console;
  console.log = (value) => printed.push(value);
  try {
    client.clockOffset = -5;
    await load("clock");
  } finally {
    console.log = log;
  }
  assert.deepEqual([printed, client.clockOffset], [[-5], 0]);
});
