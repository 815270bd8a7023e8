// What `fetch` may do to the Rust client: no value of JavaScript stops the module.
import assert from "node:assert/strict";
import process from "node:process";
import { test } from "node:test";
import vm from "node:vm";
import { loadClient } from "./support.mjs";

const { call, Client, client: module, sign, stream, Tc3Error } = await loadClient();

const REQUEST = { service: "cvm", version: "2017-03-12", action: "DescribeZones", timestamp: 1700000000 };
const credentials = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE", token: "TOKENEXAMPLE" };
const RESULT = '{"Response":{"TotalCount":3,"RequestId":"r-1"}}';
const soon = (milliseconds = 1) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs with `fetch` given to the client, and with the same as the global one. */
async function bothWays(fetch, run) {
  await run({ credentials, fetch });
  const { fetch: original } = globalThis;
  globalThis.fetch = fetch;
  try {
    await run({ credentials });
  } finally {
    globalThis.fetch = original;
  }
}

async function failure(run) {
  const error = await run().then(
    () => assert.fail("it should have failed"),
    (error) => error,
  );
  assert.ok(error instanceof Tc3Error, String(error));
  assert.ok(!JSON.stringify([error, error.message, error.stack]).includes(credentials.secretKey));
  return error;
}

const thrownBy = (value) => () => {
  throw value;
};

for (const [what, reason, words] of [
  ["an Error", new TypeError("Failed to fetch"), "Failed to fetch"],
  [
    "an Error with a cause",
    new TypeError("fetch failed", { cause: new Error("ECONNREFUSED") }),
    "fetch failed (ECONNREFUSED)",
  ],
  ["a text", "no network", "no network"],
  ["undefined", undefined, "it rejected without a reason"],
  ["null", null, "it rejected without a reason"],
  ["a DOMException", new DOMException("aborted", "AbortError"), "aborted"],
  ["a number", 5, "it rejected without a reason"],
  ["a symbol", Symbol("x"), "it rejected without a reason"],
  ["an object", {}, "it rejected without a reason"],
  ["what throws when it is read", new Proxy({}, { get: thrownBy(new Error("mine")) }), "it rejected without a reason"],
]) {
  for (const [how, fetch] of [
    ["rejects with", () => Promise.reject(reason)],
    ["throws", thrownBy(reason)],
  ]) {
    test(`fetch ${how} ${what}`, () =>
      bothWays(fetch, async (config) => {
        const error = await failure(() => call(REQUEST, config));
        assert.equal(error.code, "ClientError.Network");
        assert.equal(error.message, `the connection failed: ${words}`);
        assert.equal(error.retryable, true);
        assert.equal(error.cause, reason);
      }));
  }
}

for (const [what, value] of [
  ["undefined", undefined],
  ["null", null],
  ["a text", RESULT],
  ["a plain object", {}],
  ["a status alone", { status: 200 }],
  [
    "what throws when it is read",
    new Proxy({}, { get: (_, name) => (name === "then" ? undefined : thrownBy(new Error("mine"))()) }),
  ],
]) {
  test(`fetch resolves to ${what}`, () =>
    bothWays(
      async () => value,
      async (config) => assert.equal((await failure(() => call(REQUEST, config))).code, "ClientError.NotAResponse"),
    ));
}

test("fetch gives what is no promise", () =>
  bothWays(
    () => new Response(RESULT),
    async (config) => assert.equal((await call(REQUEST, config)).TotalCount, 3),
  ));

test("what looks like a response is one", async () => {
  const bytes = new TextEncoder().encode(RESULT);
  const headers = new Map([["x-tc-requestid", "r-2"]]);
  assert.equal(
    (
      await call(REQUEST, {
        credentials,
        fetch: async () => ({ status: 200, headers, arrayBuffer: async () => bytes.buffer }),
      })
    ).TotalCount,
    3,
  );
  assert.equal(
    (
      await call(REQUEST, {
        credentials,
        fetch: async () => ({ status: 200, body: new Response(RESULT).body, arrayBuffer() {} }),
      })
    ).TotalCount,
    3,
  );
  const empty = await failure(() =>
    call(REQUEST, {
      credentials,
      fetch: async () => ({ status: 503, headers, arrayBuffer: async () => new ArrayBuffer(0) }),
    }),
  );
  assert.deepEqual([empty.code, empty.httpStatus, empty.requestId], ["ClientError.EmptyResponse", 503, "r-2"]);
});

/** `run`, or a failure where it takes for ever: an exception that crosses Rust leaves a call pending. */
const settling = (run) => Promise.race([run(), soon(2000).then(() => assert.fail("the call never settles"))]);

