/**
 * `tc3fetch/js`: everything of `tc3fetch`, with its engine as JavaScript instead of WebAssembly:
 * for React Native, WeChat mini programs, iOS' Lockdown Mode, pages whose policy forbids
 * WebAssembly. One file that imports nothing, with the syntax and the built-ins of ES2017 alone.
 * `tc3fetch/js/classic` is the same as a script that declares `tc3fetch`.
 *
 * Where `Symbol.asyncIterator` is missing, the events of a `stream` are under
 * `Symbol.for("Symbol.asyncIterator")`, where the `for await` that esbuild lowers finds them. Other
 * compilers may look elsewhere: there, call that method, and `next()` of what it returns.
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
