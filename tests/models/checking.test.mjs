// What `checkAction` says of parameters, by any model: an error is refused, a warning is what a service may
// well take.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkAction, scf, tiems } from "tc3fetch/models";
import { inChinese } from "tc3fetch/reference";

const member = (name, type, inner, more) => ({ name, type, member: inner, document: "", ...more });

const MODEL = {
  metadata: { apiVersion: "2020-01-01", serviceShortName: "demo" },
  actions: { RunThings: { name: "", document: "", input: "RunThingsRequest", output: "Empty" } },
  objects: {
    RunThingsRequest: {
      members: [
        member("ThingId", "string", "string", { required: true }),
        member("Count", "int", "uint64", { min: 1, max: 10 }),
        member("Size", "int", "int64"),
        member("Rate", "float", "float"),
        member("DryRun", "bool", "bool"),
        member("Since", "string", "datetime_iso"),
        member("Mode", "string", "string", { enum: ["POSTPAID", "PREPAID"], open: true }),
        member("Tags", "list", "Tag"),
        member("Names", "list", "string"),
      ],
    },
    Tag: { members: [member("Key", "string", "string", { required: true }), member("Tags", "list", "Tag")] },
    Empty: { members: [] },
  },
};

/** Code and severity of each finding, by parameter. */
const found = (params, model = MODEL, action = "RunThings") =>
  Object.fromEntries(
    checkAction(model, action, params).map(({ code, parameter, severity }) => [
      parameter,
      `${severity} ${code.replace("ClientError.", "")}`,
    ]),
  );

const GOOD = { ThingId: "t" };

describe("what is wrong is an error", () => {
  for (const [params, parameter, code] of [
    [{}, "ThingId", "MissingParameter"],
    [{ ...GOOD, Tags: [{}] }, "Tags[0].Key", "MissingParameter"],
    [{ ...GOOD, Count: 11 }, "Count", "OutOfRange"],
    [{ ...GOOD, Count: 1.5 }, "Count", "WrongType"],
    [{ ...GOOD, Count: "many" }, "Count", "WrongType"],
    [{ ...GOOD, Size: "1.5" }, "Size", "WrongType"],
    [{ ...GOOD, Rate: "" }, "Rate", "WrongType"],
    [{ ...GOOD, DryRun: "yes" }, "DryRun", "WrongType"],
    [{ ...GOOD, Tags: {} }, "Tags", "WrongType"],
    [{ ...GOOD, Names: "[]" }, "Names", "WrongType"],
    [{ ThingId: {} }, "ThingId", "WrongType"],
    [{ ...GOOD, Since: "2026-01-31 08:00:00" }, "Since", "InvalidFormat"],
    [{ ...GOOD, Sinse: "" }, "Sinse", "UnknownParameter"],
    [{ ...GOOD, count: 1 }, "count", "UnknownParameter"],
    [{ ...GOOD, Mode: "PREPAYD" }, "Mode", "UnknownValue"],
    [{ ...GOOD, Mode: "prepaid" }, "Mode", "UnknownValue"],
  ])
    it(`${JSON.stringify(params)}`, () => assert.deepEqual(found(params), { [parameter]: `error ${code}` }));
});

describe("what a service may take is a warning", () => {
  for (const [params, parameter, code] of [
    [{ ...GOOD, Count: "3" }, "Count", "WrongType"],
    [{ ...GOOD, Size: "-3" }, "Size", "WrongType"],
    [{ ...GOOD, Rate: "0.5" }, "Rate", "WrongType"],
    [{ ...GOOD, DryRun: "True" }, "DryRun", "WrongType"],
    [{ ThingId: 7 }, "ThingId", "WrongType"],
    [{ ThingId: null }, "ThingId", "MissingParameter"],
    [{ ...GOOD, Tags: [{ Key: null }] }, "Tags[0].Key", "MissingParameter"],
    [{ ...GOOD, Colour: "red" }, "Colour", "UnknownParameter"],
    // Near to Count, which was given as well: no slip of it.
    [{ ...GOOD, Count: 1, Counts: [1] }, "Counts", "UnknownParameter"],
    [{ ...GOOD, Mode: "SPOT" }, "Mode", "UnknownValue"],
  ])
    it(`${JSON.stringify(params)}`, () => assert.deepEqual(found(params), { [parameter]: `warning ${code}` }));
});

describe("what is right has no finding", () => {
  for (const params of [
    GOOD,
    { ...GOOD, Count: null, Tags: null, DryRun: null, Colour: null },
    { ...GOOD, Names: [null, "a"], Tags: [null, { Key: "k", Tags: [{ Key: "l", Tags: null }] }] },
    { ...GOOD, Since: "2026-01-31T08:00:00+08:00", Mode: "PREPAID", Count: 10n },
    { ...GOOD, Since: "2026-01-31T00:00:00.5Z" },
  ])
    it(`${Object.keys(params)}`, () => assert.deepEqual(found(params), {}));
});

it("an action that the model lacks is a coded error, which names the one that was meant", () => {
  for (const [action, meant] of [
    ["RunThing", "RunThings"],
    ["constructor", undefined],
    [undefined, undefined],
  ]) {
    const [error, ...others] = checkAction(MODEL, action, GOOD);
    assert.equal(others.length, 0);
    assert.equal(error.code, "ClientError.UnknownAction");
    assert.equal(error.severity, "error");
    assert.equal(error.message.includes("did you mean"), meant !== undefined);
    assert.match(inChinese(error).message, /不在 demo 的模型中/);
  }
});

