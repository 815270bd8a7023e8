// Random requests of every kind: what the package signs, mockFetch takes, and tells the handler what was given.
// SEED=… repeats a failure.
import assert from "node:assert/strict";
import { it } from "node:test";
import { sign } from "tc3fetch";
import * as aliyun from "tc3fetch/aliyun";
import { mockFetch } from "tc3fetch/testing";
import * as v1 from "tc3fetch/v1";
import { bytes, name, object, pick, SEED, text, times, whole } from "../differential/random.mjs";
import { acs, temporary, zones } from "./support.mjs";

const COUNT = 150;

const credentials = [{ secretId: "test-id", secretKey: "test-key" }, temporary];

const common = () => ({
  ...zones,
  region: pick([undefined, "ap-guangzhou"]),
  language: pick([undefined, "zh-CN"]),
  endpoint: pick([undefined, "intl"]),
  path: pick([undefined, "/v3/%20x", "/a.b/"]),
});

const KINDS = {
  "JSON of v3": () => [{ ...common(), params: object(), payloadSigning: pick(["signed", "unsigned"]) }, sign],
  "a query of v3": () => [{ ...common(), method: "GET", params: object() }, sign],
  "bytes with signed headers": () => [
    {
      ...common(),
      body: bytes(),
      contentType: "application/octet-stream",
      headers: { "X-Own": `a${whole(99)} B` },
      signedHeaders: pick([["x-own"], ["x-tc-action", "x-own"], ["x-tc-timestamp"]]),
    },
    sign,
  ],
  multipart: () => [
    { ...common(), multipart: Object.fromEntries(times(1 + whole(4), () => [name(), pick([text, bytes])()])) },
    sign,
  ],
  v1: () => [
    {
      ...common(),
      method: pick(["GET", "POST"]),
      params: Object.fromEntries(Object.entries(object()).map(([key, value]) => [`p${key}`, value])),
      algorithm: pick(["HmacSHA1", "HmacSHA256"]),
    },
    v1.sign,
  ],
  ACS3: () => [
    {
      action: "DescribeRegions",
      version: "2014-05-26",
      host: pick(["ecs.aliyuncs.com", "fcv3.cn-hangzhou.aliyuncs.com"]),
      query: object(),
      headers: pick([undefined, { "x-acs-own": "a" }]),
      ...pick([{ body: JSON.stringify(object()) }, { method: "GET" }, { body: new Uint8Array(bytes()) }, {}]),
    },
    aliyun.sign,
    acs,
  ],
};

for (const [kind, make] of Object.entries(KINDS)) {
  it(`${COUNT} requests with ${kind}`, async () => {
    const mock = mockFetch({ "*": {} }, { credentials: [...credentials, acs] });
    for (let count = 0; count < COUNT; count++) {
      const [request, signer, keys = pick(credentials)] = make();
      const said = () => `SEED=${SEED}, ${JSON.stringify(request)}`;
      let signed;
      try {
        signed = signer(request, keys);
      } catch ({ code }) {
        // Too long for a GET, or a path that a parser would change: it is not sent.
        assert.match(code, /^ClientError\./, said());
        continue;
      }
      const content = await (await mock(signed.url, signed)).json();
      assert.equal((content.Response?.Error ?? content).Message, undefined, said());
      if (kind === "JSON of v3")
        assert.deepEqual(mock.calls.at(-1).params, JSON.parse(JSON.stringify(request.params)), said());
    }
    assert.ok(mock.calls.length > COUNT / 2, `${mock.calls.length} were sent`);
  });
}
