/**
 * `tc3fetch`: Tencent Cloud with signature v3. `tc3fetch/inline`, `tc3fetch/workerd` and
 * `tc3fetch/edge-light` are the same with one way of loading the engine.
 *
 * @module tc3fetch
 */
import type { ActionConfig } from "./models/action.js";
import type { KnownAnswer, KnownRequest } from "./models/known.js";
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
  token?: string | undefined;
  /**
   * When they expire, in milliseconds since 1970: what a function gives with it is kept until
   * shortly before, and asked for once, however many calls wait for it.
   */
  expiresAt?: number | Date | undefined;
}

/** What a function that gives credentials is told. */
export interface ProviderContext {
  /** The service has refused the ones that it gave last. */
  isRefused?: boolean;
}

/**
 * Credentials, or a function that gives them before each call. `null` for actions that need
 * no signature.
 */
export type CredentialsProvider =
  Credentials | null | ((context: ProviderContext) => Credentials | null | Promise<Credentials | null>);

/**
 * The actions whose parameters and answers `call` knows, by `service@version` and name. There are none here:
 * the package `@tc3fetch/services` adds its own, and a program can add more by `declare module "tc3fetch"`.
 */
export interface Actions {}

/** One request to Tencent Cloud API 3.0. */
export interface ApiRequest {
  /** Short name of the product: `"cvm"`. Part of the credential scope and of the default host. */
  service: string;
  /** `"2017-03-12"` */
  version: string;
  /** `"DescribeInstances"` */
  action: string;
  /** `"ap-guangzhou"`; some actions need none. */
  region?: string | undefined;
  /**
   * The action's parameters, read and serialised once: as JSON for POST, as a query of
   * dotted names (`Filters.0.Values.1`) in RFC 3986 encoding for GET, where `null` and what
   * is empty but text has no place. A BigInt keeps every digit. Default `{}`.
   */
  params?: object | undefined;
  /**
   * A ready body instead of `params`, signed and sent byte for byte. Not for GET. Bytes must not change until a `call` has settled.
   */
  body?: string | Uint8Array | undefined;
  /**
   * multipart/form-data instead of `params`, for the actions that ask for it; its bytes
   * are made here, so that they can be signed. Bytes and Blobs become files. Only `call`
   * can read a Blob.
   */
  multipart?: Record<string, MultipartValue | undefined> | FormData | ReadonlyMap<string, MultipartValue> | undefined;
  /** Default `"POST"`. */
  method?: "POST" | "GET" | undefined;
  /** `name` or `name:port`; default by `endpoint`. */
  host?: string | undefined;
  /**
   * Which of the vendor's hosts, where `host` is not given: `"nearest"` is
   * `${service}.tencentcloudapi.com`, `"regional"` `${service}.${region}.tencentcloudapi.com`,
   * `"internal"` and `"intl"` stand in the place of the region. Default `"nearest"`, and
   * `"regional"` for the finance regions (`ap-shanghai-fsi`), which have no other.
   */
  endpoint?: "nearest" | "regional" | "internal" | "intl" | undefined;
  /** Default `"/"`. */
  path?: string | undefined;
  /**
   * Default `"application/json; charset=utf-8"`, for GET always
   * `"application/x-www-form-urlencoded"`, for `multipart` with a random boundary. Sent
   * and signed in lower case.
   */
  contentType?: string | undefined;
  /** Sent as well, unsigned unless named in `signedHeaders`. */
  headers?: Record<string, string | undefined> | Headers | ReadonlyMap<string, string> | undefined;
  /** Headers that are signed besides content-type and host: `["x-tc-action"]`. */
  signedHeaders?: string[] | undefined;
  /**
   * `"TC3-HMAC-SHA256"` (default) is signature v3. `"SKIP"` sends `Authorization: SKIP`, for
   * the few actions that need no signature; it is what `null` as credentials means. Signature
   * v1 is made by `tc3fetch/v1`.
   */
  algorithm?: "TC3-HMAC-SHA256" | "SKIP" | undefined;
  /** `"unsigned"` signs the words UNSIGNED-PAYLOAD instead of the body. Default `"signed"`. */
  payloadSigning?: "signed" | "unsigned" | undefined;
  /** Unix time in seconds, or a Date; default now. The service accepts five minutes more or less. */
  timestamp?: number | Date | undefined;
  /** Language of the service's messages. */
  language?: "zh-CN" | "en-US" | undefined;
}

/** What a part of `multipart` can be. */
export type MultipartValue = string | number | boolean | bigint | Uint8Array | Blob;

/** `Uint8Array<ArrayBuffer>`, which is what `fetch` takes; before TypeScript 5.7 the type has no parameter. */
type Bytes = ReturnType<Uint8ArrayConstructor["of"]>;

