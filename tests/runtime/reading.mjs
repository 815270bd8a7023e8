// What is given is read once: what is checked is what is hashed, and what is hashed is sent.
import { answering, CREDENTIALS, REQUEST, RESULT } from "./given.mjs";

const textOf = (bytes) => new TextDecoder().decode(bytes);

/** An object whose member answers with the values in turn, and the number of its readings. */
function changing(name, ...values) {
  const given = { readings: 0, params: {} };
  Object.defineProperty(given.params, name, {
    enumerable: true,
    get: () => values[Math.min(given.readings++, values.length - 1)],
  });
  return given;
}

export function define(QUnit, { tc3fetch, typed, failure }) {
  const { sign, call, invoke } = tc3fetch;

  QUnit.module("reading", () => {
    QUnit.test("a getter of the parameters is asked once, by every kind of request", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const config = { credentials: CREDENTIALS, fetch };
      const runs = {
        "sign, POST": (params) => textOf(sign({ ...REQUEST, params }, CREDENTIALS).body),
        "sign, GET": (params) => new URL(sign({ ...REQUEST, method: "GET", params }, CREDENTIALS).url).search,
        "sign, signature v1": (params) => textOf(typed.v1.sign({ ...REQUEST, params }, CREDENTIALS).body),
        call: async (params) => (await call({ ...REQUEST, params }, config), textOf(asked.at(-1).body)),
        describeServices: async (params) => (
          await typed.tiems.describeServices(params, config),
          textOf(asked.at(-1).body)
        ),
      };
      for (const [name, run] of Object.entries(runs)) {
        const given = changing("Limit", 7, () => "never");
        assert.true((await run(given.params)).includes("7"), name);
        assert.strictEqual(given.readings, 1, name);
      }
      const given = changing("FunctionName", "f", 5);
      await invoke(given.params, config);
      assert.strictEqual(textOf(asked.at(-1).body), '{"FunctionName":"f"}');
      assert.strictEqual(given.readings, 1);
    });

    QUnit.test("a value that cannot be carried is refused however it answers later", async (assert) => {
      for (const value of [() => 1, Symbol("x"), Number.NaN, new Map(), new Uint8Array(1)]) {
        const { params } = changing("Limit", value, 1);
        assert.strictEqual(
          (await failure(assert, () => sign({ ...REQUEST, params }, CREDENTIALS))).parameter,
          "params.Limit",
        );
      }
    });

    QUnit.test("a member of an instance is read once by a typed function, too", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      class Filter {
        constructor() {
          let readings = 0;
          const get = () => (readings++ ? 5 : "good");
          Object.defineProperty(this, "Name", { enumerable: true, get });
          this.Values = ["v"];
        }
      }
      await typed.tiems.describeServices({ Filters: [new Filter()] }, { credentials: CREDENTIALS, fetch });
      assert.strictEqual(textOf(asked[0].body), '{"Filters":[{"Name":"good","Values":["v"]}]}');
    });

    QUnit.test("keys that are not given are missing, and never an unsigned request", async (assert) => {
      const { fetch, asked } = answering("{}");
      const config = { region: "cn-hangzhou", fetch };
      const request = { action: "ListFunctions", version: "2023-03-30", method: "GET", region: "cn-hangzhou" };
      for (const keys of [
        {},
        { accessKeyId: undefined, accessKeySecret: undefined },
        { secretId: "a", secretKey: "b" },
      ]) {
        const signing = await failure(assert, () => typed.fc.sign(request, keys));
        const calling = await failure(assert, () => typed.fc.listFunctions({}, { ...config, credentials: keys }));
        for (const { code, parameter } of [signing, calling]) {
          assert.deepEqual([code, parameter], ["ClientError.MissingParameter", "accessKeyId"]);
        }
      }
      assert.strictEqual(asked.length, 0);
    });

    QUnit.test("what is in a box is carried as what it is, or refused", async (assert) => {
      const params = { A: new Number(1), B: new String("b"), C: new Boolean(false), D: Object(5n) };
      assert.strictEqual(textOf(sign({ ...REQUEST, params }, CREDENTIALS).body), '{"A":1,"B":"b","C":false,"D":5}');
      for (const value of [new Number(Number.NaN), new Number(Infinity)]) {
        const error = await failure(assert, () => sign({ ...REQUEST, params: { A: [value] } }, CREDENTIALS));
        assert.strictEqual(error.code, "ClientError.NotSerializable");
        assert.strictEqual(error.parameter, "params.A[0]");
      }
      const liar = Object.assign(new Number(1), { valueOf: () => () => 1 });
      assert.strictEqual(textOf(sign({ ...REQUEST, params: { A: liar } }, CREDENTIALS).body), '{"A":1}');
    });

    QUnit.test("a body that fails in the middle is no part of the next one", (assert) => {
      const bytes = new Uint8Array(200_000).fill(7);
      const expected = sign({ ...REQUEST, body: bytes }, CREDENTIALS).signature;
      const failing = new Uint8Array(200_000);
      let pieces = 0;
      failing.subarray = (...given) => {
        if (pieces++ === 1) throw new Error("mine");
        return Uint8Array.prototype.subarray.apply(failing, given);
      };
      try {
        sign({ ...REQUEST, body: failing }, CREDENTIALS);
      } catch {
        // Whether it is refused or its own members are passed over.
      }
      assert.strictEqual(sign({ ...REQUEST, body: bytes }, CREDENTIALS).signature, expected);
      const short = Object.defineProperty(new Uint8Array(bytes), "length", { value: 50 });
      const signed = sign({ ...REQUEST, body: short }, CREDENTIALS);
      assert.deepEqual([signed.signature, signed.body.length], [expected, 200_000]);
    });

    QUnit.test("a proxy is asked for each member once", (assert) => {
      const readings = {};
      const params = new Proxy(
        { A: 1, B: [2, 3] },
        { get: (target, name) => ((readings[name] = (readings[name] ?? 0) + 1), Reflect.get(target, name)) },
      );
      assert.strictEqual(textOf(sign({ ...REQUEST, params }, CREDENTIALS).body), '{"A":1,"B":[2,3]}');
      assert.deepEqual([readings.A, readings.B], [1, 1]);
    });

    QUnit.test("parameters that change after the call has begun change nothing", async (assert) => {
      const { fetch, asked } = answering(RESULT);
      const params = { Limit: 1, List: [1] };
      let provide;
      const pending = call(
        { ...REQUEST, params },
        { fetch, credentials: () => new Promise((resolve) => (provide = resolve)) },
      );
      params.Limit = 2;
      params.List.push(2);
      provide(CREDENTIALS);
      await pending;
      assert.strictEqual(textOf(asked[0].body), '{"Limit":1,"List":[1]}');
      assert.strictEqual(
        asked[0].headers.Authorization,
        sign({ ...REQUEST, params: { Limit: 1, List: [1] } }, CREDENTIALS).headers.Authorization,
      );
    });

    QUnit.test("the body is the caller's own to keep", (assert) => {
      const request = { ...REQUEST, params: { Limit: 1 } };
      const first = sign(request, CREDENTIALS);
      assert.strictEqual(first.body.buffer.byteLength, first.body.length);
      first.body.fill(0);
      const second = sign(request, CREDENTIALS);
      assert.strictEqual(textOf(second.body), '{"Limit":1}');
      assert.strictEqual(second.signature, first.signature);
      sign({ ...request, params: { Other: 2 } }, CREDENTIALS);
      assert.strictEqual(textOf(second.body), '{"Limit":1}');
    });

    QUnit.test("JSON is what JSON.stringify makes of it", (assert) => {
      const list = [1, -0, 1e21, 1e-7, true, null, "", 'a"\\\n\u2028\u0007未😀', undefined];
      const params = {
        list,
        'k"\n': { 2: "b", 1: "a", [Symbol("s")]: 1 },
        date: new Date(0),
        boxed: [new Number(1), new String("s"), new Boolean(false)],
        nothing: undefined,
        long: "x\u0001".repeat(500),
        deep: [[[{}]]],
      };
      params.own = { toJSON: (name) => ({ name }) };
      params.list.push({ toJSON: (index) => index });
      class Instance {
        shown = 1;
      }
      params.instance = new Instance();
      params.bare = Object.assign(Object.create(null), { a: 1 });
      assert.strictEqual(textOf(sign({ ...REQUEST, params }, CREDENTIALS).body), JSON.stringify(params));
    });

    QUnit.test("what is nested too deep is a coded error, and the next call works", async (assert) => {
      let params = {};
      for (let depth = 0; depth < 200_000; depth++) params = { params };
      assert.strictEqual(
        (await failure(assert, () => sign({ ...REQUEST, params }, CREDENTIALS))).code,
        "ClientError.UnreadableInput",
      );
      assert.strictEqual(sign(REQUEST, CREDENTIALS).signature.length, 64);
    });
  });
}
