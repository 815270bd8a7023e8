/**
 * `tc3fetch/generate`: code that makes a call.
 *
 * @module tc3fetch/generate
 */
import type { EngineSource } from "./index.js";

export { type EngineSource, Tc3Error } from "./index.js";

/** Whose service is called: Tencent Cloud API 3.0, Alibaba Cloud (ACS3), or Guance. */
export type CodeSystem = "tencent" | "aliyun" | "guance";

/** One kind of code that can be written. */
export interface CodeTarget {
  /** What `generate` knows it by: `"python"`, `"python-sdk"`, `"curl"`, `"tc3fetch-worker"`, … */
  readonly id: string;
  /** What people know it by: `"Python"`. */
  readonly label: string;
  /**
   * `"command"` for a shell; `"tc3fetch"` with this package; `"signing"` every step of the
   * signature, without a library; `"sdk"` with the vendor's SDK; `"script"` for an API
   * client, which signs the request that the client is about to send.
   */
  readonly kind: "command" | "tc3fetch" | "signing" | "sdk" | "script";
  /** For highlighting. */
  readonly language: "bash" | "javascript" | "html" | "python" | "java" | "go" | "php" | "csharp" | "cpp" | "ruby";
  /** What its file may be called. */
  readonly filename: string;
  /** The systems that it has code for. */
  readonly systems: readonly CodeSystem[];
}

/** Every target, in the order in which they may be offered. */
export const codeTargets: readonly CodeTarget[];

/** The call that the code makes. */
export interface CodeRequest {
  system: CodeSystem;
  service: string;
  /** Not needed for Guance. */
  version: string;
  action: string;
  region?: string | undefined;
  /** Default as in `sign`; of Guance `openapi.guance.com`. */
  host?: string | undefined;
  /** Default POST; of Guance that of the action. */
  method?: string | undefined;
  /** Percent-encoded; default `/`, of Guance that of the action. */
  path?: string | undefined;
  /** Of systems with a query: raw values, encoded as in `sign`. */
  query?: Record<string, unknown> | undefined;
  /** Sent as well. */
  headers?: Record<string, string> | undefined;
  contentType?: string | undefined;
  /** The body exactly as it is sent; default `params` as JSON. */
  body?: string | undefined;
  /** The action's parameters: what code with tc3fetch or with an SDK gives, and the query of a GET. */
  params?: object | undefined;
  /** In which language Tencent Cloud answers, where the target can say so. */
  language?: "zh-CN" | "en-US" | undefined;
}

/**
 * Loads the engine ahead, as a page must that may not compile WebAssembly at once. Elsewhere `generate` needs nothing.
 * @param source a compiled module, bytes or a `Response` in place of the entry's engine
 * @example
 * await init();
 */
export function init(source?: EngineSource | Promise<EngineSource>): Promise<void>;

/**
 * Writes the code of one call. It reads its keys from the environment, or from the variables
 * of the API client that it is a script for; none stands in it.
 *
 * @param target an `id` of `codeTargets`
 * @param options `proxy`: the code sends to `{proxy}/{host}{path}` and still signs for the
 *   host; nothing else in it differs
 * @throws {Tc3Error} of kind `"input"`: what `sign` would refuse, an unknown target, and what
 *   the target cannot express
 * @example
 * const code = generate(
 *   { system: "tencent", service: "cvm", version: "2017-03-12", action: "DescribeZones", region: "ap-guangzhou" },
 *   "python",
 * );
 */
export function generate(request: CodeRequest, target: string, options?: { proxy?: string }): string;
