// The engine of tc3fetch/fc for Vercel Edge: see edge-light.js.
import { createAcsApi } from "./acs-api.js";
import module from "./tc3fetch-acs.wasm?module";

const api = /* @__PURE__ */ createAcsApi(() => module);
export const { sign, call, init } = api;
