// What handlers can answer, and what callers get of it, through every entry.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Client } from "tc3fetch";
import * as aliyun from "tc3fetch/aliyun";
import * as fc from "tc3fetch/fc";
import * as guance from "tc3fetch/guance";
import { invoke, parseResult } from "tc3fetch/scf";
import { fail, mockFetch, networkError, sequence, timeout } from "tc3fetch/testing";
import { describeServices } from "tc3fetch/tiems";
import * as v1 from "tc3fetch/v1";
import { acs, credentials, errorOf, zones } from "./support.mjs";

const FIRST = "00000000-0000-4000-8000-000000000001";

/** Calls cvm DescribeZones, for which there is a handler. */
const call = (handler, config, options) =>
  new Client({ credentials, fetch: mockFetch({ "cvm.DescribeZones": handler }, { credentials }), ...config }).call(
    zones,
    options,
  );

describe("a handler", () => {
  it("is a value, which stands in Response", async () =>
    assert.deepEqual(await call({ TotalCount: 1 }), { TotalCount: 1, RequestId: FIRST }));

  it("is a function, a promise, or a function that gives one", async () => {
    for (const handler of [() => ({ a: 1 }), async () => ({ a: 1 }), Promise.resolve({ a: 1 })])
      assert.equal((await call(handler)).a, 1);
  });

  it("may give a RequestId of its own, or nothing", async () => {
    assert.deepEqual(await call({ RequestId: "own" }), { RequestId: "own" });
    assert.deepEqual(await call(() => {}), { RequestId: FIRST });
  });

  it("writes large integers in digits", async () => {
    const big = { Id: 9007199254740993n, List: [-(2n ** 63n)] };
    const { Id, List } = await call(big, { unsafeIntegers: "bigint" });
    assert.deepEqual({ Id, List }, big);
  });

  it("may give a Response, cloned each time", async () => {
    const handler = new Response('{"Response":{"a":1,"RequestId":"own"}}', { status: 200 });
    const client = new Client({ credentials, fetch: mockFetch({ "cvm.*": handler }) });
    assert.equal((await client.call(zones)).a, 1);
    assert.equal((await client.call(zones)).a, 1);
    assert.ok(!handler.bodyUsed);
  });

  it("may give what is no answer of the service", async () => {
    const { code, httpStatus } = await errorOf(call(() => new Response("<html>", { status: 502 })));
    assert.deepEqual([code, httpStatus], ["ClientError.HtmlResponse", 502]);
  });

  it("that gives no object is named", async () => {
    const { message } = await errorOf(call("text"));
    assert.match(message, /the handler's answer must be an object, which stands in `Response`, and is string/);
  });

  it("that throws, makes fetch reject with what it threw", async () => {
    const thrown = new Error("an assertion of the test");
    const error = await errorOf(
      call(() => {
        throw thrown;
      }),
    );
    assert.equal(error.code, "ClientError.Network");
    assert.equal(error.cause, thrown);
  });

  it("may not be for an action without a service", () => {
    for (const name of ["DescribeZones", "cvm.", "", "*.DescribeZones", "CVM.DescribeZones"])
      assert.throws(() => mockFetch({ [name]: {} }), {
        code: "ClientError.InvalidFormat",
        parameter: `handlers["${name}"]`,
      });
    assert.throws(() => mockFetch(), { code: "ClientError.WrongType", parameter: "handlers" });
  });

  it("may not stand in a Map, or in what cannot be read", () => {
    const handlers = new Map([["cvm.DescribeZones", {}]]);
    assert.throws(() => mockFetch(handlers), { code: "ClientError.WrongType", parameter: "handlers" });
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const given of [[proxy], [{}, proxy], [{}, { credentials: proxy }]])
      assert.throws(() => mockFetch(...given), { code: "ClientError.UnreadableInput" });
  });
});

it("options that are none, and keys that would check nothing, are refused by name", async () => {
  for (const [options, code, parameter] of [
    [{ credential: credentials }, "UnknownParameter", "credential"],
    [{ credentials: { secretId: "id", secretkey: "key" } }, "WrongType", "credentials"],
    [{ credentials: [credentials, {}] }, "WrongType", "credentials"],
    [{ credentials: "key" }, "WrongType", "credentials"],
    [{ now: 5 }, "WrongType", "now"],
    [null, "WrongType", "options"],
  ])
    assert.throws(() => mockFetch({}, options), { code: `ClientError.${code}`, parameter });
  const later = new Client({ credentials, fetch: mockFetch({ "*": {} }, { credentials: () => ({ secretId: "id" }) }) });
  assert.equal((await errorOf(later.call(zones))).parameter, "credentials");
  // By this clock every timestamp would pass.
  const timeless = new Client({ credentials, fetch: mockFetch({ "*": {} }, { now: () => NaN }) });
  assert.equal((await errorOf(timeless.call(zones))).parameter, "now()");
});

