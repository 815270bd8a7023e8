/**
 * `tc3fetch/testing`: a `fetch` for unit tests, which checks what a program sends and answers as the services do.
 *
 * @module tc3fetch/testing
 */
import type { AcsCredentials } from "./aliyun.js";
import type { Credentials } from "./index.js";

/**
 * A `fetch` that no network is behind, for the `fetch` of a config. It checks the signature of each request (v3, also that
 * of the gateways, v1 and Alibaba Cloud's ACS3; of Guance the API key), and answers what the handler of the action says. What does
 * not hold, it refuses with the service's own error, such as `AuthFailure.SignatureFailure`; an action without a
 * handler is `InvalidAction`.
 *
 * Without `credentials` it cannot compute a signature, and checks its form only: scope, signed headers, a timestamp
 * within five minutes (fifteen for ACS3), and where a header has the hash of the body, that it is that.
 *
 * @param handlers by `service.Action`, `service.*` for any other action of a service, and `*` for every other. A
 *                 service is named as its host names it, in lower case; that of Guance is `guance`, with the actions
 *                 `executeFunction` and `listFunctions`. Handlers of CloudBase and of function URLs are named by method
 *                 and path: `tcb.GET /v1/rdb/rest/items`, `scf.*`
 * @example
 * const fetch = mockFetch(
 *   { "cvm.DescribeInstances": ({ Limit }) => ({ TotalCount: 1, InstanceSet: [] }) },
 *   { credentials },
 * );
 * const client = new Client({ credentials, region: "ap-guangzhou", fetch });
 */
export function mockFetch(handlers: Handlers, options?: MockOptions): MockFetch;

/** What answers each action; see {@link mockFetch}. */
export type Handlers = Readonly<Record<string, Handler>>;

/**
 * What answers an action: a value, a function that gives one, an {@link Answer}, or a Response, which is cloned each
 * time. A list answers in turn, as {@link sequence} does.
 *
 * A value is what stands in `Response` for Tencent Cloud, with a `RequestId` added; for Alibaba Cloud and the gateways
 * it is the body, and for Guance the `content`. A BigInt is written with all its digits.
 */
export type Handler =
  HandlerFunction | Answer | Response | readonly Handler[] | object | string | number | boolean | null;

/**
 * Gives what answers one request, or a promise of it. It may throw {@link fail}; whatever else it throws is what the
 * mock rejects with.
 *
 * @param params  what arrived: `Filters.0.Name` of a GET or of signature v1 is nested again, with texts only. Integers
 *                that a number cannot hold are BigInts
 * @param request all that arrived
 */
// Parameters have the types that the test expects: `({ Limit }: { Limit: number }) => …`.
export type HandlerFunction = (params: any, request: MockRequest) => unknown;

/** How the mock checks. */
export interface MockOptions {
  /** The keys, one of a vendor or several, or a function that gives them: signatures are then computed anew. */
  credentials?:
    (MockCredentials | readonly MockCredentials[] | (() => CredentialsGiven | Promise<CredentialsGiven>)) | undefined;
  /** The clock by which it checks timestamps, and which its answers have as `Date`: milliseconds since 1970. Default `Date.now`. */
  now?: (() => number) | undefined;
}

type CredentialsGiven = MockCredentials | readonly MockCredentials[] | null | undefined;

/** Keys of Tencent Cloud, of Alibaba Cloud, or of Guance. */
export type MockCredentials = Credentials | AcsCredentials | { apiKey: string };

/** What the mock gives. */
export interface MockFetch {
  (input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Every request that arrived, the oldest first, refused ones as well. */
  readonly calls: MockCall[];
  /** Forgets the calls, and begins every sequence and the request ids anew. */
  reset(): void;
}

/** A request that arrived, without what is secret: no Authorization, no SecretId, no token, no API key. */
export interface MockCall {
  /** `"cvm"` */
  service: string;
  /** `"2017-03-12"` */
  version?: string;
  /** `"DescribeInstances"` */
  action?: string;
  region?: string;
  method: string;
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** See {@link HandlerFunction}. */
  params: any;
}

/** What a handler is told of a request. */
export interface MockRequest extends MockCall {
  /** As it arrived. */
  body: Uint8Array;
  signal?: AbortSignal;
}

/** An answer that is no value; made by the functions of this module. */
export interface Answer {
  /** Made by this module only. */
  readonly respond: (exchange: never) => Response | Promise<Response>;
}

/**
 * An error of the service.
 *
 * @param code    `"ResourceNotFound"`
 * @param message default the code
 * @param options `status` of HTTP: default 200 for Tencent Cloud, 400 for the others
 * @example
 * mockFetch({ "cvm.RunInstances": fail("LimitExceeded", "the quota is used up") });
 */
export function fail(
  code: string,
  message?: string,
  options?: { status?: number; headers?: Record<string, string> },
): Answer;

/**
 * A connection that fails: `fetch` rejects with a TypeError.
 * @example
 * mockFetch({ "cvm.DescribeInstances": sequence(networkError("socket hang up"), { TotalCount: 1 }) });
 */
export function networkError(message?: string): Answer;

/**
 * No answer at all, until the request is aborted.
 * @example
 * const client = new Client({ credentials, timeout: 50, fetch: mockFetch({ "cvm.*": timeout() }) });
 */
export function timeout(): Answer;

/**
 * One after the other; the last one stays.
 * @example
 * mockFetch({ "cvm.DescribeInstances": sequence(fail("RequestLimitExceeded"), { TotalCount: 1 }) });
 */
export function sequence(...handlers: Handler[]): Answer;

/**
 * Server-sent events, each a piece of its own. Texts are sent as they are, {@link sseEvent} with its other fields, and
 * anything else as JSON. `networkError()` among them breaks the stream off, `timeout()` stalls it, `fail()` is an
 * event with the service's error.
 *
 * @param events  a list, or a generator
 * @param options `delay`: milliseconds before each event
 * @example
 * mockFetch({ "hunyuan.ChatCompletions": sse([{ Choices: [{ Delta: { Content: "Hel" } }] }, "[DONE]"]) });
 */
export function sse(
  events: Iterable<unknown> | AsyncIterable<unknown>,
  options?: { delay?: number; headers?: Record<string, string> },
): Answer;

/**
 * An event of {@link sse} with a type, an id, or a time to wait before connecting again, in milliseconds.
 * @example
 * sse([sseEvent({ percent: 50 }, { event: "progress", id: "1" })]);
 */
export function sseEvent(data: unknown, fields?: { event?: string; id?: string; retry?: number }): SseEvent;

/** See {@link sseEvent}. */
export interface SseEvent {
  data: unknown;
  event?: string | undefined;
  id?: string | undefined;
  retry?: number | undefined;
}
