// The parts of examples/mcp-worker that decide what an agent is told, and what the Worker keeps in memory.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { allowanceOf } from "../../examples/mcp-worker/src/allow.js";
import { modelOf } from "../../examples/mcp-worker/src/catalogue.js";
import { givesSecrets, withoutKeys, withoutSecrets } from "../../examples/mcp-worker/src/secrets.js";

const KEPT_BACK = "(kept back)";

describe("withoutSecrets", () => {
  for (const name of [
    ...["Kubeconfig", "KubeConfig", "kube_config", "Password", "Passwd", "AdminPwd", "RootPassword"],
    ...["ApiKey", "api_key", "api-key", "AccessKey", "AccessToken", "AuthToken", "SessionToken", "refresh_token"],
    ...["SecurityToken", "SecretKey", "TmpSecretId", "ClientSecret", "PrivateKey", "private-key", "Credentials"],
    ...["InstanceVncUrl", "VncUrl", "LoginUrl", "CertificatePrivateKey", "CertificateKey", "Token", "token"],
  ])
    it(`keeps ${name} back, wherever it is`, () => {
      const secret = { [name]: "s3cret", Id: "a" };
      const told = { [name]: KEPT_BACK, Id: "a" };
      assert.deepEqual(withoutSecrets(secret), told);
      assert.deepEqual(withoutSecrets({ Set: [[secret], { Inner: secret }] }), { Set: [[told], { Inner: told }] });
      assert.deepEqual(withoutSecrets({ [name]: { Value: "s3cret" } }), { [name]: KEPT_BACK });
      assert.deepEqual(withoutSecrets({ [name]: ["s3cret"] }), { [name]: KEPT_BACK });
    });

  for (const [label, value] of [
    ["Key", "Value"],
    ["Name", "Value"],
    ["key", "value"],
    ["Name", "Values"],
  ])
    it(`reads { ${label}, ${value} } as a name and its value`, () => {
      for (const name of ["password", "DB_PASSWORD", "TENCENTCLOUD_SECRET_KEY", "api-key"])
        assert.deepEqual(withoutSecrets([{ [label]: name, [value]: "s3cret", Id: 1 }]), [
          { [label]: name, [value]: KEPT_BACK, Id: 1 },
        ]);
      assert.deepEqual(withoutSecrets({ [label]: "colour", [value]: "red" }), { [label]: "colour", [value]: "red" });
    });

  it("tells the rest as it is", () => {
    const answer = {
      ...{ NextToken: "n", ClientToken: "c", PageToken: "p", Key: "k", KeyId: "skey-1", KeyIds: ["skey-1"] },
      ...{ HasPassword: true, Password: null, Count: 0, Zone: "", List: [], Inner: {}, InstanceUrl: "https://a" },
    };
    assert.deepEqual(withoutSecrets(answer), answer);
    for (const value of [null, undefined, 0, "Password", true]) assert.equal(withoutSecrets(value), value);
  });
});

it("an action is about secrets by its name", () => {
  for (const action of [
    ...["DescribeClusterKubeconfig", "DescribeEKSClusterCredential", "GetSecretValue", "DescribeInstanceVncUrl"],
    ...["GetFederationToken", "DescribeApiKey", "CreateApiKey", "DescribeApiKeys", "DescribeClusterSecurity"],
    ...["DescribeInstanceLoginUrl", "CreateAuthToken"],
  ])
    assert.equal(givesSecrets(action), true, action);
  for (const action of ["DescribeInstances", "DescribeSecurityGroups", "DescribeClusters", "DescribeTokenUsage"])
    assert.equal(givesSecrets(action), false, action);
});

describe("withoutKeys", () => {
  const env = {
    ...{ TENCENTCLOUD_SECRET_ID: "AKID", TENCENTCLOUD_SECRET_KEY: "AKIDkey", TENCENTCLOUD_TOKEN: 'a"b\\c' },
    MCP_TOKEN: "mine",
  };
  const keptBack = (value) => JSON.parse(withoutKeys(JSON.stringify(value), env));

  it("leaves none of the Worker's secrets, in names and values, once or often", () => {
    assert.deepEqual(keptBack({ AKID: "AKID AKIDkey, AKID" }), {
      [KEPT_BACK]: `${KEPT_BACK} ${KEPT_BACK}, ${KEPT_BACK}`,
    });
    assert.deepEqual(keptBack(['a"b\\c', "mine"]), [KEPT_BACK, KEPT_BACK]);
  });

  it("leaves every other text as it is", () => {
    assert.equal(withoutKeys("akid", env), "akid");
    assert.equal(withoutKeys("undefined", {}), "undefined");
    assert.equal(withoutKeys("text", { ...env, TENCENTCLOUD_TOKEN: "", MCP_TOKEN: "" }), "text");
  });
});

it("ALLOW is a level, and after it actions by name", () => {
  for (const [ALLOW, level, named] of [
    [undefined, "read", []],
    ["", "read", []],
    ["write", "write", []],
    ["destructive tke:DescribeClusterKubeconfig", "destructive", ["tke:DescribeClusterKubeconfig"]],
    ["cvm:DescribeInstanceVncUrl, write", "write", ["cvm:DescribeInstanceVncUrl"]],
    ["destructive read", "read", []],
    ["all", "read", ["all"]],
  ])
    assert.deepEqual(allowanceOf({ ALLOW }), { level, named }, ALLOW);
});

it("two models are kept, and the one used last stays", async () => {
  const fetched = [];
  const assets = {
    fetch: async ({ url }) => {
      fetched.push(new URL(url).pathname.split("/")[2]);
      return url.includes("none") ? new Response("", { status: 404 }) : Response.json({ url });
    },
  };
  const use = (...services) =>
    services.reduce((before, one) => before.then(() => modelOf(assets, one, "2020-01-01")), Promise.resolve());
  await use("a", "a", "b", "a", "b");
  assert.deepEqual(fetched, ["a", "b"]);
  await use("a", "c", "a", "c");
  assert.deepEqual(fetched, ["a", "b", "c"], "b goes, which was used before a");
  await use("b", "c", "a");
  assert.deepEqual(fetched, ["a", "b", "c", "b", "a"]);
  await assert.rejects(use("none"), { code: "NotFound" });
  await use("a", "c");
  assert.equal(fetched.length, 6, "what is not there takes no place");
});
