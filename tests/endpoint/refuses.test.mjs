/** A request that differs from what was signed is refused with the code that Tencent documents. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { documented, example, temporary } from "../../endpoint/index.mjs";
import {
  recordOfficial,
  send,
  signWithCloudbase,
  signWithSdk,
  startEndpoint,
  verdict,
  withHeaders,
} from "./support.mjs";

const { url } = await startEndpoint();
const tiems = { service: "tiems", version: "2019-04-16" };

const post = await recordOfficial(tiems, "DescribeServices", { Limit: 1 });
const get = await recordOfficial({ ...tiems, method: "GET" }, "DescribeServices", { Limit: 1 });
const actionSigned = signWithCloudbase({ ...tiems, host: "tiems.tencentcloudapi.com", action: "DescribeServices" });

/** The request with its Authorization header edited. */
const reauthorized = (request, from, to) => {
  const { Authorization } = request.headers;
  const edited = Authorization.replace(from, to);
  assert.notEqual(edited, Authorization);
  return withHeaders(request, { Authorization: edited });
};

test("the recorded requests are good until something is changed", async () => {
  for (const request of [post, get, actionSigned]) assert.equal(await verdict(url, request), "ok");
});

test("one changed byte of the body", async () => {
  assert.equal(await verdict(url, { ...post, body: '{"Limit":2}' }), "AuthFailure.SignatureFailure");
});

test("another serialisation of the same parameters", async () => {
  assert.equal(await verdict(url, { ...post, body: '{"Limit": 1}' }), "AuthFailure.SignatureFailure");
});

test("a changed query", async () => {
  assert.equal(
    await verdict(url, { ...get, path: get.path.replace("Limit=1", "Limit=2") }),
    "AuthFailure.SignatureFailure",
  );
});

test("a query that was added to a POST", async () => {
  assert.equal(await verdict(url, { ...post, path: "/?Limit=1" }), "AuthFailure.SignatureFailure");
});

test("another path", async () => {
  assert.equal(await verdict(url, { ...post, path: "/v3" }), "AuthFailure.SignatureFailure");
});

for (const path of ["/a/../", "//..", "/#x", "/?#"]) {
  test(`the path ${path}, which a URL parser rewrites to the signed one`, async () => {
    assert.equal(await verdict(url, { ...signWithSdk({}), path }), "AuthFailure.SignatureFailure");
  });
}

test("another method", async () => {
  assert.equal(await verdict(url, { ...get, method: "POST" }), "AuthFailure.SignatureFailure");
});

test("another Content-Type", async () => {
  const request = withHeaders(post, { "Content-Type": "application/json; charset=utf-8" });
  assert.equal(await verdict(url, request), "AuthFailure.SignatureFailure");
});

test("another host of the same service", async () => {
  const request = withHeaders(post, { Host: "tiems.ap-beijing.tencentcloudapi.com" });
  assert.equal(await verdict(url, request), "AuthFailure.SignatureFailure");
});

test("another action than the signed one", async () => {
  assert.equal(
    await verdict(url, withHeaders(actionSigned, { "X-TC-Action": "DescribeJobs" })),
    "AuthFailure.SignatureFailure",
  );
});

test("a changed body under more signed headers", async () => {
  assert.equal(await verdict(url, { ...actionSigned, body: '{"Limit":1}' }), "AuthFailure.SignatureFailure");
});

test("a header that was signed and did not arrive", async () => {
  const request = signWithCloudbase({
    ...tiems,
    host: "tiems.tencentcloudapi.com",
    action: "DescribeServices",
    signedHeaders: ["x-tc-region"],
  });
  const { Response } = await send(url, withHeaders(request, { "X-TC-Region": undefined }));
  assert.equal(Response.Error.Code, "AuthFailure.SignatureFailure");
  assert.match(Response.Error.Message, /x-tc-region/);
});

test("another timestamp than the signed one", async () => {
  const request = withHeaders(post, { "X-TC-Timestamp": String(Number(post.headers["X-TC-Timestamp"]) - 1) });
  assert.equal(await verdict(url, request), "AuthFailure.SignatureFailure");
});

test("a scope for another date than the timestamp's", async () => {
  assert.equal(await verdict(url, reauthorized(post, /\/\d{4}-/, "/1999-")), "AuthFailure.SignatureFailure");
});

test("a scope for another service than the host's", async () => {
  const { Response } = await send(url, signWithSdk({ service: "scf" }));
  assert.equal(Response.Error.Code, "AuthFailure.SignatureFailure");
  assert.match(Response.Error.Message, /service of the credential scope/);
});

test("a host whose first label is not the service, as behind a proxy that changes Host", async () => {
  assert.equal(await verdict(url, withHeaders(post, { Host: "localhost:5173" })), "AuthFailure.SignatureFailure");
});

test("one changed hex digit of the signature", async () => {
  const changed = reauthorized(post, /(.)$/, (digit) => (digit === "0" ? "1" : "0"));
  assert.equal(await verdict(url, changed), "AuthFailure.SignatureFailure");
});

test("the key of another SecretId", async () => {
  const credentials = { secretId: documented.secretId, secretKey: example.secretKey };
  assert.equal(await verdict(url, signWithSdk({ credentials })), "AuthFailure.SignatureFailure");
});

