// What `generate` refuses: each with a coded error, and the next call works.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as inspect from "tc3fetch/inspect";
import { codeTargets, generate } from "./support.mjs";

const request = { system: "tencent", service: "cvm", version: "2017-03-12", action: "DescribeZones", params: { A: 1 } };

const refused = {
  "an unknown target": [{}, "cobol", "UnknownValue", "target"],
  "a target that is no text": [{}, 7, "WrongType", "target"],
  "no target": [{}, undefined, "UnknownValue", "target"],
  "a target that does not fit the system": [{ system: "guance" }, "java", "UnknownValue", "target"],
  "an unknown system": [{ system: "aws" }, "curl", "UnknownValue", "system"],
  "no service": [{ service: undefined }, "curl", "MissingParameter", "service"],
  "no version": [{ version: "" }, "curl", "MissingParameter", "version"],
  "no action": [{ action: undefined }, "curl", "MissingParameter", "action"],
  "no action of Guance": [{ system: "guance", action: "" }, "curl", "MissingParameter", "action"],
  "no region, where the host needs one": [
    { system: "aliyun", version: "2023-03-30" },
    "curl",
    "MissingParameter",
    "region",
  ],
  "a service that is a number": [{ service: 1 }, "curl", "WrongType", "service"],
  "a body that is bytes": [{ body: new Uint8Array(1) }, "curl", "WrongType", "body"],
  "half of a character in the body": [{ body: "\ud83d" }, "curl", "LoneSurrogate", "body"],
  "parameters that are a list": [{ params: [] }, "curl", "WrongType", "params"],
  "parameters that refer to themselves": [{ params: cyclic() }, "python", "CyclicParams", "params"],
  "a function among the parameters": [{ params: { A: () => {} } }, "python", "NotSerializable", "params.A"],
  "headers that are a list": [{ headers: [] }, "python", "WrongType", "headers"],
  "a header with a line break": [{ headers: { A: "b\nc" } }, "python", "InvalidCharacter", "headers.A"],
  "a header of the signature": [
    { headers: { Authorization: "x" } },
    "python",
    "ReservedHeader",
    "headers.Authorization",
  ],
  "a query that is text": [{ system: "aliyun", query: "a=b" }, "python", "WrongType", "query"],
  "a method that is not sent": [{ method: "PUT" }, "python", "UnknownValue", "method"],
  "a body of a GET": [{ method: "GET", body: "{}" }, "python", "BodyNotAllowed", "body"],
  "a path that a URL parser changes": [{ path: "/a/../b" }, "python", "InvalidPath", "path"],
  "a host that is a URL": [{ host: "https://cvm.tencentcloudapi.com" }, "python", "InvalidHost", "host"],
  "a language that is not spoken": [{ language: "de-DE" }, "python", "UnknownValue", "language"],
  "a line break in a field": [{ action: "A\nB" }, "python", "InvalidCharacter", "action"],
  "code in the place of a name": [{ action: "X();//" }, "java-sdk", "InvalidCharacter", "action"],
  "a version that is none of an SDK": [{ version: "v1" }, "go-sdk", "InvalidDate", "version"],
  "a body that is no object, for an SDK": [{ params: undefined, body: "[]" }, "php-sdk", "NotSerializable", "body"],
  "NUL for a shell": [{ body: "\0" }, "curl", "InvalidCharacter", "body"],
  "an action that is no function of Guance": [
    { system: "guance", action: "Drop" },
    "tc3fetch-node",
    "UnknownValue",
    "action",
  ],
};

function cyclic() {
  const params = {};
  params.self = params;
  return params;
}

describe("refused is", () => {
  for (const [name, [changes, target, code, parameter]] of Object.entries(refused)) {
    it(name, () => {
      const isIt = (error) =>
        error instanceof inspect.Tc3Error &&
        error.kind === "input" &&
        error.code === `ClientError.${code}` &&
        error.parameter === parameter;
      assert.throws(() => generate({ ...request, ...changes }, target), isIt);
      assert.match(generate(request, "curl"), /^#!/);
    });
  }

  for (const [name, given, parameter] of [
    ["no request at all", [undefined, "curl"], "request"],
    ["options that are none", [request, "curl", null], "options"],
  ]) {
    it(name, () => assert.throws(() => generate(...given), { code: "ClientError.WrongType", parameter }));
  }

  it("a proxy that is none, and one where the vendor's program sends", () => {
    assert.throws(() => generate(request, "curl", { proxy: "ftp://a" }), { code: "ClientError.InvalidProxy" });
    assert.throws(() => generate(request, "tccli", { proxy: "http://a" }), { code: "ClientError.InvalidProxy" });
    assert.throws(() => generate(request, "curl", { proxy: 1 }), { code: "ClientError.WrongType", parameter: "proxy" });
  });

  it("what throws when it is read", () => {
    const hostile = {
      ...request,
      get params() {
        throw new Error("no");
      },
    };
    assert.throws(() => generate(hostile, "curl"), { code: "ClientError.UnreadableInput" });
  });
});

it("parameters may be nested deeply, and are refused where they could not be written", () => {
  const nested = (depth) => JSON.parse(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`);
  assert.match(generate({ ...request, params: nested(60) }, "python-sdk"), /'a'/);
  assert.throws(() => generate({ ...request, params: nested(2000) }, "python-sdk"), {
    code: "ClientError.NotSerializable",
  });
});

it("a body of a megabyte is no trouble", () => {
  assert.ok(generate({ ...request, body: "'".repeat(1 << 20) }, "curl").length > 4 << 20);
});

it("the list of targets is the contract: unique ids, known kinds, at least one system", () => {
  assert.equal(new Set(codeTargets.map(({ id }) => id)).size, codeTargets.length);
  for (const { id, label, kind, language, filename, systems } of codeTargets) {
    assert.ok(label && filename.includes(".") && systems.length > 0, id);
    assert.ok(["command", "tc3fetch", "signing", "sdk", "script"].includes(kind), id);
    assert.ok(
      ["bash", "javascript", "html", "python", "java", "go", "php", "csharp", "cpp", "ruby"].includes(language),
      id,
    );
  }
  assert.equal(inspect.generate, generate);
  assert.equal(inspect.codeTargets, codeTargets);
});

it("no key stands in any code", () => {
  const keys = { credentials: { secretId: "AKIDSECRET", secretKey: "SECRETKEY" }, secretKey: "SECRETKEY" };
  for (const { id, systems } of codeTargets.filter(({ systems }) => systems.includes("tencent"))) {
    assert.ok(systems && !/SECRETKEY'|AKIDSECRET/.test(generate({ ...request, ...keys }, id)), id);
  }
});
