// `tc3fetch/gateway`: CloudBase's HTTP API and function URLs, by the vectors of CloudBase's own signer.
import { createFetch } from "tc3fetch/fetch";
import * as gateway from "tc3fetch/gateway";
import { answering, CREDENTIALS } from "./given.mjs";

const HOST = "env-a1b2c3.api.tcloudbasegateway.com";
const FUNCTION = "1250000000-a1b2c3d4e5.ap-guangzhou.tencentscf.com";
const AT = { timestamp: 1700000000 };
const TEMPORARY = { secretId: "AKIDTEMPORARY", secretKey: "TEMPORARYSECRET", token: "EXAMPLETOKEN" };

export function define(QUnit, { vectors, endpoint }) {
  const { call, Client, sign, Tc3Error } = gateway;
  const clientOf = (body, init, config = {}) => {
    const { fetch, asked } = answering(body, init);
    return { asked, client: new Client({ credentials: CREDENTIALS, host: HOST, fetch, retry: false, ...config }) };
  };
  const failure = (promise) =>
    promise.then(
      () => ({}),
      (error) => error,
    );

  QUnit.module("gateways", () => {
    const ofCloudBase = vectors.filter(({ stages }) => "7-cloudbase-authorization" in stages);
    QUnit.test("there are vectors", (assert) => assert.strictEqual(ofCloudBase.length, 3));
    for (const { name, request, credentials, stages } of ofCloudBase) {
      const { host, path, method, contentType, body, params, timestamp, signedHeaders, action } = request;
      const given = { host, path, method, contentType, body, query: params, timestamp, signedHeaders };
      QUnit.test(name, async (assert) => {
        const headers = { "X-TC-Action": action };
        const signed = sign({ ...given, headers }, credentials);
        assert.strictEqual(signed.headers.Authorization, stages["7-cloudbase-authorization"]);
        assert.strictEqual(signed.signature, stages["5-signature"]);
        if (body) assert.strictEqual(new TextDecoder().decode(signed.body), stages["1-payload"]);
        assert.deepEqual(Object.keys(signed.headers), ["Content-Type", "X-TC-Action", "Authorization"]);
        assert.strictEqual(new URL(signed.url).pathname, path);
        const { fetch, asked } = answering("{}");
        await call({ ...given, headers }, { credentials, fetch });
        assert.strictEqual(asked[0].headers.Authorization, signed.headers.Authorization);
      });
    }

    QUnit.test("a function URL has time, token and account in headers", (assert) => {
      const { headers, url, method } = sign({ host: FUNCTION, path: "/a", uin: "100", ...AT }, TEMPORARY);
      assert.deepEqual([method, url], ["GET", `https://${FUNCTION}/a`]);
      const { Authorization, ...others } = headers;
      assert.deepEqual(others, {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Scf-Cam-Timestamp": "1700000000",
        "X-Scf-Cam-Token": TEMPORARY.token,
        "X-Scf-Cam-Uin": "100",
      });
      assert.true(Authorization.includes("/scf/tc3_request, SignedHeaders=content-type;host;x-scf-cam-uin, "));
      assert.deepEqual(Object.keys(sign({ host: FUNCTION, uin: "100", ...AT }, null).headers), ["Content-Type"]);
    });

    QUnit.test("method, path, query and body are the caller's", (assert) => {
      const query = new URLSearchParams([
        ["id", "gte.1"],
        ["id", "lt.9"],
      ]);
      const same = { id: ["gte.1", "lt.9"], none: undefined };
      for (const given of [query, same, new Map(Object.entries(same))]) {
        const request = { host: FUNCTION, method: "PATCH", path: "/v1/(default)/a%20b", query: given, ...AT };
        const { url, method, body, headers } = sign({ ...request, params: { n: 1n } }, CREDENTIALS);
        assert.strictEqual(url, `https://${FUNCTION}/v1/(default)/a%20b?id=gte.1&id=lt.9`);
        assert.strictEqual(new URL(url).href, url);
        assert.deepEqual([method, new TextDecoder().decode(body)], ["PATCH", '{"n":1}']);
        assert.strictEqual(headers["Content-Type"], "application/json; charset=utf-8");
      }
    });

    for (const [name, code, parameter, request, credentials] of [
      ["no host", "MissingParameter", "host", {}],
      ["a host of no gateway", "MissingParameter", "service", { host: "example.com" }],
      ["another service", "UnknownValue", "service", { host: HOST, service: "cvm" }],
      ["a body of a GET", "BodyNotAllowed", "body", { host: HOST, method: "GET", body: "x" }],
      ["two bodies", "SeveralBodies", "body", { host: HOST, params: {}, body: "x" }],
      ["a query in the path", "InvalidPath", "path", { host: HOST, path: "/a?b=1" }],
      ["a query of objects", "WrongType", "query.a", { host: HOST, query: { a: {} } }],
      ["a query of text", "WrongType", "query", { host: HOST, query: "a=1" }],
      ["its own headers", "ReservedHeader", "headers.Authorization", { host: HOST, headers: { Authorization: "x" } }],
      ["an unknown name", "UnknownParameter", "action", { host: HOST, action: "A" }],
      ["a number for an account", "WrongType", "uin", { host: FUNCTION, uin: 100 }],
      ["milliseconds", "TimestampInMilliseconds", "timestamp", { host: HOST, timestamp: 1700000000000 }],
      ["no key", "MissingParameter", "secretKey", { host: HOST }, { secretId: "id" }],
      ["empty credentials", "MissingParameter", "secretId", { host: HOST }, {}],
      ["keys of STS", "MissingParameter", "secretId", { host: HOST }, { TmpSecretId: "id", TmpSecretKey: "key" }],
      ["no credentials", "WrongType", "credentials", { host: HOST }, undefined],
    ])
      QUnit.test(`refuses ${name}`, async (assert) => {
        const keys = name === "no credentials" ? undefined : (credentials ?? CREDENTIALS);
        const { asked, client } = clientOf("{}", {}, { host: undefined, credentials: keys });
        const errors = [await failure((async () => sign(request, keys))()), await failure(client.call(request))];
        for (const error of errors) {
          assert.true(error instanceof Tc3Error);
          assert.deepEqual([error.code, error.parameter], [`ClientError.${code}`, parameter]);
        }
        assert.strictEqual(asked.length, 0);
      });

    QUnit.test("an answer is its JSON as it came, and nothing where there is none", async (assert) => {
      const list = await clientOf('[{"id":9007199254740993}]').client.call({}, { unsafeIntegers: "bigint" });
      assert.deepEqual(list, [{ id: 9007199254740993n }]);
      assert.strictEqual(await clientOf(null, { status: 204 }).client.call({ method: "DELETE" }), undefined);
      const headers = { "X-Cloudbase-Request-Id": "an-id" };
      const { data, requestId, status } = await clientOf("5", { status: 201, headers }).client.callWithResponse({});
      assert.deepEqual([data, requestId, status], [5, "an-id", 201]);
    });

    QUnit.test("an error is the gateway's, or the function's own", async (assert) => {
      const body = '{"code":"INVALID_PARAM","message":"no such table","requestId":"an-id"}';
      const error = await failure(clientOf(body, { status: 400 }).client.call({}));
      assert.true(error instanceof Tc3Error);
      const { code, message, kind, outcome, requestId, httpStatus } = error;
      assert.deepEqual(
        { code, message, kind, outcome, requestId, httpStatus },
        {
          code: "INVALID_PARAM",
          message: "no such table",
          kind: "api",
          outcome: "rejected",
          requestId: "an-id",
          httpStatus: 400,
        },
      );
      const own = await failure(clientOf('{"error":"no such todo"}', { status: 404 }).client.call({}));
      assert.deepEqual(
        [own.code, own.message, own.kind, own.outcome, own.result],
        ["HttpStatus.404", "no such todo", "function", "unknown", { error: "no such todo" }],
      );
      assert.true(Tc3Error.is(own, "HttpStatus"));
      for (const [text, status, expected] of [
        ["<html>", 502, "HtmlResponse"],
        ["a text", 200, "InvalidResponse"],
        ["", 503, "EmptyResponse"],
        ['{"a":', 200, "TruncatedResponse"],
      ])
        assert.strictEqual(
          (await failure(clientOf(text, { status }).client.call({}))).code,
          `ClientError.${expected}`,
          text,
        );
    });

    QUnit.test("what only reads by its method is called again", async (assert) => {
      const retry = { attempts: 3, baseDelay: 1 };
      for (const [request, attempts] of [
        [{}, 3],
        [{ method: "HEAD" }, 3],
        [{ params: {} }, 1],
        [{ method: "DELETE" }, 1],
        [{ method: "PUT", params: {} }, 1],
      ]) {
        const { client, asked } = clientOf('{"code":"SYS_ERR","message":"m"}', { status: 500 }, { retry });
        const error = await failure(client.call(request));
        assert.deepEqual([asked.length, error.retryable, error.outcome], [attempts, attempts > 1, "unknown"]);
      }
    });

    QUnit.test("no error holds the token, wherever it was sent", async (assert) => {
      for (const host of [HOST, FUNCTION]) {
        const fetch = async (_, { headers }) => {
          throw new Error(`cannot send ${JSON.stringify(headers)}`);
        };
        const client = new Client({ credentials: TEMPORARY, host, fetch, retry: false });
        const error = await failure(client.call({}));
        assert.strictEqual(error.code, "ClientError.Network");
        assert.false(`${error.message}${error.stack}${JSON.stringify(error)}`.includes(TEMPORARY.token));
      }
    });

    QUnit.test("createFetch signs for them, and hands the answer on untouched", async (assert) => {
      const { fetch, asked } = answering("no", { status: 418 });
      const client = new Client({ credentials: CREDENTIALS, fetch, host: "functions.example.com", service: "scf" });
      const signing = createFetch(client);
      const url = `https://${FUNCTION}/todos/1?a=b%20c&a=d`;
      const response = await signing(url, { method: "PUT", body: "x", headers: { "X-Scf-Cam-Uin": "1" } });
      assert.deepEqual([response.status, await response.text()], [418, "no"]);
      assert.deepEqual([asked[0].method, asked[0].url], ["PUT", url]);
      assert.true("X-Scf-Cam-Timestamp" in asked[0].headers && !("X-Scf-Cam-Uin" in asked[0].headers));
      await signing("https://functions.example.com/");
      assert.strictEqual(asked[1].method, "GET");
      const error = await failure(signing("https://example.com/"));
      assert.strictEqual(error.code, "ClientError.ForeignHost");
    });

    if (endpoint)
      QUnit.test("CloudBase's own signer agrees, over the network", async (assert) => {
        for (const credentials of [CREDENTIALS, TEMPORARY]) {
          const client = new Client({ credentials, host: HOST, proxy: endpoint });
          const path = "/v1/rdb/rest/items";
          const rows = await client.call({ path, query: { id: ["gte.1", "lt.2"], limit: 1 } });
          assert.deepEqual(rows, [{ id: 1, name: "未命名" }]);
          const large = "未".repeat(40_000);
          const [row] = await client.call({ path, params: { name: large } });
          assert.strictEqual(row.name, large);
          assert.strictEqual(await client.call({ path, method: "DELETE" }), undefined);
          const chat = { path: "/v1/ai/hunyuan/chat/completions" };
          const params = { stream: true, messages: [{ role: "user", content: "你好" }] };
          const words = [];
          for await (const { json } of await client.stream({ ...chat, params }))
            words.push(json?.choices[0].delta.content);
          assert.deepEqual(words, ["你", "好", undefined]);
          assert.strictEqual((await failure(client.call({ ...chat, params }))).code, "ClientError.EventStream");
          const ofFunction = client.with({ host: FUNCTION, uin: "100" });
          const echo = await ofFunction.call({ method: "PUT", path: "/todos/1", query: { a: "b c" }, body: "x" });
          assert.deepEqual(echo, {
            method: "PUT",
            path: "/todos/1",
            query: "a=b%20c",
            contentType: "application/json; charset=utf-8",
            uin: "100",
            body: "x",
          });
          const wrong = client.with({ credentials: { ...credentials, secretKey: "wrong" } });
          assert.strictEqual((await failure(wrong.call({ path }))).code, "SIGN_PARAM_INVALID");
        }
      });

    if (endpoint)
      QUnit.test("a clock that is wrong is corrected, and an expired token renewed", async (assert) => {
        const now = Date.now;
        Date.now = () => now() - 600_000;
        try {
          const slow = new Client({ credentials: CREDENTIALS, host: HOST, proxy: endpoint });
          const { attempts } = await slow.callWithResponse({ path: "/v1/rdb/rest/items" });
          assert.strictEqual(attempts, 2);
        } finally {
          Date.now = now;
        }
        const asked = [];
        const credentials = ({ isRefused }) => (
          asked.push(isRefused),
          isRefused ? TEMPORARY : { ...TEMPORARY, token: "OLD" }
        );
        const client = new Client({ credentials, host: HOST, proxy: endpoint, clockOffset: 0 });
        assert.strictEqual((await client.callWithResponse({ path: "/v1/rdb/rest/items" })).attempts, 2);
        assert.deepEqual(asked, [false, true]);
      });
  });
}
