/** Function Compute by its official client, and what else its actions do. */
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { acsAccountId, acsTemporary } from "../../endpoint/judge/acs3-credentials.mjs";
import { crc64 } from "../../endpoint/services/fc/crc64.mjs";
import {
  models,
  officialFc,
  officialOutcome,
  outcome,
  recordOfficialFc,
  RuntimeOptions,
  sendRaw,
  signWithOpenApiUtil,
} from "./aliyun-support.mjs";
import { startEndpoint } from "./support.mjs";

const {
  CreateFunctionInput,
  CreateFunctionRequest,
  GetFunctionRequest,
  InvokeFunctionHeaders,
  InvokeFunctionRequest,
  ListFunctionsRequest,
  UpdateFunctionInput,
  UpdateFunctionRequest,
} = models;

const { url } = await startEndpoint();
const client = officialFc(url);

const create = (functionName, more, on = client) =>
  on.createFunction(
    new CreateFunctionRequest({
      body: new CreateFunctionInput({
        functionName,
        runtime: "python3.10",
        handler: "index.handler",
        code: { ossBucketName: "demo-bucket", ossObjectName: "demo-object" },
        ...more,
      }),
    }),
  );
const get = (functionName) => client.getFunction(functionName, new GetFunctionRequest({}));
const update = (functionName, input) =>
  client.updateFunction(functionName, new UpdateFunctionRequest({ body: new UpdateFunctionInput(input) }));
const invoke = (functionName, payload, headers = {}) =>
  client.invokeFunctionWithOptions(
    functionName,
    new InvokeFunctionRequest({ body: payload === undefined ? undefined : Readable.from([payload]) }),
    new InvokeFunctionHeaders(headers),
    new RuntimeOptions({}),
  );
const bytesOf = async ({ body }) => Buffer.concat(await body.toArray());

