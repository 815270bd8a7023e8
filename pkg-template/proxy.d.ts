/**
 * `tc3fetch/proxy`: what stands between pages and the services, as a fetch handler for Cloudflare
 * Workers, Deno, Bun and Node. It has no engine. docs/proxy.md says when to use which.
 *
 * @module tc3fetch/proxy
 */
export { Tc3Error } from "./index.js";

/**
 * A fetch handler. `env` and `context` are whatever the runtime gives after the request: the
 * bindings of a Worker, Deno's `info`, Bun's `server`, `{ incoming }` of `toNodeListener`.
 * Functions of the options are given `env`.
 */
export type ProxyHandler = (request: Request, env?: any, context?: any) => Promise<Response>;

/** Of which page, to which host. `host` is undefined where the proxy signs. */
export interface ProxyCall {
  /** The page's origin; undefined where it has none, with `allowNoOrigin`. */
  origin?: string;
  host?: string;
  /** What the runtime gave besides the request. */
  env?: any;
}

/** What `observe` hears of a request once its answer has begun. Nothing in it is secret. */
export interface ProxyEvent {
  method: string;
  /** Undefined where the request was refused before it had one, and where the proxy signs. */
  host?: string;
  /** The HTTP status of the answer. */
  status: number;
  /** From the request to the beginning of the answer. */
  milliseconds: number;
}

/** What every handler of this entry takes. */
export interface HandlerOptions {
  /**
   * The origins of the pages that may use it, each as `https://host[:port]`, the proxy's own among
   * them where its pages use it; or a function that returns true, or a promise of it, for those
   * that may. `"*"` lets any page.
   */
  origins: readonly string[] | "*" | ((origin: string, request: Request) => boolean | Promise<boolean>);
  /** Whether a request without an Origin, which comes from no page and no browser, is taken as well. Default false. */
  allowNoOrigin?: boolean | undefined;
  /** More names of headers that go on, to the service and back; `"x-sts-*"` stands for all that begin so. */
  headers?: readonly string[] | undefined;
  /**
   * Whether this request may be made now: true, or a promise of it. It is asked before the body is
   * read, and must not read it. {@link memoryLimiter} makes one.
   */
  limit?(request: Request, call: ProxyCall): boolean | Promise<boolean>;
  /** Bytes that the body of a request may have; default 10485760. */
  maxRequestBytes?: number | undefined;
  /**
   * Milliseconds until the request has come and an answer begins; default 320000. Where the proxy
   * signs, those of each: a call has the client's own, unless this is given.
   */
  timeout?: number | undefined;
  /** Hears of each request. What it throws changes nothing. */
  observe?(event: ProxyEvent): void;
}

