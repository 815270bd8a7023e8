// What the field has done to clients of this kind: bodies of every sort, patched prototypes,
// slips of the pen, attempts and clocks.
import { answering, CREDENTIALS, REQUEST, RESULT } from "./given.mjs";

const EVENTS = { "Content-Type": "text/event-stream" };
const ACS_KEYS = { accessKeyId: "LTAIEXAMPLE", accessKeySecret: "EXAMPLE" };
const bytesOf = (text) => new TextEncoder().encode(text);
const envelope = (members) => JSON.stringify({ Response: { RequestId: "r-1", ...members } });
const failed = (Code, Message = "m") => envelope({ Error: { Code, Message } });

async function all(events) {
  const list = [];
  for await (const event of events) list.push(event);
  return list;
}

/** A fetch that answers in turn: with texts, with functions of what it was asked, or with failures. */
function inTurn(...answers) {
  const asked = [];
  const fetch = async (url, init) => {
    const next = answers[Math.min(asked.push({ url, ...init }) - 1, answers.length - 1)];
    if (next instanceof Error) throw next;
    return typeof next === "function" ? next({ url, ...init }) : new Response(next);
  };
  return { fetch, asked };
}

export function define(QUnit, { tc3fetch, typed, failure }) {
  const { sign, call, callWithResponse, stream, invoke, Client, Tc3Error } = tc3fetch;
  const read = { ...REQUEST, timestamp: undefined };
  const write = { ...read, action: "RunInstances" };
  const retry = { baseDelay: 1, maxDelay: 5 };
  const config = (fetch, more) => ({ credentials: CREDENTIALS, fetch, retry, ...more });

  QUnit.module("bodies of answers", () => {
    const headers = new Headers({ "content-type": "text/event-stream" });
    async function* generated(...pieces) {
      yield* pieces;
    }
    const text = "data: a\n\ndata: b\n\n";
    const bodies = {
      "an async iterable": () => generated(bytesOf("data: a\n"), bytesOf("\ndata: b\n\n")),
      "an async iterable of texts": () => generated("data: a\n\nda", "ta: b\n\n"),
      bytes: () => bytesOf(text),
      text: () => text,
      nothing: () => undefined,
      null: () => null,
    };
    for (const [name, body] of Object.entries(bodies)) {
      QUnit.test(`${name} in place of a web stream`, async (assert) => {
        const arrayBuffer = async () => bytesOf(text).buffer;
        const answer = await stream(
          read,
          config(async () => ({ status: 200, headers, body: body(), arrayBuffer })),
        );
        const events = await all(answer);
        assert.deepEqual(
          events.map(({ data }) => data),
          ["a", "b"],
        );
        const plain = { status: 200, headers: new Headers(), arrayBuffer: async () => bytesOf(RESULT).buffer };
        const whole = name === "nothing" || name === "null" ? body() : undefined;
        assert.strictEqual(
          (
            await call(
              read,
              config(async () => ({ ...plain, body: whole })),
            )
          ).TotalCount,
          0,
        );
      });
    }

    QUnit.test("what is labelled as events and is none is what it is", async (assert) => {
      for (const [body, status, code] of [
        [failed("FailedOperation.X"), 200, "FailedOperation.X"],
        [`\ufeff \n${failed("FailedOperation.X")}\n`, 200, "FailedOperation.X"],
        ["<html>", 200, "ClientError.HtmlResponse"],
        ["data: a\n\n", 503, "ClientError.InvalidResponse"],
        [failed("InternalError"), 500, "InternalError"],
      ]) {
        const fetch = async () => new Response(body, { status, headers: EVENTS });
        const error = await failure(assert, async () => all(await stream(read, config(fetch, { retry: false }))));
        assert.strictEqual(error.code, code, body);
      }
    });

    QUnit.test("an error within a stream ends it, with its code", async (assert) => {
      for (const [event, code, message] of [
        [failed("LimitExceeded.X", "busy"), "LimitExceeded.X", "busy"],
        ['{"ErrorMsg":{"Msg":"model is busy","Code":4001}}', "4001", "model is busy"],
      ]) {
        const body = `data: {"Text":"a"}\n\ndata: ${event}\n\ndata: {"Text":"never"}\n\n`;
        const answer = await stream(
          read,
          config(async () => new Response(body, { headers: EVENTS })),
        );
        const seen = [];
        const error = await failure(assert, async () => {
          for await (const { json } of answer) seen.push(json.Text);
        });
        assert.deepEqual([seen, error.code, error.message, error.kind], [["a"], code, message, "api"]);
        assert.strictEqual(error.outcome, "unknown");
        const throttled = `data: a\n\ndata: ${failed("RequestLimitExceeded")}\n\n`;
        const late = await stream(
          write,
          config(async () => new Response(throttled, { headers: EVENTS })),
        );
        assert.false((await failure(assert, () => all(late))).retryable);
      }
      const fine = 'data: {"ErrorMsg":null,"Text":"\\"Error"}\n\ndata: [DONE]\n\n';
      const answer = await stream(
        read,
        config(async () => new Response(fine, { headers: EVENTS })),
      );
      const events = await all(answer);
      assert.deepEqual([events[0].json.Text, events[1].json], ['"Error', undefined]);
    });

    QUnit.test("a stream says what its headers say, and can be handed on", async (assert) => {
      const headers = { ...EVENTS, "X-TC-RequestId": "r-9" };
      const open = () =>
        stream(
          read,
          config(async () => new Response("data: 9007199254740993\n\n", { headers }), { unsafeIntegers: "bigint" }),
        );
      const first = await open();
      assert.deepEqual([first.requestId, first.status], ["r-9", 200]);
      const response = first.toResponse();
      assert.strictEqual(response.headers.get("content-type"), "text/event-stream");
      assert.strictEqual(await response.text(), "data: 9007199254740993\n\n");
      for (const again of [() => first[Symbol.asyncIterator](), () => first.toResponse()])
        assert.strictEqual((await failure(assert, again)).code, "ClientError.StreamTaken");
      const one = await stream(read, config(answering('{"Response":{"RequestId":"r-8","A":1}}').fetch));
      assert.strictEqual(one.requestId, "r-8");
      const [{ json }] = await all(await open());
      assert.strictEqual(json, 9007199254740993n);
    });

    QUnit.test("to leave before the first event lets go of the answer", async (assert) => {
      for (const leave of [
        (answer) => answer.cancel(),
        (answer) => answer[Symbol.asyncIterator]().return(),
        (answer) =>
          answer[Symbol.asyncIterator]()
            .throw(new Error("mine"))
            .catch(() => {}),
        (answer) => answer.toResponse().body.cancel(),
      ]) {
        let isCancelled = false;
        const body = new ReadableStream({ cancel: () => void (isCancelled = true) });
        await leave(
          await stream(
            read,
            config(async () => new Response(body, { headers: EVENTS })),
          ),
        );
        await new Promise((resolve) => setTimeout(resolve, 5));
        assert.true(isCancelled, `${leave}`);
      }
    });

    QUnit.test("an answer has a bound, and so has an event", async (assert) => {
      const large = "x".repeat(5000);
      const bounded = { maxResponseBytes: 1000, retry: false };
      for (const run of [
        () =>
          call(
            read,
            config(async () => new Response(envelope({ A: large })), bounded),
          ),
        async () =>
          all(
            await stream(
              read,
              config(async () => new Response(`data: ${large}`, { headers: EVENTS }), bounded),
            ),
          ),
        async () =>
          all(
            await stream(
              read,
              config(async () => new Response(`data: ${large}\n`.repeat(3), { headers: EVENTS }), bounded),
            ),
          ),
      ])
        assert.strictEqual((await failure(assert, run)).code, "ClientError.ResponseTooLarge");
      const whole = config(async () => new Response(`data: ${"未".repeat(400)}\n\n`, { headers: EVENTS }), bounded);
      const error = await failure(assert, async () => all(await stream(read, whole)));
      assert.strictEqual(error.code, "ClientError.ResponseTooLarge");
      const many = `data: ${"x".repeat(500)}\n\n`.repeat(20);
      const answer = await stream(
        read,
        config(async () => new Response(many, { headers: EVENTS }), bounded),
      );
      assert.strictEqual((await all(answer)).length, 20);
    });
  });

  QUnit.module("under attack", () => {
    const events = (text, headers = EVENTS) => config(async () => new Response(text, { headers }), { retry: false });
    const tick = (milliseconds = 5) => new Promise((resolve) => setTimeout(resolve, milliseconds));

    QUnit.test("many events in one piece, and many pieces before an event, take linear time", async (assert) => {
      assert.strictEqual((await all(await stream(read, events("data: a\n\n".repeat(200_000))))).length, 200_000);
      const bytes = bytesOf(`${"\n".repeat(20_000)}data: ${"a".repeat(100_000)}\n\n`);
      let at = 0;
      const body = new ReadableStream({
        pull: (controller) => (at < bytes.length ? controller.enqueue(bytes.slice(at, (at += 4))) : controller.close()),
      });
      const [{ data }] = await all(await stream(read, events(body)));
      assert.strictEqual(data.length, 100_000);
    });

    QUnit.test("a next that is waiting ends when the stream is left", async (assert) => {
      for (const leave of [(answer) => answer.cancel(), (answer) => answer[Symbol.asyncIterator]().return()]) {
        const answer = await stream(read, events(new ReadableStream({})));
        const pending = answer[Symbol.asyncIterator]().next();
        await tick();
        await leave(answer);
        assert.deepEqual(await pending, { done: true, value: undefined });
      }
    });

    QUnit.test("a stream of another kind is destroyed, and an answer that comes too late is let go", async (assert) => {
      let isDestroyed = false;
      const body = {
        [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }),
        destroy: () => void (isDestroyed = true),
      };
      const headers = new Headers(EVENTS);
      const fetch = async () => ({ status: 200, headers, body, arrayBuffer() {} });
      await (await stream(read, config(fetch, { retry: false }))).cancel();
      assert.true(isDestroyed);
      let isCancelled = false;
      const late = async () => {
        await tick(40);
        return new Response(new ReadableStream({ cancel: () => void (isCancelled = true) }));
      };
      await failure(assert, () => call(read, config(late, { retry: false }), { timeout: 10 }));
      await tick(80);
      assert.true(isCancelled);
    });

    QUnit.test("an error amid events is that error, in every shape", async (assert) => {
      for (const [event, code] of [
        [failed("LimitExceeded"), "LimitExceeded"],
        ['data: {"ErrorMsg":"busy"}', "FailedOperation"],
        ['data: {"Response":{"ErrorMsg":{"Msg":"busy","Code":4001}}}', "4001"],
        ['data: {"Error":{"Code":"X","Message":"busy"}}', "X"],
      ]) {
        for (const before of [": ping\n\n", "data: a\n\n"]) {
          const error = await failure(assert, async () => all(await stream(read, events(`${before}${event}\n\n`))));
          assert.strictEqual(error.code, code, before + event);
        }
      }
    });

    QUnit.test("a bound counts empty lines too", async (assert) => {
      const endless = events("data:\n".repeat(5000));
      const error = await failure(assert, async () => all(await stream(read, { ...endless, maxResponseBytes: 1000 })));
      assert.strictEqual(error.code, "ClientError.ResponseTooLarge");
    });

    QUnit.test("a body that is in use, and members that throw, are no answer", async (assert) => {
      const locked = new Response(RESULT);
      locked.body.getReader();
      const throwing = {
        status: 200,
        headers: new Headers(),
        get body() {
          throw new Error("mine");
        },
        arrayBuffer() {},
      };
      for (const response of [locked, throwing]) {
        const error = await failure(assert, () =>
          call(
            write,
            config(async () => response),
          ),
        );
        assert.deepEqual([error.kind, error.outcome], ["response", "unknown"]);
      }
    });

    QUnit.test("only a text that says something is a ClientToken", async (assert) => {
      for (const ClientToken of [null, false, " ", "", [1], { a: 1 }]) {
        const { fetch, asked } = inTurn(new TypeError("reset"), RESULT);
        await failure(assert, () => call({ ...write, params: { ClientToken } }, config(fetch)));
        assert.strictEqual(asked.length, 1, JSON.stringify(ClientToken));
      }
    });

    QUnit.test("an observer that rejects is no part of the call", async (assert) => {
      const { fetch } = answering(RESULT);
      const observe = async () => {
        throw new Error("mine");
      };
      assert.strictEqual((await call(read, config(fetch, { observe }))).TotalCount, 0);
      await tick();
    });

    QUnit.test("what fetch does to its bytes reaches no other attempt", async (assert) => {
      const sent = [];
      const fetch = async (_, { body }) => {
        sent.push(new TextDecoder().decode(body));
        body.fill(0);
        return new Response(sent.length === 1 ? failed("RequestLimitExceeded") : RESULT);
      };
      await call({ ...read, params: { A: 1 } }, config(fetch));
      assert.deepEqual(sent, ['{"A":1}', '{"A":1}']);
    });

    QUnit.test("keys and parts that change during a call change nothing", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const keys = { ...CREDENTIALS };
      const bytes = bytesOf("AAAA");
      const multipart = { a: bytes, b: new Blob(["x"]) };
      const pending = call({ ...read, multipart }, config(fetch, { credentials: keys }));
      bytes.fill(66);
      keys.secretId = "OTHER";
      await pending;
      assert.true(new TextDecoder().decode(asked[0].body).includes("AAAA"));
      assert.true(asked[0].headers.Authorization.includes(CREDENTIALS.secretId));
    });

    QUnit.test("credentials that were refused are not kept, even where no attempt is left", async (assert) => {
      let given = 0;
      const provider = async () => ({ ...CREDENTIALS, token: `t${++given}`, expiresAt: Date.now() + 3_600_000 });
      const { fetch } = inTurn(failed("AuthFailure.TokenFailure"));
      for (let round = 0; round < 3; round++)
        await failure(assert, () => call(read, config(fetch, { credentials: provider, retry: false })));
      assert.strictEqual(given, 3);
    });

    QUnit.test("what answers repeats neither token nor signature", async (assert) => {
      const credentials = { ...CREDENTIALS, token: "TOKENEXAMPLE" };
      const echo = async (url, { headers }) =>
        new Response(failed("X", `${url} ${headers["X-TC-Token"]} ${headers.Authorization}`));
      const getter = async (url) => ({
        get status() {
          throw new Error(url);
        },
      });
      for (const fetch of [echo, getter])
        for (const entry of [tc3fetch, typed.v1]) {
          const error = await failure(assert, () =>
            entry.call({ ...read, method: "GET" }, config(fetch, { credentials, retry: false })),
          );
          const seen = [error.message, error.stack, `${error.cause}`, JSON.stringify(error)].join();
          assert.false(/TOKENEXAMPLE|Signature=[^*&]{9}/.test(seen), seen);
        }
    });

    QUnit.test("headers and parts that have no names are refused, and not sent as none", async (assert) => {
      for (const value of [Promise.resolve({}), new Date(), new Error("x"), new Set(["ab"]), new WeakMap()]) {
        for (const given of [
          { headers: value },
          { multipart: value, contentType: "multipart/form-data; boundary=a" },
        ]) {
          const error = await failure(assert, () => sign({ ...REQUEST, ...given }, CREDENTIALS));
          assert.strictEqual(error.code, "ClientError.WrongType");
        }
      }
    });

    QUnit.test("a token under another name is named", async (assert) => {
      for (const name of ["Token", "sessionToken", "securityToken"])
        assert.true((await failure(assert, () => sign(REQUEST, { ...CREDENTIALS, [name]: "x" }))).hint.includes(name));
    });

    QUnit.test("a budget that cannot be spent is refused before anything is sent", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      for (const budget of [Object.freeze({ tokens: 5 }), { tokens: "5" }, { tokens: -1 }]) {
        const error = await failure(assert, () => call(read, config(fetch, { retry: { budget } })));
        assert.strictEqual(error.parameter, "retry.budget");
      }
      assert.strictEqual(asked.length, 0);
    });

    QUnit.test("one host's clock is no other's", async (assert) => {
      const offsets = { "a.example.com": 600_000, "b.example.com": 0 };
      const asked = [];
      const fetch = async (url, { headers }) => {
        const now = Date.now() + offsets[new URL(url).host];
        asked.push(url);
        const isRight = Math.abs(1000 * headers["X-TC-Timestamp"] - now) < 300_000;
        const Date_ = new Date(now).toUTCString();
        return new Response(isRight ? RESULT : failed("AuthFailure.SignatureExpire"), { headers: { Date: Date_ } });
      };
      for (const host of ["a.example.com", "b.example.com", "a.example.com", "b.example.com"])
        await call(read, config(fetch, { host }));
      assert.strictEqual(asked.length, 5);
    });
  });

  QUnit.module("what is given", () => {
    QUnit.test("what JSON would change in silence is refused by its path", async (assert) => {
      const nothing = { toJSON() {} };
      for (const value of [
        Promise.resolve(1),
        new Date(Number.NaN),
        new URLSearchParams("a=1"),
        new Headers(),
        new FormData(),
        new Error("x"),
        new ReadableStream(),
        new Set(),
        new Map(),
        new WeakMap(),
        /x/,
        new ArrayBuffer(1),
        new DataView(new ArrayBuffer(1)),
        new Float32Array(1),
        nothing,
        { toJSON: () => null },
        (function* () {})(),
      ]) {
        const error = await failure(assert, () => sign({ ...REQUEST, params: { A: [{ B: value }] } }, CREDENTIALS));
        assert.deepEqual(
          [error.code, error.parameter],
          ["ClientError.NotSerializable", "params.A[0].B"],
          Object.prototype.toString.call(value),
        );
      }
    });

    QUnit.test("a name that is not known is refused, with what was probably meant", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      for (const [parameter, meant, ...given] of [
        ["parms", "params", { ...REQUEST, parms: {} }, config(fetch)],
        ["Region", "region", { ...REQUEST, Region: "ap-guangzhou" }, config(fetch)],
        ["config.timout", "timeout", REQUEST, config(fetch, { timout: 5 })],
        ["config.secretId", "", REQUEST, config(fetch, { secretId: "x" })],
        ["options.Timeout", "timeout", REQUEST, config(fetch), { Timeout: 5 }],
        ["options.stream", "", REQUEST, config(fetch), { stream: true }],
        ["retry.attemps", "attempts", REQUEST, config(fetch, { retry: { attemps: 2 } })],
      ]) {
        const error = await failure(assert, () => call(...given));
        assert.deepEqual([error.code, error.parameter], ["ClientError.UnknownParameter", parameter]);
        assert.true(error.message.includes(meant && `did you mean ${meant}?`), error.message);
      }
      class Config {
        credentials = CREDENTIALS;
        fetch = fetch;
        timout = 5;
      }
      for (const run of [() => call(REQUEST, new Config()), () => new Client(new Config())])
        assert.strictEqual((await failure(assert, run)).parameter, "config.timout");
      assert.strictEqual(asked.length, 0);
      // What is undefined is not given.
      await call({ ...REQUEST, parms: undefined }, config(fetch, { timout: undefined }));
    });

    QUnit.test("a config may be an instance of a class, with getters and what they need", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      class Config {
        #region = "ap-shanghai";
        fetch = fetch;
        get credentials() {
          return CREDENTIALS;
        }
        get region() {
          return this.#region;
        }
      }
      const client = new Client(new Config());
      await client.call(read);
      await client.with({ language: "en-US" }).call(read);
      await call(read, new Config());
      assert.deepEqual(
        asked.map(({ headers }) => headers["X-TC-Region"]),
        Array(3).fill("ap-shanghai"),
      );
      assert.strictEqual(client.sign(read).headers["X-TC-Region"], "ap-shanghai");
    });

    QUnit.test("a Date is a time wherever a time is taken", (assert) => {
      const at = (timestamp) => sign({ ...REQUEST, timestamp }, CREDENTIALS);
      assert.deepEqual(at(new Date(1700000000_999)), at(1700000000));
      const acs = (date) =>
        typed.fc.sign(
          { action: "A", version: "2023-03-30", host: "h.example.com", date, nonce: "n" },
          { accessKeyId: "a", accessKeySecret: "b" },
        );
      assert.deepEqual(acs(new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 678))), acs("2026-01-02T03:04:05Z"));
    });

    QUnit.test("a proxy is a text or a URL", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      await call(REQUEST, config(fetch, { proxy: new URL("https://console.example.com/tc3/") }));
      await call(REQUEST, config(fetch, { proxy: "https://console.example.com/tc3" }));
      assert.strictEqual(asked[0].url, "https://console.example.com/tc3/cvm.tencentcloudapi.com/");
      assert.strictEqual(asked[1].url, asked[0].url);
    });

    QUnit.test("no credentials are enough for a call without a signature, and none by accident", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      await call(REQUEST, config(fetch, { credentials: null }));
      assert.strictEqual(asked[0].headers.Authorization, "SKIP");
      for (const run of [
        () => call(REQUEST, config(fetch, { credentials: () => null })),
        () => call(REQUEST, config(fetch, { credentials: undefined })),
        () => sign(REQUEST, null),
      ])
        assert.strictEqual((await failure(assert, run)).parameter, "credentials");
      assert.strictEqual(asked.length, 1);
    });

    QUnit.test("credentials in the form of another source are named", async (assert) => {
      const sts = { TmpSecretId: "AKIDHIDDEN", TmpSecretKey: "HIDDEN", Token: "HIDDEN" };
      for (const run of [
        () => sign(REQUEST, sts),
        () => typed.fc.sign({ action: "A", version: "2023-03-30", host: "h.example.com" }, { AccessKeyId: "HIDDEN" }),
      ]) {
        const error = await failure(assert, run);
        assert.strictEqual(error.code, "ClientError.MissingParameter");
        assert.true(/TmpSecretId|AccessKeyId/.test(error.hint) && !/HIDDEN/.test(JSON.stringify(error)), error.hint);
      }
    });

    QUnit.test("headers are those of config, request and options", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      await call(
        { ...REQUEST, headers: { "X-B": "request", "X-C": "request" } },
        config(fetch, { headers: { "X-A": "config", "X-B": "config" } }),
        { headers: { "X-C": "options" } },
      );
      const { headers } = asked[0];
      assert.deepEqual([headers["X-A"], headers["X-B"], headers["X-C"]], ["config", "request", "options"]);
    });

    QUnit.test("a body that changes during a call changes nothing", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const body = bytesOf('{"A":1}');
      let provide;
      const pending = call(
        { ...REQUEST, body },
        config(fetch, { credentials: () => new Promise((is) => (provide = is)) }),
      );
      body.fill(32);
      provide(CREDENTIALS);
      await pending;
      assert.strictEqual(new TextDecoder().decode(asked[0].body), '{"A":1}');
    });
  });

  QUnit.module("attempts", () => {
    QUnit.test("a call that is throttled is made again, whatever it does", async (assert) => {
      const { fetch, asked } = inTurn(failed("RequestLimitExceeded"), envelope({ A: 1 }));
      const { data, attempts, requestId, status } = await callWithResponse(write, config(fetch));
      assert.deepEqual([data.A, attempts, requestId, status, asked.length], [1, 2, "r-1", 200, 2]);
    });

    QUnit.test("what may have been carried out is repeated only where that does no harm", async (assert) => {
      const broken = new TypeError("reset");
      const unavailable = () => new Response("", { status: 503 });
      for (const [request, options, first, expected] of [
        [read, {}, broken, 2],
        [read, {}, unavailable, 2],
        [read, {}, failed("InternalError"), 2],
        [write, {}, broken, 1],
        [write, {}, unavailable, 1],
        [write, {}, failed("InternalError"), 1],
        [{ ...write, params: { ClientToken: "t" } }, {}, broken, 2],
        [{ ...write, params: { Deep: { ClientToken: "t" } } }, {}, broken, 1],
        [write, { retry: { ...retry, idempotent: true } }, broken, 2],
        [read, { retry: false }, broken, 1],
        [{ ...read, service: "scf", version: "2018-04-16", action: "Invoke" }, {}, broken, 1],
        [read, {}, failed("InvalidParameter"), 1],
      ]) {
        const { fetch, asked } = inTurn(first, RESULT);
        const result = call(request, config(fetch), options).then(
          () => undefined,
          (error) => error,
        );
        const error = await result;
        assert.strictEqual(asked.length, expected, `${request.action} ${JSON.stringify(options)} ${first}`);
        if (expected === 2) assert.strictEqual(error, undefined);
        else {
          assert.true(error instanceof Tc3Error);
          const isKnown = typeof first === "string" && first.includes("InvalidParameter");
          assert.strictEqual(error.outcome, isKnown ? "rejected" : "unknown");
          assert.strictEqual(error.retryable, request === read && !isKnown);
        }
      }
    });

    QUnit.test("every attempt is signed anew, and three are made", async (assert) => {
      const { fetch, asked } = inTurn(failed("RequestLimitExceeded", "slow down"));
      const events = [];
      const error = await failure(assert, () =>
        typed.v1.call(read, config(fetch, { observe: (event) => events.push(event) })),
      );
      assert.deepEqual([error.message, error.outcome, error.retryable], ["slow down", "rejected", true]);
      assert.strictEqual(new Set(asked.map(({ body }) => new TextDecoder().decode(body))).size, 3);
      assert.deepEqual(
        events.map(({ type, attempt }) => `${type} ${attempt}`),
        ["attempt 1", "pause 1", "attempt 2", "pause 2", "attempt 3", "end 3"],
      );
      const [{ service, action, status, requestId }] = events;
      assert.deepEqual([service, action, status, requestId], ["cvm", "DescribeZones", 200, "r-1"]);
      assert.false(/SECRETEXAMPLE/.test(JSON.stringify(events)));
    });

    QUnit.test("an observer that throws is no part of the call", async (assert) => {
      const observe = () => {
        throw new Error("mine");
      };
      const { fetch } = answering(RESULT);
      assert.strictEqual((await call(read, config(fetch, { observe }))).TotalCount, 0);
    });

    QUnit.test("what the service asks to wait is waited, or the call ends", async (assert) => {
      const throttled = (after) => () =>
        new Response(failed("RequestLimitExceeded"), { headers: { "Retry-After": after } });
      const soon = inTurn(throttled("0"), RESULT);
      await call(read, config(soon.fetch));
      assert.strictEqual(soon.asked.length, 2);
      const late = inTurn(throttled("3600"), RESULT);
      await failure(assert, () => call(read, config(late.fetch)));
      assert.strictEqual(late.asked.length, 1);
      const never = inTurn(throttled("9999999"), RESULT);
      await failure(assert, () => call(read, config(never.fetch)));
      assert.strictEqual(never.asked.length, 1);
      // Beyond the timeout of the call, nothing is waited for.
      const beyond = inTurn(throttled("2"), RESULT);
      const error = await failure(assert, () => call(read, config(beyond.fetch, { retry: {} }), { timeout: 500 }));
      assert.strictEqual(error.code, "RequestLimitExceeded");
    });

    QUnit.test("an empty budget allows no attempt, and success fills it", async (assert) => {
      const budget = { tokens: 6 };
      const given = { retry: { ...retry, attempts: 9, budget } };
      const { fetch, asked } = inTurn(failed("RequestLimitExceeded"));
      await failure(assert, () => call(read, config(fetch, given)));
      assert.deepEqual([asked.length, budget.tokens], [2, 1]);
      await call(read, config(answering(RESULT).fetch, given));
      assert.strictEqual(budget.tokens, 2);
    });

    QUnit.test("a budget is filled up to what it began with", async (assert) => {
      const budget = { tokens: 600 };
      const given = { retry: { ...retry, budget } };
      await call(read, config(inTurn(failed("RequestLimitExceeded"), RESULT).fetch, given));
      // Five for the second attempt, one back for its success.
      assert.strictEqual(budget.tokens, 596);
      for (let count = 0; count < 6; count++) await call(read, config(answering(RESULT).fetch, given));
      assert.strictEqual(budget.tokens, 600);
    });

    QUnit.test("an attempt may have a timeout of its own", async (assert) => {
      let asked = 0;
      const fetch = async (_, { signal }) => {
        if (asked++) return new Response(RESULT);
        return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      };
      assert.strictEqual((await callWithResponse(read, config(fetch), { attemptTimeout: 20 })).attempts, 2);
      asked = 0;
      const error = await failure(assert, () => call(write, config(fetch), { attemptTimeout: 20 }));
      assert.deepEqual([error.code, error.outcome, error.retryable], ["ClientError.Timeout", "unknown", false]);
    });

    QUnit.test("an abort ends a pause at once", async (assert) => {
      const controller = new AbortController();
      const { fetch } = inTurn(failed("RequestLimitExceeded"));
      const slow = { retry: { baseDelay: 1e9, maxDelay: 1e9 }, timeout: Infinity };
      const pending = call(read, config(fetch, slow), { signal: controller.signal });
      setTimeout(() => controller.abort("enough"), 20);
      const error = await failure(assert, () => pending);
      assert.deepEqual([error.code, error.cause], ["ClientError.Aborted", "enough"]);
    });
  });

  QUnit.module("the clock", () => {
    const skewed = (milliseconds, code, isRight) => {
      const { fetch, asked } = inTurn((given) => {
        const headers = { Date: new Date(Date.now() + milliseconds).toUTCString() };
        if (isRight(given, Date.now() + milliseconds)) return new Response(RESULT, { headers });
        if (code.startsWith("Auth")) return new Response(failed(code), { headers });
        return new Response(JSON.stringify({ Code: code, Message: "m" }), { status: 400, headers });
      });
      return { fetch, asked };
    };
    const near = (one, other) => Math.abs(one - other) < 300_000;
    const kinds = {
      TC3: [
        (given) => call(read, given),
        "AuthFailure.SignatureExpire",
        ({ headers }) => 1000 * headers["X-TC-Timestamp"],
      ],
      v1: [
        (given) => typed.v1.call(read, given),
        "AuthFailure.SignatureExpire",
        ({ body }) => 1000 * new URLSearchParams(new TextDecoder().decode(body)).get("Timestamp"),
      ],
      ACS3: [
        (given) => typed.fc.listFunctions({}, { ...given, credentials: ACS_KEYS, region: "cn-hangzhou" }),
        "InvalidTimeStamp.Expired",
        ({ headers }) => Date.parse(headers["x-acs-date"]),
      ],
    };
    for (const [name, [run, code, timeOf]] of Object.entries(kinds)) {
      for (const minutes of [10, -10]) {
        QUnit.test(`${name}, ${minutes} minutes off, is corrected once`, async (assert) => {
          const { fetch, asked } = skewed(minutes * 60_000, code, (given, now) => near(timeOf(given), now));
          // A host of its own, so that the tests do not teach each other.
          const given = config(fetch, { host: `${name}.${minutes}.example.com` });
          await run(given);
          assert.strictEqual(asked.length, 2);
          await run(given);
          await run(given);
          assert.strictEqual(asked.length, 4);
        });
      }
    }

    QUnit.test("calls at the same time are all corrected", async (assert) => {
      const { fetch, asked } = skewed(600_000, "AuthFailure.SignatureExpire", ({ headers }, now) =>
        near(1000 * headers["X-TC-Timestamp"], now),
      );
      const given = config(fetch, { clockOffset: 0 });
      await Promise.all(Array.from({ length: 20 }, () => call(read, given)));
      assert.strictEqual(asked.length, 40);
    });

    QUnit.test("a client says and sets how far it is off", async (assert) => {
      const { fetch, asked } = skewed(600_000, "AuthFailure.SignatureExpire", ({ headers }, now) =>
        near(1000 * headers["X-TC-Timestamp"], now),
      );
      const client = new Client(config(fetch, { clockOffset: 0 }));
      await client.call(read);
      assert.true(Math.abs(client.clockOffset - 600_000) < 5000, `${client.clockOffset}`);
      client.clockOffset = 0;
      await client.call(read);
      assert.strictEqual(asked.length, 4);
      assert.true(near(1000 * client.sign(read).headers["X-TC-Timestamp"], Date.now() + 600_000));
    });

    QUnit.test("a time of the caller's own, and what a cache says, teach nothing", async (assert) => {
      const expired = (headers) => inTurn(() => new Response(failed("AuthFailure.SignatureExpire"), { headers }));
      const Date_ = new Date(Date.now() + 600_000).toUTCString();
      for (const [request, headers] of [
        [{ ...read, timestamp: 1700000000 }, { Date: Date_ }],
        [read, { Date: Date_, Age: "600" }],
        [read, { Date: new Date().toUTCString() }],
        [read, {}],
      ]) {
        const { fetch, asked } = expired(headers);
        const error = await failure(assert, () => call(request, config(fetch, { clockOffset: 0 })));
        assert.deepEqual([error.code, asked.length], ["AuthFailure.SignatureExpire", 1]);
      }
    });
  });

  QUnit.module("errors", () => {
    QUnit.test("they cross a border and come back, and are known by their codes", async (assert) => {
      const { fetch } = inTurn(failed("AuthFailure.SecretIdNotFound", "no"));
      const error = await failure(assert, () => call(read, config(fetch)));
      const back = Tc3Error.from(structuredClone(error.toJSON()));
      assert.true(back instanceof Tc3Error);
      assert.deepEqual(back.toJSON(), error.toJSON());
      assert.deepEqual(
        ["AuthFailure", "AuthFailure.SecretIdNotFound", "AuthFail", "Other", undefined].map((code) =>
          Tc3Error.is(back, code),
        ),
        [true, true, false, false, true],
      );
      assert.false(Tc3Error.is(new Error("x")));
      assert.false(Tc3Error.is(undefined));
    });

    QUnit.test("a failed fetch of signature v1 repeats neither its URL nor its token", async (assert) => {
      const credentials = { ...CREDENTIALS, token: "TOKENEXAMPLE" };
      for (const fail of [
        (url) =>
          new TypeError(`Failed to parse URL from ${url}`, { cause: Object.assign(new Error(url), { code: "ERR" }) }),
        (url) => `${url} failed`,
        (url) => ({ message: url, url, stack: url }),
      ]) {
        const fetch = async (url) => {
          throw fail(String(url));
        };
        const error = await failure(assert, () =>
          typed.v1.call({ ...read, method: "GET" }, config(fetch, { credentials, retry: false })),
        );
        assert.strictEqual(error.code, "ClientError.Network");
        const seen = [error.message, error.stack, error.hint, `${error.cause}`, JSON.stringify(error)].join();
        assert.false(/TOKENEXAMPLE|Signature=/.test(seen), seen);
        assert.strictEqual(error.cause, undefined);
      }
    });

    QUnit.test("a timeout of the runtime's own is a timeout", async (assert) => {
      for (const thrown of [
        new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code: "UND_ERR_HEADERS_TIMEOUT" }) }),
        new TypeError("terminated", { cause: Object.assign(new Error("x"), { code: "UND_ERR_BODY_TIMEOUT" }) }),
        Object.assign(new Error("The operation timed out."), { name: "TimeoutError" }),
      ]) {
        const error = await failure(assert, () =>
          invoke(
            { FunctionName: "f" },
            config(async () => {
              throw thrown;
            }),
          ),
        );
        assert.deepEqual([error.kind, error.outcome, error.retryable], ["timeout", "unknown", false]);
        assert.true(/carried out/.test(error.hint));
      }
    });
  });

  QUnit.test("a client can be changed, taken apart and put behind a proxy", async (assert) => {
    const { fetch, asked } = answering(RESULT);
    const client = new Client(config(fetch, { region: "ap-guangzhou" }));
    const other = client.with({ region: "ap-shanghai" });
    const { call: taken } = new Proxy(other, {});
    await client.call(read);
    await taken(read);
    assert.deepEqual(
      asked.map(({ headers }) => headers["X-TC-Region"]),
      ["ap-guangzhou", "ap-shanghai"],
    );
    assert.strictEqual(JSON.stringify([client, other]), "[{},{}]");
  });
}
