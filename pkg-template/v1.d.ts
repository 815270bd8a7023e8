/**
 * `tc3fetch/v1`: Tencent Cloud with signature v1, for the endpoints that know no other. What
 * it exports does what the same name of `tc3fetch` does.
 *
 * @module tc3fetch/v1
 */
import type * as v3 from "./index.js";

export {
  type CallEvent,
  type CallResponse,
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
  type SignedRequest,
  type UnsafeIntegers,
  clearKeyCache,
  init,
  Tc3Error,
} from "./index.js";

/**
 * One request. Its parameters travel by dotted names (`Filters.0.Values.1`) in the query or,
 * for POST, in a form.
 */
export interface ApiRequest extends Omit<
  v3.ApiRequest,
  "algorithm" | "body" | "contentType" | "multipart" | "payloadSigning" | "signedHeaders"
> {
  /** Default `"HmacSHA256"`, which the request then names; the service takes one that names none for `"HmacSHA1"`. */
  algorithm?: "HmacSHA256" | "HmacSHA1" | undefined;
  /** A positive whole number against replays; default random. */
  nonce?: number | undefined;
}

/** How calls are made. */
export interface Config extends Omit<v3.Config, "algorithm"> {
  /** Default for requests that name none. */
  algorithm?: ApiRequest["algorithm"] | undefined;
}

/** What one call does differently. */
export interface CallOptions extends Omit<v3.CallOptions, "algorithm"> {
  algorithm?: ApiRequest["algorithm"] | undefined;
}

/** How calls of typed functions are made. */
export interface ActionConfig extends Omit<v3.ActionConfig, "algorithm"> {
  /** Which HMAC signs. */
  algorithm?: ApiRequest["algorithm"] | undefined;
}

/**
 * Signs a request, synchronously. The signature is in base64, and travels in the URL or the body.
 * @example
 * const signed = sign(
 *   { service: "cvm", version: "2017-03-12", action: "DescribeZones", method: "GET", region: "ap-guangzhou" },
 *   credentials,
 * );
 * const response = await fetch(signed.url, signed);
 */
export function sign(request: ApiRequest, credentials: v3.Credentials): v3.SignedRequest;

/**
 * See `call` of `tc3fetch`.
 * @example
 * const { TotalCount } = await call<{ TotalCount: number }>(
 *   { service: "cvm", version: "2017-03-12", action: "DescribeInstances", algorithm: "HmacSHA1" },
 *   { credentials, region: "ap-guangzhou" },
 * );
 */
export function call<R = unknown>(
  request: ApiRequest,
  config: Config,
  options?: CallOptions,
): Promise<R & v3.CommonResponse>;

/**
 * See `callWithResponse` of `tc3fetch`.
 * @example
 * const { data, requestId, attempts } = await callWithResponse(
 *   { service: "cvm", version: "2017-03-12", action: "DescribeZones", region: "ap-guangzhou" },
 *   { credentials },
 * );
 */
export function callWithResponse<R = unknown>(
  request: ApiRequest,
  config: Config,
  options?: CallOptions,
): Promise<v3.CallResponse<R>>;

/**
 * See `stream` of `tc3fetch`.
 * @example
 * const answer = await stream({ service: "hunyuan", version: "2023-09-01", action: "ChatCompletions" }, { credentials });
 * for await (const { data } of answer) console.log(data);
 */
export function stream<T = unknown>(
  request: ApiRequest,
  config: Config,
  options?: CallOptions,
): Promise<v3.EventStream<T>>;

/**
 * See `invoke` of `tc3fetch/scf`.
 * @example
 * const { Result } = await invoke({ FunctionName: "hello" }, { credentials, region: "ap-guangzhou" });
 */
export function invoke(
  params: Parameters<typeof v3.invoke>[0],
  config: ActionConfig,
  options?: v3.ScfOptions,
): ReturnType<typeof v3.invoke>;

/**
 * See `describeServices` of `tc3fetch/tiems`.
 * @deprecated Tencent shut TI-EMS down on 2022-06-30.
 * @example
 * const { Services } = await describeServices({ Limit: 10 }, { credentials, region: "ap-guangzhou" });
 */
export function describeServices(
  params: Parameters<typeof v3.describeServices>[0],
  config: ActionConfig,
  options?: v3.ActionOptions,
): ReturnType<typeof v3.describeServices>;

/**
 * The functions of this entry with a config bound; see `Client` of `tc3fetch`.
 * @example
 * const client = new Client({ credentials, region: "ap-guangzhou", algorithm: "HmacSHA256" });
 * const { Result } = await client.invoke({ FunctionName: "hello" });
 */
export class Client {
  constructor(config: ActionConfig);
  readonly sign: (request: ApiRequest) => v3.SignedRequest;
  readonly call: <R = unknown>(request: ApiRequest, options?: CallOptions) => Promise<R & v3.CommonResponse>;
  readonly callWithResponse: <R = unknown>(request: ApiRequest, options?: CallOptions) => Promise<v3.CallResponse<R>>;
  readonly stream: <T = unknown>(request: ApiRequest, options?: CallOptions) => Promise<v3.EventStream<T>>;
  readonly with: (changes: Partial<ActionConfig>) => Client;
  clockOffset: number;
  readonly invoke: v3.Client["invoke"];
  /** @deprecated Tencent shut TI-EMS down on 2022-06-30. */
  readonly describeServices: v3.Client["describeServices"];
}