describe("which handler", () => {
  const fetch = mockFetch({ "*": { of: "all" }, "cvm.*": { of: "cvm" }, "cvm.DescribeZones": { of: "action" } });
  const client = new Client({ credentials, fetch });

  for (const [action, service, of] of [
    ["DescribeZones", "cvm", "action"],
    ["DescribeRegions", "cvm", "cvm"],
    ["DescribeZones", "cbs", "all"],
  ])
    it(`${service}.${action} has that of the ${of}`, async () =>
      assert.equal((await client.call({ ...zones, service, action })).of, of));

  it("none is InvalidAction, with those that there are", async () => {
    for (const [handlers, list] of [
      [{ "cvm.DescribeRegions": {}, "scf.*": {} }, "cvm.DescribeRegions, scf.*"],
      [{}, "none at all"],
      // What every object has is no handler.
      [Object.create({ "cvm.DescribeZones": {} }), "none at all"],
    ]) {
      const { code, message, kind } = await errorOf(
        new Client({ credentials, fetch: mockFetch(handlers) }).call(zones),
      );
      assert.deepEqual([code, kind], ["InvalidAction", "api"]);
      assert.equal(message, `mockFetch has no handler for cvm.DescribeZones; it has ${list}.`);
    }
  });
});

describe("failures on demand", () => {
  it("fail is the service's error", async () => {
    const error = await errorOf(call(fail("LimitExceeded.Quota", "the quota is used up")));
    assert.deepEqual(
      [error.code, error.message, error.kind, error.httpStatus, error.requestId],
      ["LimitExceeded.Quota", "the quota is used up", "api", 200, FIRST],
    );
    assert.equal((await errorOf(call(fail("InternalError", "", { status: 500 })))).httpStatus, 500);
  });

  it("fail may be returned or thrown", async () => {
    const failing = [
      () => fail("ResourceNotFound"),
      async () => {
        throw fail("ResourceNotFound");
      },
    ];
    for (const handler of failing) assert.equal((await errorOf(call(handler))).code, "ResourceNotFound");
  });

  it("networkError is that of a connection", async () => {
    const { code, message } = await errorOf(call(networkError("socket hang up")));
    assert.equal(code, "ClientError.Network");
    assert.match(message, /socket hang up/);
  });

  it("timeout never answers", async () => {
    assert.equal((await errorOf(call(timeout(), { timeout: 20 }))).code, "ClientError.Timeout");
    const controller = new AbortController();
    const called = errorOf(call(timeout(), {}, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 5);
    assert.equal((await called).code, "ClientError.Aborted");
  });

  for (const [what, inTurn] of [
    ["a sequence", sequence],
    ["a list", (...steps) => steps],
  ])
    it(`${what} answers in turn, and its last answer stays`, async () => {
      const steps = inTurn(fail("RequestLimitExceeded"), () => ({ a: 1 }), { a: 2 });
      const mock = mockFetch({ "cvm.DescribeZones": steps });
      const client = new Client({ credentials, fetch: mock, retry: false });
      const values = async () => {
        assert.equal((await errorOf(client.call(zones))).code, "RequestLimitExceeded");
        return [(await client.call(zones)).a, (await client.call(zones)).a, (await client.call(zones)).a];
      };
      assert.deepEqual(await values(), [1, 2, 2]);
      // Another mock has turns of its own, and so has this one when it is reset.
      const other = new Client({ credentials, fetch: mockFetch({ "cvm.DescribeZones": steps }), retry: false });
      assert.equal((await errorOf(other.call(zones))).code, "RequestLimitExceeded");
      mock.reset();
      assert.deepEqual(await values(), [1, 2, 2]);
    });
});

describe("every entry", () => {
  it("tc3fetch/scf", async () => {
    const result = { InvokeResult: 0, ErrMsg: "", RetMsg: '{"hello":"world"}', FunctionRequestId: "f" };
    const fetch = mockFetch({ "scf.Invoke": ({ FunctionName }) => ({ Result: { ...result, Log: FunctionName } }) });
    const answer = await invoke({ FunctionName: "hello" }, { credentials, region: "ap-guangzhou", fetch });
    assert.equal(answer.Result.Log, "hello");
    assert.deepEqual(parseResult(answer), { hello: "world" });
  });

  it("tc3fetch/scf, with a function that failed", async () => {
    const fetch = mockFetch({ "scf.Invoke": { Result: { InvokeResult: 1, ErrMsg: "it failed" } } });
    const options = { throwOnFunctionError: true };
    const config = { credentials, region: "ap-guangzhou", fetch };
    assert.equal(
      (await errorOf(invoke({ FunctionName: "hello" }, config, options))).code,
      "ClientError.FunctionFailed",
    );
  });

  it("tc3fetch/tiems", async () => {
    const fetch = mockFetch({ "tiems.DescribeServices": { TotalCount: 0, Services: [] } }, { credentials });
    const { TotalCount } = await describeServices({}, { credentials, region: "ap-guangzhou", fetch });
    assert.equal(TotalCount, 0);
  });

  it("tc3fetch/v1", async () => {
    const fetch = mockFetch({ "cvm.DescribeZones": ({ Limit }) => ({ Limit }) }, { credentials });
    const client = new v1.Client({ credentials, fetch });
    for (const method of ["GET", "POST"])
      assert.equal((await client.call({ ...zones, method, params: { Limit: 1 } })).Limit, "1");
  });

  const aliyunConfig = (handlers) => ({
    credentials: acs,
    region: "cn-hangzhou",
    fetch: mockFetch(handlers, { credentials: acs }),
  });

  it("tc3fetch/aliyun, in RPC style", async () => {
    const config = aliyunConfig({ "ecs.DescribeRegions": ({ Tag }) => ({ Tag }), "ecs.RunInstances": fail("NoStock") });
    const client = new aliyun.Client({ ...config, host: "ecs.cn-hangzhou.aliyuncs.com" });
    const asked = { version: "2014-05-26", query: { Tag: [{ Key: "a" }, { Key: "b" }] } };
    assert.deepEqual(await client.call({ ...asked, action: "DescribeRegions" }), {
      Tag: [{ Key: "a" }, { Key: "b" }],
      RequestId: FIRST,
    });
    const failed = await errorOf(client.call({ ...asked, action: "RunInstances" }));
    assert.deepEqual([failed.code, failed.httpStatus], ["NoStock", 400]);
    const unknown = await errorOf(client.call({ ...asked, action: "DescribeZones" }));
    assert.deepEqual([unknown.code, unknown.httpStatus], ["InvalidAction.NotFound", 404]);
  });

  it("tc3fetch/fc", async () => {
    const config = aliyunConfig({
      "fc.GetFunction": (params) => params,
      "fc.UpdateFunction": (params) => params,
      "fc.InvokeFunction": ({ functionName, body, logType }) =>
        new Response(`${functionName} got ${new TextDecoder().decode(body)}`, {
          headers: { "x-fc-log-result": btoa(logType) },
        }),
    });
    for (const accountId of [undefined, "1880770869020000"]) {
      const own = { ...config, accountId };
      assert.deepEqual(await fc.getFunction({ functionName: "hello", qualifier: "1" }, own), {
        functionName: "hello",
        qualifier: "1",
      });
      assert.deepEqual(await fc.updateFunction({ functionName: "hello", timeout: 3 }, own), {
        functionName: "hello",
        timeout: 3,
      });
      const { body, log } = await fc.invokeFunction({ functionName: "hello", body: "you", logType: "Tail" }, own);
      assert.equal(new TextDecoder().decode(body), "hello got you");
      assert.equal(log, "Tail");
    }
  });

  it("tc3fetch/fc, with a result as text, bytes or JSON", async () => {
    for (const [result, expected] of [
      ["text", "text"],
      [new TextEncoder().encode("bytes"), "bytes"],
      [{ a: 1n }, '{"a":1}'],
      [[1], "1"],
    ]) {
      const { body, requestId } = await fc.invokeFunction(
        { functionName: "hello" },
        aliyunConfig({ "fc.InvokeFunction": result }),
      );
      assert.equal(new TextDecoder().decode(body), expected);
      assert.equal(requestId, FIRST);
    }
  });

  it("tc3fetch/guance", async () => {
    const fetch = mockFetch(
      {
        "guance.executeFunction": ({ funcId, funcBody }) =>
          funcId === "none" ? fail("ft.FuncNotFound", "no such function", { status: 404 }) : funcBody.kwargs,
        "guance.listFunctions": [],
      },
      { credentials: { apiKey: "df-key" } },
    );
    const client = new guance.Client({ apiKey: "df-key", fetch });
    const { result, traceId } = await client.executeFunction({ funcId: "f", funcBody: { kwargs: { a: 1 } } });
    assert.deepEqual([result, traceId], [{ a: 1 }, FIRST]);
    assert.deepEqual((await client.listFunctions({ funcTags: ["a"] })).functions, []);
    assert.equal((await errorOf(client.executeFunction({ funcId: "none" }))).code, "ft.FuncNotFound");
    const stranger = new guance.Client({ apiKey: "another", fetch });
    assert.equal((await errorOf(stranger.listFunctions())).code, "ft.InvalidAPIKey");
    assert.doesNotMatch(JSON.stringify(fetch.calls), /df-key|another/);
    assert.deepEqual(
      fetch.calls.map(({ service, action }) => `${service}.${action}`),
      ["executeFunction", "listFunctions", "executeFunction", "listFunctions"].map((action) => `guance.${action}`),
    );
  });
});