test("a function is pending when it is created, and active later", async () => {
  const { statusCode, headers, body } = await create("pending-1", { tags: [{ key: "k", value: "v" }] });
  assert.equal(statusCode, 200);
  assert.match(headers["x-acs-request-id"], /^[0-9A-F-]{36}$/);
  assert.equal(body.state, "Pending");
  assert.equal(body.stateReasonCode, "Creating");
  assert.equal(body.functionArn, `acs:fc:cn-hangzhou:${acsAccountId}:functions/pending-1`);
  assert.match(body.functionId, /^[0-9a-f-]{36}$/);
  assert.match(body.createdTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const active = (await get("pending-1")).body;
  assert.equal(active.state, "Active");
  assert.equal(active.stateReasonCode, undefined);
  assert.equal(active.lastUpdateStatus, "Successful");
  assert.equal(active.functionId, body.functionId);
  assert.equal(active.timeout, 3);
});

test("CreateFunction takes all that a function is", async () => {
  const { body } = await create("full-1", {
    description: '函数 with "quotes"',
    cpu: 1,
    memorySize: 2048,
    diskSize: 10240,
    timeout: 60,
    instanceConcurrency: 20,
    environmentVariables: { KEY: "värde" },
    layers: ["acs:fc:cn-hangzhou:1:layers/a/versions/2"],
    internetAccess: false,
    instanceLifecycleConfig: { initializer: { handler: "index.initializer", timeout: 10 } },
    logConfig: { project: "p", logstore: "l", logBeginRule: "DefaultRegex" },
    vpcConfig: { vpcId: "vpc-1", vSwitchIds: ["vsw-1"], securityGroupId: "sg-1" },
    code: { zipFile: Buffer.from("not a real zip").toString("base64") },
  });
  assert.equal(body.description, '函数 with "quotes"');
  assert.equal(body.environmentVariables.KEY, "värde");
  assert.deepEqual({ ...body.layers[0] }, { arn: "acs:fc:cn-hangzhou:1:layers/a/versions/2", size: 421 });
  assert.equal(body.codeSize, 14);
  assert.equal(body.codeChecksum, crc64(Buffer.from("not a real zip")));
  assert.equal(body.vpcConfig.vSwitchIds[0], "vsw-1");
});

test("a container's image gets ready", async () => {
  const customContainerConfig = { image: "registry.example.org/a:1", port: 9000, command: ["./run"] };
  const created = await create("container-1", { runtime: "custom-container", code: undefined, customContainerConfig });
  assert.equal(created.body.lastUpdateStatusReasonCode, "ImageOptimizing");
  const { body } = await get("container-1");
  assert.equal(body.customContainerConfig.resolvedImageUri, "registry.example.org/a:1");
  assert.equal(body.customContainerConfig.accelerationInfo.status, "Ready");
});

test("UpdateFunction changes what it is given and nothing else", async () => {
  await create("updated-1", { description: "before", timeout: 10 });
  const { body } = await update("updated-1", { description: "after" });
  assert.equal(body.description, "after");
  assert.equal(body.timeout, 10);
  assert.equal(body.lastUpdateStatus, "InProgress");
  assert.equal((await get("updated-1")).body.lastUpdateStatus, "Successful");
});

test("a deleted function is gone", async () => {
  await create("deleted-1");
  assert.equal((await client.deleteFunction("deleted-1")).statusCode, 204);
  for (const call of [
    get("deleted-1"),
    update("deleted-1", {}),
    client.deleteFunction("deleted-1"),
    invoke("deleted-1", Buffer.from("x")),
  ]) {
    assert.equal(await officialOutcome(call), "404 FunctionNotFound");
  }
});

test("a name can be taken once", async () => {
  await create("taken-1");
  assert.equal(await officialOutcome(create("taken-1")), "409 FunctionAlreadyExists");
});

test("each endpoint and each region has its own functions", async () => {
  await create("own-1");
  const other = await startEndpoint();
  assert.equal(
    await officialOutcome(officialFc(other.url).getFunction("own-1", new GetFunctionRequest({}))),
    "404 FunctionNotFound",
  );
  const at = (host) =>
    outcome(url, signWithOpenApiUtil({ host, action: "GetFunction", path: "/2023-03-30/functions/own-1" }));
  assert.equal(await at("fcv3.cn-hangzhou.aliyuncs.com"), "200");
  assert.equal(await at("fcv3.cn-shanghai.aliyuncs.com"), "404 FunctionNotFound");
});

test("ListFunctions gives pages in order of the names", async () => {
  const { url: own } = await startEndpoint();
  const lister = officialFc(own);
  for (const name of ["list-c", "list-a", "other", "list-b"])
    await create(name, { tags: [{ key: "n", value: name }] }, lister);
  const list = async (query) => (await lister.listFunctions(new ListFunctionsRequest(query))).body;
  const names = ({ functions }) => functions.map(({ functionName }) => functionName);
  const first = await list({ prefix: "list-", limit: 2 });
  assert.deepEqual(names(first), ["list-a", "list-b"]);
  assert.equal(first.functions[0].state, undefined);
  const second = await list({ prefix: "list-", limit: 2, nextToken: first.nextToken });
  assert.deepEqual(names(second), ["list-c"]);
  assert.equal(second.nextToken, undefined);
  assert.deepEqual(names(await list({})), ["list-a", "list-b", "list-c", "other"]);
  assert.deepEqual(names(await list({ tags: [{ key: "n", value: "other" }] })), ["other"]);
  assert.deepEqual(names(await list({ fcVersion: "v2" })), []);
  assert.deepEqual(names(await list({ runtime: "python3.10", functionName: "ther" })), ["other"]);
  for (const query of [{ limit: 101 }, { limit: 0 }, { nextToken: "!" }, { fcVersion: "v4" }]) {
    assert.equal(
      await officialOutcome(lister.listFunctions(new ListFunctionsRequest(query))),
      "400 InvalidArgument",
      JSON.stringify(query),
    );
  }
});

for (const [more, what] of [
  [{ functionName: "1starts-with-a-digit" }, "functionName"],
  [{ functionName: "a".repeat(65) }, "functionName"],
  [{ runtime: undefined }, "runtime"],
  [{ handler: undefined }, "handler"],
  [{ code: undefined }, "code"],
  [{ code: { ossBucketName: "b" } }, "code"],
  [{ code: { zipFile: "not base64" } }, "zipFile"],
  [{ code: { zipFile: "YQ==", checksum: "1" } }, "checksum"],
  [{ customContainerConfig: { image: "i" } }, "customContainerConfig"],
  [{ runtime: "custom-container" }, "customContainerConfig"],
  [{ cpu: 0.07 }, "cpu"],
  [{ cpu: 17 }, "cpu"],
  [{ cpu: 1, memorySize: 512 }, "memorySize"],
  [{ cpu: 1, memorySize: 8192 }, "memorySize"],
  [{ memorySize: 100 }, "memorySize"],
  [{ memorySize: 130 }, "memorySize"],
  [{ memorySize: "512" }, "memorySize"],
  [{ diskSize: 1024 }, "diskSize"],
  [{ timeout: 86401 }, "timeout"],
  [{ timeout: 1.5 }, "timeout"],
  [{ instanceConcurrency: 0 }, "instanceConcurrency"],
  [{ environmentVariables: { A: 1 } }, "environmentVariables.A"],
  [{ layers: "arn" }, "layers"],
  [{ layers: ["arn"] }, "layers"],
  [{ role: "admin" }, "role"],
  [{ gpuConfig: { gpuMemorySize: 1000 } }, "gpuMemorySize"],
  [{ instanceLifecycleConfig: { preStop: { handler: "a.b", command: ["c"] } } }, "preStop"],
  [{ customRuntimeConfig: { healthCheckConfig: { timeoutSeconds: 4 } } }, "timeoutSeconds"],
  [{ logConfig: { logBeginRule: "All" } }, "logBeginRule"],
  [{ internetAccess: "yes" }, "internetAccess"],
]) {
  test(`CreateFunction refuses ${JSON.stringify(more).slice(0, 80)}`, async () => {
    const given = {
      functionName: "refused-1",
      runtime: "go1",
      handler: "main",
      code: { ossBucketName: "b", ossObjectName: "o" },
      ...more,
    };
    const body = Buffer.from(JSON.stringify(given));
    const { status, json } = await sendRaw(
      url,
      signWithOpenApiUtil({ method: "POST", action: "CreateFunction", body }),
    );
    assert.deepEqual([status, json.Code], [400, "InvalidArgument"]);
    assert.ok(json.Message.includes(what), json.Message);
  });
}

test("a body that is no JSON object is refused", async () => {
  for (const body of ["", "{", "[]", "null", '"text"', Buffer.from([0x22, 0xff, 0x22])]) {
    const request = signWithOpenApiUtil({ method: "POST", action: "CreateFunction", body: Buffer.from(body) });
    assert.equal(await outcome(url, request), "400 InvalidArgument", String(body));
  }
});

test("unknown members come back, and null is as good as absent", async () => {
  const given = {
    functionName: "unknown-1",
    runtime: "go1",
    handler: "main",
    code: { ossBucketName: "b", ossObjectName: "o" },
    role: null,
    other: 1,
  };
  const body = Buffer.from(JSON.stringify(given));
  const { json } = await sendRaw(url, signWithOpenApiUtil({ method: "POST", action: "CreateFunction", body }));
  assert.deepEqual(json.futureMember, { nested: [1, "a", null] });
  assert.equal(json.role, undefined);
  assert.equal(json.other, undefined);
});

test("the checksum of a package is a number beyond 2^53, as text", async () => {
  // https://reveng.sourceforge.io/crc-catalogue/all.htm, CRC-64/XZ
  assert.equal(crc64(Buffer.from("123456789")), String(0x995dc9bbdf1939fan));
  const { body } = await create("checksum-1");
  assert.ok(BigInt(body.codeChecksum) > BigInt(Number.MAX_SAFE_INTEGER));
});

test("InvokeFunction gives bytes and takes bytes", async () => {
  const payload = Buffer.from([0, 255, 10, 13, 128, 0xe4, 0xbd]);
  const answer = await invoke("echo-1", payload);
  assert.deepEqual(await bytesOf(answer), payload);
  assert.equal(answer.headers["content-type"], "application/octet-stream");
  assert.equal(answer.headers["x-fc-error-type"], undefined);
  assert.match(answer.headers["x-fc-request-id"], /^[0-9A-F-]{36}$/);
  assert.equal((await bytesOf(await invoke("echo-1"))).length, 0);
});

test("a function that fails answers with status 200", async () => {
  const answer = await invoke("fail-1", Buffer.from("1"));
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers["x-fc-error-type"], "UnhandledInvocationError");
  assert.equal(JSON.parse(await bytesOf(answer)).errorMessage, "bad value: 1");
  assert.equal((await invoke("fail-init-1")).headers["x-fc-error-type"], "InitializationError");
});

