/**
 * `tc3fetch/repeat`: calls that are made again, for each page of a list or until something is so.
 * For any action of any client of this package.
 *
 * @module tc3fetch/repeat
 */
import type { ApiRequest, CallOptions, CommonResponse, Tc3Error } from "./index.js";
import type { ApiRequest as V1Request } from "./v1.js";

export { Tc3Error } from "./index.js";

/** What makes calls: a `Client` of `tc3fetch`, `tc3fetch/v1`, `tc3fetch/slim`, or anything that has its `call`. */
export interface Caller {
  readonly call: (request: never, options?: never) => Promise<object>;
}

/**
 * Which members of parameters and answers make the pages; nested ones by their paths,
 * `"Data.Items"`. A list has an `offset`, a `page` or a `token`; where neither is named, it is
 * `"Offset"`. The `pagination` of a model's action says the same.
 */
export interface Paging {
  /** Of the answer: the entries. */
  readonly items: string;
  /** Of the parameters: how many entries to skip. */
  readonly offset?: string | undefined;
  /** Of the parameters: the number of the page. */
  readonly page?: string | undefined;
  /** The number of the first page; default 1. The parameters may begin with a later one. */
  readonly first?: number | undefined;
  /** Whether the service takes the number of the page, or of entries to skip, as a text: `"20"`. One that the parameters begin with says it as well. */
  readonly text?: boolean | undefined;
  /** Of the parameters: entries of a page, as the models name it. Nothing depends on it: the pages say how large they are. */
  readonly limit?: string | undefined;
  /** Of the parameters: the token, cursor or context of the page. */
  readonly token?: string | undefined;
  /** Of the answer: that of the next page; absent, null or empty on the last. Default named as `token`. */
  readonly nextToken?: string | undefined;
  /** Of the answer: the number of entries on all pages. Default `TotalCount`, `Total`, `TotalNum` or `TotalNumber`, where there is one. */
  readonly total?: string | undefined;
}

/** How the pages are asked for. `signal` ends it between two pages, too. */
export interface PageOptions<R = any> extends Paging, CallOptions {
  /** Whether an answer is the last page, for a service that says so in its own way: `({ ListOver }) => ListOver`. May be async. */
  isLast?(answer: R): unknown;
  /** After so many pages it fails instead of going on; default 10000. */
  maxPages?: number | undefined;
}

/**
 * Every entry of a list, page after page. A page is asked for when it is needed, and has the size
 * that the parameters ask for. To leave the loop ends it.
 * @throws {Tc3Error} of a call; `ClientError.InvalidPage` where an answer is no further page, as where it is the same again
 * @example
 * const client = new Client({ credentials, region: "ap-guangzhou" });
 * const request = { service: "cvm", version: "2017-03-12", action: "DescribeInstances", params: { Limit: 100 } };
 * for await (const instance of paginate<{ InstanceId: string }>(client, request, { items: "InstanceSet" }))
 *   console.log(instance.InstanceId);
 */
export function paginate<Entry = unknown>(
  client: Caller,
  request: ApiRequest | V1Request,
  options: PageOptions,
): AsyncGenerator<Entry, void, undefined>;

/** How long it is waited, and what for. All others are those of each call. */
export interface WaitOptions extends CallOptions {
  /** Milliseconds between an answer and the next call; default 2000. More than 2147483647 is for ever. */
  every?: number | undefined;
  /** Milliseconds for the whole wait; default 600000. `Infinity` waits for ever. */
  timeout?: number | undefined;
  /** Whether to go on after a call that failed, once its own retries are over; default never. May be async. */
  ignore?(error: Tc3Error): unknown;
}

/**
 * Makes a call until `done` says yes to its answer, and resolves to that answer. The first call is made at once.
 * @throws {Tc3Error} of a call; `ClientError.ConditionTimeout`, `ClientError.Aborted`, `ClientError.CallbackFailed`
 * @example
 * const client = new Client({ credentials, region: "ap-guangzhou" });
 * const request = { service: "cvm", version: "2017-03-12", action: "DescribeInstances", params: { InstanceIds: ["ins-1"] } };
 * const isRunning = (answer: { InstanceSet: { InstanceState: string }[] }) => answer.InstanceSet[0]?.InstanceState === "RUNNING";
 * await waitUntil(client, request, isRunning, { every: 5000, timeout: 300000 });
 */
export function waitUntil<R = unknown>(
  client: Caller,
  request: ApiRequest | V1Request,
  done: (answer: R & CommonResponse) => unknown,
  options?: WaitOptions,
): Promise<R & CommonResponse>;
