/**
 * `tc3fetch/diagnose`: why a signature failed.
 *
 * @module tc3fetch/diagnose
 */
import type { CauseId, Stage } from "./diagnose/causes.js";
import type { EngineSource } from "./index.js";

export { type Cause, type CauseId, causes, type Stage, type Texts } from "./diagnose/causes.js";
export { type EngineSource, Tc3Error } from "./index.js";

/**
 * Loads the engine ahead, as a page must that may not compile WebAssembly at once. Elsewhere the functions need
 * nothing.
 * @param source a compiled module, bytes or a `Response` in place of the engine that the package brings
 * @example
 * await init();
 */
export function init(source?: EngineSource | Promise<EngineSource>): Promise<void>;

/** What a text was taken for. */
export type RequestFormat =
  | "curl"
  | "curl-cmd"
  | "curl-powershell"
  | "powershell"
  | "fetch"
  | "har"
  | "http"
  | "url"
  | "form"
  | "authorization"
  | "sdk-log";

/** A request as it was sent: what the server received, with what the program added of itself. */
export interface ParsedRequest {
  /** What the text was taken for. */
  format?: RequestFormat;
  /** `POST`; empty where it is missing. */
  method: string;
  /** With the query as it was sent; empty where it is missing. */
  url: string;
  /** Names as they are written, in their order. */
  headers: [name: string, value: string][];
  /** Undefined where the text does not show it, empty where it shows that there is none. */
  body?: Uint8Array;
  /**
   * Line ends after the body, where no length says whether they are a part of it. `body` is without them; `verify`
   * and `diagnose` take them into it where the signature says so.
   */
  bodyEnd?: string;
  /** Where the text itself shows it, as the debug log of an SDK does. */
  canonicalRequest?: string;
  /** The same of the string to sign. */
  stringToSign?: string;
  /** Keys that stood in the text. Not enumerable, so that no log and no `JSON.stringify` shows them. */
  readonly credentials?: DiagnosisKeys;
  /** What is missing for a whole request. */
  missing: ("method" | "url" | "headers" | "body")[];
}

/** A request to verify: what was pasted, what `parseRequest` made of it, or what `sign` returns. */
export type RequestToVerify =
  | string
  | ParsedRequest
  | {
      /** `POST` where it is not given. */
      method?: string;
      /** With its query, as it was sent. */
      url?: string;
      /** In pairs or as an object. */
      headers?: readonly (readonly [name: string, value: string])[] | Readonly<Record<string, string>>;
      /** A text is sent in UTF-8. */
      body?: string | Uint8Array;
      /** That of your own program, where you have it. */
      canonicalRequest?: string;
      /** The same of its string to sign. */
      stringToSign?: string;
    };

/** Keys of any system, all of them optional, under Tencent's names or Alibaba's. */
export interface DiagnosisKeys {
  /** Tencent Cloud's SecretId. */
  secretId?: string | undefined;
  /** Tencent Cloud's SecretKey. */
  secretKey?: string | undefined;
  /** The token of temporary credentials of Tencent Cloud. */
  token?: string | undefined;
  /** Alibaba Cloud's AccessKeyId. */
  accessKeyId?: string | undefined;
  /** Alibaba Cloud's AccessKeySecret. */
  accessKeySecret?: string | undefined;
  /** The token of temporary credentials of Alibaba Cloud. */
  securityToken?: string | undefined;
}

/** Which signature a request carries. */
export type SignatureSystem = "TC3-HMAC-SHA256" | "HmacSHA256" | "HmacSHA1" | "ACS3-HMAC-SHA256";

/**
 * Reads a request from what people paste: curl as bash, cmd and PowerShell write it, `fetch(…)` as a browser copies
 * it, a HAR file or entry, raw HTTP/1.1, a URL or form of signature v1, the header `Authorization` with what else was
 * pasted, the debug log of an official SDK. Nothing is executed, and no variable of a shell is guessed.
 * @throws {Tc3Error} `ClientError.NotARequest` for what is none of these, with what was expected
 * @example
 * const { format, method, url } = parseRequest("curl https://cvm.tencentcloudapi.com/ -d '{}'"); // "curl", "POST"
 */
export function parseRequest(text: string): ParsedRequest;

