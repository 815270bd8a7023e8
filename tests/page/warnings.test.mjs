// What a service will refuse though it is signed.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkAction, tiems } from "tc3fetch/models";
import { load } from "./parts.mjs";

const { warningsOf } = await load("request/warnings.ts");

const ID = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3";
const SECRET = "Gu5t9xGARNpq86cd98joQYCN3";
const REGIONS = ["ap-guangzhou", "ap-shanghai", "ap-shanghai-fsi", "na-siliconvalley", "eu-frankfurt"];
const RIGHT = {
  system: "tencent",
  id: ID,
  secret: SECRET,
  service: "cvm",
  version: "2017-03-12",
  action: "DescribeInstances",
  region: "ap-guangzhou",
  versions: [],
  actions: undefined,
  regions: REGIONS,
  missing: [],
  wrong: [],
  notJson: undefined,
  ahead: undefined,
};
/** Kinds and betters of what a change of the right form brings. */
const of = (change) => warningsOf({ ...RIGHT, ...change }).map(({ kind, better }) => [kind, better]);

describe("warnings", () => {
  it("a right form has none, and neither has one that has just been begun", () => {
    assert.deepEqual(of({}), []);
    assert.deepEqual(of({ id: "", secret: "", service: "", version: "", action: "", region: "" }), []);
  });

  it("an id and a key in each other's places; any other key is none of an id", () => {
    assert.deepEqual(of({ id: SECRET, secret: ID }), [["swapped", undefined]]);
    assert.deepEqual(of({ id: "", secret: ID }), [["swapped", undefined]]);
    assert.deepEqual(of({ system: "aliyun", id: "abc", secret: "LTAI5tEXAMPLEKEYID000001" }), [["swapped", undefined]]);
    assert.deepEqual(of({ id: "AKIDother", secret: ID }), []);
    assert.deepEqual(of({ id: "my-own-gateway", secret: SECRET }), []);
    assert.deepEqual(of({ system: "guance", id: "", secret: ID }), []);
  });

  it("never repeats a key", () => {
    const text = JSON.stringify(warningsOf({ ...RIGHT, id: SECRET, secret: ID }));
    assert.ok(!text.includes(ID) && !text.includes(SECRET));
  });

  it("a service in capitals, or with a blank", () => {
    assert.deepEqual(of({ service: "CVM" }), [["service", "cvm"]]);
    assert.deepEqual(of({ service: "cvm " }), [["service", "cvm"]]);
    assert.deepEqual(of({ service: "my-service2" }), []);
  });

  it("a version in another form, or of another service", () => {
    assert.deepEqual(of({ version: "20170312" }), [["version", "2017-03-12"]]);
    assert.deepEqual(of({ version: "v2017/03/12" }), [["version", "2017-03-12"]]);
    assert.deepEqual(of({ version: "3.0" }), [["version", undefined]]);
    assert.deepEqual(of({ version: "2018-04-16", versions: ["2017-03-12"] }), [["version", "2017-03-12"]]);
    assert.deepEqual(of({ version: "20170312", versions: ["2017-03-12", "2020-01-01"] }), [["version", "2017-03-12"]]);
    assert.deepEqual(of({ version: "2018-04-16" }), []);
  });

  it("a region without its area, in capitals, a zone; a new one passes", () => {
    for (const region of ["guangzhou", "AP-Guangzhou", "ap-guangzhou-3"])
      assert.deepEqual(of({ region }), [["region", "ap-guangzhou"]], region);
    assert.deepEqual(of({ region: "siliconvalley" }), [["region", "na-siliconvalley"]]);
    assert.deepEqual(of({ region: "华南" }), [["region", undefined]]);
    for (const region of ["ap-shanghai-fsi", "sa-saopaulo", "me-jeddah-2x"])
      assert.deepEqual(of({ region }), [], region);
  });

  it("an action that the version does not have, where that is known", () => {
    const actions = ["DescribeInstances", "RunInstances", "DescribeZones"];
    assert.deepEqual(of({ actions }), []);
    assert.deepEqual(of({ actions, action: "describeInstances" }), [["action", "DescribeInstances"]]);
    assert.deepEqual(of({ actions, action: "DescribeInstance" }), [["action", "DescribeInstances"]]);
    assert.deepEqual(of({ actions, action: "CreateCluster" }), [["action", undefined]]);
    assert.deepEqual(of({ action: "CreateCluster" }), []);
  });

  it("parameters, counted, the first one to go to", () => {
    const [missing, wrong] = warningsOf({ ...RIGHT, missing: ["A", "B.C", "D", "E"], wrong: ["F"] });
    assert.deepEqual(missing, { kind: "missing", field: "body", parameter: "A", found: "A, B.C, D …", count: 4 });
    assert.deepEqual(wrong, { kind: "wrong", field: "body", parameter: "F", found: "F", count: 1 });
    assert.deepEqual(of({ notJson: "This is not JSON" }), [["notJson", undefined]]);
  });

  it("a time beyond what the vendor's servers accept, either way", () => {
    assert.deepEqual(of({ ahead: -301 }), [["late", undefined]]);
    assert.deepEqual(of({ ahead: 301 }), [["early", undefined]]);
    for (const ahead of [-300, 0, 300]) assert.deepEqual(of({ ahead }), []);
    assert.deepEqual(of({ system: "aliyun", ahead: -301 }), []);
    assert.deepEqual(of({ system: "aliyun", ahead: -901 }), [["late", undefined]]);
    assert.deepEqual(of({ system: "guance", ahead: -1e9 }), []);
  });

  it("several at once, the clock first", () => {
    const kinds = of({ service: "CVM", region: "guangzhou", ahead: -1e6, missing: ["A"] }).map(([kind]) => kind);
    assert.deepEqual(kinds, ["late", "service", "region", "missing"]);
  });
});

describe("the name that was meant", () => {
  it("is the one that the package's own error names", () => {
    const actions = Object.keys(tiems.actions);
    for (const [action, meant] of [
      ["createservice", "CreateService"],
      ["CreteServce", "CreateService"],
      ["CreatServicConfi", "CreateServiceConfig"],
      ["Crt", undefined],
      ["CreateService".repeat(10), undefined],
    ]) {
      assert.deepEqual(of({ action, actions }), [["action", meant]], action);
      const [fault] = checkAction(tiems, action, {});
      assert.equal(/did you mean (\w+)\?/.exec(fault.message)?.[1], meant, action);
    }
    assert.deepEqual(of({ action: "Invoke", actions: [] }), [["action", undefined]]);
  });
});
