// How the loader behaves where WebAssembly may be compiled: entries and recovery.
import { __wbg_reset_state as reset, initSync, receive } from "./node_modules/tc3fetch/engine.js";
import bytes from "./node_modules/tc3fetch/engine-wasm.js";
import { createInstance } from "./node_modules/tc3fetch/instance.js";

const REQUEST = { service: "cvm", version: "2017-03-12", action: "DescribeZones", timestamp: 1700000000 };
const CREDENTIALS = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };

export function define(QUnit, { tc3fetch, inline, inspect, slim }) {
  const expected = () => tc3fetch.sign(REQUEST, CREDENTIALS).signature;

  QUnit.module("loading", () => {
    QUnit.test("tc3fetch/inline is the default entry", (assert) => {
      assert.strictEqual(inline.sign(REQUEST, CREDENTIALS).signature, expected());
    });

    QUnit.test("tc3fetch/slim asks for its engine, and takes it in any form", async (assert) => {
      assert.throws(() => slim.sign(REQUEST, CREDENTIALS), (error) => error instanceof slim.Tc3Error && error.code === "ClientError.NotInitialized");
      await slim.init(Promise.resolve(new Response(bytes())));
      assert.strictEqual(slim.sign(REQUEST, CREDENTIALS).signature, expected());
      for (const source of [bytes(), bytes().buffer, new WebAssembly.Module(bytes())]) {
        const instance = createInstance({ initSync, reset }, () => undefined);
        await instance.init(source);
        assert.strictEqual(instance.run(() => receive(new TextEncoder().encode("200\n{\n}\nobject\nobject\nundefined"))), "");
      }
    });

    QUnit.test("bytes that are no module are a coded error", async (assert) => {
      const instance = createInstance({ initSync, reset }, () => new Uint8Array([1, 2, 3]));
      assert.throws(() => instance.run(() => 1), (error) => error.code === "ClientError.WasmBlocked" && error.kind === "engine");
      await assert.rejects(createInstance({ initSync, reset }).init("text"), (error) => error.code === "ClientError.WasmBlocked");
    });

    QUnit.test("a trap is a coded error, and the next call has a new instance", (assert) => {
      const before = expected();
      const instance = createInstance({ initSync, reset }, bytes);
      for (let round = 0; round < 3; round++) {
        // More than WebAssembly's memory can hold: the allocation traps.
        const trap = () => instance.run(() => receive({ length: 0x7fffffff }));
        assert.throws(trap, (error) => error.code === "ClientError.EngineFailure" && error.cause instanceof WebAssembly.RuntimeError);
        assert.strictEqual(expected(), before);
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
      const memory = initSync({ module: new WebAssembly.Module(bytes()) }).memory;
      const secretKey = "Zq9mSecretKeyValue7xTT";
      for (let index = 0; index < 100; index++) tc3fetch.sign({ ...REQUEST, service: `s${index}` }, { secretId: "AKIDEXAMPLE", secretKey });
      for (const algorithm of ["HmacSHA1", "HmacSHA256"]) tc3fetch.sign({ ...REQUEST, algorithm }, { secretId: "AKIDEXAMPLE", secretKey });
      assert.throws(() => tc3fetch.sign({ ...REQUEST, service: "" }, { secretId: "AKIDEXAMPLE", secretKey }));
      // More text than any before it, for which the memory may have to grow.
      assert.throws(() => tc3fetch.sign({ ...REQUEST, headers: { "X-A": "é".repeat(500) } }, { secretId: "AKIDEXAMPLE", secretKey }));
      const text = new TextDecoder("latin1").decode(memory.buffer);
      assert.false(text.includes(secretKey.slice(0, 12)), "the secret key");
      const { secretDate, secretService, secretSigning } = inspect.explain({ ...REQUEST, service: "s99" }, { secretId: "AKIDEXAMPLE", secretKey });
      for (const [name, key] of Object.entries({ secretDate, secretService, secretSigning })) {
        const latin1 = String.fromCharCode(...key.match(/../g).map((hex) => Number.parseInt(hex, 16)));
        assert.false(text.includes(latin1.slice(0, 12)), name);
      }
    });

    QUnit.test("a hundred thousand calls leave the memory where the first thousand left it", (assert) => {
      const memory = initSync({ module: new WebAssembly.Module(bytes()) }).memory;
      const sign = (index) => tc3fetch.sign({ ...REQUEST, service: `s${index % 100}`, params: { Index: index } }, CREDENTIALS);
      for (let index = 0; index < 1_000; index++) sign(index);
      const { byteLength } = memory.buffer;
      for (let index = 0; index < 100_000; index++) sign(index);
      assert.strictEqual(memory.buffer.byteLength, byteLength);
    });
  });
}
