/**
 * `tc3fetch/slim`: as `tc3fetch`, and the application brings the engine.
 *
 * @module tc3fetch/slim
 */
import type { EngineSource } from "./index.js";

export * from "./index.js";

/**
 * Loads the engine; everything else needs it. `source` is the content of
 * `tc3fetch/tc3fetch.wasm`: a compiled module, its bytes, or a response that brings them.
 * @example
 * await init(fetch("/tc3fetch.wasm"));
 */
export function init(source: EngineSource | Promise<EngineSource>): Promise<void>;
