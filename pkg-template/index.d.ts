/**
 * `tc3fetch`: Tencent Cloud with signature v3. `tc3fetch/inline`, `tc3fetch/workerd` and
 * `tc3fetch/edge-light` are the same with one way of loading the engine.
 *
 * @module tc3fetch
 */
import type { ActionConfig } from "./models/action.js";
import type { ClientErrorCode } from "./errors/codes.js";
import type { invoke, ScfOptions } from "./scf.js";
import type { describeServices } from "./tiems.js";

export type { ClientErrorCode } from "./errors/codes.js";
export type { ActionConfig, ActionOptions, Validate } from "./models/action.js";
export { invoke } from "./scf.js";
export { describeServices } from "./tiems.js";
export type { InvokeParams, InvokeResponse, Result as InvokeResult, ScfOptions } from "./scf.js";
export type {
  DescribeServicesParams,
  DescribeServicesResponse,
  ExposeInfo,
  ModelService,
  Scaler,
  ServiceStatus,
} from "./tiems.js";

/** A pair of API keys, or temporary credentials with their token. */
export interface Credentials {
  /** Identifies the key; it is sent. */
  secretId: string;
  /** Signs; it never leaves, and never appears in an error. */
  secretKey: string;
  /** The session token of temporary credentials. Long-lived keys have none. */
  token?: string;
}

/** Credentials, or a function that gives them before each call. `null` for the algorithm `"SKIP"`. */
export type CredentialsProvider = Credentials | null | (() => Credentials | null | Promise<Credentials | null>);

/** One request to Tencent Cloud API 3.0. */
export interface ApiRequest {
  /** Short name of the product: `"cvm"`. Part of the credential scope and of the default host. */
  service: string;
  /** `"2017-03-12"` */
  version: string;
  /** `"DescribeInstances"` */
  action: string;
  /** `"ap-guangzhou"`; some actions need none. */
  region?: string;
  /**
   * The action's parameters, read and serialised once: as JSON for POST, as a query of
   * dotted names (`Filters.0.Values.1`) in RFC 3986 encoding for GET, where `null` and what
   * is empty but text has no place. A BigInt keeps every digit. Default `{}`.
   */
  params?: object;
  /**
   * A ready body instead of `params`, signed and sent byte for byte. Not for GET. Bytes must not change until a `call` has settled.
   */
  body?: string | Uint8Array;
  /**
   * multipart/form-data instead of `params`, for the actions that ask for it; its bytes
   * are made here, so that they can be signed. Bytes and Blobs become files. Only `call`
   * can read a Blob.
   */
  multipart?: Record<string, MultipartValue | undefined> | FormData | ReadonlyMap<string, MultipartValue>;
  /** Default `"POST"`. */
  method?: "POST" | "GET";
  /** `name` or `name:port`; default by `endpoint`. */
  host?: string;
  /**
   * Which of the vendor's hosts, where `host` is not given: `"nearest"` is
   * `${service}.tencentcloudapi.com`, `"regional"` `${service}.${region}.tencentcloudapi.com`,
   * `"internal"` and `"intl"` stand in the place of the region. Default `"nearest"`, and
   * `"regional"` for the finance regions (`ap-shanghai-fsi`), which have no other.
   */
  endpoint?: "nearest" | "regional" | "internal" | "intl";
  /** Default `"/"`. */
  path?: string;
  /**
   * Default `"application/json; charset=utf-8"`, for GET always
   * `"application/x-www-form-urlencoded"`, for `multipart` with a random boundary. Sent
   * and signed in lower case.
   */
  contentType?: string;
  /** Sent as well, unsigned unless named in `signedHeaders`. */
  headers?: Record<string, string | undefined> | Headers | ReadonlyMap<string, string>;
  /** Headers that are signed besides content-type and host: `["x-tc-action"]`. */
  signedHeaders?: string[];
  /**
   * `"TC3-HMAC-SHA256"` (default) is signature v3. `"SKIP"` sends `Authorization: SKIP`, for
   * the few actions that need no signature, and takes `null` for the credentials. Signature
   * v1 is made by `tc3fetch/v1`.
   */
  algorithm?: "TC3-HMAC-SHA256" | "SKIP";
  /** `"unsigned"` signs the words UNSIGNED-PAYLOAD instead of the body. Default `"signed"`. */
  payloadSigning?: "signed" | "unsigned";
  /** Unix time in seconds; default now. The service accepts five minutes more or less. */
  timestamp?: number;
  /** Language of the service's messages. */
  language?: "zh-CN" | "en-US";
}

/** What a part of `multipart` can be. */
export type MultipartValue = string | number | boolean | bigint | Uint8Array | Blob;

/** A request ready for fetch: `fetch(signed.url, signed)`. */
export interface SignedRequest {
  method: string;
  url: string;
  /** Every header that must be sent, with `Authorization`; never `Host`. */
  headers: Record<string, string>;
  /** The very bytes that were signed, for the caller to keep; undefined for GET. */
  body?: Uint8Array<ArrayBuffer>;
  /** 64 lower-case hexadecimal digits; empty where there is none. */
  signature: string;
}

/**
 * Signs a request, synchronously.
 * @throws {Tc3Error} of kind `"input"` for anything that could not be sent as it stands
 */
export function sign(request: ApiRequest, credentials: Credentials | null): SignedRequest;

