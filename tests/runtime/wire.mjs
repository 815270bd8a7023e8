// Every kind of request, at the local endpoint: Tencent's own code verifies each of them, as
// it does those of Tencent's own client (tests/endpoint/kinds.test.mjs).
import { byAlgorithm, CREDENTIALS } from "./given.mjs";

export const TEMPORARY = { secretId: "AKIDTEMPORARY", secretKey: "TEMPORARYSECRET", token: "EXAMPLETOKEN" };

const PARAMS = {
  Text: "a b+c'()*!~未命名/?&=%😀\n",
  Filters: [{ Name: "id", Values: ["x", "y"] }],
  Limit: 1,
  Flag: true,
};
const AS_TEXT = { ...PARAMS, Limit: "1", Flag: "true" };

const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
const sha256 = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));

export function define(QUnit, { tc3fetch, v1, failure, endpoint }) {
  const { Client, stream } = tc3fetch;
  const { call } = byAlgorithm(tc3fetch, v1);
  const config = { credentials: CREDENTIALS, proxy: endpoint, region: "ap-guangzhou", language: "zh-CN" };
  const local = (action, more) => ({ service: "local", version: "2026-01-01", action, ...more });
  const echo = (more, given = config, options) => call(local("Echo", more), given, options);

  QUnit.module("on the wire", () => {
    for (const credentials of [CREDENTIALS, TEMPORARY]) {
      const whose = credentials.token ? "temporary" : "long-lived";
      for (const [name, more, params] of [
        ["v3, JSON", {}, PARAMS],
        ["v3, GET", { method: "GET" }, AS_TEXT],
        ["v1, HmacSHA1, GET", { algorithm: "HmacSHA1", method: "GET" }, AS_TEXT],
        ["v1, HmacSHA1, POST", { algorithm: "HmacSHA1" }, AS_TEXT],
        ["v1, HmacSHA256, GET", { algorithm: "HmacSHA256", method: "GET" }, AS_TEXT],
        ["v1, HmacSHA256, POST", { algorithm: "HmacSHA256" }, AS_TEXT],
        ["v3, unsigned payload", { payloadSigning: "unsigned" }, PARAMS],
        ["v3, more signed headers", { signedHeaders: ["x-tc-action", "X-TC-Region", "x-tc-timestamp"] }, PARAMS],
      ]) {
        QUnit.test(`${name}, ${whose} credentials`, async (assert) => {
          const answer = await echo({ ...more, params: PARAMS }, { ...config, credentials });
          assert.deepEqual(answer.Params, params);
          assert.strictEqual(answer.Algorithm, more.algorithm ?? "TC3-HMAC-SHA256");
          assert.deepEqual([answer.Region, answer.Language], ["ap-guangzhou", "zh-CN"]);
          assert.strictEqual(answer.Method, more.method ?? "POST");
        });
      }
    }

    QUnit.test("v3, a ready body of JSON and of bytes", async (assert) => {
      assert.deepEqual((await echo({ body: '{ "未" : 1 }' })).Params, { 未: 1 });
      const bytes = crypto.getRandomValues(new Uint8Array(50_000));
      for (const payloadSigning of ["signed", "unsigned"]) {
        const answer = await echo({ body: bytes, contentType: "application/octet-stream", payloadSigning });
        assert.deepEqual([answer.Size, answer.Sha256], [bytes.length, await sha256(bytes)]);
      }
    });

    QUnit.test("v3, multipart of texts, bytes and Blobs", async (assert) => {
      const bytes = crypto.getRandomValues(new Uint8Array(300));
      const multipart = {
        Name: "未\r\n命名",
        Limit: 1,
        Flag: true,
        Big: 9007199254740993n,
        Bytes: bytes,
        File: new File([bytes], 'a "b".bin', { type: "image/png" }),
      };
      for (const payloadSigning of ["signed", "unsigned"]) {
        const answer = await echo({ multipart, payloadSigning });
        assert.deepEqual(answer.Params, { Name: "未\r\n命名", Limit: "1", Flag: "true", Big: "9007199254740993" });
        const Sha256 = await sha256(bytes);
        assert.deepEqual(
          answer.Files.map(({ Name, Size, Sha256 }) => ({ Name, Size, Sha256 })),
          [
            { Name: "Bytes", Size: 300, Sha256 },
            { Name: "File", Size: 300, Sha256 },
          ],
        );
        assert.strictEqual(answer.ContentType, answer.ContentType.toLowerCase());
      }
    });

    QUnit.test("an action that needs no signature, and one that does", async (assert) => {
      const anonymous = { ...config, credentials: null, algorithm: "SKIP" };
      assert.strictEqual((await call(local("Anonymous"), anonymous)).Algorithm, "SKIP");
      assert.strictEqual((await failure(assert, () => echo({}, anonymous))).code, "AuthFailure.InvalidAuthorization");
    });

    QUnit.test("each host of the vendor is signed as it is", async (assert) => {
      for (const endpoint of ["nearest", "regional", "internal", "intl"])
        assert.deepEqual((await echo({ endpoint, params: { A: 1 } })).Params, { A: 1 });
      for (const host of ["local.ap-shanghai-fsi.tencentcloudapi.com", "local.localhost:8443"])
        assert.deepEqual((await echo({ host })).Params, {});
    });

    QUnit.test("what signs wrongly is refused, whatever the algorithm", async (assert) => {
      const wrong = { ...config, credentials: { ...CREDENTIALS, secretKey: "WRONG" } };
      for (const algorithm of ["TC3-HMAC-SHA256", "HmacSHA1", "HmacSHA256"]) {
        assert.strictEqual(
          (await failure(assert, () => echo({ algorithm }, wrong))).code,
          "AuthFailure.SignatureFailure",
        );
        const timestamp = Math.floor(Date.now() / 1000) - 400;
        assert.strictEqual(
          (await failure(assert, () => echo({ algorithm }, config, { timestamp }))).code,
          "AuthFailure.SignatureExpire",
        );
      }
    });

    QUnit.test("events come as they are sent", async (assert) => {
      for (const ContentType of ["text/event-stream", "text/event-stream; charset=utf-8"]) {
        const events = [];
        for await (const event of await stream(local("Stream", { params: { Count: 5, ContentType } }), config))
          events.push(event);
        assert.deepEqual(
          events.map(({ id, event, retry }) => [id, event, retry]),
          ["0", "1", "2", "3", "4"].map((id) => [id, "delta", 1000]),
        );
        assert.deepEqual(JSON.parse(events[4].data), { Index: 4, Text: "未命名😀" });
      }
    });

    QUnit.test("a stream that does not end can be left, aborted and timed out", async (assert) => {
      const endless = (options) =>
        stream(local("Stream", { params: { Count: 1_000_000, DelayMs: 1 } }), config, options);
      let seen = 0;
      for await (const _ of await endless()) if (++seen === 3) break;
      assert.strictEqual(seen, 3);
      const controller = new AbortController();
      const aborted = await failure(assert, async () => {
        for await (const _ of await endless({ signal: controller.signal })) controller.abort();
      });
      assert.strictEqual(aborted.code, "ClientError.Aborted");
      const slow = local("Stream", { params: { Count: 1, DelayMs: 5_000 } });
      const late = await failure(assert, async () => {
        for await (const _ of await stream(slow, config, { timeout: 300 }));
      });
      assert.strictEqual(late.code, "ClientError.Timeout");
    });

    QUnit.test("integers beyond 2^53 are what was asked for", async (assert) => {
      const ids = async (unsafeIntegers) =>
        (await new Client({ ...config, unsafeIntegers }).call(local("BigIntegers"))).Ids;
      assert.deepEqual(await ids("string"), ["-9223372036854775808", "18446744073709551615", 1]);
      assert.deepEqual((await ids("bigint")).map(String), ["-9223372036854775808", "18446744073709551615", "1"]);
      assert.strictEqual((await ids("number"))[2], 1);
    });

    for (const [action, params, code, kind] of [
      ["Fail", { Code: "LimitExceeded.X", HttpStatus: 400 }, "LimitExceeded.X", "api"],
      ["Legacy", {}, "AuthFailure", "api"],
      ["Html", {}, "ClientError.HtmlResponse", "response"],
      ["Empty", {}, "ClientError.EmptyResponse", "response"],
      ["Truncated", {}, "ClientError.TruncatedResponse", "response"],
      ["Redirect", {}, "ClientError.Redirected", "response"],
      ["Stream", {}, "ClientError.EventStream", "response"],
    ]) {
      QUnit.test(`${action} is ${code}`, async (assert) => {
        const error = await failure(assert, () => call(local(action, { params }), config));
        assert.deepEqual([error.code, error.kind, error.action], [code, kind, action]);
      });
    }

    QUnit.test("a warning comes with its answer, and a slow answer can time out", async (assert) => {
      assert.true((await call(local("Deprecated"), config)).DeprecatedWarning.length > 5);
      const slow = await failure(assert, () =>
        call(local("Slow", { params: { DelayMs: 5_000 } }), config, { timeout: 200 }),
      );
      assert.deepEqual([slow.code, slow.retryable], ["ClientError.Timeout", false]);
    });
  });
}