it("the models of this package are checked by the same rules", () => {
  assert.deepEqual(found({ FunctionName: "f", Newer: 1 }, scf, "Invoke"), { Newer: "warning UnknownParameter" });
  assert.deepEqual(found({ Limit: "10" }, tiems, "DescribeServices"), { Limit: "warning WrongType" });
});

it("parameters with members of any name are read as they are", () => {
  const params = JSON.parse('{"ThingId":"t","__proto__":{"Count":11},"constructor":1}');
  const names = checkAction(MODEL, "RunThings", params).map(({ parameter }) => parameter);
  assert.deepEqual(names, ["__proto__", "constructor"]);
});

/** Names as no path may take them apart: what paths are made of, in every order of three, and what is no name. */
const PARTS = ["", "Tags", "Names", "Labels", "A", "x", ".", "[", "]", "[0]", "0", "[x", "钥", "😀", "__proto__"];
const NAMES = new Set(PARTS.flatMap((one) => PARTS.flatMap((two) => PARTS.map((three) => one + two + three))));

describe("a name with dots and brackets is a name", () => {
  const choice = { enum: ["AAA", "BBB"] };
  const model = structuredClone(MODEL);
  model.objects.RunThingsRequest.members.push(
    member("Labels", "map", "string", choice),
    member("Holders", "map", "Tag"),
    member("A", "string", "string", choice),
    member("A.b", "string", "string", choice),
  );
  const own = (name, value) => Object.defineProperty({}, name, { value, enumerable: true });
  const findings = (params) =>
    checkAction(model, "RunThings", { ...GOOD, ...params }).map(({ code, parameter, severity }) => [
      severity,
      code.replace("ClientError.", ""),
      parameter,
    ]);
  const known = model.objects.RunThingsRequest.members.map(({ name }) => name);
  /** No slip of a name that the model has. */
  const isFar = (name) => !checkAction(model, "RunThings", own(name, 1)).some(({ message }) => /mean/.test(message));

  it("as a parameter that the model does not know", () => {
    const unknown = [...NAMES].filter((name) => !known.includes(name) && isFar(name));
    assert.ok(unknown.length > 2000, `${unknown.length}`);
    for (const name of unknown) {
      const params = Object.defineProperty({ ...GOOD }, name, { value: 1, enumerable: true });
      const [found, ...others] = checkAction(model, "RunThings", params);
      assert.deepEqual(
        [found.severity, found.code, found.parameter ?? "", others.length],
        ["warning", "ClientError.UnknownParameter", name, 0],
        name,
      );
    }
  });

  it("within a list, and within a map", () => {
    for (const name of NAMES) {
      if (["Key", "Tags"].includes(name)) continue;
      const inner = Object.defineProperty({ Key: "k" }, name, { value: 1, enumerable: true });
      const [[, code, parameter], ...others] = findings({ Tags: [{ Key: "k" }, inner] });
      assert.deepEqual([code, parameter, others], ["UnknownParameter", `Tags[1].${name}`, []]);
      assert.deepEqual(findings({ Holders: own(name, { Key: null }) }), [
        ["warning", "MissingParameter", `Holders.${name}.Key`],
      ]);
      assert.deepEqual(findings({ Holders: own(name, {}) }), [["error", "MissingParameter", `Holders.${name}.Key`]]);
    }
  });

  it("as the key of a map, whose value is far from every choice or near one", () => {
    for (const name of NAMES) {
      assert.deepEqual(findings({ Labels: own(name, "zzz") }), [["warning", "UnknownValue", `Labels.${name}`]]);
      assert.deepEqual(findings({ Labels: own(name, "AAB") }), [["error", "UnknownValue", `Labels.${name}`]]);
      assert.deepEqual(findings({ Labels: own(name, 5) }), [["warning", "WrongType", `Labels.${name}`]]);
    }
    assert.deepEqual(findings({ Labels: { a: "AAA", "a.b": "zzz" } }), [["warning", "UnknownValue", "Labels.a.b"]]);
    assert.deepEqual(findings({ Labels: { "a.b": "AAA", a: "zzz" } }), [["warning", "UnknownValue", "Labels.a"]]);
  });

  it("where the model has a name, and the same name with a dot", () => {
    assert.deepEqual(findings({ A: "AAA", "A.b": "zzz" }), [["warning", "UnknownValue", "A.b"]]);
    assert.deepEqual(findings({ A: "zzz", "A.b": "BBA" }), [
      ["warning", "UnknownValue", "A"],
      ["error", "UnknownValue", "A.b"],
    ]);
    assert.deepEqual(findings({ "A.b": 5 }), [["warning", "WrongType", "A.b"]]);
  });
});

it("a list or a map that is none is an error, whatever its elements may be read from", () => {
  assert.deepEqual(found({ ...GOOD, Names: 5 }), { Names: "error WrongType" });
  assert.deepEqual(found({ ...GOOD, Names: [5, null, true] }), {
    "Names[0]": "warning WrongType",
    "Names[2]": "warning WrongType",
  });
});

it("values with signs of the checker's own notation are no expression, and are not checked", () => {
  for (const values of [["a~(a+)+$", "b|c", "d\ne"], ["x~y"], ["a|b"], ["d\u2028e"]])
    for (const open of [true, false]) {
      const demo = structuredClone(MODEL);
      demo.objects.RunThingsRequest.members.push(member("Choice", "string", "string", { enum: values, open }));
      assert.deepEqual(found({ ...GOOD, Choice: `${"a".repeat(40)}!` }, demo), {}, JSON.stringify(values));
    }
});
