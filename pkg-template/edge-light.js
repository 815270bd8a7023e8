// For Vercel Edge: `?module` makes the imported .wasm file a WebAssembly.Module.
import { createApi } from "./api.js";
import module from "./tc3fetch.wasm?module";

export { Tc3Error } from "./error.js";

const api = /* @__PURE__ */ createApi(() => module);
export const { sign, call, invoke, describeServices, Client, init, clearKeyCache } = api;
