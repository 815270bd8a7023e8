// How a signature came about, stage by stage. An engine of its own, so that the main
// one stays small: for tools and debugging, not for production traffic.
import bytes from "./inspect-engine-wasm.js";
import { __wbg_reset_state as reset, explain as explainPacked, explainAcs as explainAcsPacked, initSync } from "./inspect-engine.js";
import { packAcsRequest } from "./acs-pack.js";
import { NO_BYTES } from "./bytes.js";
import { isPackedError, unpackError } from "./error.js";
import { createInstance } from "./instance.js";
import { packRequest, unpackSigned } from "./pack.js";

export { Tc3Error } from "./error.js";
export { codeTargets, generate } from "./generate.js";

const instance = /* @__PURE__ */ createInstance({ initSync, reset }, bytes);

export const explain = (request, credentials) => explained(explainPacked, packRequest(request, credentials));

export const explainAcs = (request, credentials) => explained(explainAcsPacked, packAcsRequest(request, credentials));

function explained(explainWith, { text, bytes, action }) {
  const answer = instance.run(() => explainWith(text, bytes ?? NO_BYTES));
  if (typeof answer === "string" && isPackedError(answer)) throw unpackError(answer, action);
  const { request, timestamp } = answer;
  return { ...answer, request: unpackSigned(request, bytes), ...(timestamp && { timestamp: Number(timestamp) }) };
}
