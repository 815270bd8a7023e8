// Mode 2 in every runtime: the keys live at the edge. And the handler that gives temporary ones.
import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { after, before, describe, it } from "node:test";
import { Client } from "tc3fetch";
import { createCredentialsProvider, EdgeClient, Tc3Error } from "tc3fetch/proxy/page";
import { example, temporary } from "../../endpoint/index.mjs";
import { PAGE } from "./proxies.mjs";
import { ask, assertRefused, startProxies } from "./support.mjs";
import { startUpstream } from "./upstream.mjs";

const ECHO = { service: "local", version: "2026-01-01", action: "Echo" };
const LOGGED_IN = { "Content-Type": "application/json", Authorization: "Bearer session" };

let upstream;
let proxies;
let url;

before(async () => {
  upstream = await startUpstream();
  proxies = await startProxies(upstream.url);
});
after(async () => {
  await proxies?.close();
  upstream?.close();
});

/** A fetch like a page's: it says where it is from. */
const asPage = (url, init) => fetch(url, { ...init, headers: { ...init.headers, Origin: PAGE } });

const page = (path = "/edge/call", authorization = "Bearer session") =>
  new EdgeClient({ url: `${url}${path}`, authorization, fetch: asPage });

/** A call as a page sends it, with something about it changed. */
const send = (call, { path = "/edge/call", headers, ...options } = {}) =>
  ask(url, path, {
    headers: { ...LOGGED_IN, ...headers },
    body: typeof call === "string" ? call : JSON.stringify(call),
    ...options,
  });

/** Asserts that nothing was sent while `act` ran. */
async function sendingNothing(act) {
  const count = upstream.asked.length;
  await act();
  assert.deepEqual(upstream.asked.slice(count), []);
}

