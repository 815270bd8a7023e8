// Every kind of request that API 3.0 knows, and the corners in which signatures fail.
import { answering, byAlgorithm, CREDENTIALS, REQUEST, RESULT } from "./given.mjs";

const V1 = { ...REQUEST, algorithm: "HmacSHA256", nonce: 11886 };
const textOf = (bytes) => new TextDecoder().decode(bytes);

export function define(QUnit, { tc3fetch, v1, inspect, failure }) {
  const { sign, call } = byAlgorithm(tc3fetch, v1);

  QUnit.module("signature v1", () => {
    QUnit.test("everything travels in the query, the signature last", (assert) => {
      const { url, headers, body } = sign(
        { ...V1, method: "GET", region: "ap-guangzhou", language: "zh-CN", params: { Limit: 1 } },
        { ...CREDENTIALS, token: "T=" },
      );
      const query = [...new URL(url).searchParams];
      const names = query.map(([name]) => name);
      assert.deepEqual(names, [
        "Action",
        "Language",
        "Limit",
        "Nonce",
        "Region",
        "SecretId",
        "SignatureMethod",
        "Timestamp",
        "Token",
        "Version",
        "Signature",
      ]);
      assert.strictEqual(Object.fromEntries(query).Token, "T=");
      assert.deepEqual(headers, { "Content-Type": "application/x-www-form-urlencoded" });
      assert.strictEqual(body, undefined);
    });

    QUnit.test("or in a form", (assert) => {
      const { url, body, signature } = sign({ ...V1, params: { Name: "未 命" } }, CREDENTIALS);
      assert.strictEqual(url, "https://cvm.tencentcloudapi.com/");
      const form = Object.fromEntries(new URLSearchParams(textOf(body)));
      assert.strictEqual(form.Name, "未 命");
      assert.strictEqual(form.Signature, signature);
      assert.false(textOf(body).includes("+"), "a space is %20");
    });

    QUnit.test("HmacSHA1 needs no name", (assert) => {
      const { url } = sign({ ...V1, algorithm: "HmacSHA1", method: "GET" }, CREDENTIALS);
      assert.false(new URL(url).searchParams.has("SignatureMethod"));
    });

    QUnit.test("a nonce is new each time, positive and whole", (assert) => {
      const nonces = Array.from({ length: 50 }, () =>
        new URL(sign({ ...V1, nonce: undefined, method: "GET" }, CREDENTIALS).url).searchParams.get("Nonce"),
      );
      assert.true(new Set(nonces).size > 45);
      assert.true(nonces.every((nonce) => /^[1-9]\d*$/.test(nonce) && Number(nonce) <= 2 ** 31));
    });

    QUnit.test("the secret key does not travel", (assert) => {
      for (const method of ["GET", "POST"]) {
        const { url, body } = sign({ ...V1, method }, CREDENTIALS);
        assert.false((url + textOf(body)).includes(CREDENTIALS.secretKey));
      }
    });

    for (const [name, code, parameter, more] of [
      ["a body", "BodyNotAllowed", "body", { body: "x" }],
      ["a multipart body", "BodyNotAllowed", "multipart", { multipart: { A: 1 } }],
      ["a JSON type", "InvalidContentType", "contentType", { contentType: "application/json" }],
      ["signed headers", "OnlyInV3", "signedHeaders", { signedHeaders: ["x-a"], headers: { "x-a": "1" } }],
      ["an unsigned payload", "OnlyInV3", "payloadSigning", { payloadSigning: "unsigned" }],
      ["a parameter of a common name", "ReservedParameter", "params.Region", { params: { Region: "x" } }],
      ["a parameter named Signature", "ReservedParameter", "params.Signature", { params: { Signature: "x" } }],
      ["nonce 0", "InvalidNonce", "nonce", { nonce: 0 }],
      ["nonce -1", "InvalidNonce", "nonce", { nonce: -1 }],
      ["nonce 1.5", "InvalidNonce", "nonce", { nonce: 1.5 }],
      ["nonce 1e21", "InvalidNonce", "nonce", { nonce: 1e21 }],
      ["a nonce of text", "WrongType", "nonce", { nonce: "1" }],
      ["a nonce of null", "WrongType", "nonce", { nonce: null }],
    ]) {
      QUnit.test(`refuses ${name}`, async (assert) => {
        const error = await failure(assert, () => sign({ ...V1, ...more }, CREDENTIALS));
        assert.strictEqual(error.code, `ClientError.${code}`);
        assert.strictEqual(error.parameter, parameter);
      });
    }
  });

  QUnit.module("queries", () => {
    QUnit.test("a name that comes twice is refused", async (assert) => {
      for (const request of [{ ...REQUEST, method: "GET" }, V1, { ...V1, method: "GET" }])
        for (const params of [
          { "A.0": 1, A: [2] },
          { A: [2], "A.0": 1 },
          { A: { "B.C": 1, B: { C: 2 } }, "A.0": 1 },
        ]) {
          const error = await failure(assert, () => sign({ ...request, params }, CREDENTIALS));
          const parameter = Array.isArray(params.A) ? "params.A.0" : "params.A.B.C";
          assert.deepEqual([error.code, error.parameter], ["ClientError.WrongType", parameter]);
        }
      // As JSON they are two names.
      assert.strictEqual(
        textOf(sign({ ...REQUEST, params: { "A.0": 1, A: [2] } }, CREDENTIALS).body),
        '{"A.0":1,"A":[2]}',
      );
    });
  });

  QUnit.module("bodies", () => {
    QUnit.test("a form to POST is refused outside signature v1", async (assert) => {
      for (const contentType of [
        "application/x-www-form-urlencoded",
        "Application/X-WWW-Form-URLencoded; charset=utf-8",
      ]) {
        const error = await failure(assert, () => sign({ ...REQUEST, contentType, body: "Limit=1" }, CREDENTIALS));
        assert.strictEqual(error.code, "ClientError.InvalidContentType");
      }
    });

    QUnit.test("multipart is read back as it was given", async (assert) => {
      const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
      const multipart = {
        Text: "未命名\r\n--x",
        Number: 1.5,
        Flag: false,
        Big: 18446744073709551615n,
        Empty: "",
        Left: undefined,
        File: bytes,
      };
      const signed = sign({ ...REQUEST, multipart }, CREDENTIALS);
      const form = await new Response(signed.body, signed).formData();
      assert.deepEqual([...form.keys()], ["Text", "Number", "Flag", "Big", "Empty", "File"]);
      assert.strictEqual(form.get("Text"), "未命名\r\n--x");
      assert.strictEqual(form.get("Number"), "1.5");
      assert.strictEqual(form.get("Flag"), "false");
      assert.strictEqual(form.get("Big"), "18446744073709551615");
      assert.strictEqual(form.get("Empty"), "");
      assert.deepEqual(new Uint8Array(await form.get("File").arrayBuffer()), bytes);
      assert.strictEqual(form.get("File").name, "File");
      // Bun's parser forgets the type.
      assert.true(
        textOf(signed.body).includes('name="File"; filename="File"\r\nContent-Type: application/octet-stream\r\n\r\n'),
      );
    });

    QUnit.test("a multipart body of any parts is read back", async (assert) => {
      const characters = ['"', "\r", "\n", "a", "未", "😀", " ", "-", ";", "\\", "%", "="];
      for (let round = 0; round < 50; round++) {
        const text = (length, kinds) =>
          Array.from({ length }, () => characters[Math.floor(Math.random() * kinds)]).join("");
        // Deno's parser ends a name at a semicolon even between quotes.
        const parts = Array.from({ length: 1 + (round % 5) }, (_, index) => [`n${index}${text(5, 7)}`, text(30, 12)]);
        const signed = sign({ ...REQUEST, multipart: new Map(parts) }, CREDENTIALS);
        const form = await new Response(signed.body, signed).formData();
        // Names are escaped as browsers escape them; not every parser undoes it.
        const unescaped = (name) => name.replaceAll("%22", '"').replaceAll("%0D", "\r").replaceAll("%0A", "\n");
        assert.deepEqual(
          [...form].map(([name, value]) => [unescaped(name), value]),
          parts.map(([name, value]) => [unescaped(name), value]),
        );
      }
    });

    QUnit.test("Blobs, Files and a FormData are read by call", async (assert) => {
      const file = new File(["未命名"], 'a"b.txt', { type: "text/plain" });
      const form = new FormData();
      form.append("File", file);
      form.append("Name", "x");
      form.append("Name", "y");
      for (const multipart of [form, { File: file, Name: "y" }]) {
        const { fetch, asked } = answering(RESULT);
        await call({ ...REQUEST, multipart }, { credentials: CREDENTIALS, fetch });
        const sent = await new Response(asked[0].body, asked[0]).formData();
        assert.strictEqual(await sent.get("File").text(), "未命名");
        assert.true(
          /filename="a%22b.txt"\r\nContent-Type: text\/plain(;charset=utf-8)?\r\n/.test(textOf(asked[0].body)),
        );
        assert.strictEqual(sent.getAll("Name").at(-1), "y");
      }
      const error = await failure(assert, () => sign({ ...REQUEST, multipart: { File: file } }, CREDENTIALS));
      assert.strictEqual(error.code, "ClientError.UnreadBlob");
      assert.strictEqual(error.parameter, "multipart.File");
    });

    QUnit.test("a Blob that cannot be read is an error, and nothing is sent", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const blob = { type: "text/plain", arrayBuffer: () => Promise.reject(new Error("gone")) };
      const error = await failure(assert, () =>
        call({ ...REQUEST, multipart: { blob } }, { credentials: CREDENTIALS, fetch }),
      );
      assert.strictEqual(error.code, "ClientError.UnreadableInput");
      assert.strictEqual(error.cause.message, "gone");
      assert.strictEqual(asked.length, 0);
    });

    for (const [name, code, parameter, more] of [
      ["null in a part", "WrongType", "multipart.A", { multipart: { A: null } }],
      ["NaN in a part", "WrongType", "multipart.A", { multipart: { A: Number.NaN } }],
      ["an object in a part", "WrongType", "multipart.A", { multipart: { A: {} } }],
      ["an array in a part", "WrongType", "multipart.A", { multipart: { A: [1] } }],
      ["half a pair in a part", "LoneSurrogate", "multipart.A", { multipart: { A: "\ud83d" } }],
      ["text", "WrongType", "multipart", { multipart: "A=1" }],
      ["null", "WrongType", "multipart", { multipart: null }],
      ["params besides", "SeveralBodies", "multipart", { multipart: {}, params: {} }],
      ["a body besides", "SeveralBodies", "multipart", { multipart: {}, body: "" }],
      ["GET", "BodyNotAllowed", "multipart", { multipart: { A: 1 }, method: "GET" }],
      [
        "a boundary in capitals",
        "InvalidContentType",
        "contentType",
        { multipart: { A: 1 }, contentType: "multipart/form-data; boundary=ABC" },
      ],
      ["another type", "InvalidContentType", "contentType", { multipart: { A: 1 }, contentType: "application/json" }],
      ["a type that is a number", "WrongType", "contentType", { multipart: { A: 1 }, contentType: 5 }],
    ]) {
      QUnit.test(`multipart refuses ${name}`, async (assert) => {
        const error = await failure(assert, () => sign({ ...REQUEST, ...more }, CREDENTIALS));
        assert.strictEqual(error.code, `ClientError.${code}`);
        assert.strictEqual(error.parameter, parameter);
      });
    }

    QUnit.test("SKIP sends no signature and needs no credentials", async (assert) => {
      const request = { ...REQUEST, algorithm: "SKIP", params: { Token: "web" } };
      const { headers, signature } = sign(request, null);
      assert.strictEqual(headers.Authorization, "SKIP");
      assert.strictEqual(headers["X-TC-Action"], "DescribeZones");
      assert.strictEqual(signature, "");
      const { fetch, asked } = answering(RESULT);
      await call(request, { credentials: null, fetch });
      assert.strictEqual(asked[0].headers.Authorization, "SKIP");
      assert.strictEqual((await failure(assert, () => sign(REQUEST, null))).parameter, "credentials");
    });
  });

  QUnit.module("limits", () => {
    const paths = { GET: "params", v1: "params", v3: "body" };
    /** The bytes that count, of a request whose variable part has `length` characters. */
    const requests = {
      GET: (length) => ({ ...REQUEST, method: "GET", params: { A: "x".repeat(length) } }),
      v1: (length) => ({ ...V1, params: { A: "x".repeat(length) } }),
      v3: (length) => ({ ...REQUEST, body: new Uint8Array(length) }),
    };
    const sizeOf = {
      GET: ({ url }) => url.length - new URL(url).origin.length,
      v1: ({ body }) => body.length,
      v3: ({ body }) => body.length,
    };
    for (const [name, limit] of Object.entries({ GET: 32 * 1024, v1: 1024 ** 2, v3: 10 * 1024 ** 2 })) {
      QUnit.test(`${name}: ${limit} bytes and no more`, async (assert) => {
        const overhead = sizeOf[name](sign(requests[name](1000), CREDENTIALS)) - 1000;
        assert.strictEqual(sizeOf[name](sign(requests[name](limit - overhead), CREDENTIALS)), limit);
        const { fetch, asked } = answering(RESULT);
        for (const run of [
          (request) => sign(request, CREDENTIALS),
          (request) => call(request, { credentials: CREDENTIALS, fetch }),
        ]) {
          const error = await failure(assert, () => run(requests[name](limit - overhead + 1)));
          assert.strictEqual(error.code, "ClientError.RequestTooLarge");
          assert.strictEqual(error.parameter, paths[name]);
          assert.true(
            error.message.includes(String(limit)) && error.message.includes(String(limit + 1)),
            error.message,
          );
        }
        assert.strictEqual(asked.length, 0);
      });
    }
  });

  QUnit.module("endpoints", () => {
    const hostOf = (more) => new URL(sign({ ...REQUEST, ...more }, CREDENTIALS).url).host;
    QUnit.test("each has its host", (assert) => {
      assert.strictEqual(hostOf({}), "cvm.tencentcloudapi.com");
      assert.strictEqual(hostOf({ region: "ap-guangzhou" }), "cvm.tencentcloudapi.com");
      assert.strictEqual(
        hostOf({ endpoint: "regional", region: "ap-guangzhou" }),
        "cvm.ap-guangzhou.tencentcloudapi.com",
      );
      assert.strictEqual(hostOf({ endpoint: "internal" }), "cvm.internal.tencentcloudapi.com");
      assert.strictEqual(hostOf({ endpoint: "intl" }), "cvm.intl.tencentcloudapi.com");
      assert.strictEqual(hostOf({ endpoint: "intl", host: "127.0.0.1:8080" }), "127.0.0.1:8080");
    });

    QUnit.test("the finance regions are reached by their own", (assert) => {
      for (const region of ["ap-shanghai-fsi", "ap-shenzhen-fsi"])
        assert.strictEqual(hostOf({ region }), `cvm.${region}.tencentcloudapi.com`);
    });

    QUnit.test("the scope has the service that was given, whatever the host", (assert) => {
      const { headers } = sign({ ...REQUEST, host: "proxy.example.com" }, CREDENTIALS);
      assert.true(headers.Authorization.includes("/2023-11-14/cvm/tc3_request"));
    });

    QUnit.test("a regional one needs a region, and an unknown one is refused", async (assert) => {
      const error = await failure(assert, () => sign({ ...REQUEST, endpoint: "regional" }, CREDENTIALS));
      assert.strictEqual(error.code, "ClientError.MissingParameter");
      assert.strictEqual(error.parameter, "region");
      assert.strictEqual(
        (await failure(assert, () => sign({ ...REQUEST, endpoint: "moon" }, CREDENTIALS))).code,
        "ClientError.UnknownValue",
      );
    });
  });

  // Each is a way in which a signature is known to fail; the reasons are those of the
  // official SDKs' own bugs and of the documents' notes.
  QUnit.module("traps of canonicalisation", () => {
    QUnit.test("a user's content-type in any case cannot differ from the one that is signed", async (assert) => {
      // The Node SDK signs its own and sends the user's.
      for (const name of ["content-type", "Content-Type", "CONTENT-TYPE"]) {
        assert.strictEqual(
          (await failure(assert, () => sign({ ...REQUEST, headers: { [name]: "text/plain" } }, CREDENTIALS))).code,
          "ClientError.ReservedHeader",
        );
      }
      assert.strictEqual(
        sign({ ...REQUEST, contentType: "Application/JSON" }, CREDENTIALS).headers["Content-Type"],
        "application/json",
      );
    });

    QUnit.test("user headers in small letters are one header, signed as they are sent", (assert) => {
      const { headers } = sign(
        { ...REQUEST, headers: { "x-tc-traceid": " A  b " }, signedHeaders: ["X-TC-TraceId"] },
        CREDENTIALS,
      );
      assert.strictEqual(headers["x-tc-traceid"], "A  b");
      assert.true(headers.Authorization.includes("SignedHeaders=content-type;host;x-tc-traceid,"));
    });

    QUnit.test("numbers and booleans in multipart are signed and sent alike", (assert) => {
      // The Node SDK hashes text and buffers only, and sends all of them.
      const contentType = "multipart/form-data; boundary=a";
      const scalars = sign({ ...REQUEST, contentType, multipart: { A: 1, B: true } }, CREDENTIALS);
      assert.strictEqual(
        scalars.signature,
        sign({ ...REQUEST, contentType, multipart: { A: "1", B: "true" } }, CREDENTIALS).signature,
      );
      assert.notStrictEqual(
        scalars.signature,
        sign({ ...REQUEST, contentType, multipart: { A: 2, B: true } }, CREDENTIALS).signature,
      );
    });

    QUnit.test("a port is signed where it is sent, and only there", (assert) => {
      // fetch sends Host with every port but the default one; the Node SDK signs none.
      const signature = (host) => sign({ ...REQUEST, host }, CREDENTIALS).signature;
      assert.notStrictEqual(signature("127.0.0.1:8080"), signature("127.0.0.1"));
      assert.strictEqual(signature("127.0.0.1:443"), signature("127.0.0.1"));
    });

    const nothing = {
      Null: null,
      Undefined: undefined,
      List: [],
      Object: {},
      Text: "",
      Nested: [null, { A: undefined, B: [] }],
    };
    QUnit.test("null, undefined and what is empty, in a POST", (assert) => {
      // Only JSON can carry them: the documents allow empty lists and texts there.
      assert.strictEqual(
        textOf(sign({ ...REQUEST, params: nothing }, CREDENTIALS).body),
        '{"Null":null,"List":[],"Object":{},"Text":"","Nested":[null,{"B":[]}]}',
      );
    });

    QUnit.test("null, undefined and what is empty, in a GET and in v1", (assert) => {
      const get = sign({ ...REQUEST, method: "GET", params: nothing }, CREDENTIALS);
      assert.strictEqual(new URL(get.url).search, "?Text=");
      const form = new URLSearchParams(textOf(sign({ ...V1, params: nothing }, CREDENTIALS).body));
      assert.deepEqual(
        [...form.keys()].filter((name) => Object.keys(nothing).some((known) => name.startsWith(known))),
        ["Text"],
      );
    });

    QUnit.test("indices count what has no place, too", (assert) => {
      const { url } = sign({ ...REQUEST, method: "GET", params: { Ids: [null, "b", [], "d"] } }, CREDENTIALS);
      assert.strictEqual(new URL(url).search, "?Ids.1=b&Ids.3=d");
    });

    QUnit.test("special characters in a query survive new URL() unchanged", (assert) => {
      // Spaces, quotes and the like are rewritten by the URL parser, after the signature.
      const params = { "A b": " '()*!~\"<>`{}|\\^#?&=+%/未😀\u2028" };
      for (const request of [
        { ...REQUEST, method: "GET", params },
        { ...V1, method: "GET", params },
      ]) {
        const { url } = sign(request, CREDENTIALS);
        assert.strictEqual(new URL(url).href, url);
        assert.strictEqual(new URL(url).searchParams.get("A b"), params["A b"]);
      }
      const { url } = sign({ ...REQUEST, method: "GET", params: { A: "'()*!~ " } }, CREDENTIALS);
      assert.true(url.endsWith("?A=%27%28%29%2A%21~%20"));
    });

    QUnit.test("boundary and Content-Type are in small letters on the wire", (assert) => {
      // Servers that lower the value's case before signing, and those that do not, agree.
      const { headers, body } = sign({ ...REQUEST, multipart: { A: 1 } }, CREDENTIALS);
      assert.true(/^multipart\/form-data; boundary=[0-9a-f]{32}$/.test(headers["Content-Type"]));
      assert.true(textOf(body).startsWith(`--${headers["Content-Type"].split("=")[1]}\r\n`));
    });

    QUnit.test("the date is that of UTC, to the second", (assert) => {
      // With the local date, signatures fail from midnight to 8 o'clock in China.
      const dateAt = (timestamp) =>
        /Credential=[^/]+\/([^/]+)\//.exec(sign({ ...REQUEST, timestamp }, CREDENTIALS).headers.Authorization)[1];
      assert.strictEqual(dateAt(1551139199), "2019-02-25");
      assert.strictEqual(dateAt(1551139200), "2019-02-26");
    });

    QUnit.test("1e21 and -0 are written as JSON writes them", (assert) => {
      const params = { A: 1e21, B: -0, C: 1e-7 };
      assert.strictEqual(textOf(sign({ ...REQUEST, params }, CREDENTIALS).body), '{"A":1e+21,"B":0,"C":1e-7}');
      assert.strictEqual(
        new URL(sign({ ...REQUEST, method: "GET", params }, CREDENTIALS).url).search,
        "?A=1e%2B21&B=0&C=1e-7",
      );
    });

    QUnit.test("a BigInt keeps every digit in every kind of request", (assert) => {
      const params = { A: 18446744073709551615n, B: [9007199254740993n] };
      assert.strictEqual(
        textOf(sign({ ...REQUEST, params }, CREDENTIALS).body),
        '{"A":18446744073709551615,"B":[9007199254740993]}',
      );
      assert.strictEqual(
        new URL(sign({ ...REQUEST, method: "GET", params }, CREDENTIALS).url).search,
        "?A=18446744073709551615&B.0=9007199254740993",
      );
      assert.true(textOf(sign({ ...V1, params }, CREDENTIALS).body).includes("A=18446744073709551615&"));
    });

    QUnit.test("half of a surrogate pair is refused wherever it stands", async (assert) => {
      // TextEncoder would replace it in silence, and sign something else than was meant.
      for (const request of [
        { method: "GET", params: { A: "\ud83d" } },
        { params: { "\udc00": 1 } },
        { body: "\ud83d" },
        { multipart: { A: "\ud83d" } },
        { ...V1, params: { A: "\ud83d" } },
      ]) {
        assert.strictEqual(
          (await failure(assert, () => sign({ ...REQUEST, ...request }, CREDENTIALS))).code,
          "ClientError.LoneSurrogate",
        );
      }
    });

    QUnit.test("line feeds and backslashes in parameters arrive as they are", (assert) => {
      const params = { "A\n\\n": "\\\n\r\\n\u0001number" };
      for (const request of [
        { ...REQUEST, method: "GET", params },
        { ...V1, method: "GET", params },
      ]) {
        assert.strictEqual(new URL(sign(request, CREDENTIALS).url).searchParams.get("A\n\\n"), params["A\n\\n"]);
      }
    });

    QUnit.test("an object that writes itself is asked once, as JSON.stringify asks", (assert) => {
      const params = { At: new Date(0), Nested: { toJSON: () => ({ A: [1] }) } };
      assert.strictEqual(
        new URL(sign({ ...REQUEST, method: "GET", params }, CREDENTIALS).url).search,
        "?At=1970-01-01T00%3A00%3A00.000Z&Nested.A.0=1",
      );
    });
  });

  if (inspect) {
    QUnit.module("explained without a vector", () => {
      QUnit.test("SKIP has no stages", (assert) => {
        const explained = inspect.explain({ ...REQUEST, algorithm: "SKIP" }, null);
        assert.strictEqual(explained.algorithm, "SKIP");
        assert.false("stringToSign" in explained);
        assert.strictEqual(explained.request.headers.Authorization, "SKIP");
      });
    });
  }
}
