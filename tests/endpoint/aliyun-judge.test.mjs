/** Whatever Alibaba Cloud's own client signs is accepted, and nothing that was changed on the way. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { test } from "node:test";
import { acsDocumented, acsExample, acsTemporary } from "../../endpoint/judge/acs3-credentials.mjs";
import { createJudge, recompute } from "../../endpoint/judge/acs3.mjs";
import { dateOf, models, outcome, recordOfficialFc, sendRaw, signWithOpenApiUtil } from "./aliyun-support.mjs";
import { startEndpoint, withHeaders } from "./support.mjs";

const { url } = await startEndpoint();

const {
  CreateFunctionInput,
  CreateFunctionRequest,
  GetFunctionRequest,
  InvokeFunctionRequest,
  ListFunctionsRequest,
  UpdateFunctionInput,
  UpdateFunctionRequest,
} = models;
const input = {
  functionName: "f",
  runtime: "go1",
  handler: "main",
  description: "一",
  code: { ossBucketName: "b", ossObjectName: "o" },
};

/** Each action by the official client, in an order in which each succeeds. */
const calls = {
  CreateFunction: (client) =>
    client.createFunction(new CreateFunctionRequest({ body: new CreateFunctionInput(input) })),
  GetFunction: (client) => client.getFunction("f", new GetFunctionRequest({ qualifier: "LATEST" })),
  ListFunctions: (client) => client.listFunctions(new ListFunctionsRequest({ prefix: "f", limit: 5, tags: [] })),
  UpdateFunction: (client) =>
    client.updateFunction("f", new UpdateFunctionRequest({ body: new UpdateFunctionInput({ timeout: 9 }) })),
  InvokeFunction: (client) =>
    client.invokeFunction("echo", new InvokeFunctionRequest({ body: Readable.from([Buffer.from([0, 1, 255])]) })),
  DeleteFunction: (client) => client.deleteFunction("f"),
};

/** The same text with another character in the middle, or at `index`. */
function changed(text, index = text.length >> 1) {
  return text.slice(0, index) + (text[index] === "1" ? "2" : "1") + text.slice(index + 1);
}

for (const [action, call] of Object.entries(calls)) {
  test(`${action} of the official client is accepted, and refused when one byte of it was changed`, async () => {
    const request = await recordOfficialFc(call);
    const { headers, path, body } = request;
    for (const name of Object.keys(headers).filter(
      (name) => name === "host" || name === "content-type" || name.startsWith("x-acs-"),
    )) {
      if (name === "x-acs-date") continue;
      const refused = await outcome(url, withHeaders(request, { [name]: changed(headers[name]) }));
      assert.equal(refused, "400 SignatureDoesNotMatch", name);
    }
    const [, signature] = /Signature=(.+)$/.exec(headers.authorization);
    const Authorization = headers.authorization.replace(signature, changed(signature));
    const others = [
      withHeaders(request, { authorization: Authorization }),
      { ...request, path: changed(path, path.indexOf("functions")) },
      { ...request, path: path.includes("?") ? changed(path, path.length - 1) : `${path}?qualifier=1` },
      { ...request, method: "PATCH" },
      { ...request, body: Buffer.concat([body, Buffer.from(" ")]) },
    ];
    if (body.length > 0)
      others.push({ ...request, body: Buffer.from(body.map((byte, i) => (i === body.length - 1 ? byte ^ 1 : byte))) });
    for (const other of others) assert.equal(await outcome(url, other), "400 SignatureDoesNotMatch");
    assert.match(await outcome(url, request), /^20[04]$/);
  });
}

test("a date changed by a second is refused", async () => {
  const request = signWithOpenApiUtil();
  const later = dateOf(Date.parse(request.headers["x-acs-date"]) + 1000);
  assert.equal(await outcome(url, withHeaders(request, { "x-acs-date": later })), "400 SignatureDoesNotMatch");
});