for (const [index, name] of ["node", "deno", "bun", "workerd"].entries())
  describe(name, () => {
    before(() => {
      url = proxies.servers[index].url;
    });

    describe("a page calls", () => {
      it("and is answered as the service would", async () => {
        const { Params, Region, RequestId } = await page().call({
          ...ECHO,
          params: { Name: "未命名", List: [1, null] },
        });
        assert.deepEqual(Params, { Name: "未命名", List: [1, null] });
        assert.equal(Region, "ap-guangzhou");
        assert.match(RequestId, /^[0-9a-f-]{36}$/);
        assert.equal((await page().call({ ...ECHO, region: "ap-shanghai" })).Region, "ap-shanghai");
        const answer = await send(ECHO);
        assert.deepEqual([answer.status, answer.headers["cache-control"]], [200, "no-store"]);
        assert.deepEqual(answer.json.Response.Params, {});
      });

      it("with integers of any size, either way", async () => {
        const params = { Id: 18446744073709551615n };
        const { Body } = await page().call({ ...ECHO, service: "echo", action: "Any", params });
        assert.equal(Body, '{"Id":18446744073709551615}');
        const { Id, Ids } = await page().call({ ...ECHO, action: "BigIntegers" }, { unsafeIntegers: "bigint" });
        assert.deepEqual([Id, Ids[1]], [9007199254740993n, 18446744073709551615n]);
      });

      it("and hears the service's error, with its code and its request id", async () => {
        const params = { Code: "ResourceNotFound", Message: "no such thing" };
        await assert.rejects(page().call({ ...ECHO, action: "Fail", params }), (error) => {
          assert.ok(error instanceof Tc3Error);
          assert.deepEqual([error.code, error.kind, error.message], ["ResourceNotFound", "api", "no such thing"]);
          assert.match(error.requestId, /^[0-9a-f-]{36}$/);
          assert.ok(error.hint);
          return true;
        });
        const { json } = await send({ ...ECHO, action: "Fail", params });
        assert.equal(json.Response.Error.Code, "ResourceNotFound");
        assert.ok(json.Response.RequestId);
      });

      it("and hears the client's own error before anything is sent", () =>
        sendingNothing(() =>
          assert.rejects(page().call({ service: "local", action: "Echo", version: "" }), {
            code: "ClientError.MissingParameter",
            kind: "input",
            parameter: "version",
          }),
        ));

      it("and gets a stream", { timeout: 10000 }, async () => {
        const events = [];
        const stream = await page().stream({ ...ECHO, action: "Stream", params: { Count: 3, DelayMs: 5 } });
        for await (const { data, event, id } of stream) events.push({ data, event, id });
        assert.deepEqual(events[2], { data: '{"Index":2,\n"Text":"未命名😀"}', event: "delta", id: "2" });
        const { headers } = await send({ ...ECHO, action: "Stream" }, { headers: { Accept: "text/event-stream" } });
        assert.equal(headers["content-type"], "text/event-stream");
        assert.equal(headers["access-control-allow-origin"], PAGE);
      });

      it("for a stream, and hears the error that came in its place", async () => {
        await assert.rejects(page().stream({ ...ECHO, action: "Fail" }), { code: "FailedOperation" });
        await assert.rejects(page("/unable/call").stream(ECHO), { code: "ProxyRefused.Stream" });
      });
    });

    describe("refuses, and sends nothing:", () => {
      const refuses = (status, why, ...given) =>
        sendingNothing(async () => {
          const answer = await send(...given);
          assertRefused(answer, status, why);
          assert.equal(answer.headers["access-control-allow-origin"], PAGE);
        });

      it("an action that is not in the list", async () => {
        for (const call of [
          { ...ECHO, service: "cvm", action: "DescribeInstances" },
          { ...ECHO, service: "scf", action: "DeleteFunction" },
          { ...ECHO, service: "scf", action: "invoke" },
          { ...ECHO, service: "scf", action: "*" },
          { ...ECHO, service: "local.x" },
          { ...ECHO, service: "evil.example/local" },
          { ...ECHO, service: "Local" },
          {},
        ])
          await refuses(403, "Action", call);
      });

      it("a caller whom authorize does not let, or whom it fails for", async () => {
        await refuses(403, "Authorization", ECHO, { headers: { Authorization: "Bearer other" } });
        for (const action of ["Fail", "Slow"])
          await refuses(403, "Authorization", { ...ECHO, action }, { path: "/guarded/call" });
        assert.equal((await send(ECHO, { path: "/guarded/call" })).status, 200);
      });

      it("a call that says more than it may, or something else", async () => {
        for (const call of [
          { ...ECHO, host: "evil.example" },
          { ...ECHO, endpoint: "internal" },
          { ...ECHO, headers: {} },
          { ...ECHO, credentials: {} },
          { ...ECHO, body: "{}" },
          { ...ECHO, path: "/x" },
          { ...ECHO, service: ["local"] },
          { ...ECHO, region: null },
          { ...ECHO, params: [] },
          { ...ECHO, params: "{}" },
          [ECHO],
          "null",
          "{",
          "",
          '{"__proto__":{"service":"local"}}',
        ])
          await refuses(400, "Call", call);
      });

      it("what is no POST of JSON to its path", async () => {
        await refuses(405, "Method", ECHO, { method: "PUT" });
        assertRefused(await ask(url, "/edge/call", { method: "GET", headers: LOGGED_IN }), 405, "Method");
        for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""])
          await refuses(415, "Call", ECHO, { headers: { "Content-Type": type } });
        for (const path of ["/edge/", "/edge/call/", "/edge/call/x", "/edge/local.tencentcloudapi.com/"])
          await refuses(404, "Path", ECHO, { path });
      });

      it("a foreign page, and a request that comes from no page", () =>
        sendingNothing(async () => {
          for (const origin of ["https://evil.example", "null", ""]) {
            const answer = await send(ECHO, { origin });
            assertRefused(answer, 403, "Origin");
            assert.equal(answer.headers["access-control-allow-origin"], undefined);
          }
        }));

      it("a call that is too large", () =>
        sendingNothing(async () => {
          const params = { Text: "x".repeat(10485760) };
          // A runtime may close the connection on what is still being sent.
          const answer = await send({ ...ECHO, params }).catch(({ code }) =>
            assert.match(code, /^(EPIPE|ECONNRESET)$/),
          );
          if (answer) assertRefused(answer, 413, "Size");
        }));
    });

    it("waits no longer for a request that stops in its midst, in either mode", { timeout: 10000 }, () =>
      sendingNothing(async () => {
        const { hostname, port } = new URL(url);
        for (const path of ["/hurried/call", "/hasty/local.tencentcloudapi.com/"]) {
          const headers = { ...LOGGED_IN, Origin: PAGE, "Content-Length": "100" };
          const request = http.request({ hostname, port, method: "POST", path, headers, agent: false });
          request.on("error", () => {});
          request.write('{"service":');
          const [response] = await once(request, "response");
          const text = Buffer.concat(await response.take(1).toArray()).toString();
          request.destroy();
          assert.deepEqual([response.statusCode, JSON.parse(text).errorCode], [408, "ProxyRefused.Late"], path);
        }
      }),
    );

    it("a page may ask first", async () => {
      const headers = {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
      };
      const answer = await ask(url, "/edge/call", { method: "OPTIONS", headers });
      assert.equal(answer.status, 204);
      assert.equal(answer.headers["access-control-allow-headers"], "authorization, content-type");
    });

    it("gives a page temporary keys, which work and which no cache keeps", async () => {
      const answer = await ask(url, "/keys", { headers: LOGGED_IN, body: "{}" });
      assert.equal(answer.status, 200, answer.text);
      assert.equal(answer.headers["cache-control"], "no-store");
      const { expiresAt, ...keys } = answer.json;
      assert.deepEqual(keys, { ...temporary });
      assert.ok(Math.abs(expiresAt - Date.now() - 900_000) < 5000, `${expiresAt}`);
      for (const path of ["/keys", "/keys-by-caller"]) {
        const config = { url: `${url}${path}`, authorization: () => "Bearer session", fetch: asPage };
        const credentials = createCredentialsProvider(config);
        const client = new Client({ credentials, region: "ap-guangzhou", proxy: `${url}/tc3`, fetch: asPage });
        assert.ok((await client.call(ECHO)).RequestId);
      }
    });

    it("gives no keys to others", () =>
      sendingNothing(async () => {
        const keys = (options) => ask(url, "/keys", { headers: LOGGED_IN, body: "{}", ...options });
        assertRefused(await keys({ method: "GET", body: undefined }), 405, "Method");
        assertRefused(await keys({ headers: {} }), 403, "Authorization");
        assertRefused(await keys({ origin: "https://evil.example" }), 403, "Origin");
        assertRefused(await keys({ origin: "" }), 403, "Origin");
        const credentials = createCredentialsProvider({ url: `${url}/keys`, fetch: asPage });
        await assert.rejects(credentials(), { code: "ProxyRefused.Authorization", httpStatus: 403 });
      }));

    it("never says a key, whatever fails", async () => {
      const answers = [
        await send(ECHO, { path: "/unable/call" }),
        await send(ECHO, { path: "/failing/call" }),
        await send({ ...ECHO, action: "Fail" }, { path: "/guarded/call" }),
        await send({ ...ECHO, action: "Fail", params: { Message: "m" } }),
        await ask(url, "/events", { method: "GET" }),
      ];
      assert.equal(answers[0].json.error.code, "AuthFailure.SignatureFailure");
      assertRefused(answers[1], 500, "Answer");
      for (const { text, headers } of answers)
        for (const secret of [example.secretKey, "WRONG", "Bearer session"])
          assert.ok(!`${text}${JSON.stringify(headers)}`.includes(secret), text);
    });
  });
