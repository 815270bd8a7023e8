// mockFetch as a fetch: arguments, signals, redirects; and what it keeps of the calls.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Client, sign } from "tc3fetch";
import * as aliyun from "tc3fetch/aliyun";
import { mockFetch } from "tc3fetch/testing";
import * as v1 from "tc3fetch/v1";
import { acs, errorOf, temporary, zones } from "./support.mjs";

const request = { ...zones, region: "ap-guangzhou", params: { Limit: 1 } };
const signed = sign(request, temporary);

describe("its arguments", () => {
  const { url, method, headers, body } = signed;
  const text = new TextDecoder().decode(body);
  const streamed = () => new Blob([body]).stream();

  for (const [what, ask] of [
    ["an address and an init", (fetch) => fetch(url, signed)],
    ["a URL object", (fetch) => fetch(new URL(url), signed)],
    ["a Request", (fetch) => fetch(new Request(url, signed))],
    ["a Request and an init", (fetch) => fetch(new Request(url, { method: "POST", headers: { a: "b" } }), signed)],
    ["Headers", (fetch) => fetch(url, { method, body, headers: new Headers(headers) })],
    ["a list of headers", (fetch) => fetch(url, { method, body, headers: Object.entries(headers) })],
    ["text", (fetch) => fetch(url, { method, headers, body: text })],
    ["an ArrayBuffer", (fetch) => fetch(url, { method, headers, body: body.slice().buffer })],
    ["a Blob", (fetch) => fetch(url, { method, headers, body: new Blob([body]) })],
    ["a stream", (fetch) => fetch(url, { method, headers, body: streamed() })],
    ["a null signal", (fetch) => fetch(url, { ...signed, signal: null })],
  ]) {
    it(`may be ${what}`, async () => {
      const fetch = mockFetch({ "cvm.DescribeZones": ({ Limit }) => ({ Limit }) }, { credentials: temporary });
      const response = await ask(fetch);
      assert.ok(response instanceof Response);
      assert.equal(response.headers.get("content-type"), "application/json");
      assert.equal((await response.json()).Response.Limit, 1);
    });
  }

  it("may not be for something else than a cloud's API", async () => {
    const error = await errorOf(mockFetch({ "*": {} })("https://example.com/page?secret=1"));
    assert.ok(error instanceof TypeError);
    assert.equal(
      error.message,
      "mockFetch answers requests to cloud APIs, and this is none: GET https://example.com/page",
    );
  });
});

describe("its signal", () => {
  const silent = () => new Promise(() => {});

  it("rejects with its reason, and the handler is told", async () => {
    for (const ask of [
      (fetch, signal) => fetch(signed.url, { ...signed, signal }),
      (fetch, signal) => fetch(new Request(signed.url, { ...signed, signal })),
    ]) {
      const controller = new AbortController();
      let told;
      const fetch = mockFetch({ "*": (_, { signal }) => ((told = signal), silent()) });
      const asked = errorOf(ask(fetch, controller.signal));
      await new Promise((resolve) => setTimeout(resolve, 5));
      controller.abort(new RangeError("enough"));
      assert.match((await asked).message, /enough/);
      assert.ok(told.aborted);
    }
  });

  it("that has fired already keeps the handler from running", async () => {
    let count = 0;
    const fetch = mockFetch({ "*": () => ({ count: count++ }) });
    const reason = new Error("before");
    assert.equal(await errorOf(fetch(signed.url, { ...signed, signal: AbortSignal.abort(reason) })), reason);
    assert.deepEqual([count, fetch.calls.length], [0, 0]);
  });

  it("has no listener left afterwards", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...given) => (listeners++, add(...given));
    signal.removeEventListener = (...given) => (listeners--, remove(...given));
    const fetch = mockFetch({ "*": {} });
    for (let times = 0; times < 3; times++) await fetch(signed.url, { ...signed, signal });
    assert.equal(listeners, 0);
  });
});

describe("redirects", () => {
  const moved = () => new Response(null, { status: 307, headers: { Location: "https://elsewhere.example/" } });
  const fetch = mockFetch({ "*": moved });
  const ask = (redirect) => fetch(signed.url, { ...signed, redirect });

  it("manual: come as they are", async () => assert.equal((await ask("manual")).status, 307));
  it("error: reject", async () => assert.match((await errorOf(ask("error"))).message, /unexpected redirect/));
  it("follow: reject, since nothing answers there", async () =>
    assert.match((await errorOf(ask("follow"))).message, /does not follow the redirect to https:\/\/elsewhere/));
  it("the package's calls name them", async () =>
    assert.equal(
      (await errorOf(new Client({ credentials: temporary, fetch }).call(zones))).code,
      "ClientError.Redirected",
    ));
});