/** A request ready for fetch: `fetch(signed.url, signed)`. */
export interface SignedRequest {
  method: string;
  url: string;
  /** Every header that must be sent, with `Authorization`; never `Host`. */
  headers: Record<string, string>;
  /** The very bytes that were signed, for the caller to keep; undefined for GET. */
  body?: Bytes;
  /** A redirect would carry the signature, and a token, to another place. */
  redirect: "manual";
  /** 64 lower-case hexadecimal digits; empty where there is none. */
  signature: string;
}

/**
 * Signs a request, synchronously.
 * @throws {Tc3Error} of kind `"input"` for anything that could not be sent as it stands
 * @example
 * const signed = sign(
 *   { service: "cvm", version: "2017-03-12", action: "DescribeZones", region: "ap-guangzhou" },
 *   credentials,
 * );
 * const response = await fetch(signed.url, signed);
 */
export function sign(request: ApiRequest, credentials: Credentials | null): SignedRequest;

/** How calls are made. */
export interface Config {
  credentials: CredentialsProvider;
  /** Default for requests that name none. */
  region?: string | undefined;
  /** Default for requests that name none. */
  language?: "zh-CN" | "en-US" | undefined;
  /** Default for requests that name none. */
  host?: string | undefined;
  /** Default for requests that name none. */
  endpoint?: ApiRequest["endpoint"] | undefined;
  /**
   * Address of a proxy that forwards `${proxy}/${host}${path}` to `https://${host}${path}`.
   * The real host is still the one signed. A browser page needs one: the service does
   * not answer CORS. A path, `"/tc3"`, belongs to the origin of the page.
   */
  proxy?: string | URL | undefined;
  /** Milliseconds for the whole call; default 60000, for `invoke` 310000. `Infinity` waits for ever. */
  timeout?: number | undefined;
  /** Milliseconds for one attempt; default as long as the call may take. */
  attemptTimeout?: number | undefined;
  /** Whether a call that failed is made again; `false` for never. See {@link Retry}. */
  retry?: Retry | false | undefined;
  /**
   * How far the service's clock is ahead of ours, in milliseconds. Where it is not given, it is
   * learned from an answer that says that the time is wrong, and kept for all calls.
   */
  clockOffset?: number | undefined;
  /** The most bytes that an answer, or one event of a stream, may have; default 64 MB. */
  maxResponseBytes?: number | undefined;
  /** Hears of each attempt, each pause and the end of each call. What it throws is ignored. */
  observe?(event: CallEvent): void;
  /** Default the global `fetch`. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Sent with every request. */
  headers?: ApiRequest["headers"] | undefined;
  /** Default for requests that name none. */
  algorithm?: ApiRequest["algorithm"] | undefined;
  /** What becomes of integers in answers; see {@link UnsafeIntegers}. */
  unsafeIntegers?: UnsafeIntegers | undefined;
}

/**
 * When a call that failed is made again: where nothing was done, as by a service that throttles,
 * every call; where something may have been done, as after a timeout, only one that can be
 * repeated without harm, by its name (Describe, Get, List, Query, Inquire, Check) or with a
 * `ClientToken`. Each attempt is signed anew.
 */
export interface Retry {
  /** How many attempts in all; default 3. */
  attempts?: number | undefined;
  /** Milliseconds; the pause is a random part of it, doubled with each attempt. Default 100. */
  baseDelay?: number | undefined;
  /** Milliseconds that a pause has at most; a service that asks for a longer one is not asked again. Default 20000. */
  maxDelay?: number | undefined;
  /** This call can be repeated without harm, whatever its name. */
  idempotent?: boolean | undefined;
  /** What retries may cost; default one for each host. Give `{ tokens: 500 }` to several clients that shall share it. */
  budget?: RetryBudget | undefined;
}

/** A bucket of tokens: another attempt takes five, a call that succeeds gives one back, up to 500 or to what it began with. */
export interface RetryBudget {
  tokens: number;
}

/** What {@link Config.observe} hears. Nothing in it is secret. */
export interface CallEvent {
  /** An attempt is over; a pause begins; the call is over. */
  type: "attempt" | "pause" | "end";
  service?: string;
  action?: string;
  region?: string;
  /** Which attempt, from 1. */
  attempt: number;
  /** How long it took or, for a pause, will take. */
  milliseconds: number;
  /** HTTP status, where there was an answer. */
  status?: number;
  requestId?: string;
  /** Why it failed. */
  error?: Tc3Error;
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
  signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call. */
  timeout?: number | undefined;
  /** Milliseconds for one attempt. */
  attemptTimeout?: number | undefined;
  retry?: Retry | false | undefined;
  maxResponseBytes?: number | undefined;
  /** Sent besides those of config and request. */
  headers?: ApiRequest["headers"] | undefined;
  region?: string | undefined;
  language?: ApiRequest["language"] | undefined;
  host?: string | undefined;
  endpoint?: ApiRequest["endpoint"] | undefined;
  algorithm?: ApiRequest["algorithm"] | undefined;
  /** Unix time in seconds, or a Date; default now. */
  timestamp?: number | Date | undefined;
  unsafeIntegers?: UnsafeIntegers | undefined;
}

