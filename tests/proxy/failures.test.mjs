// What goes wrong behind the proxy, and what becomes of it: nothing stays open, and nothing that was done is lost.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Client } from "tc3fetch";
import { createProxy, Tc3Error } from "tc3fetch/proxy";
import { EdgeClient } from "tc3fetch/proxy/page";
import { PAGE } from "./proxies.mjs";

const credentials = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };
const CALL = { service: "cvm", version: "2017-03-12", action: "RunInstances" };

/** A proxy that forwards to this `fetch`, and its answer. */
const forwarded = (fetch, { method = "GET", ...more } = {}, init = {}) =>
  createProxy({ origins: [PAGE], fetch, ...more })(
    new Request("https://edge.example/cvm.tencentcloudapi.com/", { method, headers: { Origin: PAGE }, ...init }),
  );

/** A proxy that signs, with this client. */
const signing = (client, more) =>
  createProxy({ origins: [PAGE], client, authorize: () => true, actions: ["cvm.*"], ...more });

const asking = (accept = "application/json", body = JSON.stringify(CALL)) =>
  new Request("https://edge.example/call", {
    method: "POST",
    headers: { Origin: PAGE, "content-type": "application/json", accept },
    body,
  });

/** A page's client of a proxy in this process. */
const pageOf = (proxy) =>
  new EdgeClient({
    url: "https://edge.example/call",
    fetch: (url, init) => proxy(new Request(url, { ...init, headers: { ...init.headers, Origin: PAGE } })),
  });

/** A client whose service answers with this text, or fails so. */
const clientOf = (answer, more) =>
  new Client({
    credentials,
    region: "ap-guangzhou",
    retry: false,
    fetch: async () => (typeof answer === "string" ? new Response(answer) : answer()),
    ...more,
  });

