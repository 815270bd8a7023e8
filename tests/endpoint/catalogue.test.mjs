// The catalogue of all services, here one of two actions that was written for this test: the whole one is
// run by `cargo xtask catalogue --check`.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, test } from "node:test";
import { createCatalogue } from "../../endpoint/catalogue.mjs";
import { send, signWithSdk, startEndpoint } from "./support.mjs";

const text = (name, more) => ({ name, type: "string", member: "string", document: "", ...more });
const number = (name, more) => ({ name, type: "int", member: "int64", document: "", ...more });

const MODEL = {
  metadata: { apiVersion: "2020-01-01", serviceShortName: "demo" },
  actions: {
    DescribeThings: {
      name: "List things",
      document: "",
      input: "DescribeThingsRequest",
      output: "DescribeThingsResponse",
      pagination: { offset: "Offset", limit: "Limit", items: "Data.Things", total: "Data.Total" },
      examples: [
        { title: "none", input: { Zone: "z-2" }, output: { Data: { Things: [], Total: 0 }, RequestId: "vendor" } },
        { title: "all", input: {}, output: { Data: { Things: [{ Id: "t-1" }], Total: 1 } } },
      ],
    },
    Open: { name: "Open", document: "", skip_sign: true, input: "OpenRequest", output: "OpenResponse" },
  },
  objects: {
    DescribeThingsRequest: {
      members: [
        text("Zone"),
        number("Limit", { min: 1, max: 100 }),
        number("Offset"),
        { name: "Tags", type: "list", member: "Tag", document: "" },
        text("Since", { member: "datetime_iso" }),
        text("Kind", { enum: ["BIG", "SMALL"], open: true }),
        text("Mode", {
          enum: [
            { value: "FAST", document: "" },
            { value: "SLOW", document: "" },
          ],
          open: true,
        }),
        { name: "Dry", type: "bool", member: "bool", document: "" },
      ],
    },
    DescribeThingsResponse: { members: [{ name: "Data", type: "object", member: "Page", document: "" }] },
    Page: { members: [{ name: "Things", type: "list", member: "Tag", document: "" }, number("Total")] },
    Tag: { members: [text("Id", { required: true }), { name: "Inner", type: "list", member: "Tag", document: "" }] },
    OpenRequest: { members: [text("Code", { required: true })] },
    OpenResponse: { members: [number("Count"), { name: "Page", type: "object", member: "Page", document: "" }] },
  },
  errors: { "InvalidParameterValue.Kind": "" },
};

const folder = mkdtempSync(join(tmpdir(), "tc3fetch-catalogue-"));
mkdirSync(join(folder, "services/demo"), { recursive: true });
writeFileSync(join(folder, "services/demo/2020-01-01.json"), JSON.stringify(MODEL));
after(() => rmSync(folder, { recursive: true }));
const { url } = await startEndpoint({ catalogue: pathToFileURL(`${folder}/`) });

const DEMO = { host: "demo.tencentcloudapi.com", version: "2020-01-01", action: "DescribeThings" };

const ask = async (params, more) => {
  const answer = await send(url, signWithSdk({ ...DEMO, body: Buffer.from(JSON.stringify(params)), ...more }));
  return answer.Response;
};

test("the answer is the vendor's example with the same parameters, else its first", async () => {
  const { RequestId, ...content } = await ask({});
  assert.deepEqual(content, { Data: { Things: [{ Id: "t-1" }], Total: 1 } });
  assert.notEqual(RequestId, "vendor");
  assert.deepEqual((await ask({ Zone: "z-2" })).Data, { Things: [], Total: 0 });
  assert.deepEqual((await ask({ Zone: "z-9" })).Data, { Things: [], Total: 0 }, "the first");
});

test("an example is one page, and a list ends after it", async () => {
  assert.deepEqual((await ask({ Offset: 1, Limit: 10 })).Data.Things, []);
});

