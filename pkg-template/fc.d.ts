/**
 * `tc3fetch/fc`: Function Compute 3.0 of Alibaba Cloud, typed.
 *
 * @module tc3fetch/fc
 */
import type { AcsConfig, AcsOptions } from "./aliyun.js";
import type { Action, PagedAction, Validate } from "./models/action.js";

export type { Action, PagedAction, Validate } from "./models/action.js";
export { paginate } from "./models/action.js";
export { type AcsCredentials, type AcsRequest, init, sign, type SignedRequest, Tc3Error } from "./aliyun.js";

/** How calls are made; for `invokeFunction`, `timeout` is 610000 by default. */
export interface FcConfig extends AcsConfig {
  /** Whether parameters are checked before they are sent. */
  validate?: Validate | undefined;
}

/** What one call does differently. */
export interface FcOptions extends AcsOptions {
  validate?: Validate | undefined;
}

/** What one invocation does differently. */
export interface InvokeOptions extends FcOptions {
  /**
   * A function that failed is an answer with `errorType`, and resolves. `true` makes it
   * reject instead, with a `Tc3Error` of kind `"function"` that has the `result`.
   */
  throwOnFunctionError?: boolean | undefined;
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

/**
 * Runs a function: bytes in, bytes out.
 * @example
 * const { body, log } = await invokeFunction(
 *   { functionName: "hello", body: JSON.stringify({ name: "world" }), logType: "Tail" },
 *   { credentials, region: "cn-hangzhou" },
 * );
 */
export const invokeFunction: Action<InvokeFunctionParams, InvokeFunctionResult, FcConfig, InvokeOptions>;
