// What the checker says, told apart: what is refused, and what a service may well take.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkAction } from "tc3fetch/models";
import { load } from "./parts.mjs";

const { byPath } = await load("request/findings.ts");

const member = (name, type, more) => ({ name, type, member: type === "int" ? "int64" : type, document: "", ...more });
const MODEL = {
  metadata: { serviceShortName: "shop", apiVersion: "2020-01-01" },
  actions: { Buy: { name: "Buy", document: "", input: "In", output: "Out" } },
  objects: {
    In: {
      members: [
        member("Name", "string", { required: true }),
        member("Count", "int", { min: 1, max: 9 }),
        member("Kind", "string", { enum: ["NEW", "OLD"], open: true }),
      ],
    },
    Out: { members: [] },
  },
};
const of = (params) => {
  const { faults, doubts } = byPath(checkAction(MODEL, "Buy", params));
  return [[...faults.keys()].sort(), [...doubts.keys()].sort()];
};

describe("findings by severity", () => {
  it("an error is a fault; text for a number and what is newer than the model are doubts", () => {
    assert.deepEqual(of({ Name: "a", Count: 1, Kind: "NEW" }), [[], []]);
    assert.deepEqual(of({ Name: "a", Count: "1" }), [[], ["Count"]]);
    assert.deepEqual(of({ Name: "a", Brand: "b", Kind: "THIRD" }), [[], ["Brand", "Kind"]]);
    assert.deepEqual(of({ Name: null }), [[], ["Name"]]);
    assert.deepEqual(of({ Count: "many" }), [["Count", "Name"], []]);
    assert.deepEqual(of({ Name: "a", Count: 10, Brand: 1 }), [["Count"], ["Brand"]]);
    // A slip is refused.
    assert.deepEqual(of({ Name: "a", Counts: 1, Kind: "OLDD" }), [["Counts", "Kind"], []]);
  });

  it("of one path the first error, before any warning", () => {
    const one = (parameter, severity, code) => ({ parameter, severity, code });
    const { faults, doubts } = byPath([
      one("A", "warning", 1),
      one("A", "error", 2),
      one("A", "error", 3),
      one("B", "warning", 4),
      one("B", "warning", 5),
      one(undefined, "error", 6),
    ]);
    assert.deepEqual(
      [...faults].map(([path, { code }]) => [path, code]),
      [["A", 2]],
    );
    assert.deepEqual(
      [...doubts].map(([path, { code }]) => [path, code]),
      [["B", 4]],
    );
  });
});
