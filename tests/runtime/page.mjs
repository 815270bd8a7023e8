// A browser page; `window.finished` resolves to whether all went well. With `?blocked`
// its Content-Security-Policy forbids WebAssembly.
import QUnit from "qunit";
import * as tc3fetch from "tc3fetch";
import * as inspect from "tc3fetch/inspect";
import * as fetched from "./fetched.mjs";
import * as gateways from "./gateways.mjs";
import * as repeated from "./repeated.mjs";
import { define, run } from "./suite.mjs";
import * as testing from "./testing.mjs";
import * as typed from "./typed.mjs";
import { vectors } from "./vectors.mjs";

const query = new URLSearchParams(location.search);
if (query.has("blocked")) {
  QUnit.module("loading", () => {
    QUnit.test("a policy without 'wasm-unsafe-eval' is a coded error with a hint", async (assert) => {
      const request = { service: "cvm", version: "2017-03-12", action: "DescribeZones" };
      const credentials = { secretId: "x", secretKey: "y" };
      const isBlocked = (error) =>
        error.code === "ClientError.WasmBlocked" && error.hint.includes("'wasm-unsafe-eval'");
      assert.throws(() => tc3fetch.sign(request, credentials), isBlocked);
      assert.throws(() => inspect.explain(request, credentials), isBlocked);
      await assert.rejects(tc3fetch.init(), isBlocked);
      await assert.rejects(tc3fetch.call(request, { credentials }), isBlocked);
    });

    QUnit.test("a value of the wrong type is named all the same", async (assert) => {
      const request = { service: "cvm", version: "2017-03-12", action: "DescribeZones" };
      const credentials = { secretId: "x", secretKey: "y" };
      const names = (parameter) => (error) => error.code === "ClientError.WrongType" && error.parameter === parameter;
      await assert.rejects(tc3fetch.call(request, { credentials }, { timeout: "5" }), names("timeout"));
      await assert.rejects(tc3fetch.call({ ...request, region: 5 }, { credentials }), names("region"));
      assert.throws(() => tc3fetch.sign({ ...request, service: 5 }, credentials), names("service"));
      assert.throws(() => tc3fetch.sign(request, { ...credentials, secretKey: 5 }), names("secretKey"));
    });
  });
} else {
  define(QUnit, { tc3fetch, inspect, typed, vectors, endpoint: query.get("endpoint") });
  testing.define(QUnit, tc3fetch);
  repeated.define(QUnit, tc3fetch);
  fetched.define(QUnit, tc3fetch);
  gateways.define(QUnit, { vectors, endpoint: query.get("endpoint") });
}
window.finished = run(QUnit, query.has("blocked") ? "chromium, WebAssembly blocked" : "chromium");
