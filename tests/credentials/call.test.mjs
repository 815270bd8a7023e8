// Credentials through whole calls, once call.js uses `provide`.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { inspect } from "node:util";
import { call, Client } from "../../pkg/index.js";
import { assumeRole, temporary } from "../../pkg/credentials.js";
import { createEndpoint, example } from "../../endpoint/index.mjs";

let endpoint;
const lines = [];
before(async () => (endpoint = await createEndpoint({ log: (line) => lines.push(line) }).listen()));
after(() => endpoint.close());
const asked = () => lines.filter((line) => line.includes("sts AssumeRole")).length;
const HELLO = { service: "scf", version: "2018-04-16", action: "Invoke", params: { FunctionName: "helloworld" } };
const role = () =>
  assumeRole({
    credentials: example,
    roleArn: "qcs::cam::uin/1:roleName/reader",
    roleSessionName: "test",
    proxy: endpoint.url,
  });

it("200 concurrent calls by as many clients ask STS once, and later ones not at all", async () => {
  const credentials = role();
  const config = () => ({ credentials, region: "ap-guangzhou", proxy: endpoint.url });
  const before = asked();
  await Promise.all(Array.from({ length: 200 }, () => new Client(config()).call(HELLO)));
  await call(HELLO, config());
  assert.equal(asked() - before, 1);
});

it("200 concurrent calls with one expiring credential refresh it once", async () => {
  let count = 0;
  const ask = role();
  const credentials = temporary(async () => ({
    ...(await ask()),
    expiresAt: Date.now() + (++count === 1 ? 1000 : 3_600_000),
  }));
  const client = new Client({ credentials, region: "ap-guangzhou", proxy: endpoint.url });
  await client.call(HELLO);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await Promise.all(Array.from({ length: 200 }, () => client.call(HELLO)));
  assert.equal(count, 2);
});

it("a call that is aborted while it waits for credentials says so", async () => {
  const controller = new AbortController();
  const client = new Client({ credentials: () => new Promise(() => {}), proxy: endpoint.url });
  const called = client.call(HELLO, { signal: controller.signal });
  controller.abort();
  const error = await called.catch((error) => error);
  assert.equal(error.code, "ClientError.Aborted", inspect(error));
  const late = await client.call(HELLO, { timeout: 50 }).catch((error) => error);
  assert.equal(late.code, "ClientError.Timeout", inspect(late));
});
