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
  // An example of the vendor has an empty name, others may have dots.
  for (const name of ["", ".", "Tags.x", "Tags[0]", "Tags[x]"])
    assert.deepEqual(
      checkAction(MODEL, "RunThings", { ...GOOD, [name]: 1 }).map(({ code, severity }) => `${severity} ${code}`),
      ["warning ClientError.UnknownParameter"],
      name,
    );
});
