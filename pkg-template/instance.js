import { Tc3Error } from "./error.js";

/**
 * Keeps one WebAssembly instance: made on first use, replaced when it failed.
 *
 * @param glue   `initSync` and `reset` (`__wbg_reset_state`) of an engine
 * @param load   () => WebAssembly.Module or its bytes, synchronously
 */
export function createInstance(glue, load) {
  let module;
  let ready = false;

  const instantiate = () => {
    try {
      if (!module) {
        const source = load();
        module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
      }
      glue.initSync({ module });
      ready = true;
    } catch (cause) {
      throw blocked(cause);
    }
  };

  return {
    /** Calls `use` when there is a working instance. */
    run(use) {
      if (!ready) instantiate();
      try {
        return use();
      } catch (cause) {
        // The engine answers with packed errors and never throws: what comes out here is
        // a trap or a stack overflow, and leaves the instance's memory in any state.
        glue.reset();
        throw new Tc3Error(
          "the WebAssembly instance failed and was replaced",
          { code: "ClientError.EngineFailure", kind: "engine", retryable: true, hint: "Call again; please report how this came about." },
          cause,
        );
      }
    },

    /** Compiles ahead, off the main thread where the runtime can; `source` replaces `load`. */
    async init(source) {
      if (ready) return;
      source = await (source ?? load());
      try {
        if (source instanceof WebAssembly.Module) module = source;
        else if (typeof source?.arrayBuffer === "function") module = await WebAssembly.compile(await source.arrayBuffer());
        else module = await WebAssembly.compile(source);
      } catch (cause) {
        throw blocked(cause);
      }
      if (!ready) instantiate();
    },
  };
}

function blocked(cause) {
  if (cause instanceof Tc3Error) return cause;
  return new Tc3Error(
    `WebAssembly could not be compiled: ${cause?.message ?? cause}`,
    {
      code: "ClientError.WasmBlocked",
      kind: "engine",
      retryable: false,
      hint: "Under a Content-Security-Policy, add 'wasm-unsafe-eval' to script-src. On an edge runtime that forbids compiling, import tc3fetch/workerd or tc3fetch/edge-light.",
    },
    cause,
  );
}
