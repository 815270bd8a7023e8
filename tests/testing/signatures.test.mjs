// mockFetch checks signatures: those of the vectors and of Tencent's own SDK hold, and nothing that was changed does.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import sdk from "tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js";
import { Client, sign } from "tc3fetch";
import * as aliyun from "tc3fetch/aliyun";
import { mockFetch } from "tc3fetch/testing";
import * as v1 from "tc3fetch/v1";
import { acs, credentials, errorOf, temporary, vectorsOf, zones } from "./support.mjs";

const TC3 = [sign, "AuthFailure.SignatureFailure", "secretKey"];
const V1 = [v1.sign, "AuthFailure.SignatureFailure", "secretKey"];
const ACS3 = [aliyun.sign, "SignatureDoesNotMatch", "accessKeySecret"];

/** The code of an answer's error; undefined for a result. */
async function codeOf(response) {
  const { Response: content, Code } = await response.json();
  return content?.Error?.Code ?? Code;
}

const timestampOf = ({ headers }) => Number(headers["X-TC-Timestamp"]);

const timeOf = ({ timestamp, date }) => (date ? Date.parse(date) : timestamp * 1000);

for (const [algorithm, [signer, mismatch, secret]] of Object.entries({
  "TC3-HMAC-SHA256": TC3,
  HmacSHA256: V1,
  HmacSHA1: V1,
  "ACS3-HMAC-SHA256": ACS3,
})) {
  describe(algorithm, () => {
    for (const { name, request, credentials: keys } of vectorsOf(algorithm)) {
      const now = () => timeOf(request);
      const signed = signer(request, keys);

      it(`${name} holds`, async () => {
        for (const given of [keys, undefined, [credentials, acs, keys]]) {
          const mock = mockFetch({ "*": {} }, { credentials: given, now });
          assert.equal(await codeOf(await mock(signed.url, signed)), undefined);
        }
      });

      it(`${name} does not hold with another key`, async () => {
        const mock = mockFetch({ "*": {} }, { credentials: { ...keys, [secret]: "another" }, now });
        assert.equal(await codeOf(await mock(signed.url, signed)), mismatch);
      });
    }
  });
}

describe("a request that was changed after it was signed", () => {
  const post = sign({ ...zones, params: { Limit: 1 }, signedHeaders: ["x-tc-action"] }, credentials);
  const get = sign({ ...zones, method: "GET", params: { Limit: 1 } }, credentials);
  const form = v1.sign({ ...zones, params: { Limit: 1 } }, credentials);
  const list = aliyun.sign(
    {
      action: "ListFunctions",
      version: "2023-03-30",
      region: "cn-hangzhou",
      path: "/2023-03-30/functions",
      body: "{}",
    },
    acs,
  );
  const mock = mockFetch({ "*": {} }, { credentials: [credentials, acs] });

  for (const [what, url, init, expected] of [
    ["its body", post.url, { ...post, body: '{"Limit":2}' }],
    ["its path", `${post.url}other`, post],
    ["its host", post.url.replace("cvm", "cvm.intl"), post],
    ["its method", `${post.url}?a=1`, { method: "GET", headers: post.headers }],
    ["a signed header", post.url, { ...post, headers: { ...post.headers, "X-TC-Action": "RunInstances" } }],
    [
      "its timestamp",
      post.url,
      { ...post, headers: { ...post.headers, "X-TC-Timestamp": `${timestampOf(post) - 1}` } },
    ],
    ["its query", `${get.url}0`, get],
    ["its form", form.url, { ...form, body: new TextDecoder().decode(form.body).replace("Limit=1", "Limit=2") }],
    ["a body of Alibaba Cloud", list.url, { ...list, body: "[]" }, "SignatureDoesNotMatch"],
    ["a query of Alibaba Cloud", `${list.url}?limit=1`, list, "SignatureDoesNotMatch"],
  ]) {
    it(`${what} is refused`, async () =>
      assert.equal(await codeOf(await mock(url, init)), expected ?? "AuthFailure.SignatureFailure"));
  }

  it("is let through unchanged", async () => {
    for (const signed of [post, get, form, list]) assert.equal(await codeOf(await mock(signed.url, signed)), undefined);
  });

  it("in the body of Alibaba Cloud, is refused without a key as well: a header has its hash", async () => {
    const response = await mockFetch({ "*": {} })(list.url, { ...list, body: "[]" });
    assert.equal(response.status, 400);
    assert.match((await response.json()).Message, /hash of the body/);
  });
});

it("what Tencent's own SDK signs, holds", async () => {
  const timestamp = Math.floor(Date.now() / 1000);
  const host = "cvm.tencentcloudapi.com";
  const body = JSON.stringify({ Name: "未命名" });
  const headers = { "Content-Type": "application/json" };
  const given = {
    method: "POST",
    url: `https://${host}/`,
    payload: Buffer.from(body),
    headers,
    timestamp,
    service: "cvm",
  };
  const authorization = sdk.default.sign3({ ...given, ...credentials });
  const mock = mockFetch({ "cvm.DescribeZones": { TotalCount: 2 } }, { credentials });
  const response = await mock(given.url, {
    method: "POST",
    headers: {
      ...headers,
      "X-TC-Action": zones.action,
      "X-TC-Version": zones.version,
      "X-TC-Timestamp": `${timestamp}`,
      Authorization: authorization,
    },
    body,
  });
  assert.equal((await response.json()).Response.TotalCount, 2);
  assert.deepEqual(mock.calls[0].params, { Name: "未命名" });
});

