// What `createFetch` signs: the local endpoint verifies it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import createOpenApi from "openapi-fetch";
import * as tc3fetch from "../../pkg/index.js";
import * as aliyun from "../../pkg/aliyun.js";
import * as v1 from "../../pkg/v1.js";
import { createFetch } from "../../pkg/fetch.js";
import { acs, credentials, HEADERS, useEndpoint } from "./support.mjs";

const endpoint = useEndpoint();
const HOST = "https://tiems.tencentcloudapi.com/";
const clientOf = ({ Client }, changes) =>
  new Client({ credentials, region: "ap-shanghai", proxy: endpoint.url, ...changes });
const signing = (entry = tc3fetch, changes) => createFetch(clientOf(entry, changes));
const body = JSON.stringify({ Limit: 1 });

/** What the service has answered to a request whose signature it accepted. */
async function accepted(promise) {
  const response = await promise;
  const { Response } = await response.json();
  assert.equal(response.status, 200);
  assert.equal(Response.Error, undefined, JSON.stringify(Response.Error));
  assert.equal(typeof Response.TotalCount, "number", JSON.stringify(Response));
  return Response;
}

describe("input", () => {
  it("is a text, a URL or a Request, and init overrides it", async () => {
    const fetch = signing();
    const init = { method: "POST", headers: HEADERS, body };
    await accepted(fetch(HOST, init));
    await accepted(fetch(new URL(HOST), init));
    await accepted(fetch(new Request(HOST, init)));
    await accepted(fetch(new Request(HOST, { ...init, headers: {} }), { headers: HEADERS, body: '{"Limit":2}' }));
    await accepted(fetch(HOST, { ...init, headers: new Headers(HEADERS) }));
    await accepted(fetch(HOST, { ...init, headers: Object.entries(HEADERS) }));
  });

  it("has a body of any kind, which is sent byte for byte", async () => {
    const sent = [];
    const send = (url, init) => (sent.push(init.body), fetch(url, init));
    const signingFetch = signing(tc3fetch, { fetch: send });
    const text = '{ "Limit" : 1 }';
    const bytes = new TextEncoder().encode(text);
    const stream = () =>
      new ReadableStream({
        start(controller) {
          for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
          controller.close();
        },
      });
    const type = "application/json";
    for (const given of [text, bytes, bytes.buffer, new Blob([bytes]), new Blob([bytes], { type }), stream()])
      await accepted(signingFetch(HOST, { method: "POST", headers: HEADERS, body: given, duplex: "half" }));
    assert.deepEqual(
      sent.map((given) => new TextDecoder().decode(given)),
      Array(6).fill(text),
    );
    await accepted(signingFetch(HOST, { method: "POST", headers: HEADERS }));
    assert.equal(new TextDecoder().decode(sent.at(-1)), "{}");
  });

  it("of a GET is its query, by flat names as they are", async () => {
    const urls = [];
    const send = (url, init) => (urls.push(url), fetch(url, init));
    const query = "Limit=1&Filters.0.Name=a%20b%2B%E6%9C%AA&Filters.0.Values.0=";
    const response = await signing(tc3fetch, { fetch: send })(`${HOST}?${query}`, { headers: HEADERS });
    assert.doesNotMatch((await response.json()).Response.Error?.Code ?? "", /^AuthFailure/);
    assert.equal(new URL(urls[0]).search, `?${query}`);
    await accepted(signing()(`${HOST}?Limit=1`, { headers: HEADERS }));
  });
});

