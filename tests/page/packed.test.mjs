// Long links, deflated by the platform.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deflateRawSync } from "node:zlib";
import { load } from "./parts.mjs";

const { packed, unpacked, isPacked, DamagedLink } = await load("request/packed.ts");

const BODY = JSON.stringify(
  { Filters: Array.from({ length: 400 }, (_, at) => ({ Name: "instance-name", Values: [`未命名 ${at}`] })) },
  null,
  2,
);
const link = (z) => new URLSearchParams({ service: "cvm", z });
const deflated = (text) => deflateRawSync(text).toString("base64url");

describe("long links", () => {
  it("a short one stays as it is", async () => {
    const entries = new URLSearchParams({ service: "cvm", params: "{}" });
    assert.equal(await packed(entries), entries);
    assert.equal(isPacked(entries), false);
  });

  it("a long one becomes a tenth, keeps what is short in sight, and comes back to the byte", async () => {
    const entries = new URLSearchParams({ service: "cvm", room: "call", params: BODY, headers: "X-A: \u0000é\n" });
    const short = await packed(entries);
    assert.ok(entries.toString().length > 37_000, String(entries.toString().length));
    assert.ok(short.toString().length < 4_000, String(short.toString().length));
    assert.equal(short.get("service"), "cvm");
    assert.equal(short.get("params"), null);
    // Nothing in it that an address would have to escape.
    assert.match(short.get("z"), /^[\w-]+$/);
    const back = await unpacked(new URLSearchParams(short.toString()));
    assert.deepEqual(Object.fromEntries(back), Object.fromEntries(entries));
  });

  it("what would not get shorter stays as it is", async () => {
    const noise = Buffer.from(crypto.getRandomValues(new Uint8Array(3000))).toString("base64url");
    const entries = new URLSearchParams({ params: noise });
    const result = await packed(entries);
    assert.ok(result.toString().length <= entries.toString().length);
  });

  it("a link that was cut off, changed, or made to fill the memory is refused, and quickly", async () => {
    const whole = deflated(JSON.stringify([["params", BODY]]));
    for (const z of [
      "",
      "!!!",
      whole.slice(0, whole.length / 2),
      deflated("no JSON"),
      deflated("{}"),
      deflated("[[1, 2]]"),
      deflated('[["params", {"a": 1}]]'),
      deflated(Buffer.from([0xff, 0xfe])),
    ])
      await assert.rejects(unpacked(link(z)), DamagedLink, z.slice(0, 20));
    const start = performance.now();
    await assert.rejects(unpacked(link(deflated(`[["params","${"a".repeat(40_000_000)}"]]`))), /more than/);
    assert.ok(performance.now() - start < 10_000);
  });
});
