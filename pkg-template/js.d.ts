/**
 * `tc3fetch/js`: everything of `tc3fetch`, with its engine as JavaScript instead of WebAssembly:
 * for React Native, WeChat mini programs, iOS' Lockdown Mode, pages whose policy forbids
 * WebAssembly. One file that imports nothing, in the syntax of ES2017. `tc3fetch/js/classic` is
 * the same as a script that declares `tc3fetch`.
 *
 * @module tc3fetch/js
 */
export * from "./index.js";

/**
 * Makes the engine ahead of its first use.
 * @example
 * await init();
 */
export function init(): Promise<void>;
