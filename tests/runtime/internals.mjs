// How the loader behaves where WebAssembly may be compiled: entries and recovery.
import { CREDENTIALS, REQUEST } from "./given.mjs";
import { createLoader, instantiate } from "./node_modules/tc3fetch/engine/compile.js";
import { clearOf, createInstance, createSigner, createSigning, signOf } from "./node_modules/tc3fetch/core.js";
import bytes from "./node_modules/tc3fetch/engine/tencent-bytes.js";

/** A module whose one function, `trap`, is `unreachable`. */
const TRAP = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0,
  11,
]);

/** `sign` with an engine of its own. A test can see the exports of its instances; the engine's `update` traps. */
function ownSigning() {
  const exported = [];
  const { trap } = new WebAssembly.Instance(new WebAssembly.Module(TRAP)).exports;
  const signing = createSigning(createLoader(bytes), createSigner, {
    connect(exports) {
      exported.push(exports);
      return { ...exports, update: trap };
    },
  });
  return { sign: signOf(signing), clearKeyCache: clearOf(signing), exported };
}

export function define(QUnit, { tc3fetch, inline, inspect, slim }) {
  const expected = () => tc3fetch.sign(REQUEST, CREDENTIALS).signature;

  QUnit.module("JSON for tools", () => {
    QUnit.test("every digit is read and written", (assert) => {
      const text = '[9007199254740993,-1,1e3,{"a\\u0000":"\\u00009007199254740993","b":null}]';
      const value = inspect.parseJson(text, "bigint");
      assert.deepEqual(value, [9007199254740993n, -1, 1000, { "a\0": "\x009007199254740993", b: null }]);
      assert.strictEqual(inspect.jsonText(value), text.replace("1e3", "1000"));
      assert.strictEqual(inspect.parseJson("9007199254740993", "string"), "9007199254740993");
      assert.strictEqual(inspect.parseJson("9007199254740993"), 9007199254740992);
      assert.deepEqual([1n, "text", null].map(inspect.jsonText), ["1", '"text"', "null"]);
    });

    QUnit.test("what is no JSON, and what cannot be, is refused", (assert) => {
      const cyclic = [];
      cyclic.push(cyclic);
      const refused = [
        [() => inspect.parseJson("{"), "WrongType", "text"],
        [() => inspect.parseJson(5), "WrongType", "text"],
        [() => inspect.parseJson("1", "text"), "UnknownValue", "unsafeIntegers"],
        [() => inspect.jsonText({ a: [() => 1] }), "NotSerializable", "value.a[0]"],
        [() => inspect.jsonText(undefined), "NotSerializable", "value"],
        [() => inspect.jsonText(cyclic), "CyclicParams", "value"],
      ];
      for (const [run, code, parameter] of refused)
        assert.throws(run, (error) => error.code === `ClientError.${code}` && error.parameter === parameter, code);
    });
  });

  QUnit.module("loading", () => {
    QUnit.test("tc3fetch/inline is the default entry", (assert) => {
      assert.strictEqual(inline.sign(REQUEST, CREDENTIALS).signature, expected());
    });

    QUnit.test("tc3fetch/slim asks for its engine, and takes it in any form", async (assert) => {
      assert.throws(
        () => slim.sign(REQUEST, CREDENTIALS),
        (error) => error instanceof slim.Tc3Error && error.code === "ClientError.NotInitialized",
      );
      await slim.init(Promise.resolve(new Response(bytes())));
      assert.strictEqual(slim.sign(REQUEST, CREDENTIALS).signature, expected());
      for (const source of [bytes(), bytes().buffer, new WebAssembly.Module(bytes())]) {
        const instance = createInstance({ instantiate });
        await instance.init(source);
        assert.strictEqual(instance.engine().judge(200, 123, 125, 6, 6, 0, 0), 0);
      }
    });

    QUnit.test("an engine imports nothing", (assert) => {
      assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(bytes())), []);
    });

    QUnit.test("bytes that are no module are a coded error", async (assert) => {
      const isInvalid = (error) => error.code === "ClientError.WasmInvalid" && error.kind === "engine";
      assert.throws(() => createInstance(createLoader(() => new Uint8Array([1, 2, 3]))).engine(), isInvalid);
      await assert.rejects(createInstance({ instantiate }).init("text"), isInvalid);
      await assert.rejects(createInstance({ instantiate }).init(Promise.reject(new Error("offline"))), isInvalid);
    });

    QUnit.test("a trap is a coded error, and the next call has a new instance", (assert) => {
      const { sign, exported } = ownSigning();
      const expected = sign(REQUEST, CREDENTIALS).signature;
      for (let round = 1; round <= 3; round++) {
        for (let time = 0; time < 3; time++) assert.strictEqual(sign(REQUEST, CREDENTIALS).signature, expected);
        const large = { ...REQUEST, body: new Uint8Array(100_000) };
        assert.throws(
          () => sign(large, CREDENTIALS),
          (error) =>
            error.code === "ClientError.EngineFailure" &&
            error.retryable &&
            error.cause instanceof WebAssembly.RuntimeError,
        );
        // What was prepared in the instance that failed has a number that stands for another request in the next one.
        for (let time = 0; time < 3; time++) sign({ ...REQUEST, service: `s${time}` }, { ...CREDENTIALS });
        assert.strictEqual(exported.length, 1 + round);
      }
    });

    QUnit.test("a stack that overflows in the middle of a call does no harm", (assert) => {
      const before = expected();
      const dive = () => {
        try {
          dive();
        } catch {
          // Whatever happens this deep: it must not last.
        }
        try {
          tc3fetch.sign(REQUEST, CREDENTIALS);
        } catch {
          // See above.
        }
      };
      try {
        new Function("dive", "dive()")(dive);
      } catch {
        dive();
      }
      assert.strictEqual(expected(), before);
    });

    QUnit.test("no secret and no derived key stays in the memory of the engine", (assert) => {
      const { sign, exported, clearKeyCache } = ownSigning();
      const secretKey = "Zq9mSecretKeyValue7xTT";
      const token = "Yw3TokenOfTheSession5bQ";
      const credentials = { secretId: "AKIDEXAMPLE", secretKey, token };
      for (let index = 0; index < 100; index++) sign({ ...REQUEST, service: `s${index}` }, credentials);
      assert.throws(() => sign({ ...REQUEST, service: "" }, credentials));
      // More text than the window has room for.
      assert.throws(() => sign({ ...REQUEST, headers: { "X-A": "é".repeat(50_000) } }, credentials));
      const { secretDate, secretService, secretSigning } = inspect.explain({ ...REQUEST, service: "s99" }, credentials);
      const latin1 = (hex) => String.fromCharCode(...hex.match(/../g).map((byte) => Number.parseInt(byte, 16)));
      const text = () => new TextDecoder("latin1").decode(exported[0].memory.buffer);
      for (const [name, secret] of Object.entries({
        secretKey,
        token,
        secretDate: latin1(secretDate),
        secretService: latin1(secretService),
        secretSigning: latin1(secretSigning),
      })) {
        assert.false(text().includes(secret.slice(0, 12)), name);
      }
      sign({ ...REQUEST, service: "s99" }, credentials);
      clearKeyCache();
      assert.strictEqual(sign({ ...REQUEST, service: "s99" }, credentials).signature.length, 64);
      assert.strictEqual(exported.length, 1);
    });

    QUnit.test("a hundred thousand calls leave the memory where the first thousand left it", (assert) => {
      const { sign, exported } = ownSigning();
      const signNext = (index) =>
        sign(
          { ...REQUEST, service: `s${index % 100}`, params: { Index: index } },
          index % 2 ? CREDENTIALS : { ...CREDENTIALS },
        );
      for (let index = 0; index < 1_000; index++) signNext(index);
      const [{ memory }] = exported;
      const { byteLength } = memory.buffer;
      for (let index = 0; index < 100_000; index++) signNext(index);
      assert.strictEqual(memory.buffer.byteLength, byteLength);
    });
  });
}