/** What every answer has besides the members of its action. */
export interface CommonResponse {
  RequestId: string;
  /** Where the action is about to be given up. */
  DeprecatedWarning?: string;
}

/** One server-sent event. */
export interface ServerEvent<T = unknown> {
  /** Usually JSON; empty where the event has none. */
  data: string;
  /** The value of `data`, read when it is asked for; undefined where it is not JSON, as `[DONE]`. */
  readonly json: T;
  /** Its type; default `"message"`. */
  event: string;
  /** Empty where the event has none. */
  id: string;
  /** Milliseconds. */
  retry: number | undefined;
}

/** An answer that comes as a stream. It can be read once. */
export interface EventStream<T = unknown> extends AsyncIterable<ServerEvent<T>> {
  /** Of the answer's headers. */
  readonly requestId?: string;
  readonly status: number;
  readonly headers: Headers;
  [Symbol.asyncIterator](): AsyncIterator<ServerEvent<T>, void, void>;
  /** Lets go of the answer. To leave the loop does the same. */
  cancel(): Promise<void>;
  /** The answer as it comes, to hand on from a Worker. */
  toResponse(): Response;
}

/** What a call tells besides its result. */
export interface CallResponse<R> {
  /** The content of `Response`. */
  data: R & CommonResponse;
  requestId: string;
  /** The HTTP status. */
  status: number;
  headers: Headers;
  /** How many attempts were made. */
  attempts: number;
}

/**
 * Signs, sends and reads the answer: resolves to the content of `Response`, `RequestId`
 * included. Parameters and answer have the types that {@link Actions} knows; where it knows none,
 * the answer is what you say.
 * @throws {Tc3Error} where `Response.Error` is present, and for every other failure
 * @example
 * const { ZoneSet } = await call<{ ZoneSet: { Zone: string }[] }>(
 *   { service: "cvm", version: "2017-03-12", action: "DescribeZones", region: "ap-guangzhou" },
 *   { credentials },
 * );
 */
export function call<
  R = unknown,
  Service extends string = string,
  Version extends string = string,
  Name extends string = string,
>(
  request: KnownRequest<Service, Version, Name>,
  config: Config,
  options?: CallOptions,
): Promise<KnownAnswer<Service, Version, Name, R> & CommonResponse>;

/**
 * {@link call}, with what came along: the request's id, status, headers, the number of attempts.
 * @example
 * const { data, requestId, attempts } = await callWithResponse(
 *   { service: "cvm", version: "2017-03-12", action: "DescribeZones", region: "ap-guangzhou" },
 *   { credentials },
 * );
 */
export function callWithResponse<
  R = unknown,
  Service extends string = string,
  Version extends string = string,
  Name extends string = string,
>(
  request: KnownRequest<Service, Version, Name>,
  config: Config,
  options?: CallOptions,
): Promise<CallResponse<KnownAnswer<Service, Version, Name, R>>>;

/**
 * Calls an action that answers in server-sent events: resolves when the answer begins, and
 * gives its events as they come. A result that is no stream is one event. The timeout is that of
 * each piece. Leaving the loop, `cancel()` or the signal let go of the answer.
 * @throws {Tc3Error} as {@link call}, and while the stream is read
 * @example
 * const answer = await stream<{ Choices: { Delta: { Content: string } }[] }>(
 *   {
 *     service: "hunyuan",
 *     version: "2023-09-01",
 *     action: "ChatCompletions",
 *     params: { Model: "hunyuan-lite", Stream: true, Messages: [{ Role: "user", Content: "Hello" }] },
 *   },
 *   { credentials },
 * );
 * for await (const { json } of answer) console.log(json.Choices[0].Delta.Content);
 */
export function stream<T = unknown>(
  request: ApiRequest,
  config: Config,
  options?: CallOptions,
): Promise<EventStream<T>>;

/**
 * The functions of this package with a config bound, which may be taken out of it: `const {
 * call } = client`. It shows no credentials to JSON.stringify or a log.
 * @example
 * const client = new Client({ credentials, region: "ap-guangzhou" });
 * const { Result } = await client.invoke({ FunctionName: "hello" });
 */
