/** Whatever Tencent's own clients sign, the local endpoint accepts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { documented, temporary } from "../../endpoint/index.mjs";
import {
  officialClient,
  send,
  signWithCloudbase,
  signWithSdk,
  startEndpoint,
  verdict,
  withHeaders,
} from "./support.mjs";

const { url } = await startEndpoint();
const tiems = { service: "tiems", version: "2019-04-16" };
const scf = { service: "scf", version: "2018-04-16", region: "ap-guangzhou" };

for (const method of ["POST", "GET"]) {
  test(`the official SDK calls DescribeServices by ${method}`, async () => {
    const client = officialClient(url, { ...tiems, method });
    const Filters = [{ Name: "id", Values: ["ank95gbm4dwfhmds"] }];
    const answer = await client.request("DescribeServices", { Limit: 1, Filters });
    assert.equal(answer.Services[0].Id, "ank95gbm4dwfhmds");
  });

  test(`the official SDK invokes a function by ${method}`, async () => {
    const client = officialClient(url, { ...scf, method });
    const answer = await client.request("Invoke", {
      FunctionName: "helloworld",
      ClientContext: '{"key":"a b+c\'未命名"}',
    });
    assert.equal(answer.Result.RetMsg, "hello from scf");
  });
}

test("a GET without parameters is accepted", async () => {
  const answer = await officialClient(url, { ...tiems, method: "GET" }).request("DescribeServices", {});
  assert.equal(answer.TotalCount, 2);
});

test("the key pair of the documentation is known", async () => {
  const answer = await officialClient(url, { ...tiems, credential: documented }).request("DescribeServices", {});
  assert.equal(answer.TotalCount, 2);
});

test("a temporary key pair is accepted with its token", async () => {
  const answer = await officialClient(url, { ...tiems, credential: temporary }).request("DescribeServices", {});
  assert.equal(answer.TotalCount, 2);
});

test("more headers may be signed", async () => {
  const request = signWithCloudbase({
    ...tiems,
    host: "tiems.tencentcloudapi.com",
    action: "DescribeServices",
    params: { Limit: 1 },
    signedHeaders: ["x-tc-action", "x-tc-region", "x-tc-timestamp", "x-tc-version"],
  });
  assert.match(
    request.headers.Authorization,
    /=content-type;host;x-tc-action;x-tc-region;x-tc-timestamp;x-tc-version,/,
  );
  assert.equal(await verdict(url, request), "ok");
});

test("the signature is over the bytes as received, however they were serialised", async () => {
  const body = Buffer.from('{ "Filters" : [{"Name":"id", "Values":["\\u672a\\u547d\\u540d"]}],\n"Limit":1 }');
  assert.equal(await verdict(url, signWithSdk({ body })), "ok");
});

test("a host with a port is signed with its port", async () => {
  const request = signWithCloudbase({
    ...tiems,
    host: "tiems.localhost:8443",
    action: "DescribeServices",
    signedHeaders: [],
  });
  assert.match(request.headers.Authorization, /SignedHeaders=content-type;host,/);
  assert.equal(await verdict(url, request), "ok");
});

test("a regional host belongs to the service of its first label", async () => {
  assert.equal(await verdict(url, signWithSdk({ host: "tiems.ap-beijing.tencentcloudapi.com" })), "ok");
});

test("white space after the commas of Authorization is optional", async () => {
  const request = signWithSdk({});
  const Authorization = request.headers.Authorization.replaceAll(", ", ",");
  assert.notEqual(Authorization, request.headers.Authorization);
  assert.equal(await verdict(url, withHeaders(request, { Authorization })), "ok");
});

test("an unsigned payload is accepted whatever its bytes are", async () => {
  const request = signWithSdk({
    body: Buffer.from('{"Limit":2}'),
    signedBody: Buffer.from("UNSIGNED-PAYLOAD"),
    headers: { "X-TC-Content-SHA256": "UNSIGNED-PAYLOAD" },
  });
  assert.equal(await verdict(url, request), "ok");
  assert.equal(
    await verdict(url, withHeaders(request, { "X-TC-Content-SHA256": undefined })),
    "AuthFailure.SignatureFailure",
  );
});

test("the first path segment may name the signed host", async () => {
  const query = "?Filters.0.Name=id&Filters.0.Values.0=none";
  const signed = signWithSdk({ method: "GET", path: `/${query}`, body: Buffer.alloc(0) });
  const request = withHeaders(signed, { Host: "localhost:5173" });
  for (const path of ["/tiems.tencentcloudapi.com/", "/tiems.tencentcloudapi.com"]) {
    const { Response } = await send(url, { ...request, path: path + query });
    assert.deepEqual(Response.Services, []);
  }
});

test("a host with a port may stand in the path with its colon encoded or not", async () => {
  const host = "tiems.localhost:8443";
  const request = signWithCloudbase({ ...tiems, host, action: "DescribeServices" });
  for (const segment of [host, encodeURIComponent(host)]) {
    assert.equal(
      await verdict(url, { ...withHeaders(request, { Host: "localhost:5173" }), path: `/${segment}/` }),
      "ok",
    );
  }
});
