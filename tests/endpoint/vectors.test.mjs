/**
 * The worked example of the documentation of signature v3, with its published keys, time and payload.
 * https://cloud.tencent.com/document/api/1120/37547
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { documented } from "../../endpoint/index.mjs";
import { recompute } from "../../endpoint/judge/tc3.mjs";
import { startEndpoint, verdict, withHeaders } from "./support.mjs";

const timestamp = 1551113065;
const request = {
  method: "POST",
  host: "cvm.tencentcloudapi.com",
  path: "/",
  headers: { "content-type": "application/json; charset=utf-8", "x-tc-action": "DescribeInstances" },
  body: Buffer.from(String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`),
};

const vectors = [
  ["content-type;host;x-tc-action", "be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3"],
  ["content-type;host", "2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c"],
];

for (const [signedHeaders, signature] of vectors) {
  test(`the documented request with ${signedHeaders} has the published signature`, () => {
    assert.equal(recompute(request, signedHeaders.split(";"), documented, "cvm", timestamp), signature);
  });

  test(`the documented request with ${signedHeaders} passes the judge over HTTP`, async () => {
    const { url } = await startEndpoint({ now: () => timestamp * 1000 });
    const credential = `${documented.secretId}/2019-02-25/cvm/tc3_request`;
    const sent = {
      method: request.method,
      path: request.path,
      headers: {
        ...request.headers,
        Host: request.host,
        Authorization: `TC3-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
        "X-TC-Timestamp": String(timestamp),
        "X-TC-Version": "2017-03-12",
      },
      body: request.body,
    };
    // The endpoint has no cvm, and finds that out only after the signature held.
    assert.equal(await verdict(url, sent), "NoSuchProduct");
    assert.equal(
      await verdict(url, withHeaders(sent, { "content-type": "application/json" })),
      "AuthFailure.SignatureFailure",
    );
  });
}