test("an unknown SecretId", async () => {
  const credentials = { secretId: "AKIDUNKNOWN", secretKey: example.secretKey };
  assert.equal(await verdict(url, signWithSdk({ credentials })), "AuthFailure.SecretIdNotFound");
});

test("a temporary key pair without its token", async () => {
  assert.equal(await verdict(url, signWithSdk({ credentials: temporary })), "AuthFailure.TokenFailure");
});

test("a temporary key pair with another token", async () => {
  const request = signWithSdk({ credentials: temporary, headers: { "X-TC-Token": "OTHERTOKEN" } });
  assert.equal(await verdict(url, request), "AuthFailure.TokenFailure");
});

test("a long-lived key pair with a token", async () => {
  const request = signWithSdk({ headers: { "X-TC-Token": temporary.token } });
  assert.equal(await verdict(url, request), "AuthFailure.TokenFailure");
});

for (const name of ["X-TC-Action", "X-TC-Timestamp", "X-TC-Version", "Content-Type"]) {
  test(`a missing ${name}`, async () => {
    assert.equal(await verdict(url, withHeaders(post, { [name]: undefined })), "MissingParameter");
  });
}

test("a missing Authorization", async () => {
  assert.equal(await verdict(url, withHeaders(post, { Authorization: undefined })), "AuthFailure.InvalidAuthorization");
});

for (const [what, from, to] of [
  ["another algorithm", "TC3-HMAC-SHA256", "TC4-HMAC-SHA256"],
  ["a truncated signature", /.$/, ""],
  ["a signature in upper case", /[0-9a-f]{64}$/, (hex) => `A${hex.slice(1)}`],
  ["no credential scope", "/tc3_request", ""],
  ["signed headers without host", "content-type;host", "content-type"],
  ["signed headers out of order", "content-type;host", "host;content-type"],
  ["signed headers in mixed case", "content-type;host", "Content-Type;Host"],
]) {
  test(`an Authorization with ${what}`, async () => {
    assert.equal(await verdict(url, reauthorized(post, from, to)), "AuthFailure.InvalidAuthorization");
  });
}

test("a timestamp that is no number of seconds", async () => {
  assert.equal(await verdict(url, withHeaders(post, { "X-TC-Timestamp": "2019-02-25" })), "InvalidParameterValue");
});

test("a signature that holds says nothing yet about the action", async () => {
  assert.equal(await verdict(url, signWithSdk({ action: "NoSuchAction" })), "InvalidAction");
});

test("an action that every JavaScript object has", async () => {
  assert.equal(await verdict(url, signWithSdk({ action: "constructor" })), "InvalidAction");
});

test("a version that the service does not have", async () => {
  assert.equal(await verdict(url, signWithSdk({ version: "2018-04-16" })), "NoSuchVersion");
});

test("a service that the endpoint does not stand in for", async () => {
  assert.equal(
    await verdict(url, signWithSdk({ host: "cvm.tencentcloudapi.com", version: "2017-03-12" })),
    "NoSuchProduct",
  );
});

test("a signature is judged before the action is looked up", async () => {
  const request = signWithSdk({ action: "NoSuchAction", credentials: { ...example, secretKey: "WRONG" } });
  assert.equal(await verdict(url, request), "AuthFailure.SignatureFailure");
});

test("a method other than GET and POST", async () => {
  assert.equal(await verdict(url, { ...post, method: "PUT" }), "UnsupportedProtocol");
});

for (const body of ["[]", "null", "1", "", "{", Buffer.from([0x7b, 0xff, 0x7d])]) {
  test(`a body that is not a JSON object: ${JSON.stringify(body.toString("latin1"))}`, async () => {
    assert.equal(await verdict(url, signWithSdk({ body: Buffer.from(body) })), "InvalidParameter");
  });
}

test("a POST of more than 10 MB", async () => {
  const limit = 10 * 1024 * 1024;
  const body = (length) => Buffer.from(`{"Order":"${"A".repeat(length - 12)}"}`);
  assert.equal(await verdict(url, signWithSdk({ body: body(limit) })), "InvalidParameterValue");
  assert.equal(await verdict(url, signWithSdk({ body: body(limit + 1) })), "RequestSizeLimitExceeded");
});

test("a GET of more than 32 KB", async () => {
  const path = (length) => `/?Order=${"A".repeat(length - 8)}`;
  const request = (length) => signWithSdk({ method: "GET", path: path(length), body: Buffer.alloc(0) });
  assert.equal(await verdict(url, request(32 * 1024)), "InvalidParameterValue");
  assert.equal(await verdict(url, request(32 * 1024 + 1)), "RequestSizeLimitExceeded");
});

test("a timestamp more than five minutes old or ahead", async () => {
  // The clock of the endpoint stands still here, so that the limit can be met to the second.
  const seconds = Math.floor(Date.now() / 1000);
  const { url: still } = await startEndpoint({ now: () => seconds * 1000 });
  const at = (offset) => verdict(still, signWithSdk({ timestamp: seconds + offset }));
  for (const offset of [-300, 300]) assert.equal(await at(offset), "ok", `${offset} s`);
  for (const offset of [-301, 301]) assert.equal(await at(offset), "AuthFailure.SignatureExpire", `${offset} s`);
});
