/**
 * `tc3fetch/aliyun`: Alibaba Cloud with signature ACS3-HMAC-SHA256, for any action.
 *
 * @module tc3fetch/aliyun
 */
import type { SignedRequest } from "./index.js";

export {
  type ClientErrorCode,
  type EngineSource,
  type ErrorKind,
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
  /** `name` or `name:port`; default, or from the config, that of Function Compute in `region`. */
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

/** How calls are made. */
export interface AcsConfig {
  /** Credentials, or a function that gives them before each call. */
  credentials: AcsCredentials | null | (() => AcsCredentials | null | Promise<AcsCredentials | null>);
  /** `"cn-hangzhou"`; together with `accountId` it names the host. */
  region?: string;
  /** The account's number: calls then go to `{accountId}.{region}.fc.aliyuncs.com`, else to `fcv3.{region}.aliyuncs.com`. */
  accountId?: string;
  /** `name` or `name:port`, instead of what region and account say. */
  host?: string;
  /** Address of a proxy that forwards `${proxy}/${host}${path}` to `https://${host}${path}`. */
  proxy?: string;
  /** Milliseconds for the whole call; default 60000. `Infinity` waits for ever. */
  timeout?: number;
  /** Default the global `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Sent with every request. */
  headers?: AcsRequest["headers"];
}

/** What one call does differently. */
export interface AcsOptions {
  /** Aborts the call, with any reason. */
  signal?: AbortSignal;
  /** Milliseconds for the whole call. */
  timeout?: number;
  region?: string;
  /** UTC, `"2026-01-02T03:04:05Z"`; default now. */
  date?: string;
  /** Unique; default random. */
  nonce?: string;
}

/**
 * Signs, sends, and resolves to the answer's JSON, `{}` where there is none.
 * @throws {Tc3Error} for every failure, with the service's own code where it has one
 */
export function call<R = unknown>(request: AcsRequest, config: AcsConfig, options?: AcsOptions): Promise<R>;

/** The functions of this entry with a config bound, which may be taken out of it. It shows no credentials to JSON.stringify or a log. */
export class Client {
  constructor(config: AcsConfig);
  /** Credentials must be there at once: a provider that returns a promise is for `call`. */
  readonly sign: (request: AcsRequest) => SignedRequest;
  readonly call: <R = unknown>(request: AcsRequest, options?: AcsOptions) => Promise<R>;
}
