// tc3fetch/js where built-ins newer than ES2017 are missing: what stands there for their names. See xtask/src/script.mjs.

/** What `globalThis` has of what the modules read from it, each when it is read. */
export const realm = {
  get fetch() {
    return typeof fetch === "function" ? fetch : undefined;
  },
  get location() {
    return typeof location === "object" ? location : undefined;
  },
  get Response() {
    return typeof Response === "function" ? Response : undefined;
  },
  get ReadableStream() {
    return typeof ReadableStream === "function" ? ReadableStream : undefined;
  },
  get BigInt() {
    return typeof BigInt === "function" ? BigInt : undefined;
  },
  Object,
  Array,
  Number,
  String,
  Boolean,
};

/** The key that esbuild's `for await` reads where the runtime has none. */
export const { asyncIterator = /* @__PURE__ */ Symbol.for("Symbol.asyncIterator") } = Symbol;
