/**
 * `tc3fetch/scf`: running functions of SCF, typed.
 *
 * @module tc3fetch/scf
 */
import type { UnsafeIntegers } from "./index.js";
import type { Action, ActionConfig, ActionOptions } from "./models/action.js";

export type { Action, ActionConfig, ActionOptions, Validate } from "./models/action.js";
export { Tc3Error } from "./index.js";

/** What one call does differently. */
export interface ScfOptions extends ActionOptions {
  /**
   * A function that failed is an answer (`Result.ErrMsg`), and resolves. `true` makes it
   * reject instead, with a `Tc3Error` of kind `"function"` that has the `result`.
   */
  throwOnFunctionError?: boolean | undefined;
}

/** Parameters of which some may be given as values too: these are written as JSON, once. */
type WithValues<Params, Values> = Omit<Params, keyof Values> & Values;

/**
 * Runs a cloud function, and waits for its result or only queues the event.
 * @example
 * const { Result } = await invoke(
 *   { FunctionName: "hello", ClientContext: { name: "world" } },
 *   { credentials, region: "ap-guangzhou" },
 * );
 */
export const invoke: Action<
  WithValues<InvokeParams, { ClientContext?: string | object; RoutingKey?: string | Record<string, string> }>,
  InvokeResponse,
  ActionConfig,
  ScfOptions
>;

/**
 * Runs a cloud function and waits for its result; faster than `invoke`.
 * @example
 * const { Result } = await invokeFunction(
 *   { FunctionName: "hello", Event: { name: "world" } },
 *   { credentials, region: "ap-guangzhou" },
 * );
 */
export const invokeFunction: Action<
  WithValues<InvokeFunctionParams, { Event?: string | object; RoutingKey?: string | Record<string, string> }>,
  InvokeFunctionResponse,
  ActionConfig,
  ScfOptions
>;

/**
 * What a function returned: the value of its JSON, or its text where that is no JSON. The
 * type is what you say, unchecked.
 *
 * The service answers with that JSON as a text, which the `unsafeIntegers` of a call leaves as it is.
 * @param options `unsafeIntegers`: what becomes of integers in it that a number would round; see {@link UnsafeIntegers}
 * @example
 * const answer = await invoke({ FunctionName: "hello" }, config);
 * const { greeting } = parseResult<{ greeting: string }>(answer);
 * const { id } = parseResult<{ id: bigint }>(answer, { unsafeIntegers: "bigint" });
 */
export function parseResult<T = unknown>(
  answer: { Result: { RetMsg: string } } | { RetMsg: string },
  options?: { unsafeIntegers?: UnsafeIntegers },
): T;
