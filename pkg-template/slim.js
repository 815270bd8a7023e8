// Without the engine's bytes: the application brings them, with `await init(source)`,
// for example to have them cached on their own or compiled while they stream.
import { createApi } from "./api.js";
import { Tc3Error } from "./error.js";

export { Tc3Error };

const api = /* @__PURE__ */ createApi(() => {
  throw new Tc3Error("the engine is not loaded", {
    code: "ClientError.NotInitialized",
    kind: "engine",
    retryable: false,
    hint: 'Call `await init(source)` first, with the content of "tc3fetch/tc3fetch.wasm".',
  });
});
export const { sign, call, invoke, describeServices, Client, init, clearKeyCache } = api;