export class Client {
  constructor(config: ActionConfig);
  /** Credentials must be there at once: a provider that returns a promise is for `call`. */
  readonly sign: (request: ApiRequest) => SignedRequest;
  readonly call: <
    R = unknown,
    Service extends string = string,
    Version extends string = string,
    Name extends string = string,
  >(
    request: KnownRequest<Service, Version, Name>,
    options?: CallOptions,
  ) => Promise<KnownAnswer<Service, Version, Name, R> & CommonResponse>;
  readonly callWithResponse: <
    R = unknown,
    Service extends string = string,
    Version extends string = string,
    Name extends string = string,
  >(
    request: KnownRequest<Service, Version, Name>,
    options?: CallOptions,
  ) => Promise<CallResponse<KnownAnswer<Service, Version, Name, R>>>;
  readonly stream: <T = unknown>(request: ApiRequest, options?: CallOptions) => Promise<EventStream<T>>;
  /** A client with some members of the config changed. */
  readonly with: (changes: Partial<ActionConfig>) => Client;
  /**
   * How far the service's clock is ahead of ours, in milliseconds: what the config says, or what
   * was learned. What is set counts for this client.
   */
  clockOffset: number;
  /** See {@link invoke}. */
  readonly invoke: (params: Parameters<typeof invoke>[0], options?: ScfOptions) => ReturnType<typeof invoke>;
  /** @deprecated Tencent shut TI-EMS down on 2022-06-30. */
  readonly describeServices: (
    params: Parameters<typeof describeServices>[0],
    options?: Parameters<typeof describeServices>[2],
  ) => ReturnType<typeof describeServices>;
}

/**
 * Which side has to act: `input` the caller (nothing was sent), `aborted` and `timeout`
 * no side, `network` the connection, `response` what answered instead of the service, `api`
 * what the service's own code says, `function` the author of the function that failed,
 * `engine` the page's or worker's set-up.
 */
export type ErrorKind = "input" | "aborted" | "timeout" | "network" | "response" | "api" | "function" | "engine";

/** What an error says. */
export interface ErrorMembers {
  /** Stable: the service's own, such as `AuthFailure.SignatureExpire`, or one that begins with `ClientError.` */
  readonly code: ClientErrorCode | (string & {});
  readonly kind: ErrorKind;
  /** The parameter at fault: `service`, `headers.X-Trace`, `params.Filters[0]`. */
  readonly parameter?: string;
  readonly requestId?: string;
  readonly httpStatus?: number;
  readonly action?: string;
  /** Whether the same call may succeed later, unchanged, and repeating it can do no harm. */
  readonly retryable: boolean;
  /**
   * What became of the action: nothing was sent; the service refused it; or it may have been
   * carried out, as after a timeout.
   */
  readonly outcome: "not-sent" | "rejected" | "unknown";
  /** What to do about it. */
  readonly hint?: string;
  /** Of kind `"function"`: what the service says of it. */
  readonly result?: unknown;
}

/** The members of every failure. */
export interface Tc3Error extends ErrorMembers {}

/**
 * Every failure of this package.
 * @example
 * try {
 *   await invoke({ FunctionName: "hello" }, config);
 * } catch (error) {
 *   if (!Tc3Error.is(error, "ResourceNotFound")) throw error;
 *   console.error(error.message, error.requestId);
 * }
 */
export class Tc3Error extends Error {
  /** Errors of your own, for tests and for what crossed a border: see {@link Tc3Error.from}. */
  constructor(message: string, members?: Partial<ErrorMembers>, cause?: unknown);
  /** Whether something is an error of this package, of any realm, with this code or one below it: `is(error, "AuthFailure")`. */
  static is(error: unknown, code?: string): error is Tc3Error;
  /** The error that `toJSON` wrote, after a `postMessage`. */
  static from(json: unknown): Tc3Error;
  /** Everything but the cause, which may hold anything. */
  toJSON(): ErrorMembers & { name: "Tc3Error"; message: string };
  readonly name: "Tc3Error";
}

/** The content of a .wasm file of this package: a compiled module, its bytes, or a response that brings them. */
// A module's type has no members, so that everything would be one; `object` keeps text out.
export type EngineSource = (WebAssembly.Module & object) | BufferSource | Response;

/**
 * Compiles the engine ahead of the first call, off the main thread where that is possible. Pages in
 * Chrome before 115 need it before `sign`; asynchronous functions do it by themselves.
 * @param source stands in for the engine that the entry has; on an edge runtime, which compiles
 *   nothing, it is a compiled module
 * @example
 * await init();
 */
export function init(source?: EngineSource | Promise<EngineSource>): Promise<void>;

/**
 * Forgets the prepared requests and derived keys that were kept to sign faster, and zeroes their memory.
 * @example
 * window.addEventListener("pagehide", clearKeyCache);
 */
export function clearKeyCache(): void;
