// The providers of tc3fetch/credentials. What asks STS asks the local endpoint, which checks every
// signature with Tencent's own code and knows the temporary pair that it hands out.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { Client, Tc3Error } from "../../pkg/index.js";
import {
  aliyunFromEnvironment,
  assumeRole,
  assumeRoleWithWebIdentity,
  fromEnvironment,
  temporary,
} from "../../pkg/credentials.js";
import { createEndpoint, example, temporary as issued } from "../../endpoint/index.mjs";

let endpoint;
const lines = [];
before(async () => (endpoint = await createEndpoint({ log: (line) => lines.push(line) }).listen()));
after(() => endpoint.close());

const ROLE = { roleArn: "qcs::cam::uin/100000000001:roleName/reader", roleSessionName: "a-test" };
const HELLO = { FunctionName: "helloworld" };

/** A client whose credentials a provider gives, and what the endpoint's function returned to it. */
const invoke = async (credentials) =>
  (await new Client({ credentials, region: "ap-guangzhou", proxy: endpoint.url }).invoke(HELLO)).Result.RetMsg;

/** The error of a promise or of a function. */
async function failure(given) {
  try {
    await (typeof given === "function" ? given() : given);
  } catch (error) {
    assert.ok(error instanceof Tc3Error, inspect(error));
    return error;
  }
  assert.fail("it did not fail");
}

/** `fetch` to the endpoint, and the bodies that were sent to STS. */
function recording() {
  const sent = [];
  const record = (url, init) => {
    if (url.includes("sts."))
      sent.push({ headers: init.headers, params: JSON.parse(new TextDecoder().decode(init.body)) });
    return fetch(url, init);
  };
  return { sent, fetch: record };
}

/** A proxy of which nothing can be read. */
function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** Runs with members on Object.prototype, as a page may have put them there. */
async function polluted(members, run) {
  for (const [name, value] of Object.entries(members))
    Object.defineProperty(Object.prototype, name, { value, writable: true, configurable: true });
  try {
    await run();
  } finally {
    for (const name of Object.keys(members)) delete Object.prototype[name];
  }
}

