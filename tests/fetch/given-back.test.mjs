// What comes back from a `fetch` of `createFetch`, and what it refuses.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { Client, Tc3Error } from "../../pkg/index.js";
import * as aliyun from "../../pkg/aliyun.js";
import * as v1 from "../../pkg/v1.js";
import { createFetch } from "../../pkg/fetch.js";
import { acs, credentials, HEADERS, rejection, startServer, useEndpoint } from "./support.mjs";

const endpoint = useEndpoint();
const HOST = "https://tiems.tencentcloudapi.com/";
const POST = { method: "POST", headers: HEADERS, body: '{"Limit":1}' };
const signing = (config, options) =>
  createFetch(new Client({ credentials, region: "ap-shanghai", ...config }), options);

describe("the answer", () => {
  it("is the very Response that the client's fetch gave", async () => {
    const given = new Response("no JSON", { status: 503 });
    const fetch = signing({ fetch: async () => given });
    assert.equal(await fetch(HOST, POST), given);
    assert.equal(given.bodyUsed, false);
  });

  it("is an error of the service where it is one, after a single attempt", async () => {
    const wrong = { secretId: credentials.secretId, secretKey: "wrong" };
    const lines = endpoint.lines.length;
    const response = await signing({ credentials: wrong, proxy: endpoint.url })(HOST, POST);
    assert.equal(response.status, 200);
    assert.equal((await response.json()).Response.Error.Code, "AuthFailure.SignatureFailure");
    assert.equal(endpoint.lines.length, lines + 1);
  });

  it("is a stream while it lasts, and ends with the signal", async () => {
    const server = await startServer((response) => {
      response.writeHead(200, { "Content-Type": "text/event-stream", "X-Own": "kept" });
      response.write("data: 1\n\n");
    });
    const controller = new AbortController();
    const { signal } = controller;
    const fetch = signing({ proxy: server.url });
    const reads = [];
    for (const asked of [fetch(HOST, { ...POST, signal }), fetch(new Request(HOST, { ...POST, signal }))]) {
      const response = await asked;
      assert.equal(response.headers.get("x-own"), "kept");
      const reader = response.body.getReader();
      assert.equal(new TextDecoder().decode((await reader.read()).value), "data: 1\n\n");
      reads.push(rejection(reader.read()));
    }
    controller.abort(new Error("enough"));
    for (const { message } of await Promise.all(reads)) assert.match(message, /enough/);
    await server.close();
  });

  it("is the signal's reason where it fired before", async () => {
    const reason = new Error("enough");
    const fetch = signing({ proxy: endpoint.url, credentials: () => new Promise(() => {}) });
    assert.equal(await rejection(fetch(HOST, { ...POST, signal: AbortSignal.abort(reason) })), reason);
    const controller = new AbortController();
    const waiting = rejection(fetch(HOST, { ...POST, signal: controller.signal }));
    setTimeout(() => controller.abort(reason), 10);
    assert.equal(await waiting, reason);
  });

  it("is a TypeError where there is no connection, as that of fetch", async () => {
    const error = await rejection(signing({ proxy: "http://127.0.0.1:9" })(HOST, POST));
    assert.equal(error.constructor, TypeError);
    assert.equal(error instanceof Tc3Error, false);
  });

  it("of signature v1 never repeats its URL", async () => {
    const token = "THE-TOKEN";
    const failing = async (url) => {
      throw new TypeError(`cannot fetch ${url}`, { cause: { code: "ECONNREFUSED", url } });
    };
    const client = new v1.Client({ credentials: { ...credentials, token }, fetch: failing });
    const error = await rejection(createFetch(client)(HOST, { headers: HEADERS }));
    assert.equal(error.constructor, TypeError);
    assert.equal(error.message, "fetch failed (ECONNREFUSED)");
    assert.doesNotMatch(inspect(error, { showHidden: true, depth: 9 }), /THE-TOKEN|Signature=/);
  });
});

describe("the client", () => {
  it("gives credentials by a provider, and the time by its clock", async () => {
    let asked = 0;
    const provider = async () => (asked++, { ...credentials, expiresAt: Date.now() + 3_600_000 });
    const client = new Client({ credentials: provider, proxy: endpoint.url, region: "ap-shanghai" });
    const fetch = createFetch(client);
    const code = async () => (await (await fetch(HOST, POST)).json()).Response.Error?.Code;
    assert.equal(await code(), undefined);
    assert.equal(await code(), undefined);
    assert.equal(asked, 1);
    client.clockOffset = -3_600_000;
    assert.equal(await code(), "AuthFailure.SignatureExpire");
  });

  it("may be a proxy of one", async () => {
    const client = new Proxy(new Client({ credentials, proxy: endpoint.url, region: "ap-shanghai" }), {});
    assert.equal((await createFetch(client)(HOST, POST)).status, 200);
  });

  it("must be one that signs, with options that there are", () => {
    for (const client of [undefined, null, {}, { credentials }, { with() {} }])
      assert.throws(() => createFetch(client), { code: "ClientError.WrongType", parameter: "client" });
    assert.throws(() => signing({}, { passthrough: true }), { code: "ClientError.UnknownParameter" });
    assert.throws(() => signing({}, { passThrough: 1 }), { code: "ClientError.WrongType" });
  });

  it("whose provider fails is a Tc3Error without words of others", async () => {
    const fail = () => Promise.reject(new Error("with a SECRET"));
    const error = await rejection(signing({ credentials: fail })(HOST, POST));
    assert.equal(error.code, "ClientError.CredentialsProvider");
    assert.doesNotMatch(`${error.message} ${JSON.stringify(error)}`, /SECRET/);
  });
});

