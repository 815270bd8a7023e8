/**
 * `tc3fetch/inspect`: how a signature is made, step by step; and all of `tc3fetch/diagnose`.
 *
 * @module tc3fetch/inspect
 */
import type { AcsCredentials, AcsRequest } from "./aliyun.js";
import type { ApiRequest, Credentials, EngineSource, SignedRequest, UnsafeIntegers } from "./index.js";
import type { ApiRequest as V1Request } from "./v1.js";

export {
  type Cause,
  type CauseId,
  causes,
  diagnose,
  type DiagnoseOptions,
  type Diagnosis,
  type DiagnosisKeys,
  type FoundCause,
  type ParsedRequest,
  parseRequest,
  type RequestFormat,
  type RequestToVerify,
  type SignatureSystem,
  type Stage,
  type Texts,
  type Verification,
  verify,
} from "./diagnose.js";
export { type CodeRequest, type CodeSystem, type CodeTarget, codeTargets, generate } from "./generate.js";
export { type ApiRequest, type Credentials, type EngineSource, type SignedRequest, Tc3Error } from "./index.js";

/** How a signature was made: each step's value, under the name of the vendor's page. */
export type Explanation = Tc3Explanation | V1Explanation | SkipExplanation;

interface CommonExplanation {
  /** What `sign` returns for the same input. */
  request: SignedRequest;
  method: "POST" | "GET";
  /** Unix time in seconds. */
  timestamp: number;
}

/**
 * Signature v3. Digests, keys and the signature are lower-case hexadecimal. The derived
 * keys are secrets: each signs for that service until the day is over.
 */
export interface Tc3Explanation extends CommonExplanation {
  algorithm: "TC3-HMAC-SHA256";
  canonicalUri: string;
  /** The query as it is sent, without `?`. */
  canonicalQueryString: string;
  /** `name:value` of each signed header, each with a line feed after it. */
  canonicalHeaders: string;
  /** Their names, joined by `;`. */
  signedHeaders: string;
  /** SHA-256 of the payload. */
  hashedPayload: string;
  /** Step 1. */
  canonicalRequest: string;
  hashedCanonicalRequest: string;
  /** The UTC date of the timestamp. */
  date: string;
  /** `date/service/tc3_request` */
  credentialScope: string;
  /** Step 2. */
  stringToSign: string;
  secretDate: string;
  secretService: string;
  secretSigning: string;
  /** Step 3. */
  signature: string;
  /** Step 4. */
  authorization: string;
}

/** Signature v1. */
export interface V1Explanation extends CommonExplanation {
  algorithm: "HmacSHA256" | "HmacSHA1";
  /** Step 2.2: every parameter, sorted by name, raw. */
  requestString: string;
  /** Step 2.3. */
  stringToSign: string;
  /** Step 2.4, in base64. */
  signature: string;
}

/** A request without a signature. */
export interface SkipExplanation extends CommonExplanation {
  algorithm: "SKIP";
}

/**
 * Loads the engines of this entry ahead, as a page must that may not compile WebAssembly at once. Elsewhere the
 * functions need nothing.
 * @param source a compiled module, bytes or a `Response` in place of the engine of `explain` and `explainAcs`, which
 *   is then the only one that is loaded
 * @example
 * await init();
 */
export function init(source?: EngineSource | Promise<EngineSource>): Promise<void>;

/**
 * Signs like `sign`, and keeps every stage.
 * @throws {Tc3Error} as `sign` does
 * @example
 * const { canonicalRequest, stringToSign } = explain(
 *   { service: "cvm", version: "2017-03-12", action: "DescribeZones", region: "ap-guangzhou" },
 *   credentials,
 * );
 */
export function explain(
  request: ApiRequest & { algorithm?: "TC3-HMAC-SHA256" },
  credentials: Credentials,
): Tc3Explanation;
export function explain(
  request: ApiRequest | (V1Request & Required<Pick<V1Request, "algorithm">>),
  credentials: Credentials | null,
): Explanation;

/** Alibaba Cloud's signature. Digests and the signature are lower-case hexadecimal. */
export interface AcsExplanation {
  algorithm: "ACS3-HMAC-SHA256";
  /** What `sign` of `tc3fetch/aliyun` returns for the same input. */
  request: SignedRequest;
  method: string;
  canonicalUri: string;
  /** The query as it is sent, without `?`. */
  canonicalQueryString: string;
  /** `name:value` of each signed header, each with a line feed after it. */
  canonicalHeaders: string;
  /** Their names, joined by `;`. */
  signedHeaders: string;
  /** SHA-256 of the body. */
  hashedPayload: string;
  /** Step 1. */
  canonicalRequest: string;
  hashedCanonicalRequest: string;
  /** Step 2. */
  stringToSign: string;
  /** Step 3. */
  signature: string;
  /** Step 4. */
  authorization: string;
}

/**
 * Signs like `sign` of `tc3fetch/aliyun`, and keeps every stage.
 * @throws {Tc3Error} as `sign` does
 * @example
 * const { canonicalRequest } = explainAcs(
 *   { action: "DescribeRegions", version: "2014-05-26", host: "ecs.cn-hangzhou.aliyuncs.com" },
 *   credentials,
 * );
 */
export function explainAcs(request: AcsRequest, credentials: AcsCredentials): AcsExplanation;

/**
 * Reads a JSON text as `JSON.parse` does, and as a call reads an answer.
 * @param unsafeIntegers what becomes of integers that a number would round; see {@link UnsafeIntegers}
 * @throws {Tc3Error} `ClientError.WrongType`, with the `SyntaxError` of `JSON.parse` as its cause
 * @example
 * const { Id } = parseJson('{"Id":9007199254740993}', "bigint") as { Id: bigint }; // 9007199254740993n
 */
export function parseJson(text: string, unsafeIntegers?: UnsafeIntegers): unknown;

/**
 * Writes any value as JSON, as a call writes its parameters: a BigInt in its digits, and an error for what
 * `JSON.stringify` would drop or change.
 * @throws {Tc3Error} `ClientError.NotSerializable`, `ClientError.CyclicParams` and their like
 * @example
 * jsonText({ Id: 9007199254740993n }); // '{"Id":9007199254740993}'
 */
export function jsonText(value: unknown): string;
