// The endpoint's STS, called by Tencent's own client.
import assert from "node:assert/strict";
import { test } from "node:test";
import { temporary } from "../../endpoint/index.mjs";
import { officialClient, startEndpoint } from "./support.mjs";

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const { url } = await startEndpoint();
const STS = { service: "sts", version: "2018-08-13", region: "ap-guangzhou" };
const ROLE = { RoleArn: "qcs::cam::uin/100000000001:roleName/reader", RoleSessionName: "a-test" };

const ask = (action, params, options) => officialClient(url, STS).request(action, params, options);
const code = (...args) =>
  ask(...args).then(
    () => "ok",
    (error) => error.code,
  );

test("a role's temporary keys are those that the endpoint knows, and end when they were asked to", async () => {
  const policy = encodeURIComponent(JSON.stringify({ version: "2.0", statement: [] }));
  const { Credentials, ExpiredTime, Expiration } = await ask("AssumeRole", {
    ...ROLE,
    DurationSeconds: 900,
    Policy: policy,
    ExternalId: "agreed",
    Tags: [{ Key: "team", Value: "a" }],
  });
  assert.deepEqual(Credentials, {
    TmpSecretId: temporary.secretId,
    TmpSecretKey: temporary.secretKey,
    Token: temporary.token,
  });
  assert.ok(Math.abs(ExpiredTime - Date.now() / 1000 - 900) < 5);
  assert.equal(Date.parse(Expiration), ExpiredTime * 1000);
  const { secretId, secretKey, token } = temporary;
  const client = officialClient(url, { ...STS, credential: { secretId, secretKey, token } });
  assert.equal((await client.request("AssumeRole", ROLE)).Credentials.TmpSecretId, secretId);
});

test("it counts by its own clock", async () => {
  const { url } = await startEndpoint({ now: () => NOW });
  const { ExpiredTime } = await officialClient(url, STS).request("AssumeRoleWithWebIdentity", web(), {
    skipSign: true,
  });
  assert.equal(ExpiredTime, NOW / 1000 + 7200);
});

const web = () => ({ ...ROLE, ProviderId: "OIDC", WebIdentityToken: "a.web.token" });

test("only the exchange of a web identity needs no signature", async () => {
  assert.equal(await code("AssumeRoleWithWebIdentity", web(), { skipSign: true }), "ok");
  assert.equal(await code("AssumeRole", ROLE, { skipSign: true }), "AuthFailure.InvalidAuthorization");
});

test("what the document forbids is refused", async () => {
  for (const [changes, expected] of [
    [{ RoleArn: undefined }, "MissingParameter"],
    [{ RoleArn: "reader" }, "InvalidParameter.ParamError"],
    [{ RoleArn: "qcs::cam::uin/1:roleName/missing" }, "ResourceNotFound.RoleNotFound"],
    [{ RoleSessionName: "a b" }, "InvalidParameter.ParamError"],
    [{ DurationSeconds: 43201 }, "InvalidParameterValue"],
    [{ DurationSeconds: "900" }, "InvalidParameter"],
    [{ Policy: '{"version":"2.0"}' }, "InvalidParameter.StrategyFormatError"],
    [{ Policy: "%7B" }, "InvalidParameter.StrategyFormatError"],
    [{ Color: "red" }, "UnknownParameter"],
  ])
    assert.equal(await code("AssumeRole", { ...ROLE, ...changes }), expected, JSON.stringify(changes));
});
