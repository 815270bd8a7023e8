// The loader of a module that was compiled when the program was built, for runtimes that compile
// nothing themselves. What their builds search for, `compile` and `instantiate`, is not here.

export const createModuleLoader = (compiled) => ({
  load: () => compiled,
  /** A source that is no module is an error: nothing here could make one of it. */
  async instantiate(source, imports) {
    const module = source === undefined ? compiled : source;
    return { module, instance: new WebAssembly.Instance(module, imports) };
  },
});
