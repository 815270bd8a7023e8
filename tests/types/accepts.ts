// What the types must accept. Compiling is the test; nothing here is run.
import {
  call,
  Client,
  type ClientErrorCode,
  clearKeyCache,
  type Config,
  type Credentials,
  describeServices,
  type CallEvent,
  callWithResponse,
  type ErrorKind,
  type EventStream,
  type RetryBudget,
  stream,
  init,
  invoke,
  type InvokeResponse,
  sign,
  type SignedRequest,
  Tc3Error,
} from "tc3fetch";

const credentials: Credentials = { secretId: "id", secretKey: "key" };
const config: Config = { credentials };
const request = { service: "cvm", version: "2017-03-12", action: "DescribeZones" };

// A signed request goes to fetch as it is.
const signed: SignedRequest = sign(request, credentials);
fetch(signed.url, signed);
new Request(signed.url, signed);
const authorization: string | undefined = signed.headers.Authorization;
const bytes: ArrayBuffer | undefined = signed.body?.buffer;

// `params` may be anything with named members, an interface without an index signature too.
interface Params {
  Limit: number;
  Filters?: { Name: string; Values: string[] }[];
}
const params: Params = { Limit: 1 };
sign({ ...request, params }, credentials);
sign({ ...request, params: { InstanceId: 9007199254740993n } }, credentials);
sign({ ...request, body: new Uint8Array(1), contentType: "application/octet-stream" }, credentials);
sign(
  { ...request, body: "{}", method: "POST", signedHeaders: ["x-tc-action"], payloadSigning: "unsigned" },
  credentials,
);

// Every kind of request.
sign({ ...request, method: "GET" }, credentials);
sign(
  { ...request, multipart: { A: 1, B: true, C: "x", D: 1n, E: new Uint8Array(), F: new Blob([]), G: undefined } },
  credentials,
);
sign({ ...request, multipart: new FormData() }, credentials);
sign({ ...request, algorithm: "SKIP", endpoint: "regional" }, null);

// Credentials are given, or come from a function, at once or later.
const configs: Config[] = [
  { credentials: { ...credentials, token: "token" } },
  { credentials: () => credentials },
  { credentials: async () => credentials },
  { credentials, fetch },
  {
    credentials,
    fetch: globalThis.fetch,
    proxy: "https://proxy.example.com/tc3",
    timeout: Infinity,
    language: "en-US",
  },
];

// A call resolves to what the caller says, and to nothing in particular otherwise.
interface Zones {
  ZoneSet: { Zone: string }[];
  RequestId: string;
}
const zones: Promise<Zones> = call<Zones>(request, config, {
  signal: AbortSignal.timeout(1000),
  timeout: 1000,
  region: "ap-guangzhou",
  timestamp: 1,
});
const something: Promise<unknown> = call(request, config);
const exact: Promise<{ Id: bigint }> = call<{ Id: bigint }>(request, config, { unsafeIntegers: "bigint" });

// A stream is a loop over events.
async function listen(): Promise<void> {
  const answer: EventStream<{ Text: string }> = await stream<{ Text: string }>(request, config, { timeout: 5 });
  const head: [string | undefined, number, string | null] = [
    answer.requestId,
    answer.status,
    answer.headers.get("content-type"),
  ];
  for await (const { data, json, event, id, retry } of answer) {
    const texts: string[] = [data, event, id, json.Text];
    const milliseconds: number | undefined = retry;
  }
  await answer.cancel();
  const response: Response = answer.toResponse();
}

const invoked: Promise<InvokeResponse> = invoke(
  { FunctionName: "hello", InvocationType: "Event", LogType: "Tail", ClientContext: "{}" },
  config,
);
const returned: Promise<string> = invoked.then(({ Result }) => Result.RetMsg);

// Deprecated, and still there.
const services: Promise<number> = describeServices(
  { Limit: 20, Order: "DESC", OrderField: "CREATE_TIME" },
  config,
).then(({ TotalCount }) => TotalCount);
new Client(config)
  .describeServices({})
  .then(({ Services }) => Services.map(({ Status }) => Status.Status === "Normal"));

const client = new Client(config);
const again: SignedRequest = client.sign(request);
const typed: Promise<Zones> = client.call<Zones>(request, { region: "ap-guangzhou" });
const invokedAgain: Promise<InvokeResponse> = client.invoke(
  { FunctionName: "hello", ClientContext: { a: 1 } },
  { throwOnFunctionError: true },
);

// A client can be taken apart.
const { call: callTaken, sign: signTaken } = client;
const typedAgain: Promise<Zones> = callTaken<Zones>(request);
async function listenAgain(): Promise<string[]> {
  const texts: string[] = [];
  for await (const { data } of await client.stream(request)) texts.push(data);
  return texts;
}

// What a call tells, and how often it is made.
const shared: RetryBudget = { tokens: 500 };
const told: Promise<[Zones, string, number]> = callWithResponse<Zones>(request, {
  ...config,
  proxy: new URL("https://console.example.com/tc3"),
  retry: { attempts: 5, baseDelay: 100, maxDelay: 1000, budget: shared },
  clockOffset: -600_000,
  maxResponseBytes: 1e6,
  observe({ type, action, attempt, milliseconds, error }: CallEvent) {
    console.log(type, action, attempt, milliseconds, error?.code);
  },
}).then(({ data, requestId, attempts }) => [data, requestId, attempts]);
const other: Client = client.with({ region: "ap-shanghai", retry: false });
other.clockOffset = client.clockOffset;
sign({ ...request, timestamp: new Date() }, credentials);
call(request, { credentials: ({ isRefused }) => ({ ...credentials, expiresAt: isRefused ? new Date() : 0 }) });
const id: Promise<string> = call(request, config).then(({ RequestId }) => RequestId);
function outcomeOf(error: unknown): string {
  return Tc3Error.is(error, "AuthFailure") ? error.outcome : Tc3Error.from(new Tc3Error("x").toJSON()).code;
}

// Codes complete, and any other text is a code, too.
function isTimeout({ code }: Tc3Error): boolean {
  const own: ClientErrorCode = "ClientError.Timeout";
  return code === own || code === "ClientError.Aborted" || code === "AuthFailure.SignatureExpire";
}

// An error says who has to act, and a switch over that can be exhaustive.
function advice(error: unknown): string {
  if (!(error instanceof Tc3Error)) return "";
  const { code, kind, parameter, requestId, httpStatus, action, retryable, hint, message, cause } = error;
  const optional: [string | undefined, string | undefined, number | undefined, string | undefined, string | undefined] =
    [parameter, requestId, httpStatus, action, hint];
  switch (kind) {
    case "input":
    case "aborted":
    case "timeout":
    case "network":
    case "response":
    case "api":
    case "function":
    case "engine":
      return retryable ? `${code} ${message} ${cause} ${optional}` : "";
    default:
      return unreachable(kind);
  }
}
const unreachable = (kind: never): never => kind;
const kinds: ErrorKind[] = ["input", "aborted", "timeout", "network", "response", "api", "engine"];

const ready: Promise<void> = init();
const cleared: void = clearKeyCache();
