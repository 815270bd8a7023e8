// What the runtimes serve in these tests: proxies of every kind, each under a path of its own. The
// services' hosts are on this machine, which is all that `fetch` changes.
import { Client } from "tc3fetch";
import { createProxy, memoryLimiter, temporaryCredentials } from "tc3fetch/proxy";

export const PAGE = "https://console.example";

/** Published examples, which the local endpoint knows. */
const credentials = { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" };
const policy = { version: "2.0", statement: [{ effect: "allow", action: ["scf:InvokeFunction"], resource: ["*"] }] };

/**
 * @param upstream the address that stands for all services: `{upstream}/{host}{path}`
 * @param page    the origin of the page that may use them
 */
export function createProxies(upstream, page = PAGE) {
  const events = [];
  const local = (url, init) => fetch(url.replace("https:/", upstream), init);
  const common = { origins: [page], fetch: local };
  const client = new Client({ credentials, region: "ap-guangzhou", fetch: local });
  const wrong = new Client({ credentials: { ...credentials, secretKey: "WRONG" }, fetch: local });
  const authorize = (request) => request.headers.get("authorization") === "Bearer session";
  const calling = {
    origins: [page],
    client,
    authorize,
    actions: ["local.*", "echo.Any", "scf.Invoke"],
  };
  const giving = { origins: [page], client, authorize, policy };
  const proxies = {
    "/tc3": createProxy({ ...common, prefix: "/tc3", observe: (event) => events.push(event) }),
    "/any": createProxy({ ...common, prefix: "/any", origins: "*" }),
    "/chosen": createProxy({
      ...common,
      prefix: "/chosen",
      // Of what is no boolean, nothing is a yes.
      origins: async (origin) => (origin.endsWith(".yes.example") ? "yes" : origin.endsWith(".preview.example")),
    }),
    "/plain": createProxy({ ...common, prefix: "/plain", allowNoOrigin: true }),
    "/own": createProxy({
      ...common,
      prefix: "/own",
      origins: (origin, request) => origin === new URL(request.url).origin,
    }),
    "/listed": createProxy({ ...common, prefix: "/listed", hosts: ["echo.example.com", "echo.example.net:8443"] }),
    "/small": createProxy({ ...common, prefix: "/small", maxRequestBytes: 1000 }),
    "/hasty": createProxy({ ...common, prefix: "/hasty", timeout: 300 }),
    "/hurried": createProxy({ ...calling, prefix: "/hurried", timeout: 300 }),
    "/deaf": createProxy({ ...common, prefix: "/deaf", timeout: 300, fetch: (url) => local(url) }),
    "/more": createProxy({ ...common, prefix: "/more", headers: ["X-Trace", "x-sts-*"] }),
    "/limited": createProxy({
      ...common,
      prefix: "/limited",
      limit: memoryLimiter({ requests: 2, milliseconds: 3_600_000 }),
    }),
    "/broken": createProxy({
      ...common,
      prefix: "/broken",
      limit: () => {
        throw new Error("SECRETEXAMPLE is in this message");
      },
    }),
    "/unheard": createProxy({
      ...common,
      prefix: "/unheard",
      observe: () => {
        throw new Error("the observer's own");
      },
    }),
    "/edge": createProxy({ ...calling, prefix: "/edge", observe: (event) => events.push(event) }),
    "/unable": createProxy({ ...calling, prefix: "/unable", client: { call: wrong.call } }),
    "/failing": createProxy({
      ...calling,
      prefix: "/failing",
      client: { call: () => Promise.reject(new Error("SECRETEXAMPLE is in this message")) },
    }),
    "/guarded": createProxy({
      ...calling,
      prefix: "/guarded",
      authorize: async (request, { action }, env) => {
        if (!env) throw new Error("there is no env");
        if (action === "Fail") throw new Error("SECRETEXAMPLE is in this message");
        return action === "Echo" ? true : "yes";
      },
    }),
    "/keys": temporaryCredentials({
      ...giving,
      durationSeconds: 900,
      name: "page",
      observe: (event) => events.push(event),
    }),
    "/keys-by-caller": temporaryCredentials({
      ...giving,
      policy: async (request) => JSON.stringify({ ...policy, caller: request.headers.get("authorization") }),
    }),
  };
  return async (request, env, context) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/events") return Response.json(events.splice(0));
    const proxy = proxies[/^\/[^/]*/.exec(pathname)[0]];
    return proxy ? proxy(request, env ?? {}, context) : new Response("no proxy", { status: 404 });
  };
}
