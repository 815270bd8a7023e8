// The default entry: the engine is inlined, and compiled on the first call.
// Works wherever code may compile WebAssembly; see README.md for the others.
import { createApi } from "./api.js";
import bytes from "./engine-wasm.js";

export { Tc3Error } from "./error.js";

const api = /* @__PURE__ */ createApi(bytes);
export const { sign, call, invoke, describeServices, Client, init, clearKeyCache } = api;