/** Mode 1: the page signs, with temporary keys, and the proxy forwards. */
export interface ForwardingOptions extends HandlerOptions {
  /** The path before `/{host}{path}`; default none. It is the path of the `proxy` in a page's config. */
  prefix?: string | undefined;
  /**
   * The hosts that it forwards to, in place of the default list: each stands for itself and all
   * names below it, with a port where it is not 443. The default are the APIs of Tencent Cloud and
   * Alibaba Cloud, without object storage, and the sites of Guance and TrueWatch.
   */
  hosts?: readonly string[] | undefined;
  /** Default the global `fetch`. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  client?: undefined;
}

/** A call that a page asks for. */
export interface EdgeCall {
  service: string;
  version: string;
  action: string;
  region?: string;
  params?: object;
}

/** What signs and sends: a `Client` of tc3fetch, or any object with these. */
export interface EdgeSigner {
  call(request: any, options?: any): Promise<unknown>;
  /** For pages that ask for a stream. */
  stream?(request: any, options?: any): Promise<{ toResponse(): Response }>;
}

/** Mode 2: the keys live here, and the page signs nothing. */
export interface CallingOptions extends HandlerOptions {
  /** The path before `/call`; default none. */
  prefix?: string | undefined;
  client: EdgeSigner;
  /** Whether this caller may make this call: true, or a promise of it. Anything else, and anything thrown, is a no. */
  authorize(request: Request, call: EdgeCall, env: any): boolean | Promise<boolean>;
  /** The actions that may be called: `"cvm.DescribeInstances"`, or `"hunyuan.*"` for all of a service. */
  actions: readonly string[];
}

/**
 * A proxy for pages.
 *
 * @example A Cloudflare Worker to which a page sends what it has signed
 * ```js
 * import { createProxy } from "tc3fetch/proxy";
 *
 * export default { fetch: createProxy({ origins: ["https://console.example"], prefix: "/tc3" }) };
 * ```
 * @example The keys live in the Worker
 * ```js
 * import { env } from "cloudflare:workers";
 * import { Client } from "tc3fetch";
 * import { createProxy } from "tc3fetch/proxy";
 *
 * const credentials = { secretId: env.TENCENTCLOUD_SECRET_ID, secretKey: env.TENCENTCLOUD_SECRET_KEY };
 * export default {
 *   fetch: createProxy({
 *     origins: ["https://console.example"],
 *     client: new Client({ credentials, region: "ap-guangzhou" }),
 *     authorize: (request) => isLoggedIn(request.headers.get("authorization")),
 *     actions: ["cvm.DescribeInstances", "hunyuan.*"],
 *   }),
 * };
 * ```
 */
export function createProxy(options: ForwardingOptions | CallingOptions): ProxyHandler;

/** What `temporaryCredentials` takes. */
export interface TemporaryCredentialsOptions extends HandlerOptions {
  /** Of Tencent Cloud, with long-lived keys: STS takes no others. */
  client: Pick<EdgeSigner, "call">;
  /** Whether this caller is given keys. */
  authorize(request: Request, env: any): boolean | Promise<boolean>;
  /** What the keys may do: a policy of CAM without `principal`, or a function that gives one for this caller. */
  policy: object | string | ((request: Request, env: any) => object | string | Promise<object | string>);
  /** STS takes 1800 by default; the keys of a root account can give 7200, those of others 129600. */
  durationSeconds?: number | undefined;
  /** Names the caller in the logs of CAM: letters. Default `"tc3fetch"`. */
  name?: string | undefined;
  /** Default `"ap-guangzhou"`. */
  region?: string | undefined;
}

/**
 * A handler that gives a page temporary keys, by STS GetFederationToken, for a POST: `{ secretId,
 * secretKey, token, expiresAt }`, which no cache keeps.
 *
 * @example
 * ```js
 * const credentials = temporaryCredentials({
 *   origins: ["https://console.example"],
 *   client: new Client({ credentials: longLived, region: "ap-guangzhou" }),
 *   authorize: (request) => isLoggedIn(request.headers.get("authorization")),
 *   policy: { version: "2.0", statement: [{ effect: "allow", action: ["scf:InvokeFunction"], resource: ["*"] }] },
 * });
 * ```
 */
export function temporaryCredentials(options: TemporaryCredentialsOptions): ProxyHandler;

/** A limit for one process, or one isolate of an edge runtime, of which there are many. */
export interface MemoryLimit {
  /** How many may come within `milliseconds`, at once or spread. */
  requests: number;
  milliseconds: number;
  /**
   * Whose requests are counted together; default those of one origin. Give what a caller cannot
   * choose: a user, or the address that the runtime knows.
   */
  key?(request: Request, call: ProxyCall): unknown;
  /** The clock, in milliseconds. Default `Date.now`. */
  now?(): number;
}

/**
 * A `limit` that counts in memory.
 *
 * @example
 * ```js
 * createProxy({ origins: ["https://console.example"], limit: memoryLimiter({ requests: 100, milliseconds: 60000 }) });
 * ```
 */
export function memoryLimiter(options: MemoryLimit): (request: Request, call: ProxyCall) => boolean;