test("a nonce counts once, and only with a valid signature", async () => {
  const request = signWithOpenApiUtil();
  assert.equal(
    await outcome(url, withHeaders(request, { "x-acs-version": "2021-04-06" })),
    "400 SignatureDoesNotMatch",
  );
  assert.equal(await outcome(url, request), "200");
  assert.equal(await outcome(url, request), "400 SignatureNonceUsed");
  const other = await startEndpoint();
  assert.equal(await outcome(other.url, request), "200");
});

test("a nonce may come again when its request could not be replayed any more", () => {
  const judge = createJudge();
  const start = Date.UTC(2026, 0, 2);
  const at = (now) => {
    const { headers, ...request } = signWithOpenApiUtil({ nonce: "n", date: dateOf(now) });
    return judge(
      { ...request, host: headers.host, headers: { ...headers, authorization: headers.Authorization } },
      now,
    );
  };
  assert.equal(at(start).action, "ListFunctions");
  assert.throws(() => at(start + 15 * 60_000), { code: "SignatureNonceUsed" });
  assert.equal(at(start + 15 * 60_000 + 1000).action, "ListFunctions");
});

for (const [minutes, expected] of [
  [-15.1, "400 InvalidTimeStamp.Expired"],
  [-14.9, "200"],
  [14.9, "200"],
  [15.1, "400 InvalidTimeStamp.Expired"],
]) {
  test(`a date ${minutes} minutes from the endpoint's clock answers ${expected}`, async () => {
    assert.equal(await outcome(url, signWithOpenApiUtil({ date: dateOf(Date.now() + minutes * 60_000) })), expected);
  });
}

test("a date of any other form is refused", async () => {
  for (const date of [
    "2026-01-02",
    "Fri, 02 Jan 2026 03:04:05 GMT",
    "2026-01-02T03:04:05.000Z",
    "2026-13-02T03:04:05Z",
    "1767323045",
  ]) {
    assert.equal(await outcome(url, signWithOpenApiUtil({ date })), "400 InvalidTimeStamp.Format", date);
  }
});

test("an unknown AccessKey is not found", async () => {
  const credentials = { ...acsExample, accessKeyId: "LTAI5tNOBODY" };
  assert.equal(await outcome(url, signWithOpenApiUtil({ credentials })), "404 InvalidAccessKeyId.NotFound");
});

test("another secret makes another signature", async () => {
  const credentials = { ...acsExample, accessKeySecret: acsTemporary.accessKeySecret };
  assert.equal(await outcome(url, signWithOpenApiUtil({ credentials })), "400 SignatureDoesNotMatch");
});

test("a token belongs to a temporary AccessKey, and to it alone", async () => {
  const signed = (credentials) => outcome(url, signWithOpenApiUtil({ credentials }));
  assert.equal(await signed(acsTemporary), "200");
  assert.equal(await signed({ ...acsTemporary, securityToken: undefined }), "400 MissingSecurityToken");
  assert.equal(
    await signed({ ...acsTemporary, securityToken: "another" }),
    "400 InvalidSecurityToken.MismatchWithAccessKey",
  );
  assert.equal(
    await signed({ ...acsExample, securityToken: "another" }),
    "400 InvalidSecurityToken.MismatchWithAccessKey",
  );
});

test("each of these headers is required", async () => {
  const request = signWithOpenApiUtil();
  for (const name of [
    "Authorization",
    "x-acs-action",
    "x-acs-version",
    "x-acs-date",
    "x-acs-signature-nonce",
    "x-acs-content-sha256",
  ]) {
    const { status, json } = await sendRaw(url, withHeaders(request, { [name]: undefined }));
    assert.deepEqual([status, json.Code], [400, "MissingRequiredHeader"], name);
    assert.ok(json.Message.includes(name), json.Message);
  }
});

test("an Authorization of another form is incomplete", async () => {
  const request = signWithOpenApiUtil();
  const given = request.headers.Authorization;
  for (const Authorization of [
    given.replace("ACS3-HMAC-SHA256", "ACS3-HMAC-SM3"),
    given.replace("SignedHeaders=host", "SignedHeaders=Host"),
    given.replace("SignedHeaders=host;x-acs-action", "SignedHeaders=x-acs-action;host"),
    given.replace("SignedHeaders=", "SignedHeaders=accept;"),
    given.slice(0, -1),
    given.toUpperCase(),
    given.replace(/Credential=[^,]+,/, ""),
  ]) {
    assert.notEqual(Authorization, given);
    assert.equal(await outcome(url, withHeaders(request, { Authorization })), "400 IncompleteSignature", Authorization);
  }
});

