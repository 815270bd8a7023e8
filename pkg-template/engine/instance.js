// One instance of an engine: made on first use, replaced after it failed.
import { reasonOf } from "./reason.js";
import { EngineFailure, WasmInvalid } from "../errors/faults.js";
import { fault } from "../errors/error.js";
import { WINDOW } from "./wire.js";

/**
 * Keeps an instance.
 *
 * @param loader `load()` gives the compiled module; `instantiate(source, imports)` a promise of
 *               `{ module, instance }`, which some pages can have in no other way; of an engine
 *               in JavaScript, `make()` gives the exports
 * @param glue   what wasm-bindgen wrote, for an engine that has imports
 */
export function createInstance({ load, instantiate, make }, glue) {
  let compiled;
  let engine;
  let needed = [];

  function connect() {
    try {
      if (make) return use({ exports: make() });
      if (!compiled) compiled = load();
      return use(new WebAssembly.Instance(compiled, glue?.imports));
    } catch (cause) {
      throw reasonOf(cause);
    }
  }

  function use({ exports }) {
    const exported = glue ? glue.connect(exports) : exports;
    const isOther = needed.some((name) => !(name in exported));
    if (isOther) throw fault(WasmInvalid, "", ["it is the engine of another entry"]);
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
    /** Names exports without which it is the engine of another entry. */
    expect: (...names) => (needed = names),
    /** The engine's functions, guarded, and its window. Another object after each failure. */
    engine: () => engine || connect(),
    /** The same where there is one already. */
    get current() {
      return engine;
    },
    /** Compiles ahead, off the main thread where the runtime can; `source` replaces the module that `load` gives. */
    async init(source) {
      let given;
      try {
        given = await source;
        if (engine || (make && connect())) return;
        const made = await instantiate(given === undefined ? compiled : given, glue?.imports);
        if (engine) return;
        use(made.instance);
        compiled = made.module;
      } catch (cause) {
        throw reasonOf(cause, source !== undefined, given);
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