describe("the calls", () => {
  it("are kept, with what was asked", async () => {
    const fetch = mockFetch({ "cvm.DescribeZones": {} }, { credentials: temporary });
    const client = new Client({ credentials: temporary, fetch, headers: { "X-Own": "1" } });
    await client.call(request);
    await errorOf(client.call({ ...request, action: "RunInstances" }));
    const [{ headers, ...call }, refused] = fetch.calls;
    assert.deepEqual(call, {
      service: "cvm",
      version: "2017-03-12",
      action: "DescribeZones",
      region: "ap-guangzhou",
      method: "POST",
      url: "https://cvm.tencentcloudapi.com/",
      params: { Limit: 1 },
    });
    assert.equal(headers["x-own"], "1");
    assert.equal(refused.action, "RunInstances");
    const { calls } = fetch;
    fetch.reset();
    assert.deepEqual([calls.length, fetch.calls], [0, calls]);
    const again = await client.call(request);
    assert.equal(again.RequestId, "00000000-0000-4000-8000-000000000001");
  });

  it("have nothing secret, whichever signature it was", async () => {
    const token = "sts-token";
    const fetch = mockFetch({ "*": {} }, { credentials: [temporary, { ...acs, securityToken: token }] });
    for (const method of ["GET", "POST"]) {
      await new Client({ credentials: temporary, fetch }).call({ ...request, method });
      await new v1.Client({ credentials: temporary, fetch }).call({ ...request, method });
      await new aliyun.Client({ credentials: { ...acs, securityToken: token }, fetch }).call({
        action: "DescribeRegions",
        version: "2014-05-26",
        host: "ecs.aliyuncs.com",
        method,
      });
    }
    assert.equal(fetch.calls.length, 6);
    const text = JSON.stringify(fetch.calls);
    const secrets = [temporary, acs].flatMap((keys) => Object.values(keys)).concat(token, "Signature=", "HMAC");
    for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} is in ${text}`);
  });

  it("have the parameters that arrived, whatever the handler does with its own", async () => {
    const fetch = mockFetch({ "*": (params) => void (params.Limit = 2) });
    await fetch(signed.url, signed);
    assert.deepEqual(fetch.calls[0].params, { Limit: 1 });
  });

  it("have nested parameters of flat names", async () => {
    const params = { Filters: [{ Name: "zone", Values: ["a", "b"] }], Limit: 1, "Dotted.Name": "x" };
    const nested = { Filters: [{ Name: "zone", Values: ["a", "b"] }], Limit: "1", Dotted: { Name: "x" } };
    const fetch = mockFetch({ "*": {} }, { credentials: temporary });
    const ofGet = sign({ ...zones, method: "GET", params }, temporary);
    const ofForm = v1.sign({ ...zones, params }, temporary);
    const ofV1 = v1.sign({ ...zones, method: "GET", params }, temporary);
    for (const signed of [ofGet, ofForm, ofV1]) await fetch(signed.url, signed);
    for (const call of fetch.calls) assert.deepEqual(call.params, nested);
    assert.equal(fetch.calls.length, 3);
  });

  it("have fields and files of multipart, and BigInts", async () => {
    const fetch = mockFetch({ "*": {} }, { credentials: temporary });
    const client = new Client({ credentials: temporary, fetch });
    await client.call({ ...zones, multipart: { Limit: 1, File: new Blob(["content"]) } });
    await client.call({ ...zones, params: { Id: 9007199254740993n, Small: 1 } });
    const [{ params: parts }, { params }] = fetch.calls;
    assert.equal(parts.Limit, "1");
    assert.equal(await parts.File.text(), "content");
    assert.deepEqual(params, { Id: 9007199254740993n, Small: 1 });
  });

  it("nothing gets into every object by a parameter's name", async () => {
    const fetch = mockFetch({ "*": {} });
    const evil = sign(
      { ...zones, method: "GET", params: { "__proto__.polluted": "1", "a.constructor.b": "1" } },
      temporary,
    );
    await fetch(evil.url, evil);
    assert.equal({}.polluted, undefined);
  });
});