/** How calls are made. */
export interface Config {
  credentials: CredentialsProvider;
  /** Default for requests that name none. */
  region?: string;
  /** Default for requests that name none. */
  language?: "zh-CN" | "en-US";
  /** Default for requests that name none. */
  host?: string;
  /** Default for requests that name none. */
  endpoint?: ApiRequest["endpoint"];
  /**
   * Address of a proxy that forwards `${proxy}/${host}${path}` to `https://${host}${path}`.
   * The real host is still the one signed. A browser page needs one: the service does
   * not answer CORS.
   */
  proxy?: string;
  /** Milliseconds for the whole call; default 60000, for `invoke` 310000. `Infinity` waits for ever. */
  timeout?: number;
  /** Default the global `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Sent with every request. */
  headers?: ApiRequest["headers"];
  /** Default for requests that name none. */
  algorithm?: ApiRequest["algorithm"];
  /** What becomes of integers in answers; see {@link UnsafeIntegers}. */
  unsafeIntegers?: UnsafeIntegers;
}

/**
 * What becomes of integers beyond ±(2^53 - 1), which a number cannot hold exactly:
 * numbers, as JSON.parse makes them (default), BigInts, or text. Smaller integers and
 * fractions are numbers in any case.
 */
export type UnsafeIntegers = "number" | "bigint" | "string";

/** What one call does differently. */
export interface CallOptions {
  /** Aborts the call, with any reason; the call rejects with code `ClientError.Aborted`. */
  signal?: AbortSignal;
  /** Milliseconds for the whole call. */
  timeout?: number;
  region?: string;
  /** Unix time in seconds; default now. */
  timestamp?: number;
  unsafeIntegers?: UnsafeIntegers;
  /** Resolves to the events of an answer that comes as a stream. */
  stream?: boolean;
}

/** What every answer has besides the members of its action. */
export interface CommonResponse {
  RequestId: string;
  /** Where the action is about to be given up. */
  DeprecatedWarning?: string;
}

/** One server-sent event. */
export interface ServerSentEvent {
  /** Usually JSON; empty where the event has none. */
  data: string;
  /** Its type; default `"message"`. */
  event: string;
  /** Empty where the event has none. */
  id: string;
  /** Milliseconds. */
  retry: number | undefined;
}

/**
 * Signs, sends and reads the answer: resolves to the content of `Response`, `RequestId`
 * included.
 * @throws {Tc3Error} where `Response.Error` is present, and for every other failure
 */
export function call<R = unknown>(
  request: ApiRequest,
  config: Config,
  options?: CallOptions & { stream?: false },
): Promise<R>;
/**
 * With `stream: true`, for actions that answer in server-sent events: resolves when the
 * answer begins, and gives its events as they come. A result that is no stream is one
 * event. The timeout is that of each piece. Leaving the loop, or the signal, cancels.
 * @throws {Tc3Error} as without, and while the stream is read
 */
export function call(
  request: ApiRequest,
  config: Config,
  options: CallOptions & { stream: true },
): Promise<AsyncGenerator<ServerSentEvent, void, void>>;

/**
 * The functions of this package with a config bound, which may be taken out of it: `const {
 * call } = client`. It shows no credentials to JSON.stringify or a log.
 */
export class Client {
  constructor(config: ActionConfig);
  /** Credentials must be there at once: a provider that returns a promise is for `call`. */
  readonly sign: (request: ApiRequest) => SignedRequest;
  readonly call: BoundCall;
  /** See {@link invoke}. */
  readonly invoke: (params: Parameters<typeof invoke>[0], options?: ScfOptions) => ReturnType<typeof invoke>;
  /** @deprecated Tencent shut TI-EMS down on 2022-06-30. */
  readonly describeServices: (
    params: Parameters<typeof describeServices>[0],
    options?: Parameters<typeof describeServices>[2],
  ) => ReturnType<typeof describeServices>;
}

/** {@link call} with a config bound. */
export interface BoundCall {
  <R = unknown>(request: ApiRequest, options?: CallOptions & { stream?: false }): Promise<R>;
  (request: ApiRequest, options: CallOptions & { stream: true }): Promise<AsyncGenerator<ServerSentEvent, void, void>>;
}

/**
 * Which side has to act: `input` the caller (nothing was sent), `aborted` and `timeout`
 * no side, `network` the connection, `response` what answered instead of the service, `api`
 * what the service's own code says, `function` the author of the function that failed,
 * `engine` the page's or worker's set-up.
 */
export type ErrorKind = "input" | "aborted" | "timeout" | "network" | "response" | "api" | "function" | "engine";

/** Every failure of this package. */
export class Tc3Error extends Error {
  /** Made by this package only. */
  private constructor();
  readonly name: "Tc3Error";
  /** Stable: the service's own, such as `AuthFailure.SignatureExpire`, or one that begins with `ClientError.` */
  readonly code: ClientErrorCode | (string & {});
  readonly kind: ErrorKind;
  /** The parameter at fault: `service`, `headers.X-Trace`, `params.Filters[0]`. */
  readonly parameter?: string;
  readonly requestId?: string;
  readonly httpStatus?: number;
  readonly action?: string;
  /** Whether the same call may succeed later, unchanged. */
  readonly retryable: boolean;
  /** What to do about it. */
  readonly hint?: string;
  /** Of kind `"function"`: what the service says of it. */
  readonly result?: unknown;
}

/** The content of a .wasm file of this package: a compiled module, its bytes, or a response that brings them. */
// A module's type has no members, so that everything would be one; `object` keeps text out.
export type EngineSource = (WebAssembly.Module & object) | BufferSource | Response;

/**
 * Compiles the engine ahead of the first call, off the main thread where that is possible;
 * `source` stands in for the engine that the entry has.
 */
export function init(source?: EngineSource | Promise<EngineSource>): Promise<void>;

/** Forgets the prepared requests and derived keys that were kept to sign faster, and zeroes their memory. */
export function clearKeyCache(): void;
