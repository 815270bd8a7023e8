// What a model says of an answer's members, and which structures an action is made of.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { load } from "./parts.mjs";

const { placeOfAnswer, placeOf, structuresOf, signedUrl, sampleAnswer, inBothLanguages } = await load(
  "rooms/call/answer/meaning.ts",
  "rooms/reference/structures.ts",
  "rooms/call/signed-url.ts",
  "rooms/call/sample-answer.ts",
  "api/both-languages.ts",
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

describe("an answer of samples", () => {
  it("has every member, with the document's sample, else a value that it names, else the least of the type", () => {
    const members = [
      member("Name"),
      { ...member("Sampled"), example: "ins-1" },
      { ...member("Count", "int64", "int"), example: "20" },
      { ...member("Limited", "int64", "int"), min: 3 },
      { ...member("Chosen"), enum: [{ value: "RUNNING", document: "It runs." }, { value: "STOPPED" }] },
      { ...member("Preset", "bool", "bool"), default: true },
      member("Flag", "bool", "bool"),
      { ...member("Ids", "string", "list"), example: '["a", "b"]' },
      member("None", "string", "list"),
      member("Parts", "Part", "list"),
      member("Part", "Part"),
      member("Map", "string", "map"),
    ];
    const model = {
      actions: {},
      objects: { Out: { members }, Part: { members: [member("Id"), member("Next", "Part")] } },
    };
    const { Part, Parts, ...rest } = sampleAnswer(model, "Out");
    assert.deepEqual(rest, {
      Name: "",
      Sampled: "ins-1",
      Count: 20,
      Limited: 3,
      Chosen: "RUNNING",
      Preset: true,
      Flag: false,
      Ids: ["a", "b"],
      None: [],
      Map: {},
    });
    assert.equal(Parts.length, 1);
    assert.equal(Part.Next.Next.Id, "");
    assert.ok(JSON.stringify(Part).length < 1000, "a structure that holds itself ends");
    assert.deepEqual(sampleAnswer(model, "Nothing"), {});
  });
});

describe("a model in two languages", () => {
  it("has both where they differ, and what is no text as it is", () => {
    const page = (text) => ({
      metadata: { serviceShortName: "cvm", apiVersion: "2017-03-12", serviceName: { en: "CVM", zh: "云服务器" } },
      actions: {
        Run: {
          name: text,
          document: "中文 alone",
          input: "In",
          examples: [{ title: text, input: { A: [1, "x", null, true] } }],
        },
      },
      objects: {
        In: {
          members: [
            { name: "A", type: "list", member: "string", document: text, enum: [{ value: 1, document: text }], min: 0 },
          ],
        },
      },
      errors: { Bad: text },
    });
    const both = inBothLanguages(page("text"), page("文本"));
    assert.deepEqual(both, JSON.parse(JSON.stringify(page("{}")).replaceAll('"{}"', '{"en":"text","zh":"文本"}')));
  });
});
