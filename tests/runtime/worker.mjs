// workerd: the package's `workerd` entry, in a worker that tests itself.
import QUnit from "qunit";
import * as tc3fetch from "tc3fetch";
import * as inline from "tc3fetch/inline";
import * as fetched from "./fetched.mjs";
import * as gateways from "./gateways.mjs";
import * as repeated from "./repeated.mjs";
import { define, run } from "./suite.mjs";
import * as testing from "./testing.mjs";
import * as typed from "./typed.mjs";
import { vectors } from "./vectors.mjs";

export default {
  async test(_, { ENDPOINT }) {
    define(QUnit, { tc3fetch, typed, vectors, endpoint: ENDPOINT });
    testing.define(QUnit, tc3fetch);
    repeated.define(QUnit, tc3fetch);
    fetched.define(QUnit, tc3fetch);
    gateways.define(QUnit, { vectors, endpoint: ENDPOINT });
    QUnit.module("loading", () => {
      QUnit.test("an entry that compiles bytes says which one does not", (assert) => {
        const request = { service: "cvm", version: "2017-03-12", action: "DescribeZones" };
        assert.throws(
          () => inline.sign(request, { secretId: "x", secretKey: "y" }),
          (error) => error.code === "ClientError.WasmBlocked" && error.hint.includes("tc3fetch/workerd"),
        );
      });
    });
    if (!(await run(QUnit, "workerd"))) throw new Error("tests failed");
  },
};
