// Places where something is missing, frozen, patched or limited. Each case is a process of its
// own, since it changes what all of the process has.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { it } from "node:test";

const file = fileURLToPath(import.meta.url);
const KEYS = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };
const REQUEST = { service: "cvm", version: "2017-03-12", action: "DescribeZones" };
const SIGNED = { ...REQUEST, timestamp: 1700000000, params: { Limit: 1 } };
const ENTRIES = ["tc3fetch", "tc3fetch/sign", "tc3fetch/v1", "tc3fetch/slim", "tc3fetch/scf", "tc3fetch/tiems"].concat(
  ["tc3fetch/aliyun", "tc3fetch/fc", "tc3fetch/guance", "tc3fetch/inspect", "tc3fetch/generate"],
  ["tc3fetch/models", "tc3fetch/reference", "tc3fetch/gateway", "tc3fetch/js"],
);
const answering =
  (body, type = "application/json") =>
  async () =>
    new Response(body, { headers: { "Content-Type": type } });
const OK = '{"Response":{"RequestId":"r-1","Name":"未命名"}}';
const config = (fetch = answering(OK), more = {}) => ({ credentials: KEYS, fetch, retry: false, ...more });

/** What `run` throws or rejects with, which must be a Tc3Error. */
async function failure(run) {
  try {
    await run();
  } catch (error) {
    assert.equal(error.name, "Tc3Error", `${error?.stack}`);
    return error;
  }
  return assert.fail("it should have failed");
}

/** What must work in spite of all. */
async function works() {
  const { call, sign, stream, Client } = await import("tc3fetch");
  assert.match(sign(SIGNED, KEYS).signature, /^[0-9a-f]{64}$/);
  assert.equal(new TextDecoder().decode(sign(SIGNED, KEYS).body), '{"Limit":1}');
  assert.equal((await call(REQUEST, config())).Name, "未命名");
  assert.equal((await new Client(config()).call(REQUEST)).RequestId, "r-1");
  const events = [];
  for await (const { json } of await stream(REQUEST, config(answering('data: {"A":"未"}\n\n', "text/event-stream"))))
    events.push(json.A);
  assert.deepEqual(events, ["未"]);
  assert.equal((await failure(() => sign({ ...REQUEST, service: "" }, KEYS))).code, "ClientError.MissingParameter");
  assert.equal((await failure(() => call(REQUEST, config(answering("<html>"))))).code, "ClientError.HtmlResponse");
}

