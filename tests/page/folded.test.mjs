// What is drawn of a request with thousands of parameters.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { load } from "./parts.mjs";

const { ends, folded } = await load("rooms/diagnose/folded.ts");

const line = (text, ...reasons) => ({ kind: "parameter", pieces: [{ text, causes: reasons }], reasons });
const textOf = (one) => (one.kind === "left-out" ? one.count : one.pieces[0].text);

describe("a long request", () => {
  it("a marked line stays, with its neighbours, and what is left out is counted", () => {
    const lines = Array.from({ length: 1000 }, (_, at) => (at === 500 ? line("wrong", 0) : line(`p${at}`)));
    const drawn = folded([{ ...line("POST"), kind: "start" }, ...lines]).map(textOf);
    assert.equal(drawn.length, 1 + 20 + 1 + 20 + 1 + 20 + 1 + 20);
    assert.deepEqual(drawn.slice(0, 3), ["POST", "p0", "p1"]);
    assert.deepEqual(drawn.slice(40, 44), ["p498", "p499", "wrong", "p501"]);
    assert.equal(drawn.at(-1), "p999");
    const left = drawn.filter((one) => typeof one === "number");
    assert.deepEqual(left, [460, 459]);
  });

  it("a short one is as it is", () => {
    const lines = Array.from({ length: 60 }, (_, at) => line(`p${at}`));
    assert.deepEqual(folded(lines), lines);
    assert.deepEqual(folded([]), []);
  });

  it("of a long value both ends are there", () => {
    assert.equal(ends("short"), "short");
    const cut = ends(`begin${"x".repeat(5000)}end`);
    assert.equal(cut.length, 1001);
    assert.match(cut, /^begin.*…x+end$/);
  });
});
