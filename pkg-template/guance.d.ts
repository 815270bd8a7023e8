/**
 * `tc3fetch/guance`: functions of DataFlux Func on Guance and TrueWatch.
 *
 * @module tc3fetch/guance
 */
import type { CallOptions, Config } from "./index.js";
import type { Validate } from "./models/action.js";

export type { Validate } from "./models/action.js";
export { Tc3Error } from "./index.js";

/** The Open API of each site; `truewatch-…` are those of TrueWatch. */
export const sites: Readonly<
  Record<
    | "cn1"
    | "cn2"
    | "cn3"
    | "cn4"
    | "cn5"
    | "cn6"
    | "us1"
    | "eu1"
    | "ap1"
    | "za1"
    | "id1"
    | "me1"
    | "truewatch-us1"
    | "truewatch-eu1"
    | "truewatch-ap1"
    | "truewatch-za1"
    | "truewatch-id1",
    string
  >
>;

/** Where and how calls are made. */
export type GuanceConfig = {
  /** The value of the header DF-API-KEY, or a function that gives it before each call. */
  apiKey: string | (() => string | Promise<string>);
  /** A call is made once: without a signature there is no engine that knows when it may be repeated. */
  retry?: false;
  /** Whether parameters are checked before they are sent. */
  validate?: Validate;
} & Pick<Config, "timeout" | "attemptTimeout" | "fetch" | "headers" | "maxResponseBytes" | "observe"> &
  (
    | { /** The workspace's site; default `cn1`. */ site?: keyof typeof sites; baseUrl?: undefined }
    | {
        /** Address of a deployment of your own, or of a proxy: what stands before `/api/v1`. */ baseUrl: string;
        site?: undefined;
      }
  );

/** What one call does differently. */
export interface GuanceOptions extends Pick<
  CallOptions,
  "signal" | "timeout" | "attemptTimeout" | "headers" | "maxResponseBytes"
> {
  validate?: Validate | undefined;
}

/** What became of a function that ran. */
export interface ExecuteFunctionResult<Result = unknown> {
  /** What it returned. What it unboxed is here as it came; a task in the background has none yet. */
  result: Result;
  /** Of a task in the background. */
  taskId?: string;
  /** `content` of the answer, as it came. */
  content: unknown;
  traceId: string;
}

/**
 * Runs a function, and resolves to what it returned.
 *
 * Three layers can fail, and `kind` tells them apart: `"network"`, `"timeout"` and
 * `"response"` on the way; `"api"` the Open API, with its `errorCode`; `"function"` the
 * function, with the `reason` as `code`. No error repeats the key or the arguments.
 * @example
 * const { result } = await executeFunction<string>({ funcId: "echo" }, { apiKey, site: "cn1" });
 */
export function executeFunction<Result = unknown>(
  params: ExecuteFunctionParams,
  config: GuanceConfig,
  options?: GuanceOptions,
): Promise<ExecuteFunctionResult<Result>>;

/**
 * The functions of a workspace that may be run.
 * @example
 * const { functions } = await listFunctions({}, { apiKey, site: "cn1" });
 */
export function listFunctions(
  params: ListFunctionsParams,
  config: GuanceConfig,
  options?: GuanceOptions,
): Promise<{ functions: OuterFunction[]; traceId: string; pageInfo?: unknown }>;

/**
 * The functions of this entry with a config bound, which may be taken out of it. It shows no key to JSON.stringify or a log.
 * @example
 * const client = new Client({ apiKey, site: "cn1" });
 * const { result } = await client.executeFunction({ funcId: "echo" });
 */
export class Client {
  constructor(config: GuanceConfig);
  readonly executeFunction: <Result = unknown>(
    params: ExecuteFunctionParams,
    options?: GuanceOptions,
  ) => Promise<ExecuteFunctionResult<Result>>;
  readonly listFunctions: (params: ListFunctionsParams, options?: GuanceOptions) => ReturnType<typeof listFunctions>;
}
