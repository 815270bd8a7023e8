/**
 * What a program sends to the services goes to the local endpoint instead, whose address is in the variable
 * ENDPOINT, so that an example needs no line for its test. For `node --import`, as `runNode` has it, and for
 * tests that import an example.
 */
const { fetch } = globalThis;

globalThis.fetch = (target, init) => {
  const { protocol, host, pathname, search } = new URL(target);
  return protocol === "https:"
    ? fetch(`${process.env.ENDPOINT}/${host}${pathname}${search}`, init)
    : fetch(target, init);
};
