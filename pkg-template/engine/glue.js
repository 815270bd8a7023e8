// What connects an engine whose exports take and give values of JavaScript.

/**
 * The glue that wasm-bindgen wrote, for `createInstance`.
 *
 * @param glue the module
 * @param name of the engine
 */
export function createGlue(glue, name) {
  let memory;
  return {
    imports: { [`./${name}_bg.js`]: glue },
    connect(exports) {
      // The glue keeps a view of the memory for as long as its buffer is attached, and to grow
      // a memory, by nothing at all, detaches it.
      memory?.grow(0);
      ({ memory } = exports);
      glue.__wbg_set_wasm(exports);
      exports.__wbindgen_start?.();
      return glue;
    },
  };
}
