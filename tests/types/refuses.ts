// What the types must refuse. Each line below an @ts-expect-error is a mistake that people make;
// where the types no longer notice it, the compiler complains that the comment is unused.
import {
  call,
  Client,
  type Config,
  type Credentials,
  invoke,
  describeServices,
  sign,
  type SignedRequest,
  Tc3Error,
} from "tc3fetch";

const credentials: Credentials = { secretId: "id", secretKey: "key" };
const config: Config = { credentials };
const request = { service: "cvm", version: "2017-03-12", action: "DescribeZones" };

// Credentials need both halves, and a provider gives credentials.
// @ts-expect-error
sign(request, { secretId: "id" });
// @ts-expect-error
sign(request, { secretKey: "key" });
// @ts-expect-error
sign(request, () => credentials);
// @ts-expect-error
const noSecretKey: Config = { credentials: async () => ({ secretId: "id" }) };
// @ts-expect-error
const noCredentials: Config = { region: "ap-guangzhou" };

// A request names service, version and action.
// @ts-expect-error
sign({ version: "2017-03-12", action: "DescribeZones" }, credentials);
// @ts-expect-error
sign({ service: "cvm", action: "DescribeZones" }, credentials);
// @ts-expect-error
sign({ service: "cvm", version: "2017-03-12" }, credentials);

// Fields have one type, and names one spelling.
// @ts-expect-error
sign({ ...request, timestamp: "1551113065" }, credentials);
// @ts-expect-error
sign({ ...request, params: "{}" }, credentials);
// @ts-expect-error
sign({ ...request, body: new ArrayBuffer(1) }, credentials);
// @ts-expect-error
sign({ ...request, headers: { "X-Count": 1 } }, credentials);
// @ts-expect-error
sign({ ...request, signedHeaders: "x-tc-action" }, credentials);
// @ts-expect-error
sign({ ...request, method: "PUT" }, credentials);
// @ts-expect-error
sign({ ...request, language: "zh" }, credentials);
// @ts-expect-error
sign({ ...request, algorithm: "HmacMD5" }, credentials);
// @ts-expect-error
sign({ ...request, endpoint: "ap-guangzhou" }, credentials);
// @ts-expect-error
sign({ ...request, nonce: "1" }, credentials);
// @ts-expect-error
sign({ ...request, multipart: { Filters: [] } }, credentials);
// @ts-expect-error
sign({ ...request, payloadSigning: true }, credentials);
// @ts-expect-error
sign({ ...request, Region: "ap-guangzhou" }, credentials);

// What a call takes.
// @ts-expect-error
call(request, credentials);
// @ts-expect-error
call(request);
// @ts-expect-error
call(request, { credentials, unsafeIntegers: true });
// @ts-expect-error A stream has a function of its own.
call(request, { credentials }, { stream: true });
// @ts-expect-error
call(request, { credentials, timout: 5 });
// @ts-expect-error
call(request, { credentials }, { retry: true });
// @ts-expect-error
call(request, { credentials, language: "en" });
// @ts-expect-error
call(request, { credentials, fetch: () => new Response() });
// @ts-expect-error
call(request, config, { signal: new AbortController() });
// @ts-expect-error
call(request, config, { timeout: "1s" });
// @ts-expect-error
call(request, config).then(({ Zones }) => Zones);

// What the actions take.
// @ts-expect-error
invoke({}, config);
// @ts-expect-error
invoke({ FunctionName: "hello", InvocationType: "Sync" }, config);
// @ts-expect-error
invoke({ FunctionName: "hello", ClientContext: 5 }, config);
// @ts-expect-error
invoke({ functionName: "hello" }, config);
// @ts-expect-error
invoke({ FunctionName: "hello" }, config).then(({ Result }) => Result.Response);
// @ts-expect-error
describeServices({ Limit: "20" }, config);
// @ts-expect-error
describeServices({ Filters: { Name: "id", Values: ["a"] } }, config);

// A client keeps its config, and the secret in it, to itself.
const client = new Client(config);
// @ts-expect-error
client.config;
// @ts-expect-error
client.credentials;
// @ts-expect-error
new Client();
// @ts-expect-error
Client(config);

// What comes back is for reading.
const signed: SignedRequest = sign(request, credentials);
// @ts-expect-error
signed.then;
// @ts-expect-error
signed.headers.Authorization = 1;
declare const error: Tc3Error;
// @ts-expect-error
error.code = "mine";
// @ts-expect-error
error.kind === "server";
