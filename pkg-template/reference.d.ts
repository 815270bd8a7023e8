/** What an error code is about. */
export type ErrorClass =
  | "throttle"
  | "transient"
  | "clock"
  | "signature"
  | "identity"
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

/** The row that stands for a code; undefined for codes of the services' own and of this package. */
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