const withMembers = (object, members) =>
  Object.defineProperties(
    object,
    Object.fromEntries(Object.entries(members).map(([name, value]) => [name, { configurable: true, ...value }])),
  );

for (const [what, answer] of [
  [
    "what inherits from Response and has some of its members",
    () =>
      Object.create(Response.prototype, {
        status: { value: 200 },
        arrayBuffer: { value: async () => new TextEncoder().encode(RESULT).buffer },
      }),
  ],
  [
    "a Response whose headers only inherit",
    () => withMembers(new Response(RESULT), { headers: { value: Object.create(Headers.prototype) } }),
  ],
  [
    "a Response whose headers throw",
    () => withMembers(new Response(RESULT), { headers: { get: thrownBy(new Error("mine")) } }),
  ],
  [
    "a Response whose headers are a proxy that throws",
    () =>
      withMembers(new Response(RESULT), {
        headers: { value: new Proxy(new Headers(), { get: thrownBy(new Error("mine")) }) },
      }),
  ],
  [
    "a Response whose body throws",
    () => withMembers(new Response(RESULT), { body: { get: thrownBy(new Error("mine")) } }),
  ],
]) {
  test(`fetch resolves to ${what}`, () =>
    bothWays(
      async () => answer(),
      async (config) => assert.equal((await settling(() => call(REQUEST, config))).TotalCount, 3),
    ));
}

test("headers of a Map, and of what can only be asked", async () => {
  for (const headers of [
    new Map([["X-TC-RequestId", "r-2"]]),
    { get: (name) => (name === "x-tc-requestid" ? "r-2" : null) },
  ]) {
    const fetch = async () => ({ status: 503, headers, arrayBuffer: async () => new ArrayBuffer(0) });
    assert.equal((await failure(() => settling(() => call(REQUEST, { credentials, fetch })))).requestId, "r-2");
  }
});

test("promises that do not do what promises do", async () => {
  const promise = (members) => withMembers(Promise.resolve(new Response(RESULT)), members);
  const settled = (then) => () => promise({ then: { value: then } });
  for (const [what, fetch] of [
    ["a `then` that calls back at once", settled((resolve) => resolve(new Response(RESULT)))],
    [
      "a `then` that calls back twice",
      settled((resolve) => (resolve(new Response(RESULT)), resolve(new Response("no")))),
    ],
    [
      "a `then` that throws too late",
      settled((resolve) => (resolve(new Response(RESULT)), thrownBy(new Error("mine"))())),
    ],
  ]) {
    await bothWays(fetch, async (config) =>
      assert.equal((await settling(() => call(REQUEST, config))).TotalCount, 3, what),
    );
  }
  for (const fetch of [settled(thrownBy("mine")), () => promise({ constructor: { get: thrownBy("mine") } })]) {
    await bothWays(fetch, async (config) => {
      assert.equal((await failure(() => settling(() => call(REQUEST, config)))).message, "the connection failed: mine");
    });
  }
});

test("bytes of any view and of another realm are bytes; of a buffer that was given away they are none", async () => {
  const text = RESULT.length % 2 ? `${RESULT} ` : RESULT;
  const { buffer } = new TextEncoder().encode(`--${text}--`);
  const foreign = vm.runInNewContext("Uint8Array.from(bytes)", { bytes: [...new TextEncoder().encode(text)] });
  const of = (bytes) => ({ credentials, fetch: async () => ({ status: 200, arrayBuffer: async () => bytes }) });
  for (const bytes of [
    new Uint8Array(buffer, 2, text.length),
    new Uint16Array(buffer, 2, text.length / 2),
    new DataView(buffer, 2, text.length),
    foreign,
    foreign.buffer,
  ]) {
    assert.equal((await settling(() => call(REQUEST, of(bytes)))).TotalCount, 3);
  }
  const given = new ArrayBuffer(8);
  structuredClone(given, { transfer: [given] });
  for (const bytes of [
    given,
    { byteLength: 8, length: -1 },
    { byteLength: 8, buffer: {} },
    { byteLength: 8, length: 2 ** 40 },
  ]) {
    const error = await failure(() => settling(() => call(REQUEST, of(bytes))));
    assert.ok(["ClientError.Network", "ClientError.EmptyResponse"].includes(error.code), error.code);
  }
});

for (const [what, arrayBuffer, words] of [
  ["rejects with a text", () => Promise.reject("torn"), "torn"],
  ["throws undefined", thrownBy(undefined), "it rejected without a reason"],
  ["gives no bytes", async () => 1e9, "the body is no bytes"],
]) {
  test(`a body that ${what}`, async () => {
    const error = await failure(() =>
      call(REQUEST, { credentials, fetch: async () => ({ status: 200, arrayBuffer }) }),
    );
    assert.deepEqual([error.code, error.message], ["ClientError.Network", `the connection failed: ${words}`]);
  });
}

