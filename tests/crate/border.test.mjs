// What an engine does with lengths, counts and numbers that lie: it answers or traps, touches
// nothing else, and its next call is right. Of the built package (`cargo xtask build`).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { FIELDS } from "../../pkg/core.js";

const WINDOW = 64 * 1024;
const LIES = [0, 1, 3, 4, 31, 33, WINDOW - 1, WINDOW, WINDOW + 1, 2 ** 30, 2 ** 31, 2 ** 32 - 1];
const AT = 1551113065;

const instanceOf = (file) => {
  const module = new WebAssembly.Module(readFileSync(new URL(`../../pkg/${file}`, import.meta.url)));
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  return new WebAssembly.Instance(module).exports;
};

/** `u32 count | count x u32 length | bytes`, with any count and any lengths. */
function frame(texts, { count = texts.length, length = (text) => text.length } = {}) {
  const bytes = texts.map((text) => Buffer.from(text));
  const head = Buffer.alloc(4 + 4 * texts.length);
  head.writeUInt32LE(count);
  bytes.forEach((text, index) => head.writeUInt32LE(length(text), 4 + 4 * index));
  return Buffer.concat([head, ...bytes]);
}

const FIRST = { service: "cvm", version: "2017-03-12", action: "DescribeZones", algorithm: "" };
const request = (algorithm) => [
  ...FIELDS.map((name) => ({ ...FIRST, algorithm })[name] ?? ""),
  ...["", "AKIDEXAMPLE", "EXAMPLE"],
];

/** What an honest caller gets. */
const HONEST = {
  "tc3fetch.wasm": (engine) => {
    const length = put(engine, frame(request("")));
    const id = engine.prepare(length, 0, 0, 0, 1, AT);
    put(engine, Buffer.from("{}"));
    assert.equal(engine.sign(id, 0, 2, AT), 0);
    return text(engine, 64);
  },
  "tc3fetch-v1.wasm": (engine) => {
    assert.equal(engine.sign(put(engine, frame(request("HmacSHA256"))), 3, 0, 0, AT, 7), 0);
    return text(engine, 300);
  },
  "tc3fetch-gateway.wasm": (engine) => {
    engine.update(put(engine, Buffer.from("body")), 1);
    const texts = ["tcb", "", "env.api.tcloudbasegateway.com", "/v1", "", "", "", "", "id", "key"];
    assert.equal(engine.sign(put(engine, frame(texts)), 0, 0, 0, 1, AT) >>> 0, 0);
    return text(engine, 300);
  },
  "tc3fetch-aliyun.wasm": (engine) => {
    engine.update(put(engine, Buffer.from("body")), 1);
    const texts = ["GetFunction", "2023-03-30", "POST", "h.aliyuncs.com", "", "", "/", "", "2026-01-02T03:04:05Z"];
    const length = put(engine, frame([...texts, "nonce", "", "", "id", "secret"]));
    assert.equal(engine.sign(length, 0, 0, 1) >>> 0, 0);
    return text(engine, 300);
  },
};
HONEST["tc3fetch-sign.wasm"] = HONEST["tc3fetch.wasm"];

/** Writes into the window; gives the length. */
function put(engine, bytes) {
  // First of all, since it may grow the memory.
  const address = engine.window(bytes.length) >>> 0;
  new Uint8Array(engine.memory.buffer, address).set(bytes);
  return bytes.length;
}

function text(engine, length) {
  const address = engine.window(0) >>> 0;
  return Buffer.from(engine.memory.buffer, address, length).toString("latin1");
}

/** Whether everything from an address on is zero. */
const isZeroFrom = (engine, address) => new Uint8Array(engine.memory.buffer, address).every((byte) => byte === 0);

for (const [file, honest] of Object.entries(HONEST)) {
  describe(file, () => {
    const expected = honest(instanceOf(file));
    const names = Object.entries(instanceOf(file)).filter(([, run]) => typeof run === "function");

    it("gives an honest caller the same each time", () => {
      const engine = instanceOf(file);
      assert.match(expected, /[0-9a-f]{64}|Signature/);
      for (let round = 0; round < 3; round += 1) assert.equal(honest(engine), expected);
    });

    it("has exports that take and give numbers, and nothing else", () => {
      const known = ["attempt", "clearKeyCache", "judge", "prepare", "sign", "update", "window"];
      assert.deepEqual(
        names.map(([name]) => name).filter((name) => !known.includes(name)),
        [],
      );
    });

    it("answers a length that lies, also where no window was asked for", () => {
      for (const [name, { length }] of names.filter(([name]) => name !== "window")) {
        for (const lie of LIES) {
          const engine = instanceOf(file);
          engine[name](...Array(length).fill(lie));
          assert.equal(honest(engine), expected, `${name}(${lie}, …)`);
        }
      }
    });

    it("reads no more of a window than there is, and leaves nothing after its answer", () => {
      const engine = instanceOf(file);
      const base = engine.window(0) >>> 0;
      for (const [name, { length }] of names.filter(([name]) => name !== "window")) {
        for (const lie of LIES) {
          for (const first of [lie, WINDOW]) {
            new Uint8Array(engine.memory.buffer, base, WINDOW).fill(0xaa);
            engine[name](first, ...Array(Math.max(length - 1, 0)).fill(lie));
            assert.equal(honest(engine), expected, `${name}(${first}, ${lie}, …)`);
          }
        }
      }
      new Uint8Array(engine.memory.buffer, base, WINDOW).fill(0);
      assert.ok(isZeroFrom(engine, base + WINDOW), "something is left in the arena");
    });

    it("answers frames whose counts and lengths lie, and bytes that are no UTF-8", () => {
      const engine = instanceOf(file);
      const texts = request("HmacSHA256");
      for (const lie of LIES)
        for (const bytes of [
          frame(texts, { count: lie }),
          frame(texts, { length: () => lie }),
          frame(texts, { length: ({ length }) => (length + lie) % 2 ** 32 }),
          frame(texts.map(() => "\u0000")).fill(0xff, 4 + 4 * texts.length),
          frame(texts).fill(0xff, 0, 4),
        ].map((bytes) => bytes.map((byte) => byte & 0xff))) {
          const length = put(engine, bytes);
          if (engine.prepare) engine.prepare(length, 3, lie, lie, 0, AT);
          else engine.sign(length, lie, lie, 3, AT, 7);
          assert.equal(honest(engine), expected, `${lie}`);
        }
    });

    it("traps where a window is larger than any memory, and a new instance is as good as the first", () => {
      const engine = instanceOf(file);
      for (const size of [2 ** 31, 2 ** 32 - WINDOW, 2 ** 32 - 1])
        assert.throws(() => engine.window(size), WebAssembly.RuntimeError);
      assert.equal(honest(instanceOf(file)), expected);
    });
  });
}
