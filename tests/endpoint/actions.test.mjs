/** The answers are the documents' examples, and the parameters are checked as the documents have them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEndpoint } from "../../endpoint/index.mjs";
import { officialClient, send, signWithSdk, startEndpoint, verdict } from "./support.mjs";

const { url } = await startEndpoint();
const region = { "X-TC-Region": "ap-guangzhou" };

const describeServices = (params) => signWithSdk({ body: Buffer.from(JSON.stringify(params)) });
const invoke = (params, headers = region) =>
  signWithSdk({
    host: "scf.tencentcloudapi.com",
    version: "2018-04-16",
    action: "Invoke",
    headers,
    body: Buffer.from(JSON.stringify(params)),
  });
const answerTo = async (request) => (await send(url, request)).Response;

test("DescribeServices answers as its document does", async () => {
  const { Services, TotalCount } = await answerTo(describeServices({ Limit: 1 }));
  assert.equal(TotalCount, 2);
  assert.equal(Services.length, 1);
  assert.equal(Services[0].Id, "ank95gbm4dwfhmds");
  assert.equal(Services[0].ResourceGroupName, "公共资源组");
  assert.deepEqual(Services[0].Scaler, { MaxReplicas: 2, MinReplicas: 0, StartReplicas: 2, HpaMetrics: [] });
});

test("an Offset skips services", async () => {
  const { Services } = await answerTo(describeServices({ Offset: 1 }));
  assert.deepEqual(
    Services.map(({ Id }) => Id),
    ["ank95gbm4dwfhmdt"],
  );
});

test("a filter leaves what matches it", async () => {
  const filtered = (Name, value) => answerTo(describeServices({ Filters: [{ Name, Values: ["x", value] }] }));
  assert.equal((await filtered("runtime", "pmml")).Services.length, 1);
  assert.deepEqual((await filtered("runtime", "tensorflow")).Services, []);
});

test("numbers of a GET are read from their text", async () => {
  const get = (path) => verdict(url, signWithSdk({ method: "GET", path, body: Buffer.alloc(0) }));
  assert.equal(await get("/?Limit=100"), "ok");
  assert.equal(await get("/?Limit=101"), "InvalidParameterValue");
  assert.equal(await get("/?Limit=many"), "InvalidParameter");
});

for (const [params, code] of [
  [{ Limit: 101 }, "InvalidParameterValue"],
  [{ Limit: "1" }, "InvalidParameter"],
  [{ Limit: 1.5 }, "InvalidParameter"],
  [{ Offset: -1 }, "InvalidParameterValue"],
  [{ Filters: {} }, "InvalidParameter"],
  [{ Filters: ["id"] }, "InvalidParameter"],
  [{ Filters: [{ Name: "id", Values: "a" }] }, "InvalidParameter"],
  [{ Filters: [{ Name: "id", Values: [1] }] }, "InvalidParameter"],
  [{ Filters: [{ Name: "colour", Values: ["a"] }] }, "InvalidParameter"],
  [{ Order: "asc" }, "InvalidParameterValue"],
  [{ OrderField: "NAME" }, "InvalidParameterValue"],
  [{ limit: 1 }, "UnknownParameter"],
  [{ constructor: 1 }, "UnknownParameter"],
]) {
  test(`DescribeServices refuses ${JSON.stringify(params)} as ${code}`, async () => {
    assert.equal(await verdict(url, describeServices(params)), code);
  });
}

test("Invoke answers as its document does", async () => {
  const { Result } = await answerTo(invoke({ FunctionName: "helloworld" }));
  assert.deepEqual(Result, {
    MemUsage: 3207168,
    Log: "",
    RetMsg: "hello from scf",
    BillDuration: 100,
    FunctionRequestId: "6add56fa-58f1-11e8-89a9-5254005d5fdb",
    Duration: 0.826,
    ErrMsg: "",
    InvokeResult: 0,
  });
});

test("an asynchronous Invoke has no message to return yet", async () => {
  const { Result } = await answerTo(invoke({ FunctionName: "helloworld", InvocationType: "Event" }));
  assert.equal(Result.RetMsg, "");
});

test("LogType Tail returns the log", async () => {
  const { Result } = await answerTo(invoke({ FunctionName: "helloworld", LogType: "Tail" }));
  assert.match(Result.Log, /^START helloworld RequestId: 6add56fa-/);
});

for (const [params, code] of [
  [{}, "MissingParameter"],
  [{ FunctionName: "" }, "InvalidParameter.FunctionName"],
  [{ FunctionName: 1 }, "InvalidParameter"],
  [{ FunctionName: "missing" }, "ResourceNotFound.FunctionName"],
  [{ FunctionName: "f", InvocationType: "Async" }, "InvalidParameterValue"],
  [{ FunctionName: "f", LogType: "All" }, "InvalidParameterValue"],
  [{ FunctionName: "f", ClientContext: "{key}" }, "InvalidParameterValue.Param"],
  [{ FunctionName: "f", ClientContext: { key: "value" } }, "InvalidParameter"],
]) {
  test(`Invoke refuses ${JSON.stringify(params)} as ${code}`, async () => {
    assert.equal(await verdict(url, invoke(params)), code);
  });
}

test("Invoke needs a region", async () => {
  assert.equal(await verdict(url, invoke({ FunctionName: "f" }, {})), "MissingParameter");
});

test("an error reaches the official SDK with its code, message and request id", async () => {
  const client = officialClient(url, { service: "scf", version: "2018-04-16", region: "ap-guangzhou" });
  await assert.rejects(client.request("Invoke", { FunctionName: "missing" }), {
    code: "ResourceNotFound.FunctionName",
    message: "The function does not exist.",
    requestId: /^[0-9a-f-]{36}$/,
  });
});

test("createEndpoint needs no options", async () => {
  const server = await createEndpoint().listen();
  try {
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(await verdict(server.url, describeServices({})), "ok");
  } finally {
    await server.close();
  }
});