for (const [what, reason, words] of [
  ["a text", "torn", "torn"],
  ["nothing", undefined, "it rejected without a reason"],
  ["an Error", new TypeError("terminated"), "terminated"],
]) {
  test(`a body that breaks off with ${what}`, () =>
    bothWays(
      async () => new Response(new ReadableStream({ pull: (controller) => controller.error(reason) })),
      async (config) => {
        const error = await failure(() => call(REQUEST, config));
        assert.deepEqual([error.code, error.message], ["ClientError.Network", `the connection failed: ${words}`]);
        assert.equal(error.cause, reason);
      },
    ));
}

test("a body of texts in place of bytes, and one that was read before", async () => {
  const texts = () => new ReadableStream({ start: (controller) => controller.enqueue(RESULT) });
  const error = await failure(() =>
    call(REQUEST, { credentials, fetch: async () => ({ status: 200, body: texts(), arrayBuffer() {} }) }),
  );
  assert.equal(error.message, "the connection failed: the body is no bytes");
  const read = new Response(RESULT);
  await read.text();
  assert.equal(
    (await failure(() => call(REQUEST, { credentials, fetch: async () => read }))).code,
    "ClientError.Network",
  );
});

test("a response without a body is an empty answer", () =>
  bothWays(
    async () => new Response(null, { status: 204 }),
    async (config) => assert.equal((await failure(() => call(REQUEST, config))).code, "ClientError.EmptyResponse"),
  ));

test("the request that fetch gets is the one that was signed", async () => {
  const request = { ...REQUEST, method: "GET", params: { Name: "a b'()*!~+/未" } };
  const signed = sign(request, credentials);
  const seen = [];
  await bothWays(
    async (url, init) => {
      seen.push(url instanceof Request ? url : new Request(url, init));
      return new Response(RESULT);
    },
    (config) => call(request, config),
  );
  assert.equal(seen.length, 2);
  for (const sent of seen) {
    assert.equal(sent.url, signed.url);
    assert.equal(sent.redirect, "manual");
    for (const [name, value] of Object.entries(signed.headers)) assert.equal(sent.headers.get(name), value);
  }
  const posted = { ...REQUEST, params: { Name: "未" } };
  await bothWays(
    async (url, init) => {
      const sent = url instanceof Request ? url : new Request(url, init);
      assert.deepEqual(new Uint8Array(await sent.arrayBuffer()), sign(posted, credentials).body);
      return new Response(RESULT);
    },
    (config) => call(posted, config),
  );
});

/** A fetch that never answers, and says why it was aborted. */
function silent() {
  const reasons = [];
  const fetch = (request, init) =>
    new Promise((_, reject) => {
      const { signal } = init ?? request;
      signal.addEventListener("abort", () => {
        reasons.push(signal.reason);
        reject(signal.reason);
      });
    });
  return { fetch, reasons };
}

test("a timeout aborts the request, with a DOMException", async () => {
  const { fetch, reasons } = silent();
  await bothWays(fetch, async (config) => {
    const error = await failure(() => call(REQUEST, config, { timeout: 20 }));
    assert.deepEqual([error.code, error.kind, error.retryable], ["ClientError.Timeout", "timeout", true]);
  });
  assert.deepEqual(
    reasons.map((reason) => [reason instanceof DOMException, reason.name]),
    [
      [true, "AbortError"],
      [true, "AbortError"],
    ],
  );
});

test("a signal drops the call, with any reason", async () => {
  for (const reason of ["enough", undefined, 5]) {
    const { fetch, reasons } = silent();
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 5);
    const error = await failure(() => call(REQUEST, { credentials, fetch }, { signal: controller.signal }));
    assert.equal(error.code, "ClientError.Aborted");
    assert.equal(error.cause, controller.signal.reason);
    assert.ok(reasons[0] instanceof DOMException);
  }
});

test("a call that is over aborts nothing", async () => {
  let signal;
  await call(REQUEST, { credentials, fetch: async (_, init) => ((signal = init.signal), new Response(RESULT)) });
  await soon();
  assert.equal(signal.aborted, false);
});

test("a call that is over leaves no timer", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
  const before = timers();
  const config = { credentials, fetch: async () => new Response(RESULT) };
  await call(REQUEST, config);
  await failure(() => call({ ...REQUEST, host: "a/b" }, config));
  await failure(() => call(REQUEST, { credentials, fetch: () => Promise.reject(new Error("no")) }));
  const controller = new AbortController();
  const aborted = failure(() =>
    call(REQUEST, { credentials, fetch: () => new Promise(() => {}) }, { signal: controller.signal }),
  );
  await Promise.resolve();
  controller.abort();
  await aborted;
  for await (const { data } of await stream(REQUEST, config)) assert.ok(data);
  // A timer of an earlier test may have ended meanwhile.
  assert.ok(timers() <= before);
});