test("an asynchronous invocation is accepted and answers nothing", async () => {
  const answer = await invoke("echo-1", Buffer.from("x"), { xFcInvocationType: "Async", xFcAsyncTaskId: "task-1" });
  assert.equal(answer.statusCode, 202);
  assert.equal(answer.headers["x-fc-async-task-id"], "task-1");
  assert.equal((await bytesOf(answer)).length, 0);
  assert.equal(
    await officialOutcome(invoke("echo-1", undefined, { xFcInvocationType: "Later" })),
    "400 InvalidArgument",
  );
});

test("the end of the log comes in base64", async () => {
  const { headers } = await invoke("echo-1", Buffer.from("x"), { xFcLogType: "Tail" });
  const log = Buffer.from(headers["x-fc-log-result"], "base64").toString();
  assert.match(log, /你好，世界/);
  assert.match(log, new RegExp(`RequestId: ${headers["x-fc-request-id"]}`));
  assert.equal((await invoke("echo-1", Buffer.from("x"))).headers["x-fc-log-result"], undefined);
});

test("a slow function takes the time that its payload says", async () => {
  const started = performance.now();
  assert.equal((await bytesOf(await invoke("slow-1", Buffer.from("150")))).toString(), "awake");
  assert.ok(performance.now() - started > 140);
});

