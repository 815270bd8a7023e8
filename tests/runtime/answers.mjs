// What can come back, and what becomes of it.
import { answering, CREDENTIALS, REQUEST } from "./given.mjs";

/** A Response whose body arrives in the given pieces; `onCancel` hears when the reader has left. */
function inPieces(pieces, { onCancel, end = "close", ...init } = {}) {
  const left = [...pieces];
  const body = new ReadableStream({
    async pull(controller) {
      await Promise.resolve();
      if (left.length > 0) controller.enqueue(left.shift());
      else if (end === "close") controller.close();
      else if (end === "error") controller.error(new TypeError("terminated"));
      else await new Promise(() => {});
    },
    cancel: onCancel,
  });
  return new Response(body, { headers: { "Content-Type": "text/event-stream" }, ...init });
}

const bytesOf = (text) => new TextEncoder().encode(text);

async function all(events) {
  const list = [];
  for await (const event of events) list.push(event);
  return list;
}

export function define(QUnit, { tc3fetch, failure, endpoint }) {
  const { call, stream: openStream, Client } = tc3fetch;
  const config = { credentials: CREDENTIALS };
  const answered = (body, init, options) => call(REQUEST, { ...config, fetch: answering(body, init).fetch }, options);

  QUnit.module("answers", () => {
    QUnit.test("the older form is an error of the service", async (assert) => {
      const error = await failure(assert, () =>
        answered('{"code":4000,"codeDesc":"InvalidParameter","message":"no\\nway"}', {
          headers: { "X-TC-RequestId": "r-1" },
        }),
      );
      assert.strictEqual(error.code, "InvalidParameter");
      assert.strictEqual(error.message, "no\nway");
      assert.strictEqual(error.kind, "api");
      assert.strictEqual(error.requestId, "r-1");
      assert.strictEqual(
        (await failure(assert, () => answered('{"code":0,"codeDesc":"Success","message":""}'))).code,
        "ClientError.NotAnEnvelope",
      );
    });

    QUnit.test("the RequestId is kept, from wherever it can be had", async (assert) => {
      const headers = { "X-TC-RequestId": "r-2" };
      const failed = '{"Response":{"Error":{"Code":"InternalError","Message":"m"}}}';
      assert.strictEqual((await failure(assert, () => answered(failed, { headers }))).requestId, "r-2");
      assert.strictEqual((await failure(assert, () => answered("<html>", { headers, status: 502 }))).requestId, "r-2");
      assert.strictEqual(
        (await failure(assert, () => answered(failed.replace("}}}", '},"RequestId":"r-3"}}'), { headers }))).requestId,
        "r-3",
      );
    });

    QUnit.test("a warning of deprecation stays in the result", async (assert) => {
      const result = await answered('{"Response":{"DeprecatedWarning":"soon","RequestId":"r"}}');
      assert.strictEqual(result.DeprecatedWarning, "soon");
    });

    QUnit.test("a byte order mark and white space do no harm", async (assert) => {
      assert.deepEqual(await answered('\ufeff \r\n{"Response":{"A":1}}\n'), { A: 1 });
    });

    QUnit.test("an Error of another form is no result", async (assert) => {
      for (const error of ["{}", '"text"', "[]", "1", "true", '{"Code":5}']) {
        assert.strictEqual(
          (await failure(assert, () => answered(`{"Response":{"Error":${error}}}`))).code,
          "ClientError.NotAnEnvelope",
          error,
        );
      }
      assert.deepEqual(await answered('{"Response":{"Error":null}}'), { Error: null });
    });

    QUnit.test("the hint of an error comes from the table, by dotted prefix", async (assert) => {
      const hintOf = async (code) =>
        (await failure(assert, () => answered(`{"Response":{"Error":{"Code":"${code}","Message":"m"}}}`))).hint;
      assert.strictEqual(await hintOf("InternalError.Whatever"), await hintOf("InternalError"));
      assert.true((await hintOf("InternalError")).length > 10);
      assert.strictEqual(await hintOf("InternalErrors"), undefined);
    });
  });

  QUnit.module("integers", () => {
    const body =
      '{"Response":{"Big":9007199254740993,"Low":-9007199254740993,"Edge":9007199254740991,"List":[18446744073709551615],"Fraction":9007199254740993.5,"Exponent":1e21,"Text":"9007199254740993, \\"9007199254740993\\" \\\\","bigint:":"bigint:1"}}';
    QUnit.test("are what JSON.parse makes of them", async (assert) => {
      assert.deepEqual(await answered(body), JSON.parse(body).Response);
    });

    QUnit.test("can be BigInts, where they would not be exact", async (assert) => {
      const result = await answered(body, {}, { unsafeIntegers: "bigint" });
      const expected = {
        ...JSON.parse(body).Response,
        Big: 9007199254740993n,
        Low: -9007199254740993n,
        List: [18446744073709551615n],
      };
      for (const [name, value] of Object.entries(expected)) assert.deepEqual(result[name], value, name);
    });

    QUnit.test("can be BigInts at any depth that JSON.parse reads", async (assert) => {
      const depth = 20_000;
      const deep = `{"Response":${'{"A":['.repeat(depth)}9007199254740993,"\\u0000x"${"]}".repeat(depth)}}`;
      let value = await answered(deep, {}, { unsafeIntegers: "bigint" });
      for (let count = 1; count < depth; count++) [value] = value.A;
      assert.deepEqual(value.A, [9007199254740993n, "\0x"]);
    });

    QUnit.test("can be text, where they would not be exact", async (assert) => {
      const result = await new Client({ ...config, fetch: answering(body).fetch, unsafeIntegers: "string" }).call(
        REQUEST,
      );
      assert.deepEqual(result, {
        ...JSON.parse(body).Response,
        Big: "9007199254740993",
        Low: "-9007199254740993",
        List: ["18446744073709551615"],
      });
    });

    QUnit.test("an error is an error in every reading", async (assert) => {
      for (const unsafeIntegers of ["number", "bigint", "string"]) {
        const error = await failure(assert, () =>
          answered(
            '{"Response":{"Error":{"Code":"LimitExceeded","Message":"9007199254740993"}}}',
            {},
            { unsafeIntegers },
          ),
        );
        assert.strictEqual(error.message, "9007199254740993");
        assert.strictEqual(
          (await failure(assert, () => answered('{"Response":{"A":0x1}}', {}, { unsafeIntegers }))).code,
          "ClientError.InvalidResponse",
        );
      }
      for (const unsafeIntegers of ["no", 5]) {
        assert.strictEqual(
          (await failure(assert, () => answered(body, {}, { unsafeIntegers }))).parameter,
          "unsafeIntegers",
        );
      }
    });
  });

  QUnit.module("streams of events", () => {
    const stream = (response, options, more) =>
      openStream(REQUEST, { ...config, ...more, fetch: async () => response }, options);
    const event = (more) => ({ data: "", event: "message", id: "", retry: undefined, ...more });

    QUnit.test("events come one after the other", async (assert) => {
      const text =
        ': hello\nid: 1\ndata: {"A":1}\n\nevent: x\r\ndata: a\r\ndata:  b\r\ndata\r\n\r\nretry: 1500\r\r\n\ndata: last';
      const events = await all(await stream(inPieces([bytesOf(text)])));
      assert.deepEqual(events, [
        event({ id: "1", data: '{"A":1}' }),
        event({ event: "x", data: "a\n b\n" }),
        event({ retry: 1500 }),
        event({ data: "last" }),
      ]);
    });

    QUnit.test("it makes no difference where the pieces are cut", async (assert) => {
      const text = "data: 未命名😀\r\ndata: b\r\n\r\n:\n\ndata: c\r\rid: 2\nretry: x\nother: y\n\ndata:d\n\n";
      const bytes = bytesOf(`\ufeff${text}`);
      const expected = [event({ data: "未命名😀\nb" }), event({ data: "c" }), event({ id: "2" }), event({ data: "d" })];
      for (let size = 1; size <= 9; size++) {
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.slice(index * size, (index + 1) * size),
        );
        assert.deepEqual(await all(await stream(inPieces(pieces))), expected, `pieces of ${size}`);
      }
    });

    QUnit.test("a type with parameters is a stream, too", async (assert) => {
      for (const type of ["text/event-stream; charset=utf-8", "Text/Event-Stream;charset=UTF-8"]) {
        assert.strictEqual(
          (await all(await stream(inPieces([bytesOf("data: a\n\n")], { headers: { "Content-Type": type } })))).length,
          1,
        );
      }
    });

    QUnit.test("an error instead of a stream rejects", async (assert) => {
      const error = await failure(assert, () =>
        stream(new Response('{"Response":{"Error":{"Code":"LimitExceeded","Message":"m"}}}')),
      );
      assert.strictEqual(error.code, "LimitExceeded");
    });

    QUnit.test("a result instead of a stream is one event", async (assert) => {
      assert.deepEqual(await all(await stream(new Response('{"Response":{"A":1}}'))), [event({ data: '{"A":1}' })]);
    });

    QUnit.test("a stream that was not asked for says so", async (assert) => {
      const error = await failure(assert, () => call(REQUEST, { ...config, fetch: async () => inPieces([]) }));
      assert.strictEqual(error.code, "ClientError.EventStream");
      assert.true(error.hint.includes("`stream`"));
    });

    QUnit.test("leaving the loop cancels the answer", async (assert) => {
      let cancelled = false;
      const events = await stream(
        inPieces([bytesOf("data: a\n\ndata: b\n\n")], { end: "never", onCancel: () => (cancelled = true) }),
      );
      for await (const { data } of events) {
        assert.strictEqual(data, "a");
        break;
      }
      await new Promise((resolve) => setTimeout(resolve));
      assert.true(cancelled);
    });

    QUnit.test("an abort ends the stream with its reason", async (assert) => {
      let cancelled = false;
      const controller = new AbortController();
      const events = await stream(
        inPieces([bytesOf("data: a\n\n")], { end: "never", onCancel: () => (cancelled = true) }),
        { signal: controller.signal },
      );
      const error = await failure(assert, async () => {
        for await (const _ of events) setTimeout(() => controller.abort("enough"));
      });
      assert.strictEqual(error.code, "ClientError.Aborted");
      assert.strictEqual(error.cause, "enough");
      await new Promise((resolve) => setTimeout(resolve));
      assert.true(cancelled);
    });

    QUnit.test("the timeout is that of a piece, not of the whole, and not of who handles it", async (assert) => {
      const events = await stream(inPieces(["data: a\n\n", "data: b\n\n"].map(bytesOf), { end: "never" }), {
        timeout: 60,
      });
      const seen = [];
      const error = await failure(assert, async () => {
        for await (const { data } of events) {
          seen.push(data);
          await new Promise((resolve) => setTimeout(resolve, 90));
        }
      });
      assert.deepEqual(seen, ["a", "b"]);
      assert.strictEqual(error.code, "ClientError.Timeout");
    });

    QUnit.test("a stream that breaks off is a network error, after its events", async (assert) => {
      const events = await stream(inPieces([bytesOf("data: a\n\n")], { end: "error" }));
      const seen = [];
      const error = await failure(assert, async () => {
        for await (const { data } of events) seen.push(data);
      });
      assert.deepEqual(seen, ["a"]);
      assert.strictEqual(error.code, "ClientError.Network");
    });

    QUnit.test("a stream without an event is never a success", async (assert) => {
      for (const [text, code] of [
        [null, "EmptyResponse"],
        [": ping\n\n", "InvalidResponse"],
        ["upstream failed", "InvalidResponse"],
        ["<html>", "HtmlResponse"],
        ['{"Response":', "TruncatedResponse"],
      ]) {
        const response = new Response(text, { headers: { "Content-Type": "text/event-stream" } });
        assert.strictEqual(
          (await failure(assert, async () => all(await stream(response)))).code,
          `ClientError.${code}`,
        );
      }
    });
  });
}
