// How a module is compiled where the runtime allows that. Edge runtimes forbid it, and their
// builds complain about it: what they load does not import this.

/** A loader of inlined bytes. */
export const createLoader = (bytes) => ({
  load: () => new WebAssembly.Module(bytes()),
  compile: async (source) => compile(source === undefined ? bytes() : source),
});

/** Compiles a module's bytes, or those of a response. */
export const compile = async (source) =>
  WebAssembly.compile(typeof source.arrayBuffer === "function" ? await source.arrayBuffer() : source);
