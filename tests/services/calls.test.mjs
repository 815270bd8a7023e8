// @tc3fetch/services in Node and workerd: against the local endpoint, and what it sends.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { tencent, Tc3Error } from "@tc3fetch/services";
import { check } from "@tc3fetch/services/check";
import * as scf from "@tc3fetch/services/scf";
import * as tiems from "@tc3fetch/services/tiems";
import * as ownScf from "tc3fetch/scf";
import * as ownTiems from "tc3fetch/tiems";
import { inChinese } from "tc3fetch/reference";
import { mockFetch, networkError, sequence } from "tc3fetch/testing";
import { project } from "../examples/readme.mjs";
import { fetchWorker } from "../workerd.mjs";
import { credentials, useEndpoint, withoutCatalogue } from "./support.mjs";
import { callTen } from "./ten.mjs";

const endpoint = useEndpoint();
const configOf = (more) => ({ credentials, region: "ap-guangzhou", proxy: endpoint.url, ...more });
/** A config whose service answers by handlers, and what it was sent. */
function mocked(handlers, more) {
  const fetch = mockFetch(handlers, { credentials });
  return { config: { credentials, region: "ap-guangzhou", fetch, ...more }, calls: fetch.calls };
}

describe("@tc3fetch/services", () => {
  it("calls ten services, in Node", { skip: withoutCatalogue }, async () =>
    assert.deepEqual(await callTen(configOf()), { called: 10, wrong: {} }),
  );

  it("calls ten services, in workerd", { skip: withoutCatalogue }, async () => {
    const worker = `import { callTen } from ${JSON.stringify(new URL("ten.mjs", import.meta.url).pathname)};
export default {
  async fetch(_, { PROXY, ID, KEY }) {
    const config = { credentials: { secretId: ID, secretKey: KEY }, region: "ap-guangzhou", proxy: PROXY };
    return Response.json(await callTen(config));
  },
};
`;
    const folder = project("services-worker", { "worker.mjs": worker });
    const bindings = { PROXY: endpoint.url, ID: credentials.secretId, KEY: credentials.secretKey };
    const { text } = await fetchWorker(folder, bindings);
    assert.deepEqual(JSON.parse(text), { called: 10, wrong: {} });
  });

  it("finds an action by its name, in the version that is named or that is the service's own", async () => {
    const { config, calls } = mocked({ "*": { Done: true } });
    const all = tencent(config);
    const named = all["scf@2018-04-16"];
    const newer = all["newer@2030-01-01"];
    assert.equal((await named.listFunctions({ Limit: 1 }, { region: "ap-beijing" })).Done, true);
    await all.scf.listFunctions();
    await newer.doSomething({ A: 1 });
    await all.tiems.describeServices();
    assert.deepEqual(
      calls.map(({ service, version, action, region, params }) => [service, version, action, region, params]),
      [
        ["scf", "2018-04-16", "ListFunctions", "ap-beijing", { Limit: 1 }],
        ["scf", "2018-04-16", "ListFunctions", "ap-guangzhou", {}],
        ["newer", "2030-01-01", "DoSomething", "ap-guangzhou", { A: 1 }],
        ["tiems", "2019-04-16", "DescribeServices", "ap-guangzhou", {}],
      ],
    );
  });

  it("a service that it does not know is a coded error, and nothing is sent", async () => {
    const { config, calls } = mocked({ "*": {} });
    for (const service of ["cmv", "x1"]) {
      const error = await tencent(config)
        [service].describeInstances()
        .then(assert.fail, (error) => error);
      assert.ok(error instanceof Tc3Error);
      assert.deepEqual(
        [error.code, error.parameter, error.outcome],
        ["ClientError.UnknownAction", "service", "not-sent"],
      );
    }
    assert.equal(calls.length, 0);
  });

  it("is no promise, shows no keys, and is quiet to tools that look at it", async () => {
    const all = tencent(configOf());
    assert.equal(await all, all);
    assert.equal(await all.scf, all.scf);
    for (const name of ["then", "toJSON", "$$typeof", "nodeType", "__v_isRef", "constructor", Symbol.iterator, "a.b"]) {
      assert.equal(all[name], undefined, String(name));
      assert.equal(all.scf[name], undefined, String(name));
    }
    assert.equal(JSON.stringify({ scf: all.scf }), '{"scf":{}}');
    assert.equal(JSON.stringify(all), "{}");
    const { inspect } = await import("node:util");
    assert.ok(!inspect(all, { showHidden: true, depth: 9 }).includes(credentials.secretKey));
    assert.equal(all.scf, all.scf);
    assert.equal(all.scf.listFunctions, all.scf.listFunctions);
  });

  it("what tc3fetch/scf and tc3fetch/tiems have is theirs", async () => {
    for (const name of ["invoke", "invokeFunction", "parseResult"]) assert.equal(scf[name], ownScf[name]);
    for (const name of ["describeServices", "paginate"]) assert.equal(tiems[name], ownTiems[name]);
    assert.equal(scf.tencent, tencent);
    const answer = await tencent(configOf()).scf.invoke({ FunctionName: "echo", ClientContext: { a: "世界" } });
    assert.deepEqual(scf.parseResult(answer), { a: "世界" });
    await assert.rejects(tencent(configOf()).scf.invoke({}), { code: "ClientError.MissingParameter" });
  });

  it("fills in a ClientToken where the action has one and retries are on", { skip: withoutCatalogue }, async () => {
    const run = { InstanceCount: 1, Placement: { Zone: "ap-guangzhou-6" } };
    const again = () => mocked({ "*": sequence(networkError("reset"), { InstanceIdSet: ["ins-1"] }) });
    const { config, calls } = again();
    const params = { ...run };
    await tencent({ ...config, retry: { baseDelay: 1 } }).cvm.runInstances(params);
    assert.equal(calls.length, 2);
    const [{ ClientToken: token }, { ClientToken: same }] = calls.map(({ params }) => params);
    assert.match(token, /^[\da-f]{32}$/);
    assert.equal(same, token);
    assert.deepEqual(params, run);

    const sent = async (action, given, options, more) => {
      const { config, calls } = mocked({ "*": {} }, more);
      await tencent(config).cvm[action](given, options);
      return calls[0].params.ClientToken;
    };
    assert.equal(await sent("runInstances", { ...run, ClientToken: "mine" }), "mine");
    for (const none of [null, undefined, ""])
      assert.match(await sent("runInstances", { ...run, ClientToken: none }), /^[\da-f]{32}$/);
    assert.equal(await sent("runInstances", run, { retry: false }), undefined);
    assert.equal(await sent("runInstances", run, {}, { retry: { attempts: 1 } }), undefined);
    assert.match(await sent("runInstances", run, { retry: {} }, { retry: false }), /^[\da-f]{32}$/);
    assert.equal(await sent("inquiryPriceRunInstances", run), undefined);
    assert.equal(await sent("stopInstances", { InstanceIds: ["ins-1"] }), undefined);
    assert.notEqual(await sent("runInstances", run), await sent("runInstances", run));
  });

  it("checks parameters where it is asked to, by a model that it loads then", async () => {
    const { config, calls } = mocked({ "*": {} });
    const all = tencent(config, { check });
    const wrong = { Action: "x", FunctionName: 5 };
    await assert.rejects(all["scf@2018-04-16"].invoke(wrong), {
      code: "ClientError.WrongType",
      parameter: "FunctionName",
    });
    const checked = tencent(config, { check });
    await checked.newer.describe().then(assert.fail, ({ code }) => assert.equal(code, "ClientError.UnknownAction"));
    await checked["newer@2030-01-01"].describe({ A: 1 });
    assert.equal(calls.length, 1);
  });

  const throwing = (name) =>
    Object.defineProperty({}, name, {
      enumerable: true,
      get: () => {
        throw new RangeError(`no ${name}`);
      },
    });
  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };
  const membersOf = Object.getOwnPropertyDescriptors;
  const failing = async () => {
    throw new TypeError("Failed to fetch dynamically imported module");
  };
  const list = (config, settings, params, options) =>
    tencent(config, settings)["scf@2018-04-16"].listFunctions(params, options);
  for (const [what, run, code = "UnreadableInput", parameter] of [
    ["a getter in the parameters", (config) => list(config, {}, throwing("ClientToken"))],
    ["a revoked proxy as parameters", (config) => list(config, {}, revoked())],
    ["a revoked proxy as options", (config) => list(config, {}, {}, revoked())],
    ["a getter in the options", (config) => list(config, {}, {}, throwing("retry"))],
    [
      "a getter in the options of a call that is checked",
      (config) => list(config, { check }, {}, throwing("validate")),
    ],
    ["a revoked proxy as config", () => list(revoked())],
    ["a getter in the config", (config) => list(Object.defineProperties(throwing("retry"), membersOf(config)))],
    ["a getter in the settings", (config) => list(config, throwing("check"))],
    ["a model that cannot be loaded", (config) => list(config, { check: failing }), "CallbackFailed", "check"],
    ["a check that is no function", (config) => list(config, { check: 1 }), "CallbackFailed", "check"],
  ])
    it(`${what}: an error with a code, an action and its cause, and nothing is sent`, async () => {
      const { config, calls } = mocked({ "*": {} });
      const error = await run(config).then(assert.fail, (error) => error);
      assert.ok(error instanceof Tc3Error, String(error));
      assert.deepEqual(
        [error.code, error.parameter, error.kind, error.action, error.outcome, error.retryable],
        [`ClientError.${code}`, parameter, "input", "ListFunctions", "not-sent", false],
      );
      assert.ok(error.cause instanceof Error);
      // Text and hint are those of the one table of faults.
      const chinese = inChinese(error);
      assert.match(chinese.message, /[\u4e00-\u9fff]/);
      assert.match(chinese.hint, /[\u4e00-\u9fff]/);
      assert.equal(calls.length, 0);
    });

  it("no settings are no check, null as well", async () => {
    const { config, calls } = mocked({ "*": {} });
    for (const settings of [undefined, null, {}, { check: null }]) await list(config, settings, { Limit: "x" });
    assert.equal(calls.length, 4);
  });

  it("where there are no random values, it says so", { skip: withoutCatalogue }, async () => {
    const { config, calls } = mocked({ "*": {} });
    const { getRandomValues } = crypto;
    // As the global scope of a Worker does it.
    crypto.getRandomValues = () => {
      throw new Error("Disallowed operation called within global scope");
    };
    try {
      const error = await tencent(config)
        .cvm.runInstances({})
        .then(assert.fail, (error) => error);
      assert.deepEqual([error.code, error.parameter], ["ClientError.NoRandomness", "ClientToken"]);
      assert.match(inChinese(error).message, /[\u4e00-\u9fff]/);
    } finally {
      crypto.getRandomValues = getRandomValues;
    }
    assert.equal(calls.length, 0);
  });

  it("checks any service", { skip: withoutCatalogue }, async () => {
    const { config, calls } = mocked({ "*": {} });
    const { cvm } = tencent(config, { check });
    await assert.rejects(cvm.terminateInstances({}), {
      code: "ClientError.MissingParameter",
      parameter: "InstanceIds",
    });
    await assert.rejects(cvm.describeInstances({ Limit: "one" }), {
      code: "ClientError.WrongType",
      parameter: "Limit",
    });
    assert.equal(calls.length, 0);
    await cvm.describeInstances({ Limit: "one" }, { validate: "off" });
    await tencent(config).cvm.describeInstances({ Limit: "one" });
    await cvm.describeInstances({ Limit: 1 });
    await cvm.newerAction({ Any: 1 });
    assert.equal(calls.length, 4);
  });
});
