// How a signature came about, stage by stage. An engine of its own, so that the main
// one stays small: for tools and debugging, not for production traffic.
import bytes from "./inspect-engine-wasm.js";
import { __wbg_reset_state as reset, explain as explainPacked, initSync } from "./inspect-engine.js";
import { isPackedError, unpackError } from "./error.js";
import { createInstance } from "./instance.js";
import { packRequest, unpackSigned } from "./pack.js";

export { Tc3Error } from "./error.js";
export { codeTargets, generate } from "./generate.js";

const instance = /* @__PURE__ */ createInstance({ initSync, reset }, bytes);

export function explain(request, credentials) {
  const { text, bytes } = packRequest(request, credentials);
  const answer = instance.run(() => explainPacked(text, bytes));
  if (typeof answer === "string" && isPackedError(answer)) throw unpackError(answer, request?.action);
  return { ...answer, request: unpackSigned(answer.request, bytes) };
}
