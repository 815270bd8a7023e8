/**
 * `tc3fetch/aliyun`: Alibaba Cloud with signature ACS3-HMAC-SHA256, for any action.
 *
 * @module tc3fetch/aliyun
 */
import type { CallOptions, Config, ProviderContext, SignedRequest } from "./index.js";

export {
  type CallEvent,
  type ClientErrorCode,
  type EngineSource,
  type ErrorKind,
  type ProviderContext,
  type Retry,
  type RetryBudget,
  init,
  type SignedRequest,
  Tc3Error,
} from "./index.js";

/** A pair of AccessKeys, or temporary credentials (STS) with their token. */
export interface AcsCredentials {
  /** Identifies the key; it is sent. */
  accessKeyId: string;
  /** Signs; it never leaves, and never appears in an error. */
  accessKeySecret: string;
  /** Of temporary credentials. */
  securityToken?: string | undefined;
  /** When they expire, in milliseconds since 1970; see `Credentials` of `tc3fetch`. */
  expiresAt?: number | Date | undefined;
}

/** One request to Alibaba Cloud, in ROA style (a path) or RPC style (the path `/`). */
export interface AcsRequest {
  /** `"CreateFunction"` */
  action: string;
  /** `"2023-03-30"` */
  version: string;
  /** Default `"POST"`. */
  method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD" | undefined;
  /** `name` or `name:port`; default, or from the config, that of Function Compute in `region`. */
  host?: string | undefined;
  /** `"cn-hangzhou"`, where there is no `host`. */
  region?: string | undefined;
  /** The account's number, where there is no `host`: then it is the account's. */
  accountId?: string | undefined;
  /** Percent-encoded as RFC 3986 has it; default `"/"`. */
  path?: string | undefined;
  /** Raw. Arrays and objects are flattened (`Tag.1.Key`); null, undefined and what is empty but text are left out. */
  query?: Record<string, unknown> | undefined;
  /** Signed and sent byte for byte. Not for GET and HEAD. */
  body?: string | Uint8Array | undefined;
  /** Default for text `"application/json; charset=utf-8"`, for bytes `"application/octet-stream"`. */
  contentType?: string | undefined;
  /** Sent as well; those that begin with `x-acs-` are signed. */
  headers?: Record<string, string | undefined> | Headers | ReadonlyMap<string, string> | undefined;
  /** UTC, `"2026-01-02T03:04:05Z"`, or a Date; default now. The service accepts 15 minutes more or less. */
  date?: string | Date | undefined;
  /** Unique; default random. */
  nonce?: string | undefined;
}

/**
 * Signs a request to any service of Alibaba Cloud with ACS3-HMAC-SHA256, synchronously. The
 * signature is in hexadecimal. `null` for an action that needs no signature.
 * @throws {Tc3Error} of kind `"input"` for anything that could not be sent as it stands
 * @example
 * const signed = sign(
 *   { action: "DescribeRegions", version: "2014-05-26", host: "ecs.cn-hangzhou.aliyuncs.com" },
 *   credentials,
 * );
 * const response = await fetch(signed.url, signed);
 */
export function sign(request: AcsRequest, credentials: AcsCredentials | null): SignedRequest;

/** How calls are made. */
export interface AcsConfig extends Omit<
  Config,
  "credentials" | "region" | "language" | "host" | "endpoint" | "algorithm" | "unsafeIntegers"
> {
  /** Credentials, or a function that gives them before each call. */
  credentials:
    AcsCredentials | null | ((context: ProviderContext) => AcsCredentials | null | Promise<AcsCredentials | null>);
  /** `"cn-hangzhou"`; together with `accountId` it names the host. */
  region?: string | undefined;
  /** The account's number: calls then go to `{accountId}.{region}.fc.aliyuncs.com`, else to `fcv3.{region}.aliyuncs.com`. */
  accountId?: string | undefined;
  /** `name` or `name:port`, instead of what region and account say. */
  host?: string | undefined;
}

/** What one call does differently. */
export interface AcsOptions extends Omit<
  CallOptions,
  "language" | "endpoint" | "algorithm" | "timestamp" | "unsafeIntegers"
> {
  accountId?: string | undefined;
  /** UTC, `"2026-01-02T03:04:05Z"`, or a Date; default now. */
  date?: string | Date | undefined;
  /** Unique; default random. */
  nonce?: string | undefined;
}

/**
 * Signs, sends, and resolves to the answer's JSON, `{}` where there is none.
 * @throws {Tc3Error} for every failure, with the service's own code where it has one
 * @example
 * const { Regions } = await call<{ Regions: { Region: { RegionId: string }[] } }>(
 *   { action: "DescribeRegions", version: "2014-05-26", host: "ecs.cn-hangzhou.aliyuncs.com" },
 *   { credentials },
 * );
 */
export function call<R = unknown>(request: AcsRequest, config: AcsConfig, options?: AcsOptions): Promise<R>;

/**
 * {@link call}, with what came along: the request's id, status, headers, the number of attempts.
 * @example
 * const { data, requestId, attempts } = await callWithResponse(
 *   { action: "DescribeRegions", version: "2014-05-26", host: "ecs.cn-hangzhou.aliyuncs.com" },
 *   { credentials },
 * );
 */
export function callWithResponse<R = unknown>(
  request: AcsRequest,
  config: AcsConfig,
  options?: AcsOptions,
): Promise<AcsResponse<R>>;

/** What a call tells besides its result. */
export interface AcsResponse<R> {
  data: R;
  requestId?: string;
  /** The HTTP status. */
  status: number;
  headers: Headers;
  /** How many attempts were made. */
  attempts: number;
}

/**
 * The functions of this entry with a config bound, which may be taken out of it. It shows no credentials to JSON.stringify or a log.
 * @example
 * const client = new Client({ credentials, host: "ecs.cn-hangzhou.aliyuncs.com" });
 * const { requestId } = await client.callWithResponse({ action: "DescribeRegions", version: "2014-05-26" });
 */
export class Client {
  constructor(config: AcsConfig);
  /** Credentials must be there at once: a provider that returns a promise is for `call`. */
  readonly sign: (request: AcsRequest) => SignedRequest;
  readonly call: <R = unknown>(request: AcsRequest, options?: AcsOptions) => Promise<R>;
  readonly callWithResponse: <R = unknown>(request: AcsRequest, options?: AcsOptions) => Promise<AcsResponse<R>>;
  /** A client with some members of the config changed. */
  readonly with: (changes: Partial<AcsConfig>) => Client;
  /** How far the service's clock is ahead of ours, in milliseconds. */
  clockOffset: number;
}
