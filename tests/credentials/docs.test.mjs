// The code of docs/credentials.md as it stands there, in Node and in workerd, against the local endpoint.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { createEndpoint, example as keys, temporary } from "../../endpoint/index.mjs";
import { example, project, RETURNED, runNode } from "../examples/readme.mjs";
import "../examples/to-endpoint.mjs";
import { fetchWorker } from "../workerd.mjs";

const PAGE = "docs/credentials.md";
const ROLE_ARN = "qcs::cam::uin/100000000001:roleName/reader";

let endpoint;
const log = [];
before(async () => (endpoint = await createEndpoint({ log: (line) => log.push(line) }).listen()));
after(() => endpoint?.close());

const environment = {
  TENCENTCLOUD_SECRET_ID: keys.secretId,
  TENCENTCLOUD_SECRET_KEY: keys.secretKey,
  ROLE_ARN,
};

function run(name, env, files = {}) {
  const cwd = project(`credentials-${name}`, { "example.mjs": example(name, PAGE), ...files });
  return runNode(cwd, ["example.mjs"], { ...env, ENDPOINT: endpoint.url });
}

describe("in Node", () => {
  it("a program assumes a role by the keys of its environment", async () => {
    assert.deepEqual(await run("node", environment), { status: 0, stdout: `${RETURNED}\n`, stderr: "" });
    assert.ok(log.some((line) => line.includes("sts AssumeRole -> ok")));
  });

  it("a variable that is missing is named", async () => {
    const { stdout, stderr } = await run("node", { ...environment, TENCENTCLOUD_SECRET_KEY: "" });
    assert.equal(stdout, "");
    assert.match(stderr, /TENCENTCLOUD_SECRET_KEY is missing/);
  });

  it("a pod of TKE needs no keys", async () => {
    const env = {
      TKE_PROVIDER_ID: "OIDC",
      TKE_ROLE_ARN: ROLE_ARN,
      TKE_WEB_IDENTITY_TOKEN_FILE: "token",
      TKE_REGION: "ap-guangzhou",
    };
    const output = await run("web-identity", env, { token: "a.web.token" });
    assert.deepEqual(output, { status: 0, stdout: `${RETURNED}\n`, stderr: "" });
    assert.ok(log.some((line) => line.includes("sts AssumeRoleWithWebIdentity -> ok")));
  });

  it("a server hands out temporary credentials", async () => {
    const folder = project("credentials-server", { "server.mjs": example("server", PAGE) });
    Object.assign(process.env, environment, { ENDPOINT: endpoint.url });
    const { handOut } = await import(pathToFileURL(`${folder}/server.mjs`));
    const response = await handOut();
    const { expiresAt, ...credentials } = await response.json();
    assert.deepEqual(credentials, { ...temporary });
    assert.ok(expiresAt > Date.now());
    assert.equal(response.headers.get("Cache-Control"), "no-store");
  });

  it("a provider of one's own is what a client takes", async () => {
    const folder = project("credentials-provider", { "provider.mjs": example("provider", PAGE) });
    const { client } = await import(pathToFileURL(`${folder}/provider.mjs`));
    const error = await client
      .call({ service: "cvm", version: "2017-03-12", action: "DescribeZones", path: "relative" })
      .catch((error) => error);
    // The provider was asked, and what it gave got as far as the signature.
    assert.equal(error.code, "ClientError.InvalidPath");
  });
});

it("in workerd, a Worker assumes a role by the keys of its env", async () => {
  const folder = project("credentials-worker", { "worker.mjs": example("worker", PAGE) });
  assert.deepEqual(await fetchWorker(folder, environment, undefined, endpoint.url), { status: 200, text: RETURNED });
});
