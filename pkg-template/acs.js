// The engine of tc3fetch/fc, inlined: see index.js.
import { createAcsApi } from "./acs-api.js";
import load from "./acs-engine-wasm.js";

const api = /* @__PURE__ */ createAcsApi(load);
export const { sign, call, init } = api;
