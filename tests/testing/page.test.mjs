// The examples of docs/testing.md, as they stand there.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { Client } from "tc3fetch";
import { project, root } from "../examples/readme.mjs";
import { credentials, errorOf } from "./support.mjs";

const page = readFileSync(`${root}docs/testing.md`, "utf8");
const blocks = [...page.matchAll(/^<!-- (file|example): (\S+) -->\n```js\n(.*?)^```$/gms)];
const files = Object.fromEntries(blocks.map(([, kind, name, code]) => [kind === "file" ? name : `${name}.mjs`, code]));
files["handlers.mjs"] += "export { fetch };\n";
const folder = project("testing", files);

it("every block of code is tried", () => {
  assert.equal(page.match(/^```js$/gm).length, blocks.length);
  assert.deepEqual(Object.keys(files), ["instances.mjs", "instances.test.mjs", "handlers.mjs", "clock.mjs"]);
});

it("the tests of the first example pass", () => {
  // Node's runner does not run inside itself.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const args = ["--test", "--test-reporter=tap", "instances.test.mjs"];
  const output = execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", env });
  assert.match(output, /^# pass 2$/m);
  assert.match(output, /^# fail 0$/m);
});

it("each handler answers as its comment says", async () => {
  const { fetch } = await import(`${folder}/handlers.mjs`);
  const client = new Client({ credentials, region: "ap-guangzhou", fetch, timeout: 100, retry: false });
  const call = (service, action, params) => client.call({ service, version: "2017-03-12", action, params });
  assert.equal((await call("cvm", "DescribeZones")).ZoneSet[0].Zone, "ap-guangzhou-6");
  const { TotalCount, Region } = await call("cvm", "DescribeInstances", { Limit: 5 });
  assert.deepEqual([TotalCount, Region], [5, "ap-guangzhou"]);
  assert.equal((await client.invoke({ FunctionName: "f" })).Result.RetMsg, '{"hello":"world"}');
  const events = [];
  const chat = { service: "hunyuan", version: "2023-09-01", action: "ChatCompletions" };
  for await (const { data } of await client.stream(chat)) events.push(data);
  assert.deepEqual(events, ['{"Choices":[{"Delta":{"Content":"Hello"}}]}', "[DONE]"]);
  for (const [service, action, code] of [
    ["cvm", "RunInstances", "ResourceInsufficient"],
    ["cvm", "DescribeImages", "ClientError.Network"],
    ["cvm", "DescribeDisks", "ClientError.Timeout"],
    ["cvm", "DescribeRegions", "RequestLimitExceeded"],
    ["cbs", "DescribeDisks", "ClientError.HtmlResponse"],
    ["cvm", "DescribeHosts", "InvalidAction"],
  ])
    assert.equal((await errorOf(call(service, action))).code, code);
  assert.equal((await call("cvm", "DescribeRegions")).TotalCount, 20);
});

it("the clock is wrong by ten minutes", async () => {
  const { client, fetch } = await import(`${folder}/clock.mjs`);
  const signed = client.sign({ service: "cvm", version: "2017-03-12", action: "DescribeZones" });
  const { Response: content } = await (await fetch(signed.url, signed)).json();
  assert.equal(content.Error.Code, "AuthFailure.SignatureExpire");
});
