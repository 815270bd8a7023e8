// `cargo xtask live`, which asks the real services, held here against the local endpoint: that does not know the
// keys either, and says so only where host, headers and signature can be read.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";
import process from "node:process";
import { createEndpoint } from "../../endpoint/index.mjs";
import { root, runs } from "../explorer/support.mjs";

let endpoint;
const lines = [];

before(async () => (endpoint = await createEndpoint({ log: (line) => lines.push(line) }).listen()));
after(() => endpoint?.close());

const live = (proxy) => runs(process.execPath, [`${root}tests/live/main.mjs`, `--proxy=${proxy}`], { cwd: root });

describe("requests with invented keys", () => {
  it("are all understood, and the key is not found", async () => {
    const { code, stdout, stderr } = await live(endpoint.url);
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /the live services: 12 passed, 0 failed/);
    assert.equal(lines.length, 12, "each is sent once");
    assert.ok(
      lines.every((line) => line.includes("AuthFailure.SecretIdNotFound")),
      lines.join("\n"),
    );
    assert.doesNotMatch(stdout, /AKID/);
  });

  it("fail where a service answers something else", async () => {
    const server = createServer((request, response) => {
      request.resume();
      response.end(
        '{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"another"},"RequestId":"1-2"}}',
      );
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { code, stdout } = await live(`http://127.0.0.1:${server.address().port}`);
    server.close();
    assert.equal(code, 1);
    assert.match(stdout, /not ok v3, POST: AuthFailure\.SignatureFailure \(RequestId 1-2\): another/);
    assert.match(stdout, /: 0 passed, 12 failed/);
  });

  it("fail where no service is reached", async () => {
    const { code, stdout } = await live("http://127.0.0.1:1");
    assert.equal(code, 1);
    assert.match(stdout, /not ok v3, POST: ClientError\.\w+/);
  });
});
