/** STS as the endpoint plays it, asked by Tencent's own client: https://cloud.tencent.com/document/product/1312/48195 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { temporary } from "../../endpoint/index.mjs";
import { officialClient, startEndpoint } from "./support.mjs";

const { url } = await startEndpoint();
const client = officialClient(url, { service: "sts", version: "2018-08-13", region: "ap-guangzhou" });

const POLICY = { version: "2.0", statement: [{ effect: "allow", action: ["cvm:*"], resource: ["*"] }] };
const encoded = encodeURIComponent(JSON.stringify(POLICY));
const ask = (params) => client.request("GetFederationToken", { Name: "page", Policy: encoded, ...params });

test("GetFederationToken gives the temporary pair, for as long as was asked", async () => {
  const { Credentials, ExpiredTime, Expiration } = await ask({ DurationSeconds: 900 });
  assert.deepEqual(Credentials, {
    Token: temporary.token,
    TmpSecretId: temporary.secretId,
    TmpSecretKey: temporary.secretKey,
  });
  assert.ok(Math.abs(ExpiredTime - Date.now() / 1000 - 900) < 5);
  assert.equal(Date.parse(Expiration), ExpiredTime * 1000);
  assert.ok(Math.abs((await ask({})).ExpiredTime - Date.now() / 1000 - 1800) < 5);
});

test("it refuses what its document refuses", async () => {
  for (const [params, code] of [
    [{ Name: undefined }, "MissingParameter"],
    [{ Policy: undefined }, "MissingParameter"],
    [{ Name: "a page" }, "InvalidParameter.ParamError"],
    [{ Policy: JSON.stringify(POLICY) }, "InvalidParameter.StrategyFormatError"],
    [{ Policy: "%7B" }, "InvalidParameter.StrategyFormatError"],
    [{ Policy: encodeURIComponent("{}") }, "InvalidParameter.StrategyInvalid"],
    [{ DurationSeconds: 129_601 }, "InvalidParameterValue"],
    [{ DurationSeconds: "900" }, "InvalidParameter"],
  ])
    await assert.rejects(ask(params), { code }, JSON.stringify(params));
});
