/**
 * `tc3fetch/proxy/page`: what a page has of a proxy that holds the keys. It has no engine.
 *
 * @module tc3fetch/proxy/page
 */
import type { CallOptions, CallResponse, CommonResponse, Config, Credentials, EventStream } from "../index.js";
import type { EdgeCall } from "../proxy.js";

export { Tc3Error } from "../index.js";
export type { EdgeCall } from "../proxy.js";

/** How a page reaches a proxy that holds the keys. */
export interface EdgeConfig extends Pick<
  Config,
  "timeout" | "attemptTimeout" | "fetch" | "headers" | "maxResponseBytes" | "observe" | "unsafeIntegers"
> {
  /** The address of its `/call`, or of `temporaryCredentials`. A relative one is the page's. */
  url: string | URL;
  /** The value of the header `Authorization`, by which `authorize` knows the caller, or a function that gives it. */
  authorization?: (string | (() => string | Promise<string>)) | undefined;
}

/** What one call does differently. The proxy decides about attempts: from the page a call is made once. */
export type EdgeOptions = Pick<
  CallOptions,
  "signal" | "timeout" | "attemptTimeout" | "headers" | "maxResponseBytes" | "unsafeIntegers"
>;

/**
 * A client for a page whose calls the proxy signs. It has no engine, and needs no WebAssembly.
 *
 * @example
 * ```js
 * const client = new EdgeClient({ url: "https://edge.example/call", authorization: () => `Bearer ${session}` });
 * const request = { service: "cvm", version: "2017-03-12", action: "DescribeInstances" };
 * const { TotalCount } = await client.call<{ TotalCount: number }>(request);
 * ```
 */
export class EdgeClient {
  constructor(config: EdgeConfig);
  readonly call: <R = unknown>(request: EdgeCall, options?: EdgeOptions) => Promise<R & CommonResponse>;
  readonly callWithResponse: <R = unknown>(request: EdgeCall, options?: EdgeOptions) => Promise<CallResponse<R>>;
  /** The events of an action that speaks while it thinks, as they come. */
  readonly stream: <T = unknown>(request: EdgeCall, options?: EdgeOptions) => Promise<EventStream<T>>;
  readonly with: (changes: Partial<EdgeConfig>) => EdgeClient;
}

/**
 * A function for `credentials` that asks `temporaryCredentials` for them.
 *
 * @example
 * ```js
 * const client = new Client({
 *   credentials: createCredentialsProvider({ url: "/credentials" }),
 *   region: "ap-guangzhou",
 *   proxy: "https://edge.example/tc3",
 * });
 * ```
 */
export function createCredentialsProvider(
  config: EdgeConfig,
): () => Promise<Credentials & { token: string; expiresAt: number }>;
