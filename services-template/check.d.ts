/**
 * `@tc3fetch/services/check`: parameters against the model of their service.
 *
 * @module @tc3fetch/services/check
 */
import type { Check } from "./tencent.js";

/**
 * Checks parameters before they are sent: that what is required is there, that types, limits and names are
 * right. The model of a service is loaded when one of its actions is first called.
 * @example
 * import { tencent } from "@tc3fetch/services";
 * import { check } from "@tc3fetch/services/check";
 *
 * const { cvm } = tencent(config, { check });
 */
export declare const check: Check;