/** A body, and whether it was let go of. */
function openBody() {
  const seen = { isCancelled: false };
  seen.body = new ReadableStream({ cancel: () => void (seen.isCancelled = true) });
  return seen;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("an answer that cannot be used", () => {
  it("is let go of where it comes after the time is over", async () => {
    const late = openBody();
    let answer;
    const response = await forwarded(() => new Promise((resolve) => (answer = resolve)), { timeout: 20 });
    assert.equal(response.status, 504);
    answer(new Response(late.body));
    await settled();
    assert.equal(late.isCancelled, true);
  });

  it("is let go of where the caller has left, also before it was sent", async () => {
    for (const isEarly of [true, false]) {
      const controller = new AbortController();
      const late = openBody();
      let answer;
      if (isEarly) controller.abort();
      const response = forwarded(() => new Promise((resolve) => (answer = resolve)), {}, { signal: controller.signal });
      await settled();
      controller.abort();
      assert.equal((await response).status, 502);
      answer(new Response(late.body));
      await settled();
      assert.equal(late.isCancelled, true, `${isEarly}`);
    }
  });

  it("of no form that HTTP has is a refusal, and nothing is thrown", async () => {
    const locked = new Response("{}");
    locked.body.getReader();
    const headers = new Headers();
    for (const [given, why] of [
      [locked, "Upstream"],
      [{ status: 200, headers: { [Symbol.iterator]: 1 } }, "Upstream"],
      [{ status: 200 }, "Upstream"],
      [{ status: NaN, headers }, "Redirect"],
      [undefined, "Redirect"],
      ["{}", "Redirect"],
    ]) {
      const response = await forwarded(async () => given);
      assert.equal(response.status, 502);
      assert.equal((await response.json()).errorCode, `ProxyRefused.${why}`);
      assert.equal(response.headers.get("access-control-allow-origin"), PAGE);
    }
  });

  it("of a status without a body loses the body that it has", async () => {
    for (const status of [204, 205]) {
      const { body, ...seen } = openBody();
      const response = await forwarded(async () => ({ status, headers: new Headers({ "x-tc-a": "1" }), body }));
      assert.deepEqual([response.status, response.body, response.headers.get("x-tc-a")], [status, null, "1"], seen);
    }
  });
});

describe("where the proxy signs, the result of what was carried out", () => {
  const result = async (answer) => {
    const response = await signing(clientOf(answer))(asking());
    return { status: response.status, text: await response.text() };
  };

  it("arrives whatever is in it", async () => {
    for (const [members, expected] of [
      ['"A":"\\ud800"', '"A":"\\ud800"'],
      ['"\\udc00":1', '"\\udc00":1'],
      ['"C":1e400,"D":[-1e400]', '"C":1e999,"D":[-1e999]'],
      ['"Id":18446744073709551615,"F":-0.5', '"Id":18446744073709551615,"F":-0.5'],
      ['"N":null,"T":[true,{},[]]', '"N":null,"T":[true,{},[]]'],
    ])
      assert.deepEqual(await result(`{"Response":{${members},"RequestId":"r"}}`), {
        status: 200,
        text: `{"Response":{${expected},"RequestId":"r"}}`,
      });
    const page = pageOf(signing(clientOf('{"Response":{"A":"\\ud800","C":1e400}}')));
    assert.deepEqual(await page.call(CALL), { A: "\ud800", C: Infinity });
  });

  it("that cannot be handed on is no call to repeat", async () => {
    const cyclic = {};
    cyclic.cyclic = cyclic;
    const failing = () => {
      throw new Error("SECRETEXAMPLE is in this message");
    };
    const wrongStatus = () => ({ status: 1, headers: new Headers(), body: null });
    for (const [client, status] of [
      [{ call: async () => cyclic }, 502],
      [{ call: async () => ({ A: { toJSON: failing } }) }, 502],
      [{ call: failing }, 500],
      [{ call() {}, stream: async () => ({ toResponse: failing }) }, 502],
      [{ call() {}, stream: async () => ({ toResponse: wrongStatus }) }, 502],
    ]) {
      const accept = client.stream ? "text/event-stream" : "application/json";
      const response = await signing(client)(asking(accept));
      const text = await response.text();
      assert.equal(response.status, status, text);
      assert.doesNotMatch(text, /SECRET|InternalError|RequestLimit|Throttling/);
      const page = pageOf(signing(client));
      await assert.rejects(client.stream ? page.stream(CALL) : page.call(CALL), (error) => {
        assert.ok(Tc3Error.is(error), String(error));
        assert.deepEqual(
          [error.code, error.kind, error.outcome, error.retryable],
          ["ProxyRefused.Answer", "response", "unknown", false],
        );
        return true;
      });
    }
  });
});

describe("where the proxy signs, a page", () => {
  it("learns what failed, and no name of the proxy's own network", async () => {
    const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const network = Object.assign(new TypeError("getaddrinfo ENOTFOUND vault.corp.internal"), { cause });
    const failing = (error) => () => Promise.reject(error);
    for (const [client, code, status] of [
      [clientOf(failing(network)), "ClientError.Network", 502],
      [clientOf("{}", { credentials: failing(network) }), "ClientError.CredentialsProvider", 400],
      [
        {
          call: failing(
            new Tc3Error("no wasm at /srv/corp.internal", { code: "ClientError.WasmBlocked", kind: "engine" }),
          ),
        },
        "ClientError.WasmBlocked",
        502,
      ],
    ]) {
      const response = await signing(client)(asking());
      const text = await response.text();
      assert.doesNotMatch(text, /internal|ECONN|ENOTFOUND|srv/);
      const { error, Response: content } = JSON.parse(text);
      assert.deepEqual([response.status, error.code, content.Error.Code], [status, code, code]);
      assert.ok(error.message && error.message === content.Error.Message);
    }
  });

  it("waits as long as the client does, unless the proxy was given a time", async () => {
    const given = [];
    const client = {
      call: async (_, options) => (given.push(["timeout" in options, options.timeout]), {}),
      stream: async (_, options) => (
        given.push(["timeout" in options, options.timeout]),
        { toResponse: () => new Response("") }
      ),
    };
    for (const accept of ["application/json", "text/event-stream"]) {
      await signing(client)(asking(accept));
      await signing(client, { timeout: 1234 })(asking(accept));
    }
    assert.deepEqual(given, [
      [false, undefined],
      [true, 1234],
      [false, undefined],
      [true, 1234],
    ]);
    // A service that never answers, and a client that waits for 50 ms.
    const hasty = clientOf(() => new Promise(() => {}), { timeout: 50 });
    assert.equal((await signing(hasty)(asking())).status, 504);
  });
});
