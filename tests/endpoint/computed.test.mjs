/**
 * A wrong signature is answered with what the judge computed, in headers of the endpoint's own. The
 * expected texts are those of the vectors: the vendors' pages and SDKs.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { acsExample, CANONICAL_REQUEST, documented, example, STRING_TO_SIGN } from "../../endpoint/index.mjs";
import { signWithOpenApiUtil } from "./aliyun-support.mjs";
import { recordOfficial, send, signWithCloudbase, signWithSdk, startEndpoint, withHeaders } from "./support.mjs";

const read = (file) => readFileSync(new URL(`../vectors/${file}`, import.meta.url), "utf8");

const decoded = (text) => text && Buffer.from(text, "base64").toString();
const computed = ({ headers }) => ({
  canonicalRequest: decoded(headers[CANONICAL_REQUEST.toLowerCase()]),
  stringToSign: decoded(headers[STRING_TO_SIGN.toLowerCase()]),
});
const NOTHING = { canonicalRequest: undefined, stringToSign: undefined };

/** The text with its last hex digit changed. */
const spoil = (text) => text.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"));

const endpointAt = (seconds) => startEndpoint({ now: () => seconds * 1000 });

for (const name of ["document-post", "document-post-signed-action"]) {
  test(`TC3-HMAC-SHA256, ${name}: the canonical request and the string to sign of the document`, async () => {
    const folder = `TC3-HMAC-SHA256/${name}`;
    const { url } = await endpointAt(1551113065);
    const answer = await send(url, {
      method: "POST",
      path: "/",
      headers: {
        Host: "cvm.tencentcloudapi.com",
        "Content-Type": "application/json; charset=utf-8",
        "X-TC-Action": "DescribeInstances",
        "X-TC-Version": "2017-03-12",
        "X-TC-Timestamp": "1551113065",
        Authorization: spoil(read(`${folder}/6-authorization.txt`)),
      },
      body: read(`${folder}/1-payload.txt`),
    });
    assert.equal(answer.Response.Error.Code, "AuthFailure.SignatureFailure");
    assert.deepEqual(computed(answer), {
      canonicalRequest: read(`${folder}/2-canonical-request.txt`),
      stringToSign: read(`${folder}/3-string-to-sign.txt`),
    });
  });
}

test("signature v1: the string to sign of the document, which has no canonical request", async () => {
  const folder = "HmacSHA256/document-get";
  const { url } = await endpointAt(1465185768);
  const { host, pathname, searchParams } = new URL(read(`${folder}/4-url.txt`));
  searchParams.set("Signature", documented.secretKey);
  const path = `${pathname}?${searchParams}`;
  const answer = await send(url, { method: "GET", path, headers: { Host: host }, body: "" });
  assert.equal(answer.Response.Error.Code, "AuthFailure.SignatureFailure");
  assert.deepEqual(computed(answer), {
    canonicalRequest: undefined,
    stringToSign: read(`${folder}/2-string-to-sign.txt`),
  });
});

test("ACS3-HMAC-SHA256: those of the vector, with the hash of the body that arrived", async () => {
  const folder = "ACS3-HMAC-SHA256/fc-create-function";
  const { request } = JSON.parse(read(`${folder}/request.json`));
  const { url } = await endpointAt(Date.parse(request.date) / 1000);
  const canonicalRequest = read(`${folder}/1-canonical-request.txt`);
  const signed = Object.fromEntries([...canonicalRequest.matchAll(/^([a-z0-9-]+):(.*)$/gm)].map(([, ...pair]) => pair));
  const authorization = read(`${folder}/4-authorization.txt`);
  const { method, path, body } = request;
  for (const changed of [
    { authorization: spoil(authorization) },
    { authorization, "x-acs-content-sha256": spoil(signed["x-acs-content-sha256"]) },
  ]) {
    const answer = await send(url, { method, path, headers: { ...signed, ...changed }, body });
    assert.equal(JSON.parse(answer.text).Code, "SignatureDoesNotMatch");
    assert.deepEqual(computed(answer), { canonicalRequest, stringToSign: read(`${folder}/2-string-to-sign.txt`) });
  }
});