test("headers of the service have to be signed, and signed headers have to arrive", async () => {
  const unsigned = { "x-acs-extra": "1" };
  assert.equal(await outcome(url, signWithOpenApiUtil({ unsigned })), "400 SignatureDoesNotMatch");
  assert.equal(await outcome(url, signWithOpenApiUtil({ headers: unsigned })), "200");
  const signed = signWithOpenApiUtil({ headers: { "content-type": "text/plain" } });
  assert.equal(await outcome(url, withHeaders(signed, { "content-type": undefined })), "400 SignatureDoesNotMatch");
});

test("the host has to be signed", async () => {
  const request = signWithOpenApiUtil();
  const Authorization = request.headers.Authorization.replace("host;", "");
  assert.equal(await outcome(url, withHeaders(request, { Authorization })), "400 SignatureDoesNotMatch");
});

test("names of the query are encoded as their values are, in the order of the raw names", async () => {
  // "[" comes after "A", and "%5B" before it.
  const search = "A=1&a%20b=%2A%20~&%5Bx%5D=&%E4%B8%AD=%21%27";
  const canonical = { "A=1&%5Bx%5D=&a%20b=%2A%20~&%E4%B8%AD": "!'" };
  assert.equal(await outcome(url, signWithOpenApiUtil({ query: canonical, search })), "200");
  const inOrder = { "a%20b": "1", c: "2" };
  assert.equal(await outcome(url, signWithOpenApiUtil({ query: inOrder, search: "c=2&a%20b=1" })), "200");
});

test("a parameter that comes twice is refused", async () => {
  assert.equal(
    await outcome(url, signWithOpenApiUtil({ query: { limit: "2" }, search: "limit=2&limit=2" })),
    "400 InvalidParameter",
  );
});

test("errors come with a request id, in the body and as a header", async () => {
  const { headers, json } = await sendRaw(url, withHeaders(signWithOpenApiUtil(), { Authorization: undefined }));
  assert.deepEqual(Object.keys(json), ["Code", "Message", "RequestId"]);
  assert.equal(headers["x-acs-request-id"], json.RequestId);
  assert.match(json.RequestId, /^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[0-9A-F]{4}-[0-9A-F]{12}$/);
});

test("the document's worked example is signed correctly, for a product that is not here", async () => {
  const clock = Date.parse("2023-10-26T10:22:32Z");
  const { url: past } = await startEndpoint({ now: () => clock });
  const { request, authorization } = vector("document-run-instances");
  const search = new URLSearchParams(request.query).toString();
  const signed = signWithOpenApiUtil({ ...request, search, credentials: acsDocumented, body: Buffer.alloc(0) });
  assert.equal(signed.headers.Authorization, authorization);
  assert.equal(await outcome(past, signed), "404 InvalidRegionId.NotFound");
});

const folder = new URL("../vectors/ACS3-HMAC-SHA256/", import.meta.url);

function vector(name) {
  const read = (file) => readFileSync(new URL(`${name}/${file}`, folder), "utf8");
  return {
    ...JSON.parse(read("request.json")),
    authorization: read("4-authorization.txt"),
    signature: read("3-signature.txt"),
    canonical: read("1-canonical-request.txt"),
  };
}

for (const name of readdirSync(folder)) {
  test(`the judge recomputes the signature of the vector ${name}`, () => {
    const { credentials, signature, canonical } = vector(name);
    // The request as it would arrive, from the canonical request.
    const [method, pathname, query, ...lines] = canonical.split("\n");
    const headers = Object.fromEntries(
      lines.slice(0, lines.indexOf("")).map((line) => line.split(/:(.*)/s).slice(0, 2)),
    );
    const request = { method, host: headers.host, path: query ? `${pathname}?${query}` : pathname, headers };
    assert.equal(recompute(request, Object.keys(headers), credentials), signature);
  });
}
