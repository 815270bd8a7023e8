// mockFetch knows the gateways: CloudBase's HTTP API and function URLs.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Client } from "tc3fetch/gateway";
import { fail, mockFetch, sse } from "tc3fetch/testing";
import { credentials, errorOf, temporary } from "./support.mjs";

const CLOUDBASE = "env-a1b2c3.api.tcloudbasegateway.com";
const FUNCTION_URL = "1250000000-a1b2c3d4e5.ap-guangzhou.tencentscf.com";
const hosts = { tcb: CLOUDBASE, scf: FUNCTION_URL };
const echo = (params, { method, action, url }) => ({ params, method, action, search: new URL(url).search });

for (const [service, host] of Object.entries(hosts))
  describe(`${host}`, () => {
    const fetch = mockFetch({ [`${service}.*`]: echo }, { credentials: [credentials, temporary] });
    const client = new Client({ credentials, host, fetch, retry: false, uin: service === "scf" ? "1" : undefined });

    it("is answered by the handler of its service, with what arrived", async () => {
      const post = await client.call({ path: "/v1/items", params: { Id: 2n ** 60n }, query: { a: "1 +" } });
      assert.deepEqual(post.params, { Id: Number(2n ** 60n) });
      assert.deepEqual([post.action, post.search], ["POST /v1/items", "?a=1%20%2B"]);
      const get = await client.call({ path: "/v1/items", query: { id: ["gte.1", "lt.9"], limit: 10 } });
      assert.deepEqual(get.params, { id: ["gte.1", "lt.9"], limit: "10" });
    });

    it("takes temporary credentials, signed headers, a proxy and a domain of one's own", async () => {
      const other = client.with({ credentials: temporary });
      const request = { path: "/a.b", headers: { "x-a": "1" }, signedHeaders: ["x-a"] };
      assert.equal((await other.call(request)).action, "GET /a.b");
      assert.equal((await other.with({ proxy: "https://proxy.example/tc3" }).call(request)).action, "GET /a.b");
      assert.equal((await other.with({ host: "api.example", service }).call(request)).action, "GET /a.b");
    });

    it("refuses another key, another token and another time as the gateway does", async () => {
      const is = (code) => (service === "tcb" ? "SIGN_PARAM_INVALID" : code);
      for (const [keys, code] of [
        [{ ...credentials, secretKey: "another" }, "AuthFailure.SignatureFailure"],
        [{ ...temporary, token: "another" }, "AuthFailure.TokenFailure"],
      ]) {
        const error = await errorOf(client.with({ credentials: keys }).call({ path: "/" }));
        assert.deepEqual([error.code, error.httpStatus], [is(code), 401]);
      }
      const error = await errorOf(client.call({ path: "/", timestamp: 1_700_000_000 }));
      assert.equal(error.code, is("AuthFailure.SignatureExpire"));
    });

    it("keeps nothing secret among its calls", async () => {
      fetch.reset();
      await client.with({ credentials: temporary }).call({ path: "/" });
      assert.equal(fetch.calls.length, 1);
      assert.doesNotMatch(JSON.stringify(fetch.calls), /temporary-(token|key|id)/);
    });
  });

describe("handlers of a gateway", () => {
  const clientOf = (handlers, host = CLOUDBASE) =>
    new Client({ credentials, host, retry: false, fetch: mockFetch(handlers, { credentials }) });

  it("have the name of a method and a path", async () => {
    const client = clientOf({ "tcb.GET /v1/a.json": () => [1, 2], "tcb.POST /v1/a.json": () => undefined });
    assert.deepEqual(await client.call({ path: "/v1/a.json" }), [1, 2]);
    assert.equal(await client.call({ path: "/v1/a.json", params: {} }), undefined);
    assert.equal((await errorOf(client.call({ path: "/v1/b" }))).httpStatus, 404);
  });

  it("fail, and speak in events", async () => {
    const client = clientOf({ "tcb.POST /fail": fail("DATABASE_ERROR", "no"), "tcb.POST /chat": sse([{ a: 1 }]) });
    const error = await errorOf(client.call({ path: "/fail", params: {} }));
    assert.deepEqual([error.code, error.message, error.kind], ["DATABASE_ERROR", "no", "api"]);
    for await (const { json } of await client.stream({ path: "/chat", params: {} })) assert.deepEqual(json, { a: 1 });
  });

  it("correct a clock that CloudBase says is wrong", async () => {
    const fetch = mockFetch({ "*": {} }, { credentials, now: () => Date.now() + 600_000 });
    const client = new Client({ credentials, host: CLOUDBASE, fetch });
    assert.equal((await client.callWithResponse({ path: "/" })).attempts, 2);
    assert.equal((await client.callWithResponse({ path: "/" })).attempts, 1);
  });

  it("answer a function URL that is open", async () => {
    const client = clientOf({ "scf.*": { open: true } }, FUNCTION_URL).with({ credentials: null });
    assert.deepEqual(await client.call({ path: "/" }), { open: true });
  });
});

describe("options of answers", () => {
  it("are refused where they are not known", () => {
    assert.throws(() => fail("X", "m", { statu: 500 }), {
      message: "options.statu is not known; did you mean status?",
    });
    assert.throws(() => sse([], { dely: 1 }), { message: "options.dely is not known; did you mean delay?" });
    assert.throws(() => sse(5), { code: "ClientError.WrongType", parameter: "events" });
    assert.throws(() => sse([], { delay: -1 }), { code: "ClientError.WrongType", parameter: "options.delay" });
  });
});