test("a scope for another day or another service is answered with the right one", async () => {
  const { url } = await startEndpoint();
  const good = signWithSdk({});
  const { Authorization } = good.headers;
  const [right] = /\d{4}-\d\d-\d\d\/tiems\/tc3_request/.exec(Authorization);
  for (const wrong of [right.replace(/^\d{4}/, "1999"), right.replace("tiems", "scf")]) {
    const request = withHeaders(good, { Authorization: Authorization.replace(right, wrong) });
    const answer = await send(url, request);
    assert.equal(answer.Response.Error.Code, "AuthFailure.SignatureFailure");
    assert.equal(computed(answer).stringToSign.split("\n")[2], right);
  }
});

test("what is not ASCII comes back unharmed", async () => {
  const { url } = await startEndpoint();
  const call = { service: "local", version: "2026-01-01", method: "GET", signMethod: "HmacSHA256" };
  const request = await recordOfficial(call, "Echo", { Text: "未命名 +&" });
  const answer = await send(url, { ...request, path: request.path.replace("Nonce=", "Nonce=1") });
  assert.match(computed(answer).stringToSign, /^GETlocal\.tencentcloudapi\.com\/\?.*&Text=未命名 \+&&/);
});

test("what would not fit into the headers of a client is left out", async () => {
  const { url } = await startEndpoint();
  const request = signWithSdk({ method: "GET", path: `/?Name=${"x".repeat(5000)}`, body: "" });
  const answer = await send(url, withHeaders(request, { Authorization: spoil(request.headers.Authorization) }));
  const { canonicalRequest, stringToSign } = computed(answer);
  assert.equal(canonicalRequest, undefined);
  assert.match(stringToSign, /^TC3-HMAC-SHA256\n/);
});

test("nothing is told of a right signature, of other errors, and of a request that cannot be computed", async () => {
  const { url } = await startEndpoint();
  const good = signWithSdk({});
  const unsent = signWithCloudbase({
    host: "tiems.tencentcloudapi.com",
    version: "2019-04-16",
    action: "DescribeServices",
    signedHeaders: ["x-tc-region"],
  });
  for (const request of [
    good,
    withHeaders(good, { "X-TC-Action": "NoSuchAction" }),
    signWithSdk({ credentials: { secretId: "AKIDUNKNOWN", secretKey: example.secretKey } }),
    withHeaders(unsent, { "X-TC-Region": undefined }),
    signWithOpenApiUtil(),
  ])
    assert.deepEqual(computed(await send(url, request)), NOTHING);
});

test("the headers hold no key, and a page may read them", async () => {
  const { url } = await startEndpoint();
  const wrong = signWithSdk({ signedBody: Buffer.from("{ }") });
  const answer = await send(url, withHeaders(wrong, { Origin: "http://localhost:5173" }));
  const { canonicalRequest, stringToSign } = computed(answer);
  for (const text of [canonicalRequest, stringToSign]) {
    assert.ok(text);
    for (const secret of [example.secretKey, acsExample.accessKeySecret]) assert.ok(!text.includes(secret));
  }
  const exposed = answer.headers["access-control-expose-headers"].split(", ");
  for (const name of [CANONICAL_REQUEST, STRING_TO_SIGN]) assert.ok(exposed.includes(name.toLowerCase()));
});

test("listening to the vendors' code leaves node:crypto as it was", async () => {
  const { Hash, Hmac } = await import("node:crypto");
  const before = [Hash.prototype.update, Hmac.prototype.update];
  const { url } = await startEndpoint();
  await send(url, signWithSdk({ signedBody: Buffer.from("{ }") }));
  assert.deepEqual([Hash.prototype.update, Hmac.prototype.update], before);
});
