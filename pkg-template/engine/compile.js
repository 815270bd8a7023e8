// How a module is compiled where the runtime allows that. Edge runtimes forbid it, and their
// builds complain about it: what they load does not import this.

/** A loader of inlined bytes. */
export const createLoader = (bytes) => ({
  load: () => new WebAssembly.Module(bytes()),
  instantiate: (source, imports) => instantiate(source === undefined ? bytes() : source, imports),
});

/** Makes `{ module, instance }` of a module, of its bytes or of a response: as a promise, since a page may not do it at once. */
export async function instantiate(source, imports) {
  const given = typeof source.arrayBuffer === "function" ? await source.arrayBuffer() : source;
  const made = await WebAssembly.instantiate(given, imports);
  return made.module ? made : { module: given, instance: made };
}
