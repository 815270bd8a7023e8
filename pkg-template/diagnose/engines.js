// Instances of the engine. A search lies in its instance's memory until it ends, so that each has
// an instance of its own; `parseRequest` and `verify` share one.
import { compile } from "../engine/compile.js";
import { createInstance } from "../engine/instance.js";

/** How many instances are kept for further searches: most pages have one at a time. */
const KEPT = 2;

/** How large the memory of a kept instance is at most, in bytes: it never shrinks. */
const LARGEST = 1 << 24;

/**
 * Makes instances of one module, which is compiled once.
 *
 * @param bytes gives those of the inlined module
 */
export function createEngines(bytes) {
  let module;
  const compiled = () => (module = module ?? new WebAssembly.Module(bytes()));
  const shared = createInstance({
    load: compiled,
    compile: async (source) =>
      (module = source === undefined ? (module ?? (await compile(bytes()))) : await compile(source)),
  });
  const free = [];
  return {
    /** That of functions that are done when they return. */
    engine: () => shared.engine(),
    async init(source) {
      const given = await source;
      await shared.init(given);
      if (given instanceof WebAssembly.Module) module = given;
    },
    /** An instance for a search. */
    take: () => free.pop() ?? createInstance({ load: compiled }),
    /** After a search. */
    giveBack(instance) {
      const engine = instance.current;
      if (engine === undefined) return;
      engine.close();
      if (free.length < KEPT && engine.answer().buffer.byteLength < LARGEST) free.push(instance);
    },
  };
}
