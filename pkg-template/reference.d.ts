/**
 * `tc3fetch/reference`: tables of error codes and regions.
 *
 * @module tc3fetch/reference
 */
import type { ClientErrorCode } from "./errors/codes.js";

/** What an error code is about. */
export type ErrorClass =
  | "throttle"
  | "transient"
  | "clock"
  | "signature"
  | "identity"
  | "token"
  | "permission"
  | "caller"
  | "retired"
  | "dry-run"
  | "resource"
  | "quota"
  | "operation";

/** A common error code of API 3.0; it stands for the codes below it, too (`InternalError.Whatever`). */
export interface ErrorCode {
  readonly code: string;
  readonly class: ErrorClass;
  /** Whether the same call may succeed later, unchanged. */
  readonly retryable: boolean;
  /** What to do about it, in English: what `Tc3Error.hint` says. */
  readonly en: string;
  /** What to do about it, in Chinese. */
  readonly zh: string;
}

/** Every common error code; of several that stand for a code, the first one counts. */
export const errorCodes: readonly ErrorCode[];

/**
 * The row that stands for a code; undefined for codes of the services' own and of this package.
 * @example
 * const row = findErrorCode("InternalError.System");
 * console.log(row?.code); // InternalError
 */
export function findErrorCode(code: string): ErrorCode | undefined;

/** A region, with its names. */
export interface Region {
  /** `"ap-guangzhou"` */
  readonly region: string;
  readonly en: string;
  readonly zh: string;
}

/** The regions that the vendor's documents list; there are new ones every year. */
export const regions: readonly Region[];

/** A text in both languages. */
export interface Translated {
  readonly en: string;
  readonly zh: string;
}

/** An error that this package makes itself. */
export interface Fault {
  readonly code: ClientErrorCode;
  /** As `Tc3Error.kind`. */
  readonly kind: "input" | "aborted" | "timeout" | "network" | "response" | "function" | "engine";
  /**
   * What `Tc3Error.message` is made of: `{parameter}` is the parameter's path, `{1}` and `{2}` are
   * details, and what stands in brackets is left out where there are none.
   */
  readonly text: Translated;
  /** What to do about it: `en` is what `Tc3Error.hint` says. */
  readonly hint: Translated;
}

/** Every error that this package makes itself. */
export const faults: readonly Fault[];

/**
 * What an error says, in Chinese: the message where this package made it, and what to do about it.
 * What is not known, such as a service's own message, stays as it is.
 * @example
 * import { Tc3Error } from "tc3fetch";
 *
 * const error = new Tc3Error("A message", { code: "AuthFailure.SignatureExpire" });
 * const { message, hint } = inChinese(error);
 */
export function inChinese(error: { code: string; message: string; hint?: string }): {
  message: string;
  hint: string | undefined;
};
