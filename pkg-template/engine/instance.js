// One instance of an engine: made on first use, replaced after it failed.
import { reasonOf } from "./reason.js";
import { EngineFailure } from "../errors/faults.js";
import { fault } from "../errors/error.js";
import { WINDOW } from "./wire.js";

/**
 * Keeps an instance.
 *
 * @param loader `load()` gives the compiled module, `compile(source)` a promise of one where
 *               the runtime may compile
 * @param glue   what wasm-bindgen wrote, for an engine that has imports
 */
export function createInstance({ load, compile }, glue) {
  let compiled;
  let engine;

  function connect() {
    try {
      if (!compiled) compiled = load();
      return use(new WebAssembly.Instance(compiled, glue?.imports));
    } catch (cause) {
      throw reasonOf(cause);
    }
  }

  function use({ exports }) {
    const exported = glue ? glue.connect(exports) : exports;
    const made = {};
    for (const [name, run] of Object.entries(exported)) if (typeof run === "function") made[name] = guard(run);
    return (engine = { ...made, ...createWindow(exports.memory, made.window) });
  }

  /** An export that answers in numbers and never throws: what comes out of it is a trap or a stack overflow. */
  const guard =
    (run) =>
    (...given) => {
      try {
        const answer = run(...given);
        return typeof answer === "number" ? answer >>> 0 : answer;
      } catch (cause) {
        // The memory may be in any state.
        engine = undefined;
        throw fault(EngineFailure, "", [], { retryable: true }, cause);
      }
    };

  return {
    /** The engine's functions, guarded, and its window. Another object after each failure. */
    engine: () => engine || connect(),
    /** The same where there is one already. */
    get current() {
      return engine;
    },
    /** Compiles ahead, off the main thread where the runtime can; `source` replaces the module that `load` gives. */
    async init(source) {
      try {
        const given = await source;
        if (engine) return;
        if (given instanceof WebAssembly.Module) compiled = given;
        else if (compile && !(compiled && given === undefined)) compiled = await compile(given);
        else if (!compiled) compiled = load();
        // As a promise too: some pages may neither compile nor instantiate at once.
        const instance = await WebAssembly.instantiate(compiled, glue?.imports);
        if (!engine) use(instance);
      } catch (cause) {
        throw reasonOf(cause);
      }
    },
  };
}

/** The part of the memory where texts and bytes cross over, as views that are made anew after the memory has grown. */
function createWindow(memory, window) {
  let address;
  let view = new Uint8Array();
  const viewOf = (size) => new Uint8Array(memory.buffer, address, size);
  return {
    /** Room for `size` bytes. */
    window(size = 0) {
      if (size > WINDOW || view.length === 0) {
        // First of all, since it may grow the memory.
        address = window(size);
        view = viewOf(WINDOW);
      }
      return size > WINDOW ? viewOf(size) : view;
    },
    /** All that the engine may have left there. */
    answer: () => viewOf(),
  };
}