describe("who calls", () => {
  const call = (config, options) =>
    new Client({ credentials, fetch: mockFetch({ "*": { ok: true } }, options), ...config }).call(zones);
  const codes = async (config, options) => (await errorOf(call(config, options))).code;

  it("must have a key that the mock knows", async () => {
    assert.equal(await codes({}, { credentials: temporary }), "AuthFailure.SecretIdNotFound");
  });

  it("must send the token of temporary keys, and none otherwise", async () => {
    const { token, ...withoutToken } = temporary;
    assert.ok((await call({ credentials: temporary }, { credentials: temporary })).ok);
    assert.equal(await codes({ credentials: withoutToken }, { credentials: temporary }), "AuthFailure.TokenFailure");
    assert.equal(await codes({ credentials: { ...credentials, token } }, { credentials }), "AuthFailure.TokenFailure");
  });

  it("may be anyone where the mock has no key", async () => {
    assert.ok((await call({}, undefined)).ok);
    assert.ok((await call({}, { credentials: acs })).ok);
  });

  it("is asked of a function with each request, so that keys can change", async () => {
    let keys = credentials;
    const fetch = mockFetch({ "*": { ok: true } }, { credentials: async () => keys });
    const client = new Client({ credentials: () => credentials, fetch });
    assert.ok((await client.call(zones)).ok);
    keys = temporary;
    assert.equal((await errorOf(client.call(zones))).code, "AuthFailure.SecretIdNotFound");
  });

  it("needs no signature where the request says so", async () => {
    const fetch = mockFetch({ "cvm.DescribeZones": { ok: true } }, { credentials });
    const client = new Client({ credentials: null, fetch });
    assert.ok((await client.call({ ...zones, algorithm: "SKIP" })).ok);
  });
});

describe("the clock", () => {
  /** Without a client, which may correct its clock. */
  const codeAt = async (minutes, signed) => {
    const mock = mockFetch({ "*": {} }, { now: () => Date.now() + minutes * 60000 });
    return codeOf(await mock(signed.url, signed));
  };
  const regions = { action: "DescribeRegions", version: "2014-05-26", host: "ecs.aliyuncs.com" };

  for (const [what, signed, most, code] of [
    ["Tencent Cloud", () => sign(zones, credentials), 5, "AuthFailure.SignatureExpire"],
    ["Tencent Cloud, with signature v1,", () => v1.sign(zones, credentials), 5, "AuthFailure.SignatureExpire"],
    ["Alibaba Cloud", () => aliyun.sign(regions, acs), 15, "InvalidTimeStamp.Expired"],
  ])
    it(`of ${what} may differ by ${most} minutes and no more, either way`, async () => {
      for (const sign of [1, -1]) {
        assert.equal(await codeAt(sign * (most - 0.1), signed()), undefined);
        assert.equal(await codeAt(sign * (most + 0.1), signed()), code);
      }
    });

  it("is told by each answer", async () => {
    const signed = sign(zones, credentials);
    const response = await mockFetch({}, { now: () => Date.UTC(2020, 0, 1) })(signed.url, signed);
    assert.equal(response.headers.get("date"), "Wed, 01 Jan 2020 00:00:00 GMT");
  });
});

describe("behind a proxy", () => {
  for (const proxy of ["https://proxy.example/tc3", "http://localhost:8080", "/tc3"]) {
    it(`${proxy}, the signed host is in the path`, async () => {
      const fetch = mockFetch({ "cvm.DescribeZones": { ok: true } }, { credentials });
      // A page's proxy may be a path; today's config wants an address.
      const signed = sign(zones, credentials);
      const response = await fetch(signed.url.replace("https:/", proxy), signed);
      assert.equal(await codeOf(response), undefined);
      assert.equal(fetch.calls[0].service, "cvm");
    });
  }

  it("a host of one's own is found as well", async () => {
    const fetch = mockFetch({ "cvm.DescribeZones": { ok: true } }, { credentials });
    const client = new Client({
      credentials,
      fetch,
      host: "api.gateway.example:8443",
      proxy: "https://proxy.example/a",
    });
    assert.ok((await client.call({ ...zones, path: "/v3/" })).ok);
  });
});

describe("without a key, the form is checked", () => {
  const signed = sign(zones, credentials);
  const mock = mockFetch({ "*": {} });
  const headers = (changes) => ({ ...signed, headers: { ...signed.headers, ...changes } });
  const { Authorization } = signed.headers;

  for (const [what, init, code] of [
    [
      "an Authorization of another form",
      headers({ Authorization: "TC3-HMAC-SHA256 x" }),
      "AuthFailure.InvalidAuthorization",
    ],
    ["none at all", headers({ Authorization: "" }), "AuthFailure.InvalidAuthorization"],
    [
      "signed headers without host",
      headers({ Authorization: Authorization.replace(";host", "") }),
      "AuthFailure.InvalidAuthorization",
    ],
    [
      "a signed header that is not there",
      headers({ Authorization: Authorization.replace(";host", ";host;x-a") }),
      "AuthFailure.SignatureFailure",
    ],
    [
      "a scope of another day",
      headers({ Authorization: Authorization.replace(/\d{4}-\d\d-\d\d/, "2020-01-01") }),
      "AuthFailure.SignatureFailure",
    ],
    [
      "a scope of another service",
      headers({ Authorization: Authorization.replace("/cvm/", "/scf/") }),
      "AuthFailure.SignatureFailure",
    ],
    ["a timestamp that is none", headers({ "X-TC-Timestamp": "today" }), "InvalidParameterValue"],
    ["no version", headers({ "X-TC-Version": "" }), "MissingParameter"],
  ]) {
    it(`${what} is ${code}`, async () => assert.equal(await codeOf(await mock(signed.url, init)), code));
  }
});
