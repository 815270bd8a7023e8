/** Every kind of request that Tencent's own client can make is accepted, and refused when one thing about it changes. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { example, temporary } from "../../endpoint/index.mjs";
import { officialClient, recordOfficial, send, signWithSdk, startEndpoint, verdict, withHeaders } from "./support.mjs";

const { url } = await startEndpoint();
const local = { service: "local", version: "2026-01-01", region: "ap-guangzhou" };
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const PARAMS = { Text: "a b+c'()*!~未命名/?&=%", Filters: [{ Name: "id", Values: ["x", "y"] }], Limit: 1, Flag: true };
const AS_TEXT = { ...PARAMS, Limit: "1", Flag: "true" };

const changed = (bytes) => {
  const copy = Buffer.from(bytes);
  copy[copy.length >> 1] ^= 1;
  return copy;
};

for (const signMethod of ["HmacSHA1", "HmacSHA256"]) {
  for (const method of ["GET", "POST"]) {
    for (const credential of [example, temporary]) {
      const kind = `signature v1 by ${method}, ${signMethod}${credential.token ? ", with a token" : ""}`;
      const call = { ...local, method, signMethod, credential };

      test(`${kind} is accepted`, async () => {
        const answer = await officialClient(url, call).request("Echo", PARAMS);
        assert.deepEqual(answer.Params, AS_TEXT);
        assert.equal(answer.Algorithm, signMethod);
        assert.equal(answer.Region, "ap-guangzhou");
      });

      test(`${kind} is refused when one parameter changes`, async () => {
        const recorded = await recordOfficial(call, "Echo", PARAMS);
        assert.equal(await verdict(url, recorded), "ok");
        for (const [from, to] of [
          ["Limit=1", "Limit=2"],
          ["ap-guangzhou", "ap-guangzhoV"],
          ["Action=Echo", "Action=Slow"],
          ["Nonce=", "Nonce=1"],
          ["2026-01-01", "2026-01-02"],
        ]) {
          const edit = (text) => (assert.ok(text.includes(from), `${from} in ${text}`), text.replace(from, to));
          const request =
            method === "GET"
              ? { ...recorded, path: edit(recorded.path) }
              : { ...recorded, body: Buffer.from(edit(recorded.body.toString())) };
          assert.equal(await verdict(url, request), "AuthFailure.SignatureFailure", to);
        }
        // The host is signed too: the same request for another product.
        assert.equal(
          await verdict(url, withHeaders(recorded, { Host: "tiems.tencentcloudapi.com" })),
          "AuthFailure.SignatureFailure",
        );
      });
    }
  }
}

test("multipart is accepted, with its texts and files, and refused when a byte changes", async () => {
  const params = { Name: "未命名", File: Buffer.from([0, 1, 2, 13, 10, 255]) };
  const answer = await officialClient(url, local).request("Echo", params, { multipart: true });
  // This client gives its buffers no file name, so they are texts to a parser.
  assert.deepEqual([answer.Params.Name, typeof answer.Params.File], ["未命名", "string"]);
  assert.match(answer.ContentType, /^multipart\/form-data; boundary=/);

  const recorded = await recordOfficial(local, "Echo", params, { multipart: true });
  assert.equal(await verdict(url, recorded), "ok");
  assert.equal(await verdict(url, { ...recorded, body: changed(recorded.body) }), "AuthFailure.SignatureFailure");
});

test("a multipart body that is none is refused", async () => {
  const request = signWithSdk({
    host: "local.tencentcloudapi.com",
    version: "2026-01-01",
    action: "Echo",
    contentType: "multipart/form-data; boundary=x",
    body: Buffer.from("no parts"),
  });
  assert.equal(await verdict(url, request), "InvalidRequest");
});

test("a file of multipart has its name and its bytes", async () => {
  const body = Buffer.from(
    '--x\r\nContent-Disposition: form-data; name="F"; filename="a.bin"\r\nContent-Type: application/octet-stream\r\n\r\n\x00\xff\r\n--x--\r\n',
    "latin1",
  );
  const request = signWithSdk({
    host: "local.tencentcloudapi.com",
    version: "2026-01-01",
    action: "Echo",
    contentType: "multipart/form-data; boundary=x",
    body,
  });
  const { Response } = await send(url, request);
  assert.deepEqual(Response.Files, [{ Name: "F", FileName: "a.bin", Size: 2, Sha256: sha256(Buffer.from([0, 255])) }]);
});

test("octet-stream is accepted as the bytes that it is, and refused when one changes", async () => {
  const bytes = Buffer.from([0, 255, 10, 13]);
  const answer = await officialClient(url, local).requestOctetStream("Echo", bytes);
  assert.equal(answer.Sha256, sha256(bytes));
  const recorded = await recordOfficial(local, "Echo", bytes, {
    headers: { "Content-Type": "application/octet-stream" },
  });
  assert.equal(await verdict(url, recorded), "ok");
  assert.equal(await verdict(url, { ...recorded, body: changed(bytes) }), "AuthFailure.SignatureFailure");
});

test("an action that needs no signature takes SKIP, and the others do not", async () => {
  const client = officialClient(url, local);
  assert.equal((await client.request("Anonymous", {}, { skipSign: true })).Algorithm, "SKIP");
  await assert.rejects(client.request("Echo", {}, { skipSign: true }), { code: "AuthFailure.InvalidAuthorization" });
});

test("JSON and GET of signature v3 are refused when a byte, a value or the type changes", async () => {
  const post = await recordOfficial(local, "Echo", PARAMS);
  assert.equal(await verdict(url, post), "ok");
  assert.equal(await verdict(url, { ...post, body: changed(post.body) }), "AuthFailure.SignatureFailure");
  assert.equal(
    await verdict(url, withHeaders(post, { "Content-Type": "application/json; charset=utf-8" })),
    "AuthFailure.SignatureFailure",
  );
  const get = await recordOfficial({ ...local, method: "GET" }, "Echo", PARAMS);
  assert.equal(await verdict(url, get), "ok");
  assert.equal(
    await verdict(url, { ...get, path: get.path.replace("Limit=1", "Limit=2") }),
    "AuthFailure.SignatureFailure",
  );
});

test("each algorithm has its Content-Types", async () => {
  const v3 = (contentType) =>
    signWithSdk({ host: "local.tencentcloudapi.com", version: "2026-01-01", action: "Echo", contentType });
  assert.equal(await verdict(url, v3("application/json; charset=utf-8")), "ok");
  assert.equal(await verdict(url, v3("application/x-www-form-urlencoded")), "InvalidParameter");
  assert.equal(await verdict(url, v3("text/plain")), "InvalidParameter");
  const v1 = await recordOfficial({ ...local, signMethod: "HmacSHA1" }, "Echo", {});
  assert.equal(
    await verdict(url, withHeaders(v1, { "Content-Type": "application/x-www-form-urlencoded; charset=utf-8" })),
    "ok",
  );
  for (const contentType of ["application/json", "multipart/form-data; boundary=x"]) {
    assert.equal(await verdict(url, withHeaders(v1, { "Content-Type": contentType })), "InvalidParameter");
  }
});

test("each kind has its limit", async () => {
  const large = (bytes) => ({ Text: "x".repeat(bytes) });
  for (const [call, bytes, over] of [
    [{ ...local, method: "GET" }, 31 * 1024, 33 * 1024],
    [{ ...local, method: "POST", signMethod: "HmacSHA256" }, 1000 * 1024, 1025 * 1024],
    [local, 9 * 1024 * 1024, 10.5 * 1024 * 1024],
  ]) {
    const client = officialClient(url, call);
    assert.equal((await client.request("Echo", large(bytes))).Params.Text.length, bytes);
    await assert.rejects(client.request("Echo", large(over)), { code: "RequestSizeLimitExceeded" });
  }
});

test("signature v1 without a method is HmacSHA1, and its clock and keys are checked", async () => {
  const call = { ...local, method: "GET", signMethod: "HmacSHA1" };
  const recorded = await recordOfficial(call, "Echo", {});
  const without = (name) => ({ ...recorded, path: recorded.path.replace(new RegExp(`&?${name}=[^&]*`), "") });
  // The method is signed as well, so leaving it out changes what is signed.
  assert.equal(await verdict(url, without("SignatureMethod")), "AuthFailure.SignatureFailure");
  for (const name of ["Version", "Timestamp", "Nonce", "SecretId", "Signature"])
    assert.equal(await verdict(url, without(name)), "MissingParameter", name);
  assert.equal(
    await verdict(url, { ...recorded, path: recorded.path.replace("SecretId=AKID", "SecretId=BKID") }),
    "AuthFailure.SecretIdNotFound",
  );
  const { url: later } = await startEndpoint({ now: () => Date.now() + 301_000 });
  assert.equal(await verdict(later, recorded), "AuthFailure.SignatureExpire");
});

test("the client reads events, and what breaks them off", async () => {
  const read = async (params) => {
    const stream = await officialClient(url, local).request("Stream", params);
    const events = [];
    for await (const event of stream) events.push(event);
    // To this client a comment is an event without anything.
    return events.filter(({ data }) => data);
  };
  const events = await read({ Count: 3 });
  assert.deepEqual(
    events.map(({ id, event }) => [id, event]),
    [
      ["0", "delta"],
      ["1", "delta"],
      ["2", "delta"],
    ],
  );
  assert.deepEqual(JSON.parse(events[1].data), { Index: 1, Text: "未命名😀" });
  const failed = await read({ Count: 3, FailAfter: 1 });
  assert.equal(failed.length, 2);
  assert.equal(JSON.parse(failed[1].data).Response.Error.Code, "LimitExceeded");
});

for (const [action, params, check] of [
  ["Deprecated", {}, ({ text }) => assert.match(text, /DeprecatedWarning/)],
  ["Legacy", {}, ({ text }) => assert.deepEqual(Object.keys(JSON.parse(text)), ["code", "codeDesc", "message"])],
  [
    "Fail",
    { Code: "LimitExceeded.X", HttpStatus: 429 },
    ({ status, Response }) => assert.deepEqual([status, Response.Error.Code], [429, "LimitExceeded.X"]),
  ],
  ["BigIntegers", {}, ({ text }) => assert.match(text, /"Id":9007199254740993,.*"RequestId":"[0-9a-f-]{36}"/)],
  ["Slow", { DelayMs: 5 }, ({ Response }) => assert.equal(Response.DelayMs, 5)],
  ["Html", { HttpStatus: 502 }, ({ status, text }) => assert.ok(status === 502 && text.startsWith("<html>"))],
  ["Empty", {}, ({ status, text }) => assert.deepEqual([status, text], [200, ""])],
  ["Truncated", {}, ({ text }) => assert.throws(() => JSON.parse(text))],
  ["Redirect", {}, ({ status, headers }) => assert.deepEqual([status, headers.location], [302, "/elsewhere"])],
]) {
  test(`${action} answers as it says`, async () => {
    const request = signWithSdk({
      host: "local.tencentcloudapi.com",
      version: "2026-01-01",
      action,
      body: Buffer.from(JSON.stringify(params)),
    });
    const answer = await send(url, request);
    assert.match(answer.headers["x-tc-requestid"], /^[0-9a-f-]{36}$/);
    check(answer);
  });
}