test("a function that was created answers too", async () => {
  await create("mine-1");
  assert.equal((await bytesOf(await invoke("mine-1"))).toString(), "hello from mine-1");
});

test("a qualifier other than LATEST names nothing", async () => {
  await create("qualified-1");
  const at = (qualifier) => officialOutcome(client.getFunction("qualified-1", new GetFunctionRequest({ qualifier })));
  assert.equal(await at("LATEST"), "200");
  assert.equal(await at("1"), "404 VersionNotFound");
  assert.equal(await at("prod"), "404 AliasNotFound");
});

test("a temporary AccessKey is accepted with its token", async () => {
  const temporary = officialFc(url, acsTemporary);
  assert.equal((await temporary.listFunctions(new ListFunctionsRequest({}))).statusCode, 200);
  const request = await recordOfficialFc(
    (recording) => recording.listFunctions(new ListFunctionsRequest({})),
    acsTemporary,
  );
  assert.equal(request.headers["x-acs-security-token"], acsTemporary.securityToken);
});

for (const [name, expected] of [
  ["throttled-1", "429 ResourceExhausted"],
  ["throttled-user-1", "400 Throttling.User"],
  ["unavailable-1", "503 ServiceUnavailable"],
  ["denied-1", "403 AccessDenied"],
]) {
  test(`a function named ${name} is refused as ${expected}`, async () => {
    assert.equal(await officialOutcome(get(name)), expected);
    assert.equal(await officialOutcome(create(name)), expected);
  });
}

