// Each entry has the types of the default one, save for what is its own.
import * as index from "tc3fetch";
import * as edgeLight from "tc3fetch/edge-light";
import * as inline from "tc3fetch/inline";
import { type CodeRequest, codeTargets, generate } from "tc3fetch/generate";
import { createFetch } from "tc3fetch/fetch";
import * as gateway from "tc3fetch/gateway";
import * as inspect from "tc3fetch/inspect";
import { explain, type Explanation, Tc3Error, type Tc3Explanation } from "tc3fetch/inspect";
import * as slim from "tc3fetch/slim";
import * as aliyun from "tc3fetch/aliyun";
import * as fc from "tc3fetch/fc";
import * as given from "tc3fetch/credentials";
import * as signOnly from "tc3fetch/sign";
import * as v1 from "tc3fetch/v1";
import * as workerd from "tc3fetch/workerd";

type Api = typeof index;
const sameApi: Api[] = [inline, workerd, edgeLight];

// `slim` is the same but for `init`, which needs the engine's bytes.
const allButInit: Omit<Api, "init"> = slim;
slim.init(new WebAssembly.Module(new Uint8Array()));
slim.init(new Uint8Array());
slim.init(new ArrayBuffer(1));
slim.init(fetch("tc3fetch.wasm"));
slim.init(new Response());
// @ts-expect-error
slim.init();
// @ts-expect-error A path is not what is at the path.
slim.init("tc3fetch.wasm");
index.init();
index.init(new Uint8Array());
// @ts-expect-error A path is not what is at the path.
index.init("tc3fetch.wasm");

// Signature v1 has an entry of its own, with the same functions.
const sameNames: Record<Exclude<keyof Api, keyof typeof v1>, never> = {};
const named = { service: "cvm", version: "2017-03-12", action: "DescribeZones" };
const pair = { secretId: "id", secretKey: "key" };
v1.sign({ ...named, algorithm: "HmacSHA1", nonce: 1 }, pair);
// @ts-expect-error
v1.sign({ ...named, algorithm: "TC3-HMAC-SHA256" }, pair);
// @ts-expect-error
v1.sign({ ...named, body: "{}" }, pair);
const sameSign: typeof index.sign = signOnly.sign;

// Any action of Alibaba Cloud.
const acs: aliyun.AcsConfig = { credentials: { accessKeyId: "id", accessKeySecret: "secret" }, region: "cn-hangzhou" };
const listed: Promise<{ functions: unknown[] }> = new aliyun.Client(acs).call<{ functions: unknown[] }>({
  action: "ListFunctions",
  version: "2023-03-30",
  method: "GET",
  path: "/2023-03-30/functions",
});
const sameSignature: typeof aliyun.sign = fc.sign;

const credentials: slim.Credentials = { secretId: "id", secretKey: "key" };
const request: slim.ApiRequest = { service: "cvm", version: "2017-03-12", action: "DescribeZones" };
const older: v1.ApiRequest & { algorithm: "HmacSHA1" } = { ...request, algorithm: "HmacSHA1" };
const config: slim.Config = { credentials } satisfies index.Config;

// Without another algorithm it is that of signature v3; otherwise the algorithm tells which.
const usual: Tc3Explanation = explain({ service: "cvm", version: "2017-03-12", action: "DescribeZones" }, credentials);
const explanation: Explanation = explain(request, null);
const olderExplanation: Explanation = explain(older, credentials);
const stages: string[] = [usual.canonicalRequest, usual.stringToSign, usual.secretSigning, usual.authorization];
if (explanation.algorithm === "HmacSHA1")
  stages.push(explanation.requestString, explanation.stringToSign, explanation.signature);
// @ts-expect-error
if (explanation.algorithm === "SKIP") stages.push(explanation.stringToSign);
const signed: index.SignedRequest = explanation.request;
const oneError: typeof index.Tc3Error = Tc3Error;

const digits: unknown = inspect.parseJson(inspect.jsonText([1n, null, "text"]), "bigint");
// @ts-expect-error
inspect.parseJson("1", "text");

// A fetch for other libraries, over any client that signs.
const lent: typeof globalThis.fetch = createFetch(new index.Client({ credentials }), { passThrough: true });
const lentByV1: typeof globalThis.fetch = createFetch(new v1.Client({ credentials }));
const lentByAliyun = createFetch(new aliyun.Client({ credentials: { accessKeyId: "id", accessKeySecret: "key" } }));
const ofGateway = new gateway.Client({ credentials: pair, host: "env.api.tcloudbasegateway.com" });
const lentByGateway: typeof globalThis.fetch = createFetch(ofGateway);
const rows: Promise<{ id: number }[]> = ofGateway.call<{ id: number }[]>({ query: { id: ["gte.1", 2n], limit: 1 } });
gateway.sign({ host: "h.tencentscf.com", query: new URLSearchParams("a=1"), method: "PATCH", params: {} }, null);
// @ts-expect-error There is no action.
gateway.sign({ host: "h.tencentscf.com", action: "A" }, pair);
// @ts-expect-error
gateway.sign({ service: "cvm" }, pair);
const answered: Promise<Response> = lentByAliyun(new URL("https://ecs.aliyuncs.com"), { method: "POST" });
// @ts-expect-error A config has no engine.
createFetch({ credentials });
// @ts-expect-error
createFetch(new index.Client({ credentials }), { passthrough: true });

// Code is text; a target is named by its id, and what can be named is in the list.
const wanted: CodeRequest = {
  system: "aliyun",
  service: "fc",
  version: "2023-03-30",
  action: "ListFunctions",
  query: { limit: 5 },
};
const code: string = generate(wanted, codeTargets[0].id, { proxy: "https://proxy.example" });
const sameGenerate: typeof generate = inspect.generate;
// @ts-expect-error
generate({ ...wanted, system: "aws" }, "curl");
// @ts-expect-error The list is fixed.
codeTargets.push(codeTargets[0]);
// @ts-expect-error
generate({ ...wanted, body: new Uint8Array() }, "curl");

// Providers are what a config takes.
const role = { roleArn: "qcs::cam::uin/1:roleName/reader", roleSessionName: "report" };
const assumed = given.assumeRole({ ...role, credentials: given.fromEnvironment(), policy: { version: "2.0" } });
const providers: index.Config["credentials"][] = [
  given.fromEnvironment({ TENCENTCLOUD_SECRET_ID: "id" }),
  assumed,
  given.assumeRoleWithWebIdentity({ ...role, providerId: "OIDC", webIdentityToken: async () => "token" }),
  given.temporary(async () => (await fetch("/api/credentials")).json()),
];
const acsProviders: aliyun.AcsConfig["credentials"][] = [
  given.aliyunFromEnvironment(),
  given.temporary<given.AcsCredentials>(() => ({})),
];
const ends: Promise<number> = assumed().then(({ expiresAt }) => expiresAt);
const signedAtOnce = new index.Client({ credentials: given.fromEnvironment() }).sign(request);
// @ts-expect-error Keys of another vendor.
const otherVendor: index.Config["credentials"] = given.aliyunFromEnvironment();
// @ts-expect-error A role has a name.
given.assumeRole({ credentials, roleArn: role.roleArn });
// @ts-expect-error A web identity needs no keys.
given.assumeRoleWithWebIdentity({ ...role, providerId: "OIDC", webIdentityToken: "token", credentials });
// @ts-expect-error What gives them is a function.
given.temporary({ secretId: "id", secretKey: "key" });
