// The proxy's types: what each mode takes, and what it does not.
import { Client } from "tc3fetch";
import { createProxy, memoryLimiter, type ProxyHandler, temporaryCredentials } from "tc3fetch/proxy";
import { toNodeListener } from "tc3fetch/proxy/node";
import { createCredentialsProvider, EdgeClient, Tc3Error } from "tc3fetch/proxy/page";

const origins = ["https://console.example"];
const client = new Client({ credentials: { secretId: "id", secretKey: "key" }, region: "ap-guangzhou" });
const authorize = (request: Request) => request.headers.has("authorization");

const forwarding: ProxyHandler = createProxy({
  origins,
  prefix: "/tc3",
  hosts: ["example.com:8443"],
  limit: memoryLimiter({
    requests: 100,
    milliseconds: 60000,
    key: (request, { origin, env }) => [request, origin, env],
  }),
  observe: ({ method, host, status, milliseconds }) => console.log(method, host?.length, status + milliseconds),
});
createProxy({ origins: "*" });
createProxy({ origins: async (origin) => origin.endsWith(".example") });
const calling = createProxy({ origins, client, authorize, actions: ["cvm.DescribeInstances"] });
const giving = temporaryCredentials({ origins, client, authorize, policy: async (request, env) => ({ request, env }) });
const worker: { fetch: (request: Request, env: object, context: object) => Promise<Response> } = { fetch: calling };
toNodeListener(giving);

// @ts-expect-error Who may use it has no default.
createProxy({});
// @ts-expect-error A list, so that none is a prefix of another.
createProxy({ origins: "https://console.example" });
// @ts-expect-error
createProxy({ origins, client, actions: ["cvm.*"] });
// @ts-expect-error
createProxy({ origins, client, authorize });
// @ts-expect-error
createProxy({ origins, client, authorize, actions: "cvm.*" });
// @ts-expect-error
createProxy({ origins, timout: 5 });
// @ts-expect-error The keys that a page gets may do something, and not everything.
temporaryCredentials({ origins, client, authorize });
// @ts-expect-error
memoryLimiter({ requests: 5 });

const edge = new EdgeClient({ url: new URL("https://edge.example/call"), authorization: async () => "Bearer session" });
const count: Promise<{ TotalCount: number }> = edge.call<{ TotalCount: number }>(
  { service: "cvm", version: "2017-03-12", action: "DescribeInstances", params: { Limit: 1 } },
  { unsafeIntegers: "bigint", signal: AbortSignal.timeout(1000) },
);
// @ts-expect-error A host would lead the signature elsewhere.
edge.call({ service: "cvm", version: "2017-03-12", action: "DescribeInstances", host: "example.com" });
const failed = (error: unknown) => error instanceof Tc3Error && error.code;

const page = new Client({
  credentials: createCredentialsProvider({ url: "/credentials" }),
  proxy: "https://edge.example",
});
