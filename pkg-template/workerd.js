// For Cloudflare Workers and workerd, which forbid compiling bytes: there an imported
// .wasm file is a WebAssembly.Module, compiled when the worker was deployed.
import { createApi } from "./api.js";
import module from "./tc3fetch.wasm";

export { Tc3Error } from "./error.js";

const api = /* @__PURE__ */ createApi(() => module);
export const { sign, call, invoke, describeServices, Client, init, clearKeyCache } = api;
