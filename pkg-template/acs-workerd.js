// The engine of tc3fetch/fc for workerd: see workerd.js.
import { createAcsApi } from "./acs-api.js";
import module from "./tc3fetch-acs.wasm";

const api = /* @__PURE__ */ createAcsApi(() => module);
export const { sign, call, init } = api;
