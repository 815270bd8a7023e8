// The logs of the vendors' clients as they write them, with right requests: they are read, and valid.
import assert from "node:assert/strict";
import { it } from "node:test";
import { inspect as show } from "node:util";
import * as inspect from "tc3fetch/diagnose";
import { root, run } from "../generated/support.mjs";
import { lacks } from "../missing.mjs";
import { base } from "./make/bases.mjs";
import { goLog } from "./make/formats.mjs";
import { finish, urlOf } from "./make/programs.mjs";
import { nodeClient } from "./official.mjs";

const python = `${root}target/python/bin/python`;
const keys = {
  secretId: "AKIDtV9cQxZ0nHkfqTb3mYwL8sRjGp2uXe5aDh7iKo1NzCvBEXAMPLE-temporary-0001",
  secretKey: "T0uVwXyZ1a2B3c4D5e6F7g8H9i0JkLmNoPqEXAMPLE=",
  token: "n2vKf8QXEXAMPLEtokenZ0a1b2c3d4e5f6g7h8i9j0kLmNoPqRsTuVwXyZ",
};
const request = { service: "tmt", version: "2018-03-21", action: "TextTranslate", region: "ap-guangzhou" };
const params = { SourceText: "你好\n'a' \"b\" \\ <c>", Source: "zh", Target: "en" };
const timestamp = 1780000000;

/** The log is taken for one, nothing is missing, and the request is right. */
function isValid(text) {
  const { format, missing } = inspect.parseRequest(text);
  assert.deepEqual([format, missing], ["sdk-log", []]);
  assert.equal(inspect.verify(text, keys).valid, true, text);
}

for (const method of ["POST", "GET"]) {
  it(`the log of the client for Python, ${method}`, { skip: lacks("python") }, async () => {
    const given = { ...request, ...keys, method, params, timestamp };
    isValid(await run(python, [`${root}tests/diagnose/log.py`], { input: JSON.stringify(given) }));
  });
}

it("the log of the client for Go, which is that of the corpus", { skip: lacks("go") }, async () => {
  const program = base("tc3", "scf");
  const { wire } = finish(program);
  const given = {
    method: wire.method,
    url: urlOf(wire),
    headers: Object.fromEntries(wire.headers),
    body: `${wire.body}`,
  };
  const env = { GOCACHE: `${root}tests/.work/generated/go-cache`, GO111MODULE: "off" };
  const log = await run("go", ["run", `${root}tests/diagnose/log.go`], { env, input: JSON.stringify(given) });
  const dump = (text) => text.slice(text.indexOf("[DEBUG]"));
  assert.equal(dump(log), dump(goLog(wire)));
  assert.equal(inspect.verify(log, program.credentials).valid, true, log);
});

it("what the client for Node gives to fetch, as it is printed", async () => {
  const host = "tmt.tencentcloudapi.com";
  const given = { ...request, host, method: "POST", algorithm: "TC3-HMAC-SHA256", params, timestamp };
  const { url, method, headers, body } = await nodeClient().call(given, keys);
  isValid(`${url} ${show({ method, timeout: 60000, headers: Object.fromEntries(headers), body: `${body}` })}`);
});