describe("headers", () => {
  it("of the caller are sent, but for those that are ours", async () => {
    const server = await startServer((response) => response.end("{}"));
    const headers = {
      ...HEADERS,
      "X-Own": "1",
      Accept: "text/html",
      Authorization: "Bearer SECRET",
      "X-TC-Token": "t",
    };
    const own = { ...headers, "X-TC-Timestamp": "1", "Content-Type": "application/json", "X-TC-Language": "en-US" };
    await signing({ proxy: server.url })(HOST, { ...POST, headers: own });
    const [{ headers: received, rawHeaders }] = server.received;
    await server.close();
    assert.equal(received["x-own"], "1");
    assert.equal(received.accept, "text/html");
    assert.equal(received["x-tc-language"], "en-US");
    assert.equal(received["content-type"], "application/json");
    assert.match(received.authorization, /^TC3-HMAC-SHA256 /);
    assert.equal(received["x-tc-token"], undefined);
    assert.ok(Math.abs(received["x-tc-timestamp"] - Date.now() / 1000) < 60);
    const names = rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
    assert.equal(new Set(names).size, names.length, "a header came twice");
  });
});

describe("other hosts", () => {
  const FOREIGN = [
    "https://example.com/",
    "http://cvm.tencentcloudapi.com/",
    "https://cvm.tencentcloudapi.com:8443/",
    "https://cvm.tencentcloudapi.com.evil.example/",
    "https://eviltencentcloudapi.com/",
    "https://tencentcloudapi.com/",
    "https://127.0.0.1/",
    "https://ecs.aliyuncs.com/",
    "https://cvm.tencentcloudapi.com./",
  ];

  it("are refused, and nothing is sent", async () => {
    const fetch = signing({ fetch: () => assert.fail("it was sent") });
    for (const url of FOREIGN) assert.equal((await rejection(fetch(url, POST))).code, "ClientError.ForeignHost", url);
    const client = new aliyun.Client({ credentials: acs, fetch: () => assert.fail("it was sent") });
    for (const url of ["https://bucket.oss-cn-hangzhou.aliyuncs.com/a", "https://oss.aliyuncs.com/", HOST])
      assert.equal((await rejection(createFetch(client)(url))).code, "ClientError.ForeignHost", url);
  });

  it("get what fetch would send, with passThrough", async () => {
    const server = await startServer((response) => response.end("{}"));
    const init = { method: "POST", headers: { Authorization: "Bearer own" }, body: "a" };
    const passing = signing({ headers: { "X-Ours": "1" } }, { passThrough: true });
    for (const send of [fetch, passing]) {
      await send(`${server.url}/path?b=c`, init);
      await send(new Request(server.url, init), { headers: { "X-Own": "1" } });
    }
    await server.close();
    assert.deepEqual(server.received.slice(2), server.received.slice(0, 2));
  });

  it("get exactly what was given", async () => {
    const given = [];
    const fetch = signing({ fetch: async (...args) => (given.push(args), new Response()) }, { passThrough: true });
    for (const url of FOREIGN) {
      const init = { headers: {} };
      await fetch(url, init);
      assert.equal(given.at(-1)[0], url);
      assert.equal(given.at(-1)[1], init);
    }
  });
});

describe("what cannot be signed is named", () => {
  const cases = {
    "no action": [HOST, { ...POST, headers: {} }, "MissingParameter", "x-tc-action"],
    "no version": [HOST, { ...POST, headers: { "X-TC-Action": "A" } }, "MissingParameter", "x-tc-version"],
    "another path": [`${HOST}v1/users`, POST, "InvalidFormat", "url"],
    "a query of a POST": [`${HOST}?Limit=1`, POST, "InvalidFormat", "url"],
    "another method": [HOST, { ...POST, method: "PUT" }, "UnknownValue", "method"],
    "a repeated name": [`${HOST}?a=1&a=2`, { headers: HEADERS }, "WrongType", "query.a"],
    "a large body": [HOST, { ...POST, body: new Uint8Array(10485761) }, "RequestTooLarge", "body"],
    "a form": [HOST, { ...POST, body: new URLSearchParams("a=1") }, "InvalidContentType", "contentType"],
  };
  for (const [name, [url, init, code, parameter]] of Object.entries(cases))
    it(name, async () => {
      const error = await rejection(signing({ fetch: () => assert.fail("it was sent") })(url, init));
      assert.ok(error instanceof Tc3Error, inspect(error));
      assert.deepEqual([error.code, error.parameter], [`ClientError.${code}`, parameter]);
    });

  it("a stream is read up to the limit, and let go of", async () => {
    let pulled = 0;
    let isCancelled = false;
    const body = new ReadableStream({
      pull: (controller) => (pulled++, controller.enqueue(new Uint8Array(1 << 20))),
      cancel: () => void (isCancelled = true),
    });
    const error = await rejection(signing({})(HOST, { ...POST, body, duplex: "half" }));
    assert.equal(error.code, "ClientError.RequestTooLarge");
    assert.ok(pulled < 20, `${pulled}`);
    assert.equal(isCancelled, true);
  });

  it("what is no request is fetch's own TypeError", async () => {
    const fetch = signing({});
    for (const [url, init] of [
      ["no url", {}],
      [HOST, { headers: HEADERS, body: "GET with a body" }],
    ])
      assert.equal((await rejection(fetch(url, init))).constructor, TypeError);
  });

  it("text of signature v1 that is no JSON", async () => {
    const client = new v1.Client({ credentials, fetch: () => assert.fail("it was sent") });
    const error = await rejection(createFetch(client)(HOST, { ...POST, body: "{" }));
    assert.deepEqual([error.code, error.parameter], ["ClientError.WrongType", "body"]);
  });
});
