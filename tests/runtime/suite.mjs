// What must hold in every runtime, from the packed package as its users install it.
// A runner (one file a runtime) hands in QUnit, the package, the vectors and, where the
// runtime may use the network, the address of the local endpoint.

import * as answers from "./answers.mjs";
import * as checks from "./checks.mjs";
import { answering, byAlgorithm, CREDENTIALS, REQUEST, RESULT } from "./given.mjs";
import * as guance from "./guance.mjs";
import * as kept from "./kept.mjs";
import * as reading from "./reading.mjs";
import * as robust from "./robust.mjs";
import * as services from "./services.mjs";
import * as signing from "./signing.mjs";
import * as wire from "./wire.mjs";

const isOf =
  ({ Tc3Error }) =>
  (error) =>
    error instanceof Tc3Error && error instanceof Error;

/** @param isOurs  whether an error is of the package's class */
export function define(QUnit, { tc3fetch, inspect, typed, vectors, endpoint, isOurs = isOf(tc3fetch) }) {
  const { sign, call, invoke, describeServices, Client, Tc3Error, init, clearKeyCache } = tc3fetch;

  /** What `run` throws or rejects with; fails where it does neither. */
  async function failure(assert, run) {
    try {
      await run();
    } catch (error) {
      assert.true(isOurs(error), `${error}`);
      return error;
    }
    assert.true(false, "it should have failed");
    return {};
  }

  QUnit.module("vectors", () => {
    const ofTencent = vectors.filter(({ name }) => !name.startsWith("ACS3"));
    for (const { name, request, credentials, stages } of ofTencent) {
      const isV1 = "1-request-string" in stages;
      QUnit.test(name, (assert) => {
        const signed = byAlgorithm(tc3fetch, typed.v1).sign(request, credentials);
        const body = signed.body && new TextDecoder().decode(signed.body);
        if (isV1) {
          assert.strictEqual(signed.signature, stages["3-signature"]);
          assert.strictEqual(signed.method === "GET" ? signed.url : body, stages["4-url"] ?? stages["4-body"]);
          assert.false("Authorization" in signed.headers);
        } else {
          assert.strictEqual(signed.headers.Authorization, stages["6-authorization"]);
          assert.strictEqual(signed.signature, stages["5-signature"]);
          if (signed.body) assert.strictEqual(body, stages["1-payload"]);
        }
      });
      if (inspect) {
        QUnit.test(`${name}, explained`, (assert) => {
          const explained = inspect.explain(request, credentials);
          assert.strictEqual(explained.algorithm, request.algorithm ?? "TC3-HMAC-SHA256");
          if (isV1) {
            assert.strictEqual(explained.requestString, stages["1-request-string"]);
            assert.strictEqual(explained.stringToSign, stages["2-string-to-sign"]);
            assert.strictEqual(explained.signature, stages["3-signature"]);
          } else {
            assert.strictEqual(explained.canonicalRequest, stages["2-canonical-request"]);
            assert.strictEqual(explained.stringToSign, stages["3-string-to-sign"]);
            const { secretDate, secretService, secretSigning } = explained;
            const keys = Object.entries({ secretDate, secretService, secretSigning });
            assert.strictEqual(keys.map(([key, value]) => `${key} ${value}\n`).join(""), stages["4-derived-keys"]);
          }
          assert.deepEqual(explained.request, byAlgorithm(tc3fetch, typed.v1).sign(request, credentials));
        });
      }
    }
    const ofAliyun = vectors.filter(({ name, stages }) => inspect && name.startsWith("ACS3") && stages["3-signature"]);
    for (const { name, request, credentials, stages } of ofAliyun) {
      QUnit.test(`${name}, explained`, (assert) => {
        const explained = inspect.explainAcs(request, credentials);
        const { method, canonicalUri, canonicalQueryString, canonicalHeaders, signedHeaders, hashedPayload } =
          explained;
        assert.strictEqual(explained.canonicalRequest, stages["1-canonical-request"]);
        assert.strictEqual(
          [method, canonicalUri, canonicalQueryString, canonicalHeaders, signedHeaders, hashedPayload].join("\n"),
          stages["1-canonical-request"],
        );
        assert.strictEqual(explained.stringToSign, stages["2-string-to-sign"]);
        assert.strictEqual(explained.signature, stages["3-signature"]);
        assert.strictEqual(explained.authorization, stages["4-authorization"]);
        assert.deepEqual(explained.request, typed.fc.sign(request, credentials));
      });
    }
  });

  signing.define(QUnit, { tc3fetch, v1: typed.v1, inspect, failure });
  reading.define(QUnit, { tc3fetch, typed, failure });
  robust.define(QUnit, { tc3fetch, typed, failure });
  kept.define(QUnit, { tc3fetch, typed, failure });
  answers.define(QUnit, { tc3fetch, failure, endpoint });
  checks.define(QUnit, { tc3fetch, services: typed, failure });
  guance.define(QUnit, { guance: typed.guance, failure });

  QUnit.module("sign", () => {
    QUnit.test("a signed request passes straight to fetch", (assert) => {
      const signed = sign({ ...REQUEST, params: { Limit: 1 } }, CREDENTIALS);
      const request = new Request(signed.url, signed);
      assert.strictEqual(request.url, signed.url);
      assert.strictEqual(request.headers.get("authorization"), signed.headers.Authorization);
      assert.strictEqual(request.headers.get("content-type"), "application/json; charset=utf-8");
      assert.false("Host" in signed.headers);
    });

    QUnit.test("a query survives the URL parser unchanged", (assert) => {
      const params = { Values: ["a b+c", "x&y=z", "'()*!~", "未命名/#?", "😀"], Name: '"<>`{}|\\^' };
      const { url, body } = sign({ ...REQUEST, method: "GET", params }, CREDENTIALS);
      assert.strictEqual(new URL(url).href, url);
      assert.strictEqual(body, undefined);
    });

    QUnit.test("the defaults are POST, an empty object and now", (assert) => {
      const before = Math.floor(Date.now() / 1000);
      const { service, version, action } = REQUEST;
      const signed = sign({ service, version, action }, CREDENTIALS);
      assert.strictEqual(signed.method, "POST");
      assert.strictEqual(new TextDecoder().decode(signed.body), "{}");
      assert.true(Number(signed.headers["X-TC-Timestamp"]) >= before);
    });

    QUnit.test("region, token, language and own headers are sent", (assert) => {
      const request = { ...REQUEST, region: "ap-guangzhou", language: "en-US", headers: { "X-TC-TraceId": " abc " } };
      const { headers } = sign(request, { ...CREDENTIALS, token: "TOKEN" });
      assert.strictEqual(headers["X-TC-Region"], "ap-guangzhou");
      assert.strictEqual(headers["X-TC-Language"], "en-US");
      assert.strictEqual(headers["X-TC-Token"], "TOKEN");
      assert.strictEqual(headers["X-TC-TraceId"], "abc");
    });

    QUnit.test("a BigInt keeps every digit", (assert) => {
      const { body } = sign(
        { ...REQUEST, params: { Id: 18446744073709551615n, Text: "bigint:0", Nested: [1n] } },
        CREDENTIALS,
      );
      assert.strictEqual(new TextDecoder().decode(body), '{"Id":18446744073709551615,"Text":"bigint:0","Nested":[1]}');
    });

    QUnit.test("a ready body is the one that is sent, byte for byte", (assert) => {
      const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index * 7);
      const signed = sign({ ...REQUEST, body: bytes, contentType: "application/octet-stream" }, CREDENTIALS);
      assert.strictEqual(signed.body, bytes);
      bytes[99_999] ^= 1;
      assert.notStrictEqual(
        sign({ ...REQUEST, body: bytes, contentType: "application/octet-stream" }, CREDENTIALS).signature,
        signed.signature,
      );
    });

    QUnit.test("host, path and port are signed and sent as given", (assert) => {
      const { url } = sign({ ...REQUEST, host: "CVM.ap-shanghai.example.com:8443", path: "/v3/%20x" }, CREDENTIALS);
      assert.strictEqual(url, "https://cvm.ap-shanghai.example.com:8443/v3/%20x");
    });

    QUnit.test("an unsigned payload says so", (assert) => {
      const request = { ...REQUEST, payloadSigning: "unsigned" };
      const one = sign({ ...request, params: { Limit: 1 } }, CREDENTIALS);
      assert.strictEqual(one.headers["X-TC-Content-SHA256"], "UNSIGNED-PAYLOAD");
      assert.strictEqual(sign({ ...request, params: { Limit: 2 } }, CREDENTIALS).signature, one.signature);
    });

    QUnit.test("signing does not depend on what was signed before", (assert) => {
      const first = sign(REQUEST, CREDENTIALS).signature;
      for (let index = 0; index < 200; index++) sign({ ...REQUEST, service: `s${index}` }, CREDENTIALS);
      assert.strictEqual(sign(REQUEST, CREDENTIALS).signature, first);
      clearKeyCache();
      assert.strictEqual(sign(REQUEST, CREDENTIALS).signature, first);
    });

    QUnit.test(
      "init with a source that cannot be had is a coded error, also when there is an engine",
      async (assert) => {
        sign(REQUEST, CREDENTIALS);
        const error = await failure(assert, () => init(Promise.reject(new Error("not there"))));
        assert.strictEqual(error.kind, "engine");
        assert.strictEqual(sign(REQUEST, CREDENTIALS).signature.length, 64);
      },
    );

    QUnit.test("init may be called at any time, more than once", async (assert) => {
      await Promise.all([init(), init()]);
      assert.strictEqual(await init(), undefined);
    });
  });

  QUnit.module("bad input", () => {
    const cycle = {};
    cycle.self = { cycle };
    const missing = (name) => [`${name} missing`, "ClientError.MissingParameter", name];
    const without = (object, name) => ({ ...object, [name]: undefined });
    /** [name, code, parameter, request, credentials] */
    const rows = [
      ...["service", "action", "version"].map((name) => [...missing(name), without(REQUEST, name)]),
      ...["service", "action", "version"].map((name) => [
        `${name} empty`,
        "ClientError.MissingParameter",
        name,
        { ...REQUEST, [name]: "" },
      ]),
      ...["secretId", "secretKey"].map((name) => [...missing(name), REQUEST, without(CREDENTIALS, name)]),
      ...["secretId", "secretKey"].map((name) => [
        `${name} empty`,
        "ClientError.MissingParameter",
        name,
        REQUEST,
        { ...CREDENTIALS, [name]: "" },
      ]),
      ...["service", "action", "version", "region", "host", "path"].flatMap((name) =>
        [" ", "\n", "\r", "\u0000", "\u0001", "\u0001number!", "é", "\ud800"].map((text) => [
          `${name} with ${JSON.stringify(text)}`,
          "ClientError.InvalidCharacter",
          name,
          { ...REQUEST, [name]: `/cvm${text}x`.slice(name === "path" ? 0 : 1) },
        ]),
      ),
      ...["secretId", "secretKey", "token"].flatMap((name) =>
        [" ", "\n", "\t", "\u0000", "密"].map((text) => [
          `${name} with ${JSON.stringify(text)}`,
          "ClientError.InvalidCharacter",
          name,
          REQUEST,
          { ...CREDENTIALS, [name]: `abc${text}` },
        ]),
      ),
      ...[
        "service",
        "action",
        "version",
        "region",
        "host",
        "path",
        "method",
        "contentType",
        "language",
        "algorithm",
        "payloadSigning",
        "endpoint",
      ].flatMap((name) =>
        [5, null, ["x"], {}, true, Number.NaN, () => 1].map((value) => [
          `${name} is ${typeof value}`,
          "ClientError.WrongType",
          name,
          { ...REQUEST, [name]: value },
        ]),
      ),
      ...["127.1", "2130706433", "0x7f.1", "127.0.0.01"].map((host) => [
        `host ${host}, which a URL parser rewrites`,
        "ClientError.InvalidHost",
        "host",
        { ...REQUEST, host },
      ]),
      ["params that are a Map", "ClientError.NotSerializable", "params", { ...REQUEST, params: new Map() }],
      ["params with a Set", "ClientError.NotSerializable", "params.Ids", { ...REQUEST, params: { Ids: new Set() } }],
      [
        "params with bytes",
        "ClientError.NotSerializable",
        "params.Data",
        { ...REQUEST, params: { Data: new Uint8Array(1) } },
      ],
      ["params that write themselves as text", "ClientError.WrongType", "params", { ...REQUEST, params: new Date(0) }],
      [
        "a body that only calls itself bytes",
        "ClientError.WrongType",
        "body",
        { ...REQUEST, body: { [Symbol.toStringTag]: "Uint8Array" } },
      ],
      [
        "a header named __proto__",
        "ClientError.InvalidHeaderName",
        "headers",
        { ...REQUEST, headers: JSON.parse('{"__proto__":"x"}') },
      ],
      ["a content type of spaces", "ClientError.InvalidContentType", "contentType", { ...REQUEST, contentType: "  " }],
      ...["secretId", "secretKey", "token"].map((name) => [
        `${name} is a number`,
        "ClientError.WrongType",
        name,
        REQUEST,
        { ...CREDENTIALS, [name]: 1 },
      ]),
      ...[null, undefined, "text", 5, []].map((value) => [
        `request is ${JSON.stringify(value)}`,
        "ClientError.WrongType",
        "request",
        value,
      ]),
      ...[null, undefined, "text", 5, []].map((value) => [
        `credentials are ${JSON.stringify(value)}`,
        "ClientError.WrongType",
        "credentials",
        REQUEST,
        value,
        true,
      ]),
      ["service with a slash", "ClientError.InvalidService", "service", { ...REQUEST, service: "cvm/x" }],
      [
        "service is a host",
        "ClientError.InvalidService",
        "service",
        { ...REQUEST, service: "cvm.tencentcloudapi.com" },
      ],
      ["body and params", "ClientError.SeveralBodies", "body", { ...REQUEST, body: "{}", params: {} }],
      ["body with GET", "ClientError.BodyNotAllowed", "body", { ...REQUEST, method: "GET", body: "{}" }],
      ["params are an array", "ClientError.WrongType", "params", { ...REQUEST, params: [] }],
      ["params are null", "ClientError.WrongType", "params", { ...REQUEST, params: null }],
      ["params are text", "ClientError.WrongType", "params", { ...REQUEST, params: "{}" }],
      ["params with a cycle", "ClientError.CyclicParams", "params", { ...REQUEST, params: cycle }],
      [
        "params with a cycle and a BigInt",
        "ClientError.CyclicParams",
        "params",
        { ...REQUEST, params: { a: 1n, cycle } },
      ],
      [
        "params with a function",
        "ClientError.NotSerializable",
        "params.Filters[1].Name",
        { ...REQUEST, params: { Filters: [{}, { Name: () => 1 }] } },
      ],
      [
        "params with a symbol",
        "ClientError.NotSerializable",
        "params.Name",
        { ...REQUEST, params: { Name: Symbol("x") } },
      ],
      ["params with NaN", "ClientError.NotSerializable", "params.Limit", { ...REQUEST, params: { Limit: Number.NaN } }],
      [
        "params with Infinity",
        "ClientError.NotSerializable",
        "params.Limit",
        { ...REQUEST, params: { Limit: -Infinity } },
      ],
      ["params with half a pair", "ClientError.LoneSurrogate", "params", { ...REQUEST, params: { Name: "\\\ud83d" } }],
      [
        "params with half a pair in a name",
        "ClientError.LoneSurrogate",
        "params",
        { ...REQUEST, params: { "\udc00": 1 } },
      ],
      ["body with half a pair", "ClientError.LoneSurrogate", "body", { ...REQUEST, body: "x\ud83d" }],
      ...[5, null, {}, [], new ArrayBuffer(1), true].map((value) => [
        `body is ${Object.prototype.toString.call(value)}`,
        "ClientError.WrongType",
        "body",
        { ...REQUEST, body: value },
      ]),
      ...[1.5, -1, Number.NaN, Infinity, 1e21].map((value) => [
        `timestamp ${value}`,
        "ClientError.InvalidTimestamp",
        "timestamp",
        { ...REQUEST, timestamp: value },
      ]),
      [
        "timestamp in milliseconds",
        "ClientError.TimestampInMilliseconds",
        "timestamp",
        { ...REQUEST, timestamp: 1700000000000 },
      ],
      ...["1700000000", null, 1n, {}].map((value) => [
        `timestamp is ${typeof value}`,
        "ClientError.WrongType",
        "timestamp",
        { ...REQUEST, timestamp: value },
      ]),
      ["an unknown method", "ClientError.UnknownValue", "method", { ...REQUEST, method: "PUT" }],
      ["a method in small letters", "ClientError.UnknownValue", "method", { ...REQUEST, method: "get" }],
      ["an unknown algorithm", "ClientError.UnknownValue", "algorithm", { ...REQUEST, algorithm: "HmacMD5" }],
      ["an unknown language", "ClientError.UnknownValue", "language", { ...REQUEST, language: "fr-FR" }],
      [
        "an unknown payload signing",
        "ClientError.UnknownValue",
        "payloadSigning",
        { ...REQUEST, payloadSigning: "no" },
      ],
      ...[
        "https://cvm.example.com",
        "cvm.example.com/path",
        "user@cvm.example.com",
        "u:p@cvm.example.com",
        "cvm.example.com:99999",
        "cvm.example.com:",
      ].map((host) => [`host ${host}`, "ClientError.InvalidHost", "host", { ...REQUEST, host }]),
      ...["v3", "/a?b", "/a/../b", "/%2e%2e/b"].map((path) => [
        `path ${path}`,
        "ClientError.InvalidPath",
        "path",
        { ...REQUEST, path },
      ]),
      ["headers are an array", "ClientError.WrongType", "headers", { ...REQUEST, headers: [] }],
      ["a header that is a number", "ClientError.WrongType", "headers.X-A", { ...REQUEST, headers: { "X-A": 5 } }],
      [
        "a header with a line break",
        "ClientError.InvalidCharacter",
        "headers.X-A",
        { ...REQUEST, headers: { "X-A": "a\nX-B: b" } },
      ],
      [
        "a header with a control character",
        "ClientError.InvalidCharacter",
        "headers.X-A",
        { ...REQUEST, headers: { "X-A": "a\u0007" } },
      ],
      [
        "a header outside ASCII",
        "ClientError.InvalidCharacter",
        "headers.X-A",
        { ...REQUEST, headers: { "X-A": "é" } },
      ],
      [
        "a header name with a line break",
        "ClientError.InvalidHeaderName",
        "headers",
        { ...REQUEST, headers: { "X-A\nX-B": "a" } },
      ],
      [
        "a header name with a space",
        "ClientError.InvalidHeaderName",
        "headers",
        { ...REQUEST, headers: { "X A": "a" } },
      ],
      ...["Host", "authorization", "Content-Type", "x-tc-action"].map((name) => [
        `header ${name}`,
        "ClientError.ReservedHeader",
        `headers.${name}`,
        { ...REQUEST, headers: { [name]: "x" } },
      ]),
      [
        "signedHeaders are text",
        "ClientError.WrongType",
        "signedHeaders",
        { ...REQUEST, signedHeaders: "x-tc-action" },
      ],
      [
        "a signed header that is null",
        "ClientError.WrongType",
        "signedHeaders[1]",
        { ...REQUEST, signedHeaders: ["x-tc-action", null] },
      ],
      [
        "a signed header that is not sent",
        "ClientError.UnknownSignedHeader",
        "signedHeaders[0]",
        { ...REQUEST, signedHeaders: ["x-tc-nothing"] },
      ],
      [
        "a content type with a line break",
        "ClientError.InvalidCharacter",
        "contentType",
        { ...REQUEST, contentType: "a/b\nx" },
      ],
      [
        "a content type with GET",
        "ClientError.InvalidContentType",
        "contentType",
        { ...REQUEST, method: "GET", contentType: "application/json" },
      ],
      [
        "a boundary in capitals",
        "ClientError.InvalidContentType",
        "contentType",
        { ...REQUEST, body: "x", contentType: "multipart/form-data; boundary=AbC" },
      ],
    ];
    for (const [name, code, parameter, request, credentials = CREDENTIALS, given = false] of rows) {
      QUnit.test(name, async (assert) => {
        const used = given ? rows.find((row) => row[0] === name)[4] : credentials;
        const error = await failure(assert, () => sign(request, used));
        assert.strictEqual(error.code, code);
        assert.strictEqual(error.kind, "input");
        assert.strictEqual(error.parameter, parameter);
        assert.true(error.hint.length > 10 && error.message.startsWith(parameter), error.message);
        assert.false(error.retryable);
        // A key that is not one letter long would be found if any error repeated it.
        const { secretKey } = used ?? {};
        if (typeof secretKey === "string" && secretKey.length > 3) {
          assert.false(JSON.stringify([error, error.message, error.stack]).includes(secretKey));
        }
        assert.strictEqual(sign(REQUEST, CREDENTIALS).signature.length, 64, "the next call works");
      });
    }
  });

  QUnit.module("hostile input", () => {
    const boom = new Error("mine");
    const throwing = {
      get service() {
        throw boom;
      },
    };
    QUnit.test("what cannot be read is a coded error with a cause", async (assert) => {
      const revoked = Proxy.revocable({}, {});
      revoked.revoke();
      const { fetch, asked } = answering(RESULT);
      for (const request of [
        throwing,
        {
          ...REQUEST,
          params: {
            get Name() {
              throw boom;
            },
          },
        },
        { ...REQUEST, headers: revoked.proxy },
      ]) {
        assert.strictEqual(
          (await failure(assert, () => sign(request, CREDENTIALS))).code,
          "ClientError.UnreadableInput",
        );
        const error = await failure(assert, () => call(request, { credentials: CREDENTIALS, fetch }));
        assert.strictEqual(error.code, "ClientError.UnreadableInput");
        assert.strictEqual(error.kind, "input");
        assert.false(error.retryable);
      }
      assert.strictEqual(asked.length, 0);
      assert.strictEqual((await failure(assert, () => sign(throwing, CREDENTIALS))).cause, boom);
    });

    QUnit.test("params nested deeper than the stack are signed or refused", async (assert) => {
      const params = Array.from({ length: 100_000 }).reduce((inner) => ({ inner }), {});
      try {
        assert.strictEqual(sign({ ...REQUEST, params }, CREDENTIALS).signature.length, 64);
      } catch (error) {
        assert.strictEqual(error.code, "ClientError.UnreadableInput");
      }
      assert.strictEqual(sign(REQUEST, CREDENTIALS).signature.length, 64, "the next call works");
    });

    QUnit.test("many backslashes are only backslashes", (assert) => {
      const Name = `${"\\".repeat(200_000)}ud800`;
      assert.strictEqual(
        new TextDecoder().decode(sign({ ...REQUEST, params: { Name } }, CREDENTIALS).body),
        JSON.stringify({ Name }),
      );
    });

    QUnit.test("headers may be Headers, a Map or an object with gaps", (assert) => {
      for (const headers of [new Headers({ "X-A": "1" }), new Map([["x-a", "1"]]), { "x-a": "1", "x-b": undefined }]) {
        const signed = sign({ ...REQUEST, headers, signedHeaders: ["x-a"] }, CREDENTIALS);
        assert.strictEqual(new Headers(signed.headers).get("x-a"), "1");
        assert.false("x-b" in signed.headers);
      }
    });

    QUnit.test("a rejection whose words cannot be read is a network error", async (assert) => {
      for (const reason of [
        { message: Symbol("x") },
        {
          get message() {
            throw boom;
          },
        },
        { message: "m", cause: { message: Object.create(null) } },
      ]) {
        const error = await failure(assert, () =>
          call(REQUEST, { credentials: CREDENTIALS, fetch: () => Promise.reject(reason) }),
        );
        assert.strictEqual(error.code, "ClientError.Network");
      }
    });

    QUnit.test("an abort with an error of ours is still an abort", async (assert) => {
      const reason = await failure(assert, () => sign({}, CREDENTIALS));
      const controller = new AbortController();
      setTimeout(() => controller.abort(reason), 5);
      const error = await failure(assert, () =>
        call(REQUEST, { credentials: CREDENTIALS, fetch: () => new Promise(() => {}) }, { signal: controller.signal }),
      );
      assert.strictEqual(error.code, "ClientError.Aborted");
      assert.strictEqual(error.cause, reason);
    });

    QUnit.test("an answer that JSON.parse refuses is no network error", async (assert) => {
      for (const body of ['{"Response":{"A":01}}', '{"Response":{"A":"\\x"}}', '{"Response":{}}x}']) {
        const error = await failure(assert, () =>
          call(REQUEST, { credentials: CREDENTIALS, fetch: answering(body).fetch }),
        );
        assert.strictEqual(error.code, "ClientError.InvalidResponse");
        assert.false(error.retryable);
      }
    });

    QUnit.test("an unsigned body needs no digest from elsewhere", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const unsigned = { ...REQUEST, body: new Uint8Array(40_000), payloadSigning: "unsigned" };
      await call(unsigned, { credentials: CREDENTIALS, fetch });
      assert.strictEqual(asked[0].headers.Authorization, sign(unsigned, CREDENTIALS).headers.Authorization);
    });

    QUnit.test("a large answer arrives whole, and the next call works", async (assert) => {
      const Text = "未".repeat(700_000);
      const { fetch } = answering(JSON.stringify({ Response: { Text, RequestId: "r" } }));
      for (let round = 0; round < 3; round++)
        assert.strictEqual((await call(REQUEST, { credentials: CREDENTIALS, fetch })).Text, Text);
      assert.strictEqual(sign(REQUEST, CREDENTIALS).signature.length, 64);
    });

    QUnit.test("a client's provider that fails is a coded error", async (assert) => {
      const thrown = await failure(assert, () =>
        new Client({
          credentials: () => {
            throw boom;
          },
        }).sign(REQUEST),
      );
      assert.strictEqual(thrown.code, "ClientError.CredentialsProvider");
      const rejected = await failure(assert, () =>
        new Client({ credentials: () => Promise.reject(boom) }).sign(REQUEST),
      );
      assert.strictEqual(rejected.parameter, "credentials");
    });
  });

  QUnit.module("call", () => {
    QUnit.test("resolves to the content of Response", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const result = await call(
        { ...REQUEST, params: { Limit: 1 } },
        { credentials: CREDENTIALS, fetch, region: "ap-beijing" },
      );
      assert.deepEqual(result, { TotalCount: 0, RequestId: "b5b41468" });
      assert.strictEqual(asked.length, 1);
      assert.strictEqual(asked[0].url, "https://cvm.tencentcloudapi.com/");
      assert.strictEqual(asked[0].headers["X-TC-Region"], "ap-beijing");
      assert.strictEqual(asked[0].redirect, "manual");
      const signed = sign({ ...REQUEST, region: "ap-beijing", params: { Limit: 1 } }, CREDENTIALS);
      assert.strictEqual(asked[0].headers.Authorization, signed.headers.Authorization);
      assert.deepEqual(asked[0].body, signed.body);
    });

    QUnit.test("options come before the request, the request before the config", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const config = {
        credentials: CREDENTIALS,
        fetch,
        region: "a",
        language: "zh-CN",
        headers: { "X-A": "1", "x-b": "2" },
      };
      await call({ ...REQUEST, region: "b", headers: { "X-B": "3" } }, config, { region: "c", timestamp: 1700000001 });
      assert.strictEqual(asked[0].headers["X-TC-Region"], "c");
      assert.strictEqual(asked[0].headers["X-TC-Timestamp"], "1700000001");
      assert.strictEqual(asked[0].headers["X-TC-Language"], "zh-CN");
      assert.strictEqual(asked[0].headers["X-A"], "1");
      assert.strictEqual(asked[0].headers["X-B"], "3");
      assert.false("x-b" in asked[0].headers);
    });

    QUnit.test("a proxy gets the real host in the path, and the real host is signed", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      await call(
        { ...REQUEST, method: "GET", params: { Limit: 1 } },
        { credentials: CREDENTIALS, fetch, proxy: "https://proxy.example.com/tc3" },
      );
      assert.strictEqual(asked[0].url, "https://proxy.example.com/tc3/cvm.tencentcloudapi.com/?Limit=1");
      assert.strictEqual(
        asked[0].headers.Authorization,
        sign({ ...REQUEST, method: "GET", params: { Limit: 1 } }, CREDENTIALS).headers.Authorization,
      );
    });

    QUnit.test("credentials can come from a function, fresh for each call", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      let count = 0;
      const config = { fetch, credentials: async () => ({ ...CREDENTIALS, token: `T${++count}` }) };
      await call(REQUEST, config);
      await call(REQUEST, config);
      assert.deepEqual(
        asked.map(({ headers }) => headers["X-TC-Token"]),
        ["T1", "T2"],
      );
    });

    QUnit.test("credentials that cannot be had are an error with a cause", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const reason = new Error("no credentials today");
      const error = await failure(assert, () => call(REQUEST, { fetch, credentials: () => Promise.reject(reason) }));
      assert.strictEqual(error.code, "ClientError.CredentialsProvider");
      assert.strictEqual(error.cause, reason);
      assert.strictEqual(asked.length, 0);
    });

    QUnit.test("an error of the service keeps everything that it said", async (assert) => {
      const body =
        '{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"expired\\n5 minutes"},"RequestId":"ed93"}}';
      for (const status of [200, 403, 500]) {
        const { fetch } = answering(body, { status });
        const error = await failure(assert, () => call(REQUEST, { credentials: CREDENTIALS, fetch }));
        assert.strictEqual(error.code, "AuthFailure.SignatureExpire");
        assert.strictEqual(error.kind, "api");
        assert.strictEqual(error.message, "expired\n5 minutes");
        assert.strictEqual(error.requestId, "ed93");
        assert.strictEqual(error.httpStatus, status);
        assert.strictEqual(error.action, "DescribeZones");
        assert.true(error.hint.includes("clock"));
      }
    });

    QUnit.test("what is no answer of the service says what it is", async (assert) => {
      for (const [body, status, code] of [
        ["<html><h1>502 Bad Gateway</h1></html>", 502, "ClientError.HtmlResponse"],
        ["", 200, "ClientError.EmptyResponse"],
        ['{"Response":{"TotalC', 200, "ClientError.TruncatedResponse"],
        ["pong!", 200, "ClientError.InvalidResponse"],
        ['{"data":1}', 200, "ClientError.NotAnEnvelope"],
        ["[]", 200, "ClientError.NotAnEnvelope"],
      ]) {
        const { fetch } = answering(body, { status });
        const error = await failure(assert, () => call(REQUEST, { credentials: CREDENTIALS, fetch }));
        assert.strictEqual(error.code, code);
        assert.strictEqual(error.kind, "response");
        assert.strictEqual(error.httpStatus, status);
        assert.true(error.hint.length > 10);
      }
    });

    QUnit.test("a fetch that rejects with anything is a network error", async (assert) => {
      for (const reason of [
        "offline",
        undefined,
        null,
        5,
        { code: 1 },
        [],
        new TypeError("fetch failed"),
        Symbol("x"),
      ]) {
        for (const fetch of [
          () => Promise.reject(reason),
          () => {
            throw reason;
          },
        ]) {
          const error = await failure(assert, () => call(REQUEST, { credentials: CREDENTIALS, fetch, retry: false }));
          assert.strictEqual(error.code, "ClientError.Network");
          assert.strictEqual(error.kind, "network");
          assert.true(error.retryable);
          assert.strictEqual(error.cause, reason);
        }
      }
      const { fetch } = answering(RESULT);
      assert.strictEqual(
        (await call(REQUEST, { credentials: CREDENTIALS, fetch })).RequestId,
        "b5b41468",
        "the next call works",
      );
    });

    QUnit.test("a fetch that gives no Response is an error of the config", async (assert) => {
      for (const value of [undefined, null, "text", 5, {}, { status: 200 }, { status: "200", arrayBuffer() {} }]) {
        const error = await failure(assert, () =>
          call(REQUEST, { credentials: CREDENTIALS, fetch: async () => value }),
        );
        assert.strictEqual(error.code, "ClientError.NotAResponse");
        assert.strictEqual(error.kind, "response");
      }
    });

    QUnit.test("a body that breaks off on the way is a network error", async (assert) => {
      const fetch = async () => ({ status: 200, arrayBuffer: () => Promise.reject("terminated") });
      const error = await failure(assert, () => call(REQUEST, { credentials: CREDENTIALS, fetch }));
      assert.strictEqual(error.code, "ClientError.Network");
      assert.true(error.message.includes("terminated"));
    });

    QUnit.test("a signal aborts at any point, with any reason", async (assert) => {
      for (const reason of [undefined, "stop", new Error("mine"), { any: 1 }]) {
        for (const fetch of [
          () => new Promise(() => {}),
          async () => ({ status: 200, arrayBuffer: () => new Promise(() => {}) }),
        ]) {
          const controller = new AbortController();
          const pending = failure(assert, () =>
            call(REQUEST, { credentials: CREDENTIALS, fetch }, { signal: controller.signal }),
          );
          setTimeout(() => controller.abort(reason), 5);
          const error = await pending;
          assert.strictEqual(error.code, "ClientError.Aborted");
          assert.strictEqual(error.kind, "aborted");
          assert.false(error.retryable);
          assert.strictEqual(error.cause, controller.signal.reason);
        }
      }
    });

    QUnit.test("a signal that has fired already sends nothing", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const controller = new AbortController();
      controller.abort("early");
      const error = await failure(assert, () =>
        call(REQUEST, { credentials: CREDENTIALS, fetch }, { signal: controller.signal }),
      );
      assert.strictEqual(error.code, "ClientError.Aborted");
      assert.strictEqual(asked.length, 0);
    });

    QUnit.test("an abort reaches fetch itself", async (assert) => {
      const controller = new AbortController();
      let seen;
      const fetch = (_, { signal }) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject((seen = signal.reason))));
      setTimeout(() => controller.abort("stop"), 5);
      await failure(assert, () => call(REQUEST, { credentials: CREDENTIALS, fetch }, { signal: controller.signal }));
      assert.strictEqual(seen, "stop");
    });

    QUnit.test("a timeout ends a call that is not answered", async (assert) => {
      const fetch = () => new Promise(() => {});
      const error = await failure(assert, () => call(REQUEST, { credentials: CREDENTIALS, fetch, timeout: 5 }));
      assert.strictEqual(error.code, "ClientError.Timeout");
      assert.strictEqual(error.kind, "timeout");
      assert.true(error.retryable);
      const slow = () => new Promise(() => {});
      const late = await failure(assert, () =>
        call(REQUEST, { fetch, credentials: slow, timeout: Infinity }, { timeout: 5 }),
      );
      assert.strictEqual(late.code, "ClientError.Timeout");
    });

    QUnit.test("wrong arguments are refused before anything is sent", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const config = { credentials: CREDENTIALS, fetch };
      for (const [parameter, code, ...args] of [
        ["request", "ClientError.WrongType", null, config],
        ["config", "ClientError.WrongType", REQUEST, undefined],
        ["options", "ClientError.WrongType", REQUEST, config, "x"],
        ["credentials", "ClientError.WrongType", REQUEST, { fetch }],
        ["credentials", "ClientError.WrongType", REQUEST, { fetch, credentials: () => null }],
        ["fetch", "ClientError.WrongType", REQUEST, { ...config, fetch: "fetch" }],
        ["headers", "ClientError.WrongType", REQUEST, { ...config, headers: "x" }],
        ["signal", "ClientError.WrongType", REQUEST, config, { signal: {} }],
        ["timeout", "ClientError.WrongType", REQUEST, config, { timeout: "5" }],
        ["timeout", "ClientError.WrongType", REQUEST, { ...config, timeout: 0 }],
        ["timeout", "ClientError.WrongType", REQUEST, { ...config, timeout: Number.NaN }],
        ["proxy", "ClientError.InvalidProxy", REQUEST, { ...config, proxy: "proxy.example.com" }],
        ["proxy", "ClientError.WrongType", REQUEST, { ...config, proxy: 5 }],
        ["secretKey", "ClientError.MissingParameter", REQUEST, { ...config, credentials: { secretId: "x" } }],
      ]) {
        const error = await failure(assert, () => call(...args));
        assert.strictEqual(error.code, code, parameter);
        assert.strictEqual(error.parameter, parameter);
      }
      assert.strictEqual(asked.length, 0);
    });

    QUnit.test("a large body is signed the same by call and by sign", async (assert) => {
      const body = new Uint8Array(300_000).fill(7);
      const { fetch, asked } = answering(RESULT);
      await call({ ...REQUEST, body }, { credentials: CREDENTIALS, fetch });
      assert.strictEqual(asked[0].headers.Authorization, sign({ ...REQUEST, body }, CREDENTIALS).headers.Authorization);
    });

    QUnit.test("invoke and describeServices are those of their services", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const config = { credentials: CREDENTIALS, fetch };
      for (const run of [invoke, typed.scf.invoke, typed.v1.invoke]) {
        await run({ FunctionName: "f", ClientContext: { a: 1 } }, config);
        const error = await failure(assert, () => run({ FunctionName: "f", FunctionNam: "g" }, config));
        assert.deepEqual(
          [error.code, error.parameter, error.action],
          ["ClientError.UnknownParameter", "FunctionNam", "Invoke"],
        );
        assert.true(error.message.endsWith("did you mean FunctionName?"));
      }
      const bodies = asked.map(({ body }) => new TextDecoder().decode(body));
      assert.strictEqual(bodies[0], '{"FunctionName":"f","ClientContext":"{\\"a\\":1}"}');
      assert.strictEqual(bodies[1], bodies[0]);
      assert.strictEqual(new URLSearchParams(bodies[2]).get("ClientContext"), '{"a":1}');
      for (const run of [describeServices, typed.tiems.describeServices]) {
        assert.strictEqual((await failure(assert, () => run({ Limit: 101 }, config))).code, "ClientError.OutOfRange");
      }
      assert.strictEqual(asked.length, 3);
    });

    QUnit.test("invoke and describeServices name their action", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const config = { credentials: CREDENTIALS, fetch };
      await invoke({ FunctionName: "f" }, config);
      await describeServices({ Limit: 1 }, config);
      assert.deepEqual(
        asked.map(({ url, headers }) => [url, headers["X-TC-Action"], headers["X-TC-Version"]]),
        [
          ["https://scf.tencentcloudapi.com/", "Invoke", "2018-04-16"],
          ["https://tiems.tencentcloudapi.com/", "DescribeServices", "2019-04-16"],
        ],
      );
    });
  });

  QUnit.module("Client", () => {
    QUnit.test("does the same with its config bound", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const client = new Client({ credentials: CREDENTIALS, fetch, region: "ap-beijing" });
      assert.strictEqual((await client.call(REQUEST)).RequestId, "b5b41468");
      assert.strictEqual((await client.invoke({ FunctionName: "f" })).RequestId, "b5b41468");
      assert.strictEqual((await client.describeServices({})).RequestId, "b5b41468");
      assert.strictEqual(asked.length, 3);
      assert.deepEqual(client.sign(REQUEST), sign({ ...REQUEST, region: "ap-beijing" }, CREDENTIALS));
    });

    QUnit.test("shows no secret", (assert) => {
      const client = new Client({ credentials: CREDENTIALS });
      assert.strictEqual(JSON.stringify(client), "{}");
      assert.deepEqual(Object.keys(client), []);
      assert.false(String(client).includes(CREDENTIALS.secretKey));
      if (globalThis.Deno?.inspect)
        assert.false(Deno.inspect(client, { showHidden: true, depth: 9 }).includes(CREDENTIALS.secretKey));
    });

    QUnit.test("works taken apart and behind a proxy", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const client = new Client({ credentials: CREDENTIALS, fetch });
      const { sign: signTaken, call: callTaken, invoke: invokeTaken } = client;
      await callTaken(REQUEST);
      await invokeTaken({ FunctionName: "f" });
      await new Proxy(client, {}).call(REQUEST);
      assert.strictEqual(asked.length, 3);
      assert.deepEqual(signTaken(REQUEST), sign(REQUEST, CREDENTIALS));
    });

    QUnit.test("keeps the config that it was given", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const config = { credentials: CREDENTIALS, fetch, region: "ap-beijing" };
      const client = new Client(config);
      config.region = "ap-tokyo";
      await client.call(REQUEST);
      assert.strictEqual(asked[0].headers["X-TC-Region"], "ap-beijing");
    });

    QUnit.test("signs only with credentials that are there", async (assert) => {
      const later = new Client({ credentials: async () => CREDENTIALS });
      assert.strictEqual((await failure(assert, () => later.sign(REQUEST))).parameter, "credentials");
      assert.strictEqual(new Client({ credentials: () => CREDENTIALS }).sign(REQUEST).signature.length, 64);
      assert.strictEqual((await failure(assert, () => new Client())).parameter, "config");
    });
  });

  if (endpoint) {
    wire.define(QUnit, { tc3fetch, v1: typed.v1, failure, endpoint });
    services.define(QUnit, { services: typed, vectors, failure, endpoint });

    QUnit.module("the local endpoint", () => {
      const config = { credentials: CREDENTIALS, proxy: endpoint, region: "ap-guangzhou" };

      QUnit.test("accepts DescribeServices, by POST and GET", async (assert) => {
        for (const method of ["POST", "GET"]) {
          const request = {
            service: "tiems",
            version: "2019-04-16",
            action: "DescribeServices",
            method,
            params: { Limit: 1 },
          };
          assert.strictEqual((await call(request, config)).TotalCount, 2);
        }
      });

      QUnit.test("accepts Invoke", async (assert) => {
        const { Result } = await invoke({ FunctionName: "hello", ClientContext: '{"名":"未命名"}' }, config);
        assert.strictEqual(Result.RetMsg, "hello from scf");
      });

      QUnit.test("accepts temporary credentials and more signed headers", async (assert) => {
        const credentials = { secretId: "AKIDTEMPORARY", secretKey: "TEMPORARYSECRET", token: "EXAMPLETOKEN" };
        const request = {
          service: "tiems",
          version: "2019-04-16",
          action: "DescribeServices",
          params: {},
          signedHeaders: ["x-tc-action"],
        };
        assert.strictEqual((await call(request, { ...config, credentials })).TotalCount, 2);
      });

      QUnit.test("refuses a wrong key, an old timestamp and an unknown action", async (assert) => {
        const request = { service: "tiems", version: "2019-04-16", action: "DescribeServices" };
        const wrong = { ...config, credentials: { ...CREDENTIALS, secretKey: "WRONG" } };
        assert.strictEqual((await failure(assert, () => call(request, wrong))).code, "AuthFailure.SignatureFailure");
        const old = await failure(assert, () =>
          call(request, config, { timestamp: Math.floor(Date.now() / 1000) - 400 }),
        );
        assert.strictEqual(old.code, "AuthFailure.SignatureExpire");
        assert.true(old.requestId.length > 10);
        assert.strictEqual(
          (await failure(assert, () => call({ ...request, action: "Nothing" }, config))).code,
          "InvalidAction",
        );
      });

      QUnit.test("a large body arrives as it was signed", async (assert) => {
        const ClientContext = JSON.stringify({ text: "未命名".repeat(100_000) });
        const { Result } = await invoke({ FunctionName: "hello", ClientContext }, config);
        assert.strictEqual(Result.InvokeResult, 0);
      });
    });
  }
}

/** JSON has no BigInt. */
const shown = (_, value) => (typeof value === "bigint" ? `${value}n` : value);

/** Runs what was defined; prints each failure, and one line with the counts. */
export function run(QUnit, runtime, print = console.log) {
  return new Promise((resolve) => {
    QUnit.on("testEnd", (test) => {
      if (test.status !== "failed") return;
      print(`not ok: ${runtime}: ${test.fullName.join(" > ")}`);
      for (const { message, actual, expected, stack } of test.errors) {
        print(`    ${message} ${JSON.stringify({ actual, expected }, shown)}\n    ${stack}`);
      }
    });
    QUnit.on("runEnd", ({ testCounts: { passed, failed, skipped } }) => {
      print(`${runtime}: ${passed} passed, ${failed + skipped} failed`);
      resolve(failed === 0 && skipped === 0 && passed > 0);
    });
    QUnit.config.autostart = false;
    QUnit.start();
  });
}
