/**
 * `tc3fetch/gateway`: CloudBase's HTTP API and the function URLs of Serverless Cloud Function, which take
 * signature v3 over any method and path, and answer pages of other origins.
 *
 * @module tc3fetch/gateway
 */
import type { CallOptions, Config, Credentials, CredentialsProvider, EventStream, SignedRequest } from "./index.js";

export {
  type CallEvent,
  type ClientErrorCode,
  type Credentials,
  type CredentialsProvider,
  type EngineSource,
  type ErrorKind,
  type EventStream,
  type ProviderContext,
  type Retry,
  type RetryBudget,
  type ServerEvent,
  init,
  type SignedRequest,
  Tc3Error,
  type UnsafeIntegers,
} from "./index.js";

/** One request to a gateway. */
export interface GatewayRequest {
  /**
   * `"tcb"` is CloudBase, `"scf"` a function URL. Default by the host: `….tcloudbasegateway.com` or
   * `….tencentscf.com`; on a domain of your own it must be said.
   */
  service?: "tcb" | "scf" | undefined;
  /** `"env-a1b2c3.api.tcloudbasegateway.com"`; from the config where it is not given. */
  host?: string | undefined;
  /** Default `"GET"`, with a body `"POST"`. */
  method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD" | undefined;
  /** Percent-encoded; default `"/"`. */
  path?: string | undefined;
  /** Raw names and values; a list repeats its name, and what is undefined is left out. */
  query?:
    | Record<string, QueryValue | readonly QueryValue[] | undefined>
    | URLSearchParams
    | ReadonlyMap<string, QueryValue | readonly QueryValue[]>
    | undefined;
  /** An object that is sent as JSON. Not for GET and HEAD. */
  params?: object | undefined;
  /** A ready body instead of `params`, signed and sent byte for byte. Not for GET and HEAD. */
  body?: string | Uint8Array | undefined;
  /** Default `"application/json; charset=utf-8"`, without a body `"application/x-www-form-urlencoded"`. Sent and signed in lower case. */
  contentType?: string | undefined;
  /** Sent as well, unsigned unless named in `signedHeaders`. */
  headers?: Record<string, string | undefined> | Headers | ReadonlyMap<string, string> | undefined;
  /** Headers that are signed besides content-type and host. */
  signedHeaders?: string[] | undefined;
  /** The account's number, for a function URL. */
  uin?: string | undefined;
  /** Unix time in seconds, or a Date; default now. */
  timestamp?: number | Date | undefined;
}

/** What a query may hold. */
export type QueryValue = string | number | boolean | bigint;

/**
 * Signs a request, synchronously. `null` as credentials signs nothing, for a function URL that is open.
 * @throws {Tc3Error} of kind `"input"` for anything that could not be sent as it stands
 * @example
 * const signed = sign({ host: "env-a1b2c3.api.tcloudbasegateway.com", path: "/v1/rdb/rest/items" }, credentials);
 * const response = await fetch(signed.url, signed);
 */
export function sign(request: GatewayRequest, credentials: Credentials | null): SignedRequest;

/** How calls are made. */
export interface GatewayConfig extends Omit<Config, "credentials" | "region" | "language" | "endpoint" | "algorithm"> {
  credentials: CredentialsProvider;
  /** Default for requests that name none. */
  service?: GatewayRequest["service"] | undefined;
  /** Default for requests that name none. */
  uin?: string | undefined;
}

/** What one call does differently. */
export interface GatewayOptions extends Omit<CallOptions, "region" | "language" | "endpoint" | "algorithm"> {
  service?: GatewayRequest["service"] | undefined;
  uin?: string | undefined;
}

/**
 * Signs, sends, and resolves to the answer's JSON as it came; undefined where there is none.
 * @throws {Tc3Error} where the status is none of 200 to 299, with the code of the gateway or, of kind
 *   `"function"`, with `HttpStatus.404` and the function's answer as `result`; and for every other failure
 * @example
 * const items = await call<{ name: string }[]>(
 *   { host: "env-a1b2c3.api.tcloudbasegateway.com", path: "/v1/rdb/rest/items", query: { limit: 10 } },
 *   { credentials },
 * );
 */
export function call<R = unknown>(request: GatewayRequest, config: GatewayConfig, options?: GatewayOptions): Promise<R>;

/**
 * {@link call}, with what came along: the request's id, status, headers, the number of attempts.
 * @example
 * const { data, status } = await callWithResponse(
 *   { host: "1250000000-a1b2c3d4e5.ap-guangzhou.tencentscf.com", method: "PUT", path: "/todos/1", params: { done: true } },
 *   { credentials, uin: "100000000001" },
 * );
 */
export function callWithResponse<R = unknown>(
  request: GatewayRequest,
  config: GatewayConfig,
  options?: GatewayOptions,
): Promise<GatewayResponse<R>>;

/** What a call tells besides its result. */
export interface GatewayResponse<R> {
  data: R;
  requestId?: string;
  /** The HTTP status. */
  status: number;
  headers: Headers;
  /** How many attempts were made. */
  attempts: number;
}

/**
 * Signs, sends, and resolves to the answer's server-sent events.
 * @example
 * const events = await stream<{ choices: { delta: { content: string } }[] }>(
 *   {
 *     host: "env-a1b2c3.api.tcloudbasegateway.com",
 *     path: "/v1/ai/hunyuan/chat/completions",
 *     params: { model: "hunyuan-lite", stream: true, messages: [{ role: "user", content: "你好" }] },
 *   },
 *   { credentials },
 * );
 * for await (const { json } of events) console.log(json?.choices[0].delta.content);
 */
export function stream<T = unknown>(
  request: GatewayRequest,
  config: GatewayConfig,
  options?: GatewayOptions,
): Promise<EventStream<T>>;

/**
 * The functions of this entry with a config bound, which may be taken out of it. It shows no credentials to JSON.stringify or a log.
 * @example
 * const client = new Client({ credentials, host: "env-a1b2c3.api.tcloudbasegateway.com" });
 * const items = await client.call<{ name: string }[]>({ path: "/v1/rdb/rest/items" });
 */
export class Client {
  constructor(config: GatewayConfig);
  /** Credentials must be there at once: a provider that returns a promise is for `call`. */
  readonly sign: (request: GatewayRequest) => SignedRequest;
  readonly call: <R = unknown>(request: GatewayRequest, options?: GatewayOptions) => Promise<R>;
  readonly callWithResponse: <R = unknown>(
    request: GatewayRequest,
    options?: GatewayOptions,
  ) => Promise<GatewayResponse<R>>;
  readonly stream: <T = unknown>(request: GatewayRequest, options?: GatewayOptions) => Promise<EventStream<T>>;
  /** A client with some members of the config changed. */
  readonly with: (changes: Partial<GatewayConfig>) => Client;
  /** How far the gateway's clock is ahead of ours, in milliseconds. */
  clockOffset: number;
}