for (const [params, code, why] of [
  [{ Limit: "10" }, undefined, "text for a number, as in the vendor's examples"],
  [{ Limit: null, Tags: null }, undefined, "null is not given"],
  [{ Colour: "red" }, undefined, "the service may know it by now"],
  [{ Tags: [{ Id: "a", Inner: [{ Id: "b" }] }] }, undefined, "an object within itself"],
  [{ Kind: "HUGE" }, undefined, "a value that is newer than the document"],
  [{ Mode: "FAST" }, undefined, "a value that is listed with a text"],
  [{ Mode: "STEADY" }, undefined, "a value that is newer than a list with texts"],
  [{ Mode: "fast" }, "InvalidParameterValue", "another spelling of a value that is listed with a text"],
  [{ Mode: ["FAST"] }, "InvalidParameter", "a list for text"],
  [{ Dry: true }, undefined, "a boolean"],
  [{ Dry: "False" }, undefined, "text for a boolean"],
  [{ Dry: ["true"] }, "InvalidParameter", "a list for a boolean, which is that text when it is one"],
  [{ Dry: {} }, "InvalidParameter", "an object for a boolean"],
  [{ Dry: 1 }, "InvalidParameter", "a number for a boolean"],
  [{ zone: "z" }, "UnknownParameter", "another spelling"],
  [{ Limit: 1.5 }, "InvalidParameter", "no integer"],
  [{ Limit: {} }, "InvalidParameter", "an object for a number"],
  [{ Limit: 101 }, "InvalidParameterValue", "too large"],
  [{ Tags: {} }, "InvalidParameter", "an object for a list"],
  [{ Tags: ["a"] }, "InvalidParameter", "text for an object"],
  [{ Since: "yesterday" }, "InvalidParameterValue", "no time of ISO 8601"],
  [{ Since: "2026-01-31T08:00:00+08:00" }, undefined, "a time of ISO 8601"],
  [{ Kind: "big" }, "InvalidParameterValue.Kind", "another spelling of a value, and the service's own code"],
])
  test(`${JSON.stringify(params)}: ${why}`, async () => assert.equal((await ask(params)).Error?.Code, code));

test("an action that is signed or not as the model says", async () => {
  const open = { action: "Open" };
  assert.equal((await ask({}, open)).Error.Code, "MissingParameter");
  // Without an example the answer is as empty as its types allow.
  const { RequestId: _, ...content } = await ask({ Code: "c" }, open);
  assert.deepEqual(content, { Count: 0, Page: { Things: [], Total: 0 } });
  const unsigned = async (action, params) => {
    const headers = { Authorization: "SKIP", "Content-Type": "application/json", "X-TC-Action": action };
    Object.assign(headers, { "X-TC-Version": DEMO.version, "X-TC-Timestamp": "1" });
    const response = await fetch(`${url}/${DEMO.host}/`, { method: "POST", headers, body: JSON.stringify(params) });
    return (await response.json()).Response;
  };
  assert.equal((await unsigned("Open", { Code: "c" })).Count, 0);
  assert.equal((await unsigned("DescribeThings", {})).Error.Code, "AuthFailure.InvalidAuthorization");
});

test("a name as long as no file may have is that of no service", () => {
  const catalogue = createCatalogue(pathToFileURL(`${folder}/`));
  for (const length of [63, 64, 255, 300, 5000]) {
    const service = "a".repeat(length);
    assert.equal(catalogue.find(service, "2020-01-01"), undefined, `${length}`);
    assert.equal(catalogue.hasService(service), false, `${length}`);
  }
  assert.ok(catalogue.find("demo", "2020-01-01"));
});

for (const [call, code] of [
  [{ action: "DescribeNothing" }, "InvalidAction"],
  [{ action: "constructor" }, "InvalidAction"],
  [{ version: "2021-01-01" }, "NoSuchVersion"],
  [{ version: "../../demo" }, "NoSuchVersion"],
  [{ host: "demos.tencentcloudapi.com" }, "NoSuchProduct"],
])
  test(`${JSON.stringify(call)} is ${code}`, async () => assert.equal((await ask({}, call)).Error.Code, code));

test("our own stand-ins come first, and the catalogue has the rest of their service", async () => {
  const tiems = { host: "tiems.tencentcloudapi.com", version: "2019-04-16", action: "DescribeServices" };
  assert.ok((await ask({}, tiems)).Services);
  assert.equal((await ask({}, { ...tiems, action: "Nothing" })).Error.Code, "InvalidAction");
});