test("some names answer as no client would like it", async () => {
  const answerTo = (name) =>
    sendRaw(url, signWithOpenApiUtil({ action: "GetFunction", path: `/2023-03-30/functions/${name}` }));
  assert.match((await answerTo("html-1")).bytes.toString(), /^<!DOCTYPE html>/);
  assert.deepEqual(
    [(await answerTo("html-1")).status, (await answerTo("empty-1")).status, (await answerTo("empty-502-1")).status],
    [502, 200, 502],
  );
  assert.equal((await answerTo("empty-1")).bytes.length, 0);
  assert.equal((await answerTo("legacy-1")).json.errorCode, "InvalidArgument");
  const truncated = sendRaw(
    url,
    signWithOpenApiUtil({ action: "GetFunction", path: "/2023-03-30/functions/truncated-1" }),
  );
  await assert.rejects(truncated, SyntaxError);
});

test("a name that is throttled once works the second time", async () => {
  await officialOutcome(create("throttled-once-1"));
  assert.equal(await officialOutcome(create("throttled-once-1")), "200");
});

for (const [host, expected] of [
  ["me-central-1.fc.aliyuncs.com", "200"],
  [`${acsAccountId}.cn-hangzhou.fc.aliyuncs.com`, "200"],
  [`${acsAccountId}.cn-hangzhou-internal.fc.aliyuncs.com`, "200"],
  [`${acsAccountId}.cn-hangzhou-finance.fc.aliyuncs.com`, "200"],
  ["123.cn-hangzhou.fc.aliyuncs.com", "403 AccessDenied"],
  ["fcv3.me-central-1.aliyuncs.com", "404 InvalidRegionId.NotFound"],
  ["cn-hangzhou.fc.aliyuncs.com", "404 InvalidRegionId.NotFound"],
  ["fc.cn-hangzhou.aliyuncs.com", "404 InvalidRegionId.NotFound"],
  ["ecs.cn-hangzhou.aliyuncs.com", "404 InvalidRegionId.NotFound"],
]) {
  test(`the host ${host} answers ${expected}`, async () => {
    assert.equal(await outcome(url, signWithOpenApiUtil({ host })), expected);
  });
}

test("the first path segment may name the signed host", async () => {
  const request = signWithOpenApiUtil({ query: { prefix: "none such", limit: "1" } });
  const proxied = {
    ...request,
    path: `/${request.headers.host}${request.path}`,
    headers: { ...request.headers, host: "localhost:5173" },
  };
  assert.deepEqual((await sendRaw(url, proxied)).json, { functions: [] });
});

test("action, method, path and version have to fit together", async () => {
  const path = "/2023-03-30/functions/f";
  for (const [request, expected] of [
    [{ action: "NoSuchAction" }, "404 InvalidAction.NotFound"],
    [{ action: "constructor" }, "404 InvalidAction.NotFound"],
    [{ action: "GetFunction" }, "404 InvalidAction.NotFound"],
    [{ action: "GetFunction", path, method: "POST" }, "404 InvalidAction.NotFound"],
    [{ action: "GetFunction", path: "/functions/f" }, "404 InvalidAction.NotFound"],
    [{ version: "2021-04-06" }, "400 InvalidVersion"],
    [{ action: "GetFunction", path: "/2023-03-30/functions/%FF" }, "400 PathNotSupported"],
  ]) {
    assert.equal(await outcome(url, signWithOpenApiUtil(request)), expected, JSON.stringify(request));
  }
});

test("a page may read every header of an answer", async () => {
  const { headers } = await sendRaw(url, signWithOpenApiUtil());
  assert.equal(headers["access-control-expose-headers"], "*");
});
