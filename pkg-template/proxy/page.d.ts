/**
 * `tc3fetch/proxy/page`: what a page has of a proxy that holds the keys. It has no engine.
 *
 * @module tc3fetch/proxy/page
 */
import type { Credentials } from "../index.js";
import type { EdgeCall } from "../proxy.js";

export { Tc3Error } from "../index.js";
export type { EdgeCall } from "../proxy.js";

/** How a page reaches a proxy that holds the keys. */
export interface EdgeConfig {
  /** The address of its `/call`, or of `temporaryCredentials`. A relative one is the page's. */
  url: string | URL;
  /** The value of the header `Authorization`, by which `authorize` knows the caller, or a function that gives it. */
  authorization?: string | (() => string | Promise<string>);
  /** Milliseconds for a call; default 60000. */
  timeout?: number;
  /** Default the global `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

/** What one call does differently. */
export interface EdgeOptions {
  signal?: AbortSignal;
  timeout?: number;
  /** What becomes of integers beyond ±(2^53 - 1). */
  unsafeIntegers?: "number" | "bigint" | "string";
}

/**
 * A client for a page whose calls the proxy signs. It has no engine, and needs no WebAssembly.
 *
 * @example
 * ```js
 * const client = new EdgeClient({ url: "https://edge.example/call", authorization: () => `Bearer ${session}` });
 * const { TotalCount } = await client.call({ service: "cvm", version: "2017-03-12", action: "DescribeInstances" });
 * ```
 */
export class EdgeClient {
  constructor(config: EdgeConfig);
  call<R = unknown>(request: EdgeCall, options?: EdgeOptions): Promise<R>;
  /** The events of an action that speaks while it thinks, as they come. */
  stream(
    request: EdgeCall,
    options?: EdgeOptions,
  ): Promise<AsyncIterable<{ data: string; event: string; id: string; retry?: number }>>;
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
