import type { Action, PagedAction, Validate } from "./action.js";
import type { SignedRequest } from "./index.js";

export type { Action, PagedAction, Validate } from "./action.js";
export { paginate } from "./action.js";
export { type SignedRequest, Tc3Error } from "./index.js";

/** A pair of AccessKeys, or temporary credentials (STS) with their token. */
export interface AcsCredentials {
  /** Identifies the key; it is sent. */
  accessKeyId: string;
  /** Signs; it never leaves, and never appears in an error. */
  accessKeySecret: string;
  /** Of temporary credentials. */
  securityToken?: string;
}

/** One request to Alibaba Cloud, in ROA style (a path) or RPC style (the path `/`). */
export interface AcsRequest {
  /** `"CreateFunction"` */
  action: string;
  /** `"2023-03-30"` */
  version: string;
  /** Default `"POST"`. */
  method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD";
  /** `name` or `name:port`; default that of Function Compute in `region`. */
  host?: string;
  /** `"cn-hangzhou"`, where there is no `host`. */
  region?: string;
  /** The account's number, where there is no `host`: then it is the account's. */
  accountId?: string;
  /** Percent-encoded as RFC 3986 has it; default `"/"`. */
  path?: string;
  /** Raw. Arrays and objects are flattened (`Tag.1.Key`); null, undefined and what is empty but text are left out. */
  query?: Record<string, unknown>;
  /** Signed and sent byte for byte. Not for GET and HEAD. */
  body?: string | Uint8Array;
  /** Default for text `"application/json; charset=utf-8"`, for bytes `"application/octet-stream"`. */
  contentType?: string;
  /** Sent as well; those that begin with `x-acs-` are signed. */
  headers?: Record<string, string | undefined> | Headers | ReadonlyMap<string, string>;
  /** UTC, `"2026-01-02T03:04:05Z"`; default now. The service accepts 15 minutes more or less. */
  date?: string;
  /** Unique; default random. */
  nonce?: string;
}

/**
 * Signs a request to any service of Alibaba Cloud with ACS3-HMAC-SHA256, synchronously. The
 * signature is in hexadecimal. `null` for an action that needs no signature.
 * @throws {Tc3Error} of kind `"input"` for anything that could not be sent as it stands
 */
export function sign(request: AcsRequest, credentials: AcsCredentials | null): SignedRequest;

/** Compiles the engine ahead of the first call, off the main thread where that is possible. */
export function init(): Promise<void>;

/** How calls are made. */
export interface FcConfig {
  /** Credentials, or a function that gives them before each call. */
  credentials: AcsCredentials | (() => AcsCredentials | Promise<AcsCredentials>);
  /** `"cn-hangzhou"`; together with `accountId` it names the host. */
  region?: string;
  /** The account's number: calls then go to `{accountId}.{region}.fc.aliyuncs.com`, else to `fcv3.{region}.aliyuncs.com`. */
  accountId?: string;
  /** `name` or `name:port`, instead of what region and account say. */
  host?: string;
  /** Address of a proxy that forwards `${proxy}/${host}${path}` to `https://${host}${path}`. */
  proxy?: string;
  /** Milliseconds for the whole call; default 60000, for `invokeFunction` 610000. `Infinity` waits for ever. */
  timeout?: number;
  /** Default the global `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Sent with every request. */
  headers?: AcsRequest["headers"];
  /** Whether parameters are checked before they are sent. */
  validate?: Validate;
}

/** What one call does differently. */
export interface FcOptions {
  /** Aborts the call, with any reason. */
  signal?: AbortSignal;
  /** Milliseconds for the whole call. */
  timeout?: number;
  region?: string;
  /** UTC, `"2026-01-02T03:04:05Z"`; default now. */
  date?: string;
  /** Unique; default random. */
  nonce?: string;
  validate?: Validate;
}

/** What one invocation does differently. */
export interface InvokeOptions extends FcOptions {
  /**
   * A function that failed is an answer with `errorType`, and resolves. `true` makes it
   * reject instead, with a `Tc3Error` of kind `"function"` that has the `result`.
   */
  throwOnFunctionError?: boolean;
}

/** What became of an invocation. */
export interface InvokeFunctionResult {
  /** What the function returned, byte for byte; nothing for an asynchronous invocation. */
  body: Uint8Array;
  requestId?: string;
  /** How the function failed; absent where it did not. */
  errorType?: string;
  /** The tail of its log, decoded, with `logType: "Tail"`. */
  log?: string;
  durationMs?: number;
  memoryUsageMb?: number;
  contentType?: string;
}

/** Runs a function: bytes in, bytes out. */
export const invokeFunction: Action<InvokeFunctionParams, InvokeFunctionResult, FcConfig, InvokeOptions>;