describe("fromEnvironment", () => {
  const PAIR = { TENCENTCLOUD_SECRET_ID: "id", TENCENTCLOUD_SECRET_KEY: "key" };
  const SCF = {
    TENCENTCLOUD_SECRETID: "role-id",
    TENCENTCLOUD_SECRETKEY: "role-key",
    TENCENTCLOUD_SESSIONTOKEN: "role-token",
  };

  it("reads the names of the SDKs, of tccli and of Terraform", () => {
    assert.deepEqual(fromEnvironment(PAIR)(), { secretId: "id", secretKey: "key" });
    for (const name of ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN"])
      assert.deepEqual(fromEnvironment({ ...PAIR, [name]: "token" })(), {
        secretId: "id",
        secretKey: "key",
        token: "token",
      });
  });

  it("reads what SCF sets for a function with a role, and does not mix it with a pair of one's own", () => {
    assert.deepEqual(fromEnvironment(SCF)(), { secretId: "role-id", secretKey: "role-key", token: "role-token" });
    assert.deepEqual(fromEnvironment({ ...SCF, ...PAIR })(), { secretId: "id", secretKey: "key" });
  });

  it("reads those of the process by default, when they are needed", async () => {
    const read = fromEnvironment();
    Object.assign(process.env, {
      TENCENTCLOUD_SECRET_ID: example.secretId,
      TENCENTCLOUD_SECRET_KEY: example.secretKey,
    });
    try {
      assert.equal(await invoke(read), "hello from scf");
      assert.match(
        new Client({ credentials: read }).sign({ service: "cvm", version: "2017-03-12", action: "DescribeZones" })
          .signature,
        /^[0-9a-f]{64}$/,
      );
    } finally {
      delete process.env.TENCENTCLOUD_SECRET_ID;
      delete process.env.TENCENTCLOUD_SECRET_KEY;
    }
  });

  it("reads Deno's in Deno, and asks for no variable but these", () => {
    const script = `import { fromEnvironment } from "${new URL("../../pkg/credentials.js", import.meta.url)}";
      for (const env of [undefined, Deno.env, process.env]) console.log(fromEnvironment(env)().secretKey);`;
    const { status, stdout, stderr } = spawnSync(
      fileURLToPath(new URL("../../node_modules/.bin/deno", import.meta.url)),
      ["run", "--no-prompt", "--allow-env=TENCENTCLOUD_*", "-"],
      { input: script, encoding: "utf8", env: { ...process.env, ...PAIR } },
    );
    assert.deepEqual([status, stdout], [0, "key\nkey\nkey\n"], stderr);
  });

  it("gives the same object until a variable changes", () => {
    const env = { ...PAIR };
    const read = fromEnvironment(env);
    const first = read();
    assert.equal(read(), first);
    env.TENCENTCLOUD_SECRET_KEY = "other";
    assert.equal(read().secretKey, "other");
    env.TENCENTCLOUD_TOKEN = "token";
    assert.equal(read().token, "token");
    delete env.TENCENTCLOUD_TOKEN;
    assert.equal("token" in read(), false);
    assert.equal(first.secretKey, "key");
  });

  it("names what is missing, and shows nothing", async () => {
    for (const [env, message] of [
      [{}, "TENCENTCLOUD_SECRET_ID is missing, and so is TENCENTCLOUD_SECRET_KEY"],
      [{ TENCENTCLOUD_SECRET_ID: "shown-id" }, "TENCENTCLOUD_SECRET_KEY is missing"],
      [{ TENCENTCLOUD_SECRET_KEY: "shown-key" }, "TENCENTCLOUD_SECRET_ID is missing"],
      [{ ...PAIR, TENCENTCLOUD_SECRET_KEY: "" }, "TENCENTCLOUD_SECRET_KEY is missing"],
      [{ TENCENTCLOUD_SECRETKEY: "shown-key" }, "TENCENTCLOUD_SECRETID is missing"],
      [{ ...PAIR, TENCENTCLOUD_TOKEN: { secret: "shown" } }, "TENCENTCLOUD_TOKEN must be a string, and is object"],
    ]) {
      const error = await failure(fromEnvironment(env));
      assert.equal(error.message, message);
      assert.doesNotMatch(inspect(error, { depth: 9 }), /shown/);
      const called = await failure(invoke(fromEnvironment(env)));
      assert.equal(called.code, "ClientError.CredentialsProvider");
    }
    assert.equal((await failure(() => fromEnvironment("env"))).parameter, "env");
  });

  it("gives an error of ours for what cannot be read, and takes nothing of Object.prototype", async () => {
    const throwing = {
      get TENCENTCLOUD_SECRET_ID() {
        throw new Error("a getter");
      },
    };
    assert.equal((await failure(fromEnvironment(throwing))).code, "ClientError.UnreadableInput");
    assert.equal((await failure(() => fromEnvironment(revoked()))).code, "ClientError.UnreadableInput");
    await polluted({ TENCENTCLOUD_TOKEN: "page" }, () =>
      assert.deepEqual(fromEnvironment(PAIR)(), { secretId: "id", secretKey: "key" }),
    );
  });

  it("aliyunFromEnvironment reads the names of Alibaba Cloud", async () => {
    const env = { ALIBABA_CLOUD_ACCESS_KEY_ID: "id", ALIBABA_CLOUD_ACCESS_KEY_SECRET: "secret" };
    assert.deepEqual(aliyunFromEnvironment(env)(), { accessKeyId: "id", accessKeySecret: "secret" });
    assert.equal(aliyunFromEnvironment({ ...env, ALIBABA_CLOUD_SECURITY_TOKEN: "token" })().securityToken, "token");
    const { message } = await failure(aliyunFromEnvironment({}));
    assert.equal(message, "ALIBABA_CLOUD_ACCESS_KEY_ID is missing, and so is ALIBABA_CLOUD_ACCESS_KEY_SECRET");
  });
});

describe("assumeRole", () => {
  it("gives credentials with which calls are made, and when they end", async () => {
    const provider = assumeRole({ ...ROLE, credentials: example, proxy: endpoint.url, durationSeconds: 1800 });
    const { expiresAt, ...credentials } = await provider();
    assert.deepEqual(credentials, { ...issued });
    assert.ok(Math.abs(expiresAt - Date.now() - 1_800_000) < 5000, `${expiresAt}`);
    assert.equal(await invoke(provider), "hello from scf");
  });

  it("sends what STS asks for, the policy URL-encoded", async () => {
    const { sent, fetch } = recording();
    const policy = { version: "2.0", statement: [{ effect: "allow", action: "scf:Invoke*", resource: "*" }] };
    await assumeRole({
      ...ROLE,
      credentials: async () => example,
      proxy: endpoint.url,
      fetch,
      region: "ap-hongkong",
      policy,
      externalId: "agreed",
      sourceIdentity: "1000001",
      tags: { team: "a" },
    })();
    const [{ headers, params }] = sent;
    assert.equal(headers["X-TC-Region"], "ap-hongkong");
    assert.deepEqual(params, {
      RoleArn: ROLE.roleArn,
      RoleSessionName: "a-test",
      Policy: encodeURIComponent(JSON.stringify(policy)),
      ExternalId: "agreed",
      SourceIdentity: "1000001",
      Tags: [{ Key: "team", Value: "a" }],
    });
    // A text goes as it stands.
    await assumeRole({ ...ROLE, credentials: example, proxy: endpoint.url, fetch, policy: params.Policy })();
    assert.equal(sent[1].params.Policy, params.Policy);
    assert.equal(sent[1].headers["X-TC-Region"], "ap-guangzhou");
  });

  it("assumes a role by the credentials of another one", async () => {
    const first = assumeRole({ ...ROLE, credentials: example, proxy: endpoint.url });
    const second = assumeRole({ ...ROLE, credentials: first, proxy: endpoint.url });
    assert.equal(await invoke(second), "hello from scf");
  });

  it("fails with the service's own error as the cause, and shows no secret", async () => {
    const roleArn = "qcs::cam::uin/100000000001:roleName/missing";
    const error = await failure(invoke(assumeRole({ ...ROLE, roleArn, credentials: example, proxy: endpoint.url })));
    assert.equal(error.code, "ClientError.CredentialsProvider");
    assert.equal(error.cause.code, "ResourceNotFound.RoleNotFound");
    const wrong = { secretId: example.secretId, secretKey: "shown-key" };
    const refused = await failure(invoke(assumeRole({ ...ROLE, credentials: wrong, proxy: endpoint.url })));
    assert.equal(refused.cause.code, "AuthFailure.SignatureFailure");
    assert.doesNotMatch(inspect(refused, { depth: 9, showHidden: true }), /shown-key/);
  });

  it("names what is missing or wrong", async () => {
    for (const [changes, parameter] of [
      [{ roleArn: undefined }, "roleArn"],
      [{ roleSessionName: "" }, "roleSessionName"],
      [{ roleArn: 1 }, "roleArn"],
    ])
      assert.equal((await failure(assumeRole({ ...ROLE, credentials: example, ...changes }))).parameter, parameter);
    assert.equal((await failure(() => assumeRole())).parameter, "options");
    assert.equal((await failure(() => assumeRole(revoked()))).code, "ClientError.UnreadableInput");
  });

  it("sends no policy and no tag that JSON would have emptied", async () => {
    const { sent, fetch } = recording();
    const role = (more) => assumeRole({ ...ROLE, credentials: example, proxy: endpoint.url, fetch, ...more });
    for (const [more, code, parameter] of [
      [{ policy: Promise.resolve({}) }, "NotSerializable", "policy"],
      [{ policy: new Map([["version", "2.0"]]) }, "NotSerializable", "policy"],
      [{ policy: { statement: [() => 1] } }, "NotSerializable", "policy.statement[0]"],
      [{ policy: 5 }, "WrongType", "policy"],
      [{ tags: Promise.resolve({}) }, "NotSerializable", "tags"],
      [{ tags: ["a"] }, "WrongType", "tags"],
      [{ tags: { team: 1 } }, "WrongType", "tags.team"],
    ]) {
      const error = await failure(role(more));
      assert.deepEqual([error.code, error.parameter], [`ClientError.${code}`, parameter]);
    }
    assert.equal(sent.length, 0);
    await role({ policy: { a: 1n }, tags: new Map([["team", "a"]]) })();
    assert.deepEqual(
      [sent[0].params.Policy, sent[0].params.Tags],
      [encodeURIComponent('{"a":1}'), [{ Key: "team", Value: "a" }]],
    );
  });
});

describe("assumeRoleWithWebIdentity", () => {
  const IDENTITY = { ...ROLE, providerId: "OIDC" };

  it("needs no keys, and signs nothing", async () => {
    const { sent, fetch } = recording();
    const tokens = ["first", "second"];
    const provider = assumeRoleWithWebIdentity({
      ...IDENTITY,
      webIdentityToken: async () => tokens.shift(),
      proxy: endpoint.url,
      fetch,
    });
    assert.equal((await provider()).secretId, issued.secretId);
    assert.equal(await invoke(provider), "hello from scf");
    assert.deepEqual(
      sent.map(({ headers, params }) => [headers.Authorization, params.WebIdentityToken]),
      [
        ["SKIP", "first"],
        ["SKIP", "second"],
      ],
    );
  });

  it("takes a token as it is, and names a missing one", async () => {
    const provider = assumeRoleWithWebIdentity({ ...IDENTITY, webIdentityToken: "token", proxy: endpoint.url });
    assert.equal((await provider()).token, issued.token);
    for (const webIdentityToken of [undefined, "", () => undefined])
      assert.equal(
        (await failure(assumeRoleWithWebIdentity({ ...IDENTITY, webIdentityToken }))).parameter,
        "webIdentityToken",
      );
    assert.equal(
      (await failure(assumeRoleWithWebIdentity({ ...ROLE, webIdentityToken: "t" }))).parameter,
      "providerId",
    );
  });
});

describe("temporary", () => {
  const expiresAt = Date.UTC(2030, 0, 2, 3, 4, 5);
  const seconds = expiresAt / 1000;
  const text = "2030-01-02T03:04:05Z";
  const ours = { secretId: "id", secretKey: "key", token: "token" };
  const aliyun = { accessKeyId: "id", accessKeySecret: "secret", securityToken: "token" };
  const sts = { TmpSecretId: "id", TmpSecretKey: "key", Token: "token" };

  for (const [shape, given, members] of [
    ["STS", { Credentials: sts, ExpiredTime: seconds, Expiration: text }, ours],
    ["STS with its envelope", { Response: { Credentials: sts, ExpiredTime: seconds, RequestId: "r" } }, ours],
    [
      "qcloud-cos-sts",
      {
        credentials: { tmpSecretId: "id", tmpSecretKey: "key", sessionToken: "token" },
        startTime: 1,
        expiredTime: seconds,
      },
      ours,
    ],
    ["a machine's metadata", { ...sts, ExpiredTime: seconds, Code: "Success" }, ours],
    ["a server of one's own", { ...ours, expiresAt }, ours],
    [
      "such a server with a Date, which JSON makes a text",
      JSON.parse(JSON.stringify({ ...ours, expiresAt: new Date(expiresAt) })),
      ours,
    ],
    [
      "Alibaba Cloud's STS",
      { Credentials: { AccessKeyId: "id", AccessKeySecret: "secret", SecurityToken: "token", Expiration: text } },
      aliyun,
    ],
    ["a server of one's own, for Alibaba Cloud", { ...aliyun, expiresAt }, aliyun],
  ])
    it(`reads the shape of ${shape}`, async () => {
      const { expiresAt: read, ...credentials } = await temporary(() => given)();
      assert.deepEqual(credentials, members);
      assert.equal(Number(read), expiresAt);
    });

  it("takes nothing of Object.prototype", () =>
    polluted(
      { Response: { ...ours, secretId: "page" }, token: "page", expiresAt: 1, AccessKeyId: "page" },
      async () => {
        const given = { secretId: "id", secretKey: "key" };
        const read = await temporary(() => given)();
        assert.deepEqual(Object.entries(read), Object.entries(given));
      },
    ));

  it("gives an error of ours for what cannot be read", async () => {
    const throwing = {
      get secretId() {
        throw new Error("a getter");
      },
    };
    assert.equal((await failure(temporary(() => throwing))).code, "ClientError.UnreadableInput");
    assert.equal((await failure(() => temporary(revoked()))).code, "ClientError.UnreadableInput");
  });

  it("leaves out what is not there: the token, the end", async () => {
    assert.deepEqual(await temporary(() => ({ secretId: "id", secretKey: "key" }))(), {
      secretId: "id",
      secretKey: "key",
    });
  });

  it("names what is missing or wrong, and shows nothing", async () => {
    for (const [given, parameter] of [
      [undefined, "credentials"],
      ["shown", "credentials"],
      [{ credentials: "shown" }, "credentials"],
      [{ Response: null }, "credentials"],
      [{}, "credentials.secretId"],
      [{ Credentials: { ...sts, TmpSecretKey: "" } }, "credentials.secretKey"],
      [{ ...ours, secretKey: { shown: 1 } }, "credentials.secretKey"],
      [{ AccessKeyId: "id" }, "credentials.accessKeySecret"],
    ]) {
      const error = await failure(temporary(() => given));
      assert.equal(error.parameter, parameter);
      assert.doesNotMatch(inspect(error, { depth: 9 }), /shown/);
    }
    assert.equal((await failure(() => temporary({}))).code, "ClientError.WrongType");
  });

  it("passes on why it is asked", async () => {
    const contexts = [];
    await temporary((context) => (contexts.push(context), ours))({ isRefused: true });
    assert.deepEqual(contexts, [{ isRefused: true }]);
  });
});

it("a provider shows nothing to a log or to JSON", async () => {
  const secret = "shown-secret";
  const keys = { secretId: "shown-id", secretKey: secret };
  const env = { TENCENTCLOUD_SECRET_ID: "shown-id", TENCENTCLOUD_SECRET_KEY: secret };
  const providers = [
    fromEnvironment(env),
    assumeRole({ ...ROLE, credentials: keys }),
    assumeRoleWithWebIdentity({ ...ROLE, providerId: "OIDC", webIdentityToken: secret }),
    temporary(() => keys),
  ];
  for (const provider of providers.slice(0, 1).concat(providers[3])) await provider();
  for (const provider of providers) {
    assert.deepEqual(Reflect.ownKeys(provider).sort(), ["length", "name"]);
    assert.doesNotMatch(inspect(provider, { depth: 9, showHidden: true }) + JSON.stringify([{ provider }]), /shown/);
  }
});

it("the endpoint has seen these calls and logged no secret", () => {
  assert.ok(lines.some((line) => line.includes("sts AssumeRoleWithWebIdentity -> ok")));
  assert.ok(lines.some((line) => line.includes("sts AssumeRole -> ResourceNotFound.RoleNotFound")));
  for (const secret of [issued.secretKey, issued.token, example.secretKey])
    assert.doesNotMatch(lines.join("\n"), new RegExp(secret));
});
