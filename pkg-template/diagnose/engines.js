// Instances of the engine. A search lies in its instance's memory until it ends, so that each has
// an instance of its own; `parseRequest` and `verify` share one.
import { createInstance } from "../engine/instance.js";

/** How many instances are kept for further searches: most pages have one at a time. */
const KEPT = 2;

/** How large the memory of a kept instance is at most, in bytes: it never shrinks. */
const LARGEST = 1 << 24;

/** Makes instances of one module, which is compiled once. */
export function createEngines(loader) {
  let module;
  const own = {
    load: () => (module = module ?? loader.load()),
    async instantiate(source, imports) {
      const made = await loader.instantiate(source === undefined ? module : source, imports);
      ({ module } = made);
      return made;
    },
  };
  const shared = createInstance(own);
  const free = [];
  return {
    /** That of functions that are done when they return. */
    engine: () => shared.engine(),
    init: (source) => shared.init(source),
    /** The same where there is none yet: a page may not be able to make one at once. */
    ready: async () => shared.current || shared.init(),
    /** An instance for a search. */
    async take() {
      const instance = free.pop() ?? createInstance(own);
      if (!instance.current) await instance.init();
      return instance;
    },
    /** After a search. */
    giveBack(instance) {
      const engine = instance.current;
      if (engine === undefined) return;
      engine.close();
      if (free.length < KEPT && engine.answer().buffer.byteLength < LARGEST) free.push(instance);
    },
  };
}
