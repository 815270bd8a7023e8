// Code that signs rightly: what tc3fetch/generate writes, in nine languages, and the vendor's own
// clients. As it stands, what it sends is valid; after a change of one line that people make, the
// change is named.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "node:test";
import * as inspect from "tc3fetch/diagnose";
import { runners } from "../generated/runners.mjs";
import { codeTargets, folderFor, generate, startEndpoint, tencentKeys, write } from "../generated/support.mjs";
import { lacks } from "../missing.mjs";
import { changed, changedCopy, generated, nodeSdk, OTHER_DAY, pythonSdk } from "./changes.mjs";
import { nodeClient, startPython } from "./official.mjs";

const keys = { secretId: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", secretKey: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE" };
const params = { SourceText: "你好 https://example.com/a", Source: "zh", Target: "en", ProjectId: 0 };
const request = { service: "tmt", version: "2018-03-21", action: "TextTranslate", region: "ap-guangzhou" };
const seconds = () => Math.floor(Date.now() / 1000);

/** Asserts what is said of a request: valid, or one cause, which is proved. */
async function says(sent, now, cause) {
  const { verdict, causes } = await inspect.diagnose(sent, keys, { now });
  const found = causes.map(({ id, grade }) => `${id} (${grade})`);
  if (!cause) assert.deepEqual([verdict, found], ["valid", []]);
  else assert.deepEqual([verdict, found[0]], ["proved", `${cause} (proved)`], JSON.stringify({ found, sent }));
}

/** What came to the endpoint, as it was sent: the host is the first part of the path there. */
function sentOf({ method, url, headers, body }) {
  const { host: _, ...others } = headers;
  return { method, url: `https:/${url}`, headers: Object.entries(others), body: Buffer.from(body) };
}

for (const [id, changes] of Object.entries(generated)) {
  const target = codeTargets.find((each) => each.id === id);
  describe(`${target.label}, generated`, { concurrency: true, skip: lacks(id) }, () => {
    const cases = [["as it stands"], ...changes];
    for (const [index, [name, from, to, cause, more]] of cases.entries()) {
      it(cause ? `${name}: ${cause}` : name, async (test) => {
        const endpoint = await startEndpoint();
        test.after(() => endpoint.close());
        const code = generate({ system: "tencent", ...request, params }, id, { proxy: endpoint.url });
        const folder = folderFor(`diagnose-${id}-${index}`);
        const once = from === undefined ? code : changed(code, from, to);
        write(folder, target.filename, more ? changed(once, ...more) : once);
        const zone = cause === "date-local" ? OTHER_DAY : "Etc/UTC";
        await runners[id](folder, target.filename, { ...tencentKeys(keys), TZ: zone });
        await says(sentOf(endpoint.requests.at(-1)), seconds(), cause);
      });
    }
  });
}

it("every target that signs by hand is run here", () => {
  assert.deepEqual(Object.keys(generated).sort(), Object.keys(runners).sort());
});

const host = "tmt.tencentcloudapi.com";
// An evening of UTC, when it is the next day in Shanghai.
const timestamp = Date.parse("2026-11-26T18:00:37Z") / 1000;

describe("Tencent's client for Node", () => {
  const installed = fileURLToPath(new URL("../../node_modules/tencentcloud-sdk-nodejs-common", import.meta.url));
  const call = (folder) =>
    nodeClient(folder).call(
      { ...request, host, method: "POST", algorithm: "TC3-HMAC-SHA256", params, timestamp },
      keys,
    );

  it("as it stands", async () => says(await call(installed), timestamp));
  for (const [file, name, from, to, cause] of nodeSdk) {
    it(`${name}: ${cause}`, async (test) => {
      const zone = process.env.TZ;
      process.env.TZ = "Asia/Shanghai";
      test.after(() => (zone === undefined ? delete process.env.TZ : (process.env.TZ = zone)));
      const folder = changedCopy(`node/${name}`, installed, `tencentcloud/common/${file}`, from, to);
      await says(await call(folder), timestamp, cause);
    });
  }
});

describe("Tencent's client for Python", { skip: lacks("python") }, () => {
  const library = fileURLToPath(new URL("../../target/python/lib", import.meta.url));
  async function call(env) {
    const client = startPython({ TZ: "Asia/Shanghai", ...env });
    try {
      return await client.call({
        ...request,
        kind: "json",
        method: "POST",
        host,
        params,
        timestamp,
        nonce: 1,
        credentials: keys,
      });
    } finally {
      client.stop();
    }
  }

  it("as it stands", async () => says(await call({}), timestamp));
  for (const [file, name, from, to, cause] of pythonSdk) {
    it(`${name}: ${cause}`, async () => {
      const [version] = readdirSync(library);
      const folder = changedCopy(
        `python/${name}/tencentcloud`,
        `${library}/${version}/site-packages/tencentcloud`,
        `common/${file}`,
        from,
        to,
      );
      await says(await call({ PYTHONPATH: path.dirname(folder) }), timestamp, cause);
    });
  }
});
