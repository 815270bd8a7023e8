// What a model says of an answer's members, and which structures an action is made of.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { load } from "./parts.mjs";

const { placeOfAnswer, placeOf, structuresOf, signedUrl } = await load(
  "rooms/call/answer/meaning.ts",
  "rooms/reference/structures.ts",
  "rooms/call/signed-url.ts",
);

const member = (name, of = "string", type = of === "string" ? "string" : "object") => ({
  name,
  type,
  member: of,
  document: `${name}.`,
});
const MODEL = {
  actions: { List: { input: "In", output: "Out" } },
  objects: {
    In: { members: [member("Filter", "Filter")] },
    Filter: { members: [member("Name")] },
    Out: { members: [member("Items", "Item", "list"), member("Names", "string", "list"), member("RequestId")] },
    Item: { members: [member("Id"), member("Parent", "Item")] },
    Unused: { members: [] },
  },
};

/** What the model says at the end of a path. */
const at = (...path) =>
  path.reduce((place, key) => placeOf(MODEL, place, key), placeOfAnswer(MODEL, "List", true)).member?.document;

describe("the meaning of an answer's members", () => {
  it("is found through the envelope, lists and structures, also those that hold themselves", () => {
    assert.equal(at("Response", "RequestId"), "RequestId.");
    assert.equal(at("Response", "Items"), "Items.");
    assert.equal(at("Response", "Items", 7, "Id"), "Id.");
    assert.equal(at("Response", "Items", 0, "Parent", "Parent", "Id"), "Id.");
    assert.equal(at("Response", "Names"), "Names.");
  });

  it("is none where the model says nothing, whatever the names are", () => {
    for (const path of [
      ["RequestId"],
      ["Response", "Other"],
      ["Response", "Error", "Code"],
      ["Response", "constructor"],
    ])
      assert.equal(at(...path), undefined, path.join("."));
    assert.equal(at("Response", "Items", 0, "Id", "Deeper"), undefined);
    assert.equal(placeOf(undefined, placeOfAnswer(undefined, "List", true), "Response").member, undefined);
    assert.equal(placeOfAnswer(MODEL, "constructor", false).structure, undefined);
  });

  it("is without the envelope where the vendor has none", () => {
    assert.equal(placeOf(MODEL, placeOfAnswer(MODEL, "List", false), "RequestId").member.document, "RequestId.");
  });
});

describe("structures of an action", () => {
  it("are those that can be reached, each once, without the request and the answer themselves", () => {
    assert.deepEqual(structuresOf(MODEL, ["Out", "In"]), ["Filter", "Item"]);
    assert.deepEqual(structuresOf(MODEL, ["Unused"]), []);
  });
});

describe("the address that was signed", () => {
  it("is without the proxy that stood in front of it", () => {
    const proxy = "http://127.0.0.1:5173/endpoint";
    assert.equal(
      signedUrl({ url: `${proxy}/cvm.tencentcloudapi.com/?A=1` }, proxy),
      "https://cvm.tencentcloudapi.com/?A=1",
    );
    assert.equal(signedUrl({ url: "https://cvm.tencentcloudapi.com/" }, ""), "https://cvm.tencentcloudapi.com/");
    assert.equal(signedUrl({ url: `${proxy}2/x` }, proxy), `${proxy}2/x`);
  });
});
