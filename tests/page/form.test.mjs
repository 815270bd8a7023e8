// What the form computes before it draws: paths, samples, summaries.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { load } from "./parts.mjs";

const { pathText, changed, sampleOf, withSamples, summaryOf } = await load(
  "form/path.ts",
  "form/sample.ts",
  "form/summary.ts",
);

describe("paths", () => {
  it("are written as the checker writes them", () => {
    assert.equal(pathText(["Filters", "0", "Values", "12"]), "Filters[0].Values[12]");
    assert.equal(pathText(["constructor", "__proto__"]), "constructor.__proto__");
  });

  it("a value is put in, replaced and taken away, and nothing else changes", () => {
    const before = Object.freeze({ A: Object.freeze([1, 2, 3]), B: { C: 1 } });
    assert.deepEqual(changed(before, ["A", "1"], 9), { A: [1, 9, 3], B: { C: 1 } });
    assert.deepEqual(changed(before, ["A", "1"], undefined), { A: [1, 3], B: { C: 1 } });
    assert.deepEqual(changed(before, ["B", "C"], undefined), { A: [1, 2, 3], B: {} });
    assert.deepEqual(changed(before, ["D", "E"], 1), { ...before, D: { E: 1 } });
    assert.deepEqual(before, { A: [1, 2, 3], B: { C: 1 } });
  });

  it("any name is one", () => {
    const value = changed({}, ["__proto__"], { polluted: true });
    assert.deepEqual(Object.keys(value), ["__proto__"]);
    assert.equal({}.polluted, undefined);
    assert.deepEqual(changed({}, ["constructor", "name"], 1), { constructor: { name: 1 } });
  });
});

describe("samples", () => {
  const of = (type, member, example) => sampleOf({ type, member, example });

  it("become values of their types", () => {
    assert.equal(of("string", "string", "ins-1"), "ins-1");
    assert.equal(of("string", "string", '"quoted"'), "quoted");
    assert.equal(of("string", "string", "20"), "20");
    assert.equal(of("int", "int64", "20"), 20);
    assert.equal(of("float", "float", "0.5"), 0.5);
    assert.equal(of("bool", "bool", "True"), true);
    assert.deepEqual(of("list", "string", '["a", "b"]'), ["a", "b"]);
    assert.deepEqual(of("list", "string", "a"), ["a"]);
    assert.deepEqual(of("list", "int64", "7"), [7]);
    assert.deepEqual(of("list", "Filter", '{"Name": "zone"}'), [{ Name: "zone" }]);
    assert.deepEqual(of("object", "Placement", '{"Zone": "z"}'), { Zone: "z" });
    assert.equal(of("int", "int64", 3), 3);
  });

  it("that are of another type are none", () => {
    for (const [type, member, example] of [
      ["int", "int64", "some"],
      ["int", "int64", "9007199254740993000"],
      ["bool", "bool", "1"],
      ["list", "string", "[]"],
      ["list", "string", '["a"'],
      ["object", "Placement", "[1]"],
      ["object", "Placement", "无"],
      ["string", "string", ""],
      ["string", "string", undefined],
      ["string", "string", 1],
    ])
      assert.equal(of(type, member, example), undefined, `${type} ${example}`);
  });

  it("are put where something required is missing, in structures, too, and nowhere else", () => {
    const member = (name, more) => ({ name, type: "string", member: "string", ...more });
    const objects = {
      In: {
        members: [
          member("A", { required: true, example: "a" }),
          member("B", { example: "b" }),
          member("C", { required: true }),
          member("D", { required: true, type: "object", member: "Ring" }),
          member("E", { required: true, example: "e", disabled: true }),
        ],
      },
      Ring: {
        members: [
          member("Name", { required: true, example: "n" }),
          member("Next", { required: true, type: "object", member: "Ring" }),
        ],
      },
    };
    const filled = withSamples(objects, "In", { Z: 1 });
    assert.deepEqual(Object.keys(filled), ["Z", "A", "D"]);
    assert.equal(filled.D.Next.Next.Name, "n");
    const given = { A: "mine", D: { Name: "mine", Next: { Name: "x", Next: 1 } } };
    assert.equal(withSamples(objects, "In", given).A, "mine");
    assert.equal(withSamples({ In: { members: [member("A", { required: true, example: "a" })] } }, "In", given), given);
  });
});

describe("summaries", () => {
  it("say what is in a value, in a line", () => {
    assert.equal(summaryOf({ Name: "zone", Values: ["a", "b"] }), "Name: zone · Values: a, b");
    assert.equal(summaryOf({ A: { B: 1 }, C: [{ D: 1 }], E: null }), "A: {…} · C: [1] · E: null");
    assert.equal(summaryOf(["a", 1, true]), "a, 1, true");
    assert.equal(summaryOf("two\nlines"), "two lines");
  });

  it("are cut between characters", () => {
    const text = summaryOf({ Name: "😀".repeat(200) });
    assert.equal([...text].length, 80);
    assert.ok(!text.includes("�") && text.isWellFormed?.() !== false);
  });
});
