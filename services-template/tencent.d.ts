/**
 * `@tc3fetch/services`: every service of Tencent Cloud, typed, on one object.
 *
 * `@tc3fetch/services/cvm` is the same with the types of one service, and the types of that service by
 * name; other services are added by importing them: `import "@tc3fetch/services/vpc"`.
 *
 * @module @tc3fetch/services
 */
import type { ActionConfig, ActionOptions, CommonResponse } from "tc3fetch";

export { Tc3Error } from "tc3fetch";
export type { ActionConfig, ActionOptions } from "tc3fetch";

/** The services by name, in the version that most of what they can do is in, and each version by `service@version`; their types add to it. */
export interface Services {}

/** An action as a function. Where all parameters can be left out, so can the object. */
export type Method<Action> = Action extends {
  method: (params: infer Params, config: never, options?: infer Options) => infer Answer;
}
  ? (params: Params, options?: Options) => Answer
  : Action extends { params: infer Params; answer: infer Answer }
    ? {} extends Params
      ? (params?: Params, options?: ActionOptions) => Promise<Answer & CommonResponse>
      : (params: Params, options?: ActionOptions) => Promise<Answer & CommonResponse>
    : never;

/** Rejects where parameters are not what the action takes. */
export type Check = (request: { service: string; version: string; action: string; params: unknown }) => Promise<void>;

/** What is the same for all calls. */
export interface TencentOptions {
  /** `check` of `@tc3fetch/services/check`: parameters are checked before they are sent. Default: they are not. */
  check?: Check;
}

/**
 * Every service, with a config bound. Nothing is loaded or made before it is used.
 *
 * A `ClientToken` is filled in where an action takes one and retries are on, so that a call that failed can be
 * made again without doing its work twice.
 * @example
 * const { cvm, vpc } = tencent({ credentials, region: "ap-guangzhou" });
 * const { InstanceSet } = await cvm.describeInstances({ Limit: 10 });
 * @example
 * const clusters = await tencent(config)["tke@2018-05-25"].describeClusters();
 */
export declare function tencent(config: ActionConfig, options?: TencentOptions): Services;