const CASES = {
  "every entry can be imported where the web platform has little": async () => {
    for (const name of [
      "TextEncoder",
      "TextDecoder",
      "DOMException",
      "Blob",
      "File",
      "FormData",
      "crypto",
      "WebAssembly",
    ])
      delete globalThis[name];
    for (const name of ["fetch", "Response", "Headers", "ReadableStream", "AbortController", "URL"])
      delete globalThis[name];
    for (const entry of ENTRIES) await import(entry);
  },
  "frozen prototypes": async () => {
    for (const type of [Error, Object, Array, Function, Promise, Map, Uint8Array, String])
      Object.freeze(type.prototype);
    await works();
  },
  "no DOMException, and a frozen Error.prototype": async () => {
    delete globalThis.DOMException;
    Object.freeze(Error.prototype);
    const { call } = await import("tc3fetch");
    const error = await failure(() =>
      call(
        REQUEST,
        config(() => new Promise(() => {})),
        { timeout: 20 },
      ),
    );
    assert.equal(error.code, "ClientError.Timeout");
  },
  "members of Object.prototype that have meanings of their own": async () => {
    const { call, callWithResponse, sign } = await import("tc3fetch");
    const more = { get: () => 1, set() {}, isStream: true, timeout: 1, idempotent: true, budget: 1, baseDelay: "x" };
    for (const [name, value] of Object.entries({ ...more, Error: { Code: "X" }, Response: { evil: 1 }, retry: 7 }))
      Object.defineProperty(Object.prototype, name, {
        __proto__: null,
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    // Node's own Response does not survive these.
    const body = new TextEncoder().encode(OK);
    const plain = async () => ({ status: 200, headers: new Map(), body, arrayBuffer() {} });
    assert.equal((await call(REQUEST, config(plain))).RequestId, "r-1");
    assert.equal((await callWithResponse(REQUEST, config(plain))).attempts, 1);
    const broken = async () => {
      throw new TypeError("reset");
    };
    assert.equal((await failure(() => call({ ...REQUEST, action: "RunInstances" }, config(broken)))).retryable, false);
    assert.equal((await failure(() => sign({ ...REQUEST, service: "" }, KEYS))).code, "ClientError.MissingParameter");
  },
  "no DOMException": async () => {
    delete globalThis.DOMException;
    await works();
    const { call } = await import("tc3fetch");
    const never = () => new Promise(() => {});
    const error = await failure(() => call(REQUEST, config(never), { timeout: 20 }));
    assert.deepEqual([error.code, error.cause.name], ["ClientError.Timeout", "TimeoutError"]);
  },
  "no TextDecoder": async () => {
    const { TextDecoder } = globalThis;
    // Node's own Response needs one when it is first used.
    await new Response("{}").json();
    delete globalThis.TextDecoder;
    const { call } = await import("tc3fetch");
    assert.equal((await call(REQUEST, config())).Name, "未命名");
    const broken = new Uint8Array([...Buffer.from('{"Response":{"RequestId":"'), 0xff, ...Buffer.from('"}}')]);
    assert.equal((await call(REQUEST, config(answering(broken)))).RequestId, "\ufffd");
    globalThis.TextDecoder = TextDecoder;
    await works();
  },
  "no Blob and no crypto": async () => {
    for (const name of ["Blob", "File", "crypto"]) delete globalThis[name];
    await works();
    const { sign } = await import("tc3fetch");
    const error = await failure(() => sign({ ...REQUEST, multipart: { A: "1" } }, KEYS));
    assert.deepEqual([error.code, error.parameter], ["ClientError.NoRandomness", "contentType"]);
    const v1 = await import("tc3fetch/v1");
    assert.equal((await failure(() => v1.sign(REQUEST, KEYS))).parameter, "nonce");
    assert.match(v1.sign({ ...REQUEST, nonce: 5 }, KEYS).signature, /=$/);
  },
  "no TextEncoder, and no WebAssembly": async () => {
    const { TextEncoder, WebAssembly } = globalThis;
    delete globalThis.TextEncoder;
    const { call, sign } = await import("tc3fetch");
    for (const run of [
      () => sign({ ...SIGNED, params: { A: "未" } }, KEYS),
      () => call({ ...REQUEST, body: "x" }, config()),
    ]) {
      const error = await failure(run);
      assert.deepEqual([error.code, error.kind], ["ClientError.MissingApi", "engine"]);
      assert.match(error.message, /TextEncoder/);
    }
    globalThis.TextEncoder = TextEncoder;
    delete globalThis.WebAssembly;
    for (const run of [() => sign(SIGNED, KEYS), () => call(REQUEST, config())])
      assert.match((await failure(run)).message, /has no WebAssembly/);
    globalThis.WebAssembly = WebAssembly;
    await works();
  },
  "patched prototypes": async () => {
    BigInt.prototype.toJSON = function () {
      return `${this}`;
    };
    Array.prototype.toJSON = () => "patched";
    Object.prototype.toJSON = () => ({ patched: true });
    const { sign } = await import("tc3fetch");
    const { body } = sign({ ...SIGNED, params: { Id: 18446744073709551615n, L: [1n, { A: [] }] } }, KEYS);
    assert.equal(new TextDecoder().decode(body), '{"Id":18446744073709551615,"L":[1,{"A":[]}]}');
  },
  "a polluted Object.prototype adds nothing": async () => {
    const { sign, call, Client } = await import("tc3fetch");
    const expected = sign(SIGNED, KEYS);
    const polluted = {
      token: "EVIL",
      region: "evil",
      headers: { "X-Evil": "1" },
      params: { Evil: 1 },
      host: "evil.example",
    };
    const more = { proxy: "https://evil.example", timestamp: 5, algorithm: "SKIP", timeout: 1, stream: true, Evil: 1 };
    for (const [name, value] of Object.entries({ ...polluted, ...more }))
      Object.defineProperty(Object.prototype, name, { value, enumerable: true, configurable: true, writable: true });
    assert.deepEqual({ ...sign(SIGNED, { ...KEYS, token: undefined }).headers }, { ...expected.headers });
    const asked = [];
    const fetch = async (url, { headers, body }) => {
      asked.push({ url, headers: { ...headers }, body: new TextDecoder().decode(body) });
      return new Response(OK);
    };
    await call(REQUEST, config(fetch));
    await new Client(config(fetch)).call(REQUEST);
    for (const { url, headers, body } of asked) {
      assert.deepEqual([url, body], ["https://cvm.tencentcloudapi.com/", "{}"]);
      assert.equal(/evil/i.test(JSON.stringify(Object.entries(headers))), false);
    }
  },
  "a config that throws, or answers differently each time": async () => {
    const { call, Client } = await import("tc3fetch");
    const thrown = new Error("mine");
    const throwing = new Proxy(config(), {
      get() {
        throw thrown;
      },
    });
    for (const run of [() => call(REQUEST, throwing), () => new Client(throwing)]) {
      const error = await failure(run);
      assert.deepEqual([error.code, error.cause], ["ClientError.UnreadableInput", thrown]);
    }
    const readings = {};
    const watched = new Proxy(config(), {
      get: (target, name) => ((readings[name] = (readings[name] ?? 0) + 1), target[name]),
    });
    await call(REQUEST, watched);
    assert.deepEqual(
      Object.entries(readings).filter(([, times]) => times > 2),
      [],
    );
  },
  "an answer that is larger than a string": async () => {
    const { call } = await import("tc3fetch");
    const piece = new Uint8Array(1 << 24).fill(32);
    let isCancelled = false;
    const endless = () =>
      new ReadableStream({
        pull: (controller) => controller.enqueue(piece.slice()),
        cancel: () => void (isCancelled = true),
      });
    const error = await failure(() =>
      call(
        REQUEST,
        config(async () => new Response(endless())),
      ),
    );
    assert.equal(error.code, "ClientError.ResponseTooLarge");
    await new Promise((done) => setTimeout(done, 20));
    assert.ok(isCancelled);
    const huge = async () => ({
      status: 200,
      headers: new Headers(),
      arrayBuffer: async () => new ArrayBuffer(600_000_000),
    });
    assert.equal((await failure(() => call(REQUEST, config(huge)))).code, "ClientError.ResponseTooLarge");
    assert.equal((await failure(() => call(REQUEST, config(huge), { maxResponseBytes: 1e9 }))).kind, "response");
  },
  "a page that may not compile at once": async () => {
    const { Module, Instance } = WebAssembly;
    const limit = (what) => {
      throw new RangeError(
        `WebAssembly.${what} is disallowed on the main thread, if the buffer size is larger than 4KB.`,
      );
    };
    WebAssembly.Module = new Proxy(Module, { construct: () => limit("Compile") });
    WebAssembly.Instance = new Proxy(Instance, { construct: () => limit("Instance") });
    for (const entry of ["tc3fetch", "tc3fetch/v1"]) {
      const { call, sign } = await import(entry);
      const error = await failure(() => sign(SIGNED, KEYS));
      assert.deepEqual([error.code, error.kind], ["ClientError.WasmTooLarge", "engine"]);
      assert.match(error.hint, /init\(\)/);
      assert.equal((await call(REQUEST, config())).RequestId, "r-1");
      sign(SIGNED, KEYS);
    }
    const { sign, init } = await import("tc3fetch/sign");
    await init();
    sign(SIGNED, KEYS);
    const { listFunctions } = await import("tc3fetch/fc");
    const keys = { accessKeyId: "a", accessKeySecret: "b" };
    const listed = { credentials: keys, region: "cn-hangzhou", fetch: answering('{"functions":[]}') };
    assert.deepEqual((await listFunctions({}, listed)).functions, []);
    // What their error's hint says, they have.
    const codeRequest = { ...REQUEST, system: "tencent", region: "ap-guangzhou" };
    const { diagnose } = await import("tc3fetch/diagnose");
    assert.equal((await diagnose("curl https://cvm.tencentcloudapi.com/", KEYS)).verdict, "certain");
    for (const entry of ["tc3fetch/generate", "tc3fetch/inspect"]) {
      const { explain, generate, init } = await import(`${entry}`);
      if (explain) assert.equal((await failure(() => explain(SIGNED, KEYS))).code, "ClientError.WasmTooLarge");
      else assert.match((await failure(() => generate(codeRequest, "curl"))).hint, /init\(\)/);
      await init();
      if (explain) assert.match(explain(SIGNED, KEYS).signature, /^[0-9a-f]{64}$/);
      assert.match(generate(codeRequest, "curl"), /curl/);
    }
  },
  "a page that may not compile at once checks signatures": async () => {
    const { Module, Instance } = WebAssembly;
    const { mockFetch } = await import("tc3fetch/testing");
    const limit = () => {
      throw new RangeError("disallowed on the main thread, if the buffer size is larger than 4KB.");
    };
    WebAssembly.Module = new Proxy(Module, { construct: limit });
    WebAssembly.Instance = new Proxy(Instance, { construct: limit });
    const acs = { accessKeyId: "a", accessKeySecret: "b" };
    const calls = {
      tc3fetch: [REQUEST, KEYS],
      "tc3fetch/v1": [REQUEST, KEYS],
      "tc3fetch/aliyun": [{ action: "A", version: "2014-05-26", host: "ecs.aliyuncs.com" }, acs],
    };
    for (const [entry, [request, credentials]] of Object.entries(calls)) {
      const { call } = await import(entry);
      const fetch = mockFetch({ "*": { Name: "held" } }, { credentials: [KEYS, acs] });
      assert.equal((await call(request, { ...config(fetch), credentials })).Name, "held");
    }
  },
  "a mock whose engine cannot be loaded says so": async () => {
    const { call } = await import("tc3fetch");
    const { mockFetch } = await import("tc3fetch/testing");
    await call(REQUEST, config());
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (source, imports) => {
      // Node's own, when a Response is made: our engine imports nothing.
      if (imports) return instantiate(source, imports);
      throw new WebAssembly.CompileError("Wasm code generation disallowed by embedder");
    };
    const error = await failure(() => call(REQUEST, config(mockFetch({ "*": {} }, { credentials: KEYS }))));
    assert.deepEqual([error.code, error.outcome], ["ClientError.WasmBlocked", "unknown"]);
  },
  "why there is no engine": async () => {
    const { init, sign } = await import("tc3fetch/slim");
    const { Module, instantiate, validate } = WebAssembly;
    const aliyun = new Module(await bytesOf("tc3fetch-aliyun.wasm"));
    for (const [source, code] of [
      [new Uint8Array([1, 2, 3]), "WasmInvalid"],
      [new TextEncoder().encode("<!doctype html>"), "WasmInvalid"],
      [new Response("not found", { status: 404 }), "WasmInvalid"],
      ["text", "WasmInvalid"],
      [() => Promise.reject(new Error("offline")), "WasmInvalid"],
      [aliyun, "WasmInvalid"],
    ]) {
      const error = await failure(() => init(typeof source === "function" ? source() : source));
      assert.equal(error.code, `ClientError.${code}`, `${error.message}`);
    }
    // A server that has no such file, or a page in its place.
    for (const status of [404, 200]) {
      const error = await failure(() => init(new Response("<!doctype html>", { status })));
      assert.match(error.message, new RegExp(`not an engine: HTTP ${status}: `));
    }
    const bytes = await bytesOf("tc3fetch.wasm");
    for (const [thrown, code] of [
      [new WebAssembly.CompileError("Wasm code generation disallowed by embedder"), "WasmBlocked"],
      [new EvalError("Refused to evaluate: 'unsafe-eval' is not an allowed source"), "WasmBlocked"],
      [
        new RangeError("WebAssembly.Instance(): Out of memory: Cannot allocate Wasm memory for new instance"),
        "WasmMemory",
      ],
    ]) {
      WebAssembly.instantiate = async () => {
        throw thrown;
      };
      assert.equal((await failure(() => init(bytes))).code, `ClientError.${code}`);
    }
    WebAssembly.validate = () => false;
    WebAssembly.instantiate = async () => {
      throw new WebAssembly.CompileError("invalid opcode 0xfd");
    };
    assert.equal((await failure(() => init(bytes))).code, "ClientError.WasmUnsupported");
    Object.assign(WebAssembly, { instantiate, validate });
    await init(bytes);
    assert.match(sign(SIGNED, KEYS).signature, /^[0-9a-f]{64}$/);
  },
  "the global scope of a Worker, where the clock stands and nothing is random": async () => {
    Date.now = () => 0;
    globalThis.crypto.getRandomValues = () => {
      throw new Error("Disallowed operation called within global scope");
    };
    const { sign } = await import("tc3fetch");
    const error = await failure(() => sign(REQUEST, KEYS));
    assert.equal(error.parameter, "timestamp");
    assert.match(`${error.message} ${error.hint}`, /global scope/);
    sign(SIGNED, KEYS);
    const v1 = await import("tc3fetch/v1");
    assert.equal((await failure(() => v1.sign(SIGNED, KEYS))).code, "ClientError.NoRandomness");
    const { sign: signAcs } = await import("tc3fetch/aliyun");
    const acs = { action: "A", version: "2023-03-30", host: "h.example.com" };
    const keys = { accessKeyId: "a", accessKeySecret: "b" };
    assert.match((await failure(() => signAcs({ ...acs, nonce: "n" }, keys))).hint, /global scope/);
  },
};

/** A module of the package as bytes. */
async function bytesOf(name) {
  const { readFileSync } = await import("node:fs");
  return readFileSync(new URL(`../../pkg/${name}`, import.meta.url));
}

if (process.env.HOSTILE_CASE) {
  await CASES[process.env.HOSTILE_CASE]();
  console.log("held");
} else
  for (const name of Object.keys(CASES))
    it(name, () => {
      const env = { ...process.env, HOSTILE_CASE: name, NODE_TEST_CONTEXT: undefined };
      const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
        env,
        encoding: "utf8",
        timeout: 60_000,
      });
      assert.ok(status === 0 && /held\s*$/.test(stdout), stdout + stderr);
    });
