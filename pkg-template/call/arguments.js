// What every call takes besides its request.
import { WrongType } from "../errors/faults.js";
import { fault, refuseType, typeName } from "../errors/error.js";
import { placesOf, readNamed } from "../payload/values.js";
import { RETRY_ATTEMPTS, RETRY_BASE_DELAY, RETRY_MAX_DELAY } from "../engine/wire.js";

/** Milliseconds; the official SDKs wait as long. */
const TIMEOUT = 60000;

/** Bytes of an answer, or of one event: a string can hold them in every runtime. */
const MAX_RESPONSE_BYTES = 64 << 20;

/** What is said once for all calls, and what can be said of each. */
const CONFIG = ["fetch", "clockOffset", "observe"];
const BOTH = ["timeout", "attemptTimeout", "retry", "headers", "maxResponseBytes", "validate"];
const OPTIONS = ["signal", "throwOnFunctionError"];

/** The names of a config, and those of the options of a call, with those of a vendor. `directConfigOf`: of one without a proxy. */
export const configOf = (...lists) => directConfigOf("proxy", ...lists);
export const directConfigOf = (...lists) => placesOf([].concat(...lists, CONFIG, BOTH));
export const optionsOf = (...lists) => placesOf([].concat(...lists, OPTIONS, BOTH));

const RETRY_PLACES = /* @__PURE__ */ placesOf(["attempts", "baseDelay", "maxDelay", "idempotent", "budget"]);

/** Config and options of a call, each member read once and of the type that it must have. */
export function readArguments(vendor, givenConfig, givenOptions, defaultTimeout = TIMEOUT) {
  const config = readNamed(givenConfig, vendor.config, "config");
  const options = readNamed(givenOptions, vendor.options, "options");
  const either = (name, otherwise) => options[name] ?? config[name] ?? otherwise;
  const { fetch = globalThis.fetch, observe, clockOffset } = config;
  if (typeof fetch !== "function") refuseType("fetch", "a function", fetch);
  if (observe !== undefined && typeof observe !== "function") refuseType("observe", "a function", observe);
  if (clockOffset !== undefined && !Number.isFinite(clockOffset)) refuseType("clockOffset", "a number", clockOffset);
  return {
    config,
    options,
    fetch,
    observe,
    signal: checkSignal(options.signal),
    timeout: positive("timeout", either("timeout", defaultTimeout)),
    attemptTimeout: positive("attemptTimeout", either("attemptTimeout", Infinity)),
    maxResponseBytes: positive("maxResponseBytes", either("maxResponseBytes", MAX_RESPONSE_BYTES), "bytes"),
    retry: readRetry(either("retry", {})),
  };
}

/** A signal that can be listened to, or none. */
export function checkSignal(signal, name = "signal") {
  const isSignal =
    typeof signal?.aborted === "boolean" &&
    typeof signal.addEventListener === "function" &&
    typeof signal.removeEventListener === "function";
  if (signal !== undefined && !isSignal) refuseType(name, "an AbortSignal", signal);
  return signal;
}

/** How many tokens the buckets of callers began with. */
export const fullBudgets = /* @__PURE__ */ new WeakMap();

/** How often a call is made at most, and how long it waits in between. */
function readRetry(given) {
  const { attempts, baseDelay, maxDelay, idempotent, budget } = readNamed(
    given === false ? { attempts: 1 } : given,
    RETRY_PLACES,
    "retry",
  );
  const { tokens } = budget ?? {};
  const isBudget = typeof tokens === "number" && tokens >= 0 && Reflect.set(budget, "tokens", tokens);
  if (budget !== undefined && !isBudget) refuseType("retry.budget", "an object", budget);
  if (budget && !fullBudgets.has(budget)) fullBudgets.set(budget, tokens);
  return {
    attempts: positive("retry.attempts", attempts ?? RETRY_ATTEMPTS, "attempts"),
    baseDelay: positive("retry.baseDelay", baseDelay ?? RETRY_BASE_DELAY),
    maxDelay: positive("retry.maxDelay", maxDelay ?? RETRY_MAX_DELAY),
    isIdempotent: Boolean(idempotent),
    budget,
  };
}

export function positive(name, value, unit = "milliseconds") {
  if (typeof value === "number" && value > 0) return value;
  throw fault(WrongType, name, [
    `a positive number of ${unit}`,
    typeof value === "number" ? `${value}` : typeName(value),
  ]);
}
