// tc3fetch/proxy: what stands between pages and the services, as a fetch handler. It has no engine.
import { callForPage, checkActions } from "./proxy/edge.js";
import { forward } from "./proxy/forward.js";
import { createHandler } from "./proxy/handler.js";
import { giveCredentials } from "./proxy/credentials.js";
import { CALLING, FORWARDING, GIVING, readOptions } from "./proxy/options.js";

export { Tc3Error } from "./errors/error.js";
export { memoryLimiter } from "./proxy/limiter.js";

export function createProxy(options) {
  if (Object(options).client === undefined)
    return createHandler(readOptions(options, FORWARDING, ["origins"]), forward);
  const settings = readOptions(options, CALLING, ["origins", "authorize", "actions"]);
  checkActions(settings.actions);
  return createHandler(settings, callForPage);
}

export const temporaryCredentials = (options) =>
  createHandler(readOptions(options, GIVING, ["origins", "client", "authorize", "policy"]), giveCredentials);