test("what rejects after its call was given up harms nothing, and is no unhandled rejection", async () => {
  const unheard = [];
  const hear = (reason) => unheard.push(reason);
  process.on("unhandledRejection", hear);
  const late = () => soon(30).then(thrownBy(new Error("too late")));
  const options = { timeout: 5 };
  for (const config of [
    { credentials, fetch: late },
    { credentials: late, fetch: late },
    { credentials, fetch: async () => ({ status: 200, arrayBuffer: late }) },
    { credentials, fetch: async () => new Response(new ReadableStream({ pull: late })) },
  ]) {
    assert.equal((await failure(() => call(REQUEST, config, options))).code, "ClientError.Timeout");
  }
  await soon(60);
  process.off("unhandledRejection", hear);
  assert.deepEqual(unheard, []);
  assert.equal((await call(REQUEST, { credentials, fetch: async () => new Response(RESULT) })).TotalCount, 3);
});

test("calls with a signal that never fires leave no memory behind", async () => {
  const { signal } = new AbortController();
  const config = { credentials, fetch: async () => new Response(RESULT) };
  const { memory } = module.initSync();
  const many = async (count) => {
    for (let index = 0; index < count; index++) await call(REQUEST, config, { signal });
  };
  await many(500);
  const before = memory.buffer.byteLength;
  await many(5000);
  assert.ok(memory.buffer.byteLength - before <= 65_536, `${memory.buffer.byteLength - before} bytes`);
});

test("a path as proxy needs a page, and nothing is sent without one", async () => {
  const { location } = globalThis;
  const config = { credentials, proxy: "/tc3", fetch: () => assert.fail() };
  for (const value of [
    undefined,
    null,
    {},
    { origin: "null" },
    {
      get origin() {
        throw new Error("mine");
      },
    },
  ]) {
    Object.defineProperty(globalThis, "location", { value, configurable: true });
    const error = await failure(() => settling(() => call(REQUEST, config)));
    assert.deepEqual([error.code, error.parameter], ["ClientError.InvalidProxy", "proxy"]);
  }
  Object.defineProperty(globalThis, "location", { value: location, configurable: true });
});

test("a proxy's password is in no error", async () => {
  const error = await failure(() => call(REQUEST, { credentials, proxy: "https://user:PASSWORD@p.example" }));
  assert.ok(!JSON.stringify([error, error.message, error.stack]).includes("PASSWORD"));
});

test("to leave a stream cancels its body, though fetch heeds no signal", async () => {
  let isCancelled = false;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode("data: a\n\ndata: b\n\n")),
    cancel: () => {
      isCancelled = true;
      return Promise.reject(new Error("unhandled"));
    },
  });
  const events = await stream(REQUEST, {
    credentials,
    fetch: async () => new Response(body, { headers: { "Content-Type": "text/event-stream" } }),
  });
  for await (const { data } of events) {
    assert.equal(data, "a");
    break;
  }
  await soon();
  assert.equal(isCancelled, true);
});

test("a provider's rejection is the cause of the error, whatever it is", async () => {
  for (const reason of [new Error("no role"), "no role", undefined]) {
    const error = await failure(() =>
      new Client({ credentials: () => Promise.reject(reason), fetch: () => assert.fail() }).call(REQUEST),
    );
    assert.deepEqual(
      [error.code, error.parameter, error.cause],
      ["ClientError.CredentialsProvider", "credentials", reason],
    );
  }
});

test("what cannot be signed is not sent, and the next call works", async () => {
  const error = await failure(() => call({ ...REQUEST, host: "a/b" }, { credentials, fetch: () => assert.fail() }));
  assert.deepEqual([error.code, error.parameter], ["ClientError.InvalidHost", "host"]);
  assert.equal((await call(REQUEST, { credentials, fetch: async () => new Response(RESULT) })).RequestId, "r-1");
});

test("many calls at once", async () => {
  const fetch = async (url) => (await soon(Math.random() * 5), new Response(`{"Response":{"Url":"${url}"}}`));
  const client = new Client({ credentials, fetch });
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => client.call({ ...REQUEST, path: `/${index}` })),
  );
  assert.deepEqual(
    answers.map(({ Url }) => new URL(Url).pathname),
    answers.map((_, index) => `/${index}`),
  );
});