describe("which action", () => {
  /** Where a request goes, and what of it says for which service and region. */
  async function target(url, headers = HEADERS, changes = {}) {
    let sent;
    const send = async (url, init) => ((sent = { url, headers: new Headers(init.headers) }), new Response("{}"));
    await signing(tc3fetch, { fetch: send, proxy: undefined, ...changes })(url, { method: "POST", headers, body });
    const [, service] = /Credential=[^/]+\/[\d-]+\/(\w+)\/tc3_request/.exec(sent.headers.get("authorization"));
    const [action, version, region] = ["action", "version", "region"].map((name) => sent.headers.get(`x-tc-${name}`));
    return [sent.url, service, version, action, region].join(" ");
  }

  it("is said by the host and by headers", async () => {
    const rest = "2019-04-16 DescribeServices ap-shanghai";
    for (const host of ["cvm", "cvm.ap-guangzhou", "cvm.intl", "cvm.internal", "cvm.ap-shanghai-fsi"])
      assert.equal(
        await target(`https://${host}.tencentcloudapi.com`),
        `https://${host}.tencentcloudapi.com/ cvm ${rest}`,
      );
  });

  it("is said by a path, which is mapped back", async () => {
    const path = "/cbs/2017-03-12/DescribeDisks";
    const is = (host) => `https://${host}.tencentcloudapi.com/ cbs 2017-03-12 DescribeDisks ap-shanghai`;
    assert.equal(await target(`https://cbs.tencentcloudapi.com${path}`, {}), is("cbs"));
    assert.equal(await target(`https://cvm.intl.tencentcloudapi.com${path}`, {}), is("cbs.intl"));
  });

  it("has the region of its header before that of the config", async () => {
    const headers = { ...HEADERS, "X-TC-Region": "ap-beijing" };
    assert.match(await target("https://cvm.tencentcloudapi.com", headers), / ap-beijing$/);
    const { "X-TC-Region": _, ...without } = HEADERS;
    assert.match(await target("https://cvm.tencentcloudapi.com", without), / ap-shanghai$/);
  });

  it("goes to the host that was asked, whatever the config says", async () => {
    const changes = { host: "cvm.ap-beijing.tencentcloudapi.com", endpoint: "intl" };
    assert.match(await target("https://cvm.tencentcloudapi.com", HEADERS, changes), /^https:\/\/cvm\.tencent/);
  });
});

describe("other libraries", () => {
  it("openapi-fetch", async () => {
    const api = createOpenApi({ baseUrl: "https://tiems.tencentcloudapi.com", fetch: signing() });
    const { data, error, response } = await api.POST("/tiems/2019-04-16/DescribeServices", { body: { Limit: 1 } });
    assert.equal(error, undefined);
    assert.equal(response.status, 200);
    assert.equal(typeof data.Response.TotalCount, "number", JSON.stringify(data));
    const got = await api.GET("/tiems/2019-04-16/DescribeServices", { params: { query: { Limit: 1 } } });
    assert.equal(typeof got.data.Response.TotalCount, "number", JSON.stringify(got));
  });

  it("ky", async () => {
    const { default: ky } = await import("ky");
    const api = ky.create({ fetch: signing(), headers: HEADERS });
    const { Response } = await api.post(HOST, { json: { Limit: 1 } }).json();
    assert.equal(typeof Response.TotalCount, "number", JSON.stringify(Response));
    const got = await api.get(HOST, { searchParams: { Limit: 1 } }).json();
    assert.equal(typeof got.Response.TotalCount, "number", JSON.stringify(got));
  });
});

describe("other signatures", () => {
  it("signature v1 takes JSON, a form and a query", async () => {
    const fetch = signing(v1);
    await accepted(fetch(HOST, { method: "POST", headers: HEADERS, body }));
    await accepted(fetch(HOST, { method: "POST", headers: HEADERS, body: new URLSearchParams({ Limit: "1" }) }));
    await accepted(fetch(`${HOST}?Limit=1`, { headers: HEADERS }));
    await accepted(fetch(HOST, { method: "POST", headers: HEADERS }));
  });

  it("signature v1 keeps every digit", async () => {
    let sent = "";
    const send = async (_, init) => ((sent = new TextDecoder().decode(init.body)), new Response());
    const init = { method: "POST", headers: HEADERS, body: '{"Limit":9007199254740993}' };
    await signing(v1, { fetch: send })(HOST, init);
    assert.match(sent, /Limit=9007199254740993&/);
  });

  it("Alibaba Cloud takes any path, query and method", async () => {
    const fetch = signing(aliyun, { credentials: acs, region: undefined });
    const root = "https://fcv3.cn-hangzhou.aliyuncs.com/2023-03-30/functions";
    const headers = (action) => ({ "x-acs-action": action, "x-acs-version": "2023-03-30" });
    const listed = await fetch(`${root}?limit=1&prefix=a%20b`, { headers: headers("ListFunctions") });
    assert.equal(listed.status, 200, await listed.clone().text());
    const missing = await fetch(`${root}/none`, { method: "DELETE", headers: headers("DeleteFunction") });
    assert.equal(missing.status, 404);
    assert.equal((await missing.json()).Code, "FunctionNotFound");
    const invalid = await fetch(root, {
      method: "POST",
      headers: { ...headers("CreateFunction"), "Content-Type": "application/json" },
      body: "{}",
    });
    assert.equal(invalid.status, 400);
    assert.doesNotMatch((await invalid.json()).Code, /Signature|Missing.*Header/);
  });
});