/** Every stage of a signature, computed of the request that was sent. */
export interface Verification {
  /** Which signature the request carries. */
  system: SignatureSystem;
  /** Whether the signature is right; undefined without a secret key. */
  valid?: boolean;
  /** Step 1; not in signature v1, nor where the body is not known. */
  canonicalRequest?: string;
  /** Its SHA-256 in lower-case hexadecimal digits, the last line of the string to sign. */
  hashedCanonicalRequest?: string;
  /** `date/service/tc3_request`, of TC3-HMAC-SHA256. */
  credentialScope?: string;
  /** Step 1 of signature v1: every parameter, sorted. */
  requestString?: string;
  /** Step 2; not where the body is not known. */
  stringToSign?: string;
  /** Step 3; with a key alone. Hexadecimal, in signature v1 base64. */
  signature?: string;
  /** Step 4; with a key alone, and not in signature v1. */
  authorization?: string;
  /** What the request claims, beside what is right. */
  stages: { stage: Stage; name: string; claimed?: string; computed?: string; agrees?: boolean }[];
}

/**
 * Computes every stage of a request's signature, and whether the signature is right. The canonical request and the
 * string to sign need no key.
 * @param credentials by default those that stood in the text
 * @throws {Tc3Error} `ClientError.NotARequest` where nothing belongs to a signature
 * @example
 * const pasted = "https://cvm.tencentcloudapi.com/?Action=DescribeZones&Version=2017-03-12&Signature=…";
 * const { valid, stringToSign } = verify(pasted, credentials);
 */
export function verify(request: RequestToVerify, credentials?: DiagnosisKeys | null): Verification;

/** What else is known of a request that failed. */
export interface DiagnoseOptions {
  /** Unix seconds, or a Date. Without it nothing is said of expiry. */
  now?: number | Date | undefined;
  /** The canonical request that your own program made. */
  canonicalRequest?: string | undefined;
  /** The string to sign that it made. */
  stringToSign?: string | undefined;
  /** What the service answered: the body, or its `Error`. */
  answer?: string | object | undefined;
  /** Ends the search. */
  signal?: AbortSignal | undefined;
}

/** Why a signature failed. */
export interface Diagnosis {
  /** Which signature the request carries. */
  system: SignatureSystem;
  /** `proved`: a mistake reproduces the signature; `certain`: a rule is broken; `open`: it cannot be told yet. */
  verdict: "valid" | "proved" | "certain" | "open";
  /** The best first. */
  causes: FoundCause[];
  /** What was tried and is not it. */
  excluded: CauseId[];
  /** What would tell more: `secretKey`, `body`, `now`, `canonicalRequest`, or a part of the request. */
  missing: string[];
  /** Where your own canonical request or string to sign differs from the right one: `line` and `column` count from 1. */
  difference?: { stage: Stage; mine: string; expected: string; line: number; column: number; byte: number };
  /** The request as it should be; without a key its signature is `$SIGNATURE`. In the command, SecretId and token are variables. */
  mended?: { request: ParsedRequest; curl: string };
  /** Every stage, where enough of the request is known. */
  verification?: Verification;
}

/** A cause that fits. */
export interface FoundCause {
  /** The cause's stable name. */
  id: CauseId;
  /** `proved`: with this mistake the key gives exactly the signature that was sent; `certain`: a rule is broken. */
  grade: "proved" | "certain" | "likely";
  /** The step at which the mistake comes in. */
  stage: Stage;
  /** What was signed or written; not where it would show a secret. */
  found?: string;
  /** What is right. */
  expected?: string;
  /** One sentence. */
  message: string;
  /** The same in Chinese. */
  zh: string;
}

/**
 * Finds out why a signature was refused: checks the rules that need no key, compares your own canonical request or
 * string to sign, and with the key searches for the mistake, or the two, that give exactly the signature that was
 * sent. The search works in pieces, so that a page stays alive.
 * @param credentials by default those that stood in the text
 * @throws {Tc3Error} as `verify` and `parseRequest` do, and `ClientError.Aborted`
 * @example
 * const found = await diagnose("curl https://cvm.tencentcloudapi.com/ -H 'Authorization: …' -d '{}'", credentials);
 * console.log(found.verdict, found.causes[0]?.message);
 */
export function diagnose(
  request: RequestToVerify,
  credentials?: DiagnosisKeys | null,
  options?: DiagnoseOptions,
): Promise<Diagnosis>;
