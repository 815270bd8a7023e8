// One call, the same for every vendor: from arguments to an answer, within the time that there
// is, in as many attempts as may be made.
//
// A vendor has these members, which throw where something is wrong:
//     name     "tencent", "v1" or "aliyun"
//     config, options  the names that they may have
//     keys     the config's member that says who signs
//     clock    { offset }, how far the service's clock is ahead, in milliseconds
//     ready    () => a promise of the engine; undefined where it is there
//     read     (request, config, options) => what is sent, read once
//     about    (read) => { service, action, region }
//     sign     (read, credentials, exchange) => { url, method, headers, body }, or a promise of it
//     receive  (response, read, exchange) => a promise of { data, requestId }, or of a stream
//     decide   (read, facts) => whether and when a failed attempt is made again
import { readArguments } from "./arguments.js";
import { readBody } from "./body.js";
import { createDeadline, isTimeout, kindOf, wordsOf } from "./deadline.js";
import { provide } from "./provider.js";
import { Aborted, Network, NotAResponse, Timeout } from "../errors/faults.js";
import { defineMember, fault, ownError } from "../errors/error.js";
import { BUDGET, FAILURE, RETRY_COST } from "../engine/wire.js";

/** Milliseconds by which a clock must be wrong for a correction to be the remedy. */
const LEAST_CORRECTION = 30000;

/** The clocks of configs that say how wrong they are themselves. */
const clocks = /* @__PURE__ */ new WeakMap();

/** The clock of a config: its own, or that of all who call the vendor. */
export function clockOf(vendor, config) {
  if (config.clockOffset === undefined) return vendor.clock;
  if (!clocks.has(config)) clocks.set(config, { offset: config.clockOffset });
  return clocks.get(config);
}

/**
 * Makes a call.
 *
 * @param more.openStream what makes a stream of the answer, where that is asked for
 * @returns a promise of { data, requestId, response, attempts }, or of the stream
 */
export async function makeCall(vendor, request, config, options = {}, { timeout, openStream } = {}) {
  const exchange = { request, openStream, isOpen: false, outcome: undefined, attempts: 0 };
  let deadline;
  try {
    const given = readArguments(vendor, config, options, timeout);
    const read = vendor.read(request, given.config, given.options);
    deadline = createDeadline(given.signal, given.timeout);
    Object.assign(exchange, given, { read, vendor, deadline, clock: clockOf(vendor, config) });
    return await makeAttempts(exchange);
  } catch (cause) {
    throw ownError(cause, request);
  } finally {
    if (!exchange.isOpen) deadline?.end();
  }
}

/** `call` for any action of a vendor; `timeout` is the default of an action. */
export const callOf = (vendor) => async (request, config, options, timeout) =>
  (await makeCall(vendor, request, config, options, { timeout })).data;

/** `callWithResponse` for any action of a vendor. */
export const responseOf = (vendor) => async (request, config, options) => {
  const { data, requestId, response, attempts } = await makeCall(vendor, request, config, options);
  return { data, requestId, status: response.status, headers: response.headers, attempts };
};

/** Attempt after attempt, until one succeeds or none may follow. */
async function makeAttempts(exchange) {
  const { deadline, vendor, observe, read } = exchange;
  const start = Date.now();
  const tell = (type, event) => {
    try {
      observe?.({ type, ...vendor.about(read), attempt: exchange.attempts, ...event });
    } catch {
      // What an observer does is no part of the call.
    }
  };
  for (;;) {
    const began = Date.now();
    exchange.attempts++;
    Object.assign(exchange, { failure: FAILURE.FINAL, isSent: false, response: undefined });
    const outcome = { milliseconds: 0, status: undefined, requestId: undefined, error: undefined };
    let result;
    try {
      deadline.begin(exchange.attemptTimeout);
      result = await attempt(exchange);
      outcome.requestId = result.requestId;
    } catch (cause) {
      outcome.error = complete(ownError(cause, exchange.request), exchange);
      outcome.requestId = outcome.error.requestId;
    }
    outcome.status = exchange.response?.status;
    outcome.milliseconds = Date.now() - began;
    tell("attempt", outcome);
    const pause = outcome.error && pauseAfter(outcome.error, exchange);
    if (pause === undefined) {
      tell("end", { ...outcome, milliseconds: Date.now() - start });
      if (outcome.error) throw outcome.error;
      const budget = budgetOf(exchange);
      budget.tokens = Math.min(BUDGET, budget.tokens + 1);
      if (exchange.openStream) return result;
      return { ...result, response: exchange.response, attempts: exchange.attempts };
    }
    tell("pause", { milliseconds: pause, error: outcome.error });
    // The timeout of the attempt before is not that of the pause.
    deadline.begin();
    exchange.isSent = false;
    try {
      if (pause > 0) await within(exchange, () => deadline.delay(pause));
    } catch (cause) {
      const error = complete(ownError(cause, exchange.request), exchange);
      tell("end", { ...outcome, error, milliseconds: Date.now() - start });
      throw error;
    }
  }
}

async function attempt(exchange) {
  const { vendor, read, deadline, fetch, clock } = exchange;
  const engine = vendor.ready?.();
  if (engine) await within(exchange, () => engine, keep);
  exchange.now = () => Date.now() + clock.offset;
  const { [vendor.keys]: keys } = exchange.config;
  const { refused, now } = exchange;
  const credentials = await provide(keys, { name: vendor.keys, refused, now, race: (run) => within(exchange, run) });
  Object.assign(exchange, { credentials, offset: clock.offset });
  const { url, method, headers, body } = await vendor.sign(read, credentials, exchange);
  // A redirect would carry the signature, and a token, to another place.
  const init = { method, headers, body, redirect: "manual", signal: deadline.signal };
  exchange.url = url;
  exchange.isSent = true;
  const response = await within(exchange, () => fetch(url, init));
  // Another realm's Response is no instance of ours: what has these is a response.
  if (typeof response?.status !== "number" || typeof response.arrayBuffer !== "function") throw fault(NotAResponse);
  exchange.response = response;
  return vendor.receive(response, read, exchange);
}

const keep = (cause) => cause;

/** Awaits what is not the call's own: what that rejects with becomes an error of the call. */
export async function within(exchange, run, failure) {
  const { deadline } = exchange;
  try {
    return await deadline.race(run);
  } catch (cause) {
    const { interrupted } = deadline;
    if (!interrupted && failure) throw failure(cause);
    const row = interrupted ? interrupted.why : isTimeout(cause) ? Timeout : Network;
    if (row !== Aborted) exchange.failure = FAILURE.UNKNOWN;
    // The URL of signature v1 holds the signature and the token: `fetch` may repeat it.
    const isSecret = /[?&]Signature=/.test(exchange.url);
    const words = isSecret ? kindOf(cause) : wordsOf(cause);
    throw fault(row, "", [words], {}, interrupted ? interrupted.reason : isSecret ? undefined : cause);
  }
}

/** The bytes of an answer, as many as there may be. */
export const bytesOf = (response, exchange) =>
  readBody(response, exchange.maxResponseBytes, (run) => within(exchange, run));

/** An error with what may have become of the action, and whether the call may be made again. */
export function complete(error, exchange) {
  const { isSent, failure, vendor, read, retry, attempts } = exchange;
  if (isSent) {
    const status = error.kind === "response" ? (error.httpStatus ?? 0) : 0;
    const isRejected = error.kind === "api" || (status >= 300 && status < 500);
    // What may have been done once may have been done, whatever becomes of later attempts.
    if (failure === FAILURE.UNKNOWN || !isRejected) exchange.outcome = "unknown";
    else exchange.outcome ??= "rejected";
    exchange.decision = vendor.decide(read, {
      failure,
      error,
      isIdempotent: retry.isIdempotent,
      made: attempts,
      retry,
      retryAfter: retryAfterOf(exchange),
      tokens: budgetOf(exchange).tokens,
    });
    defineMember(error, "retryable", exchange.decision.isRetryable);
  }
  if (exchange.outcome) defineMember(error, "outcome", exchange.outcome);
  return error;
}

/** Milliseconds until the next attempt; undefined where this error is the call's. */
function pauseAfter(error, exchange) {
  const { deadline, failure, isSent, retry, decision } = exchange;
  if (!isSent || deadline.interrupted?.isOfAttempt === false) return undefined;
  const isAllowed = retry.attempts > exchange.attempts;
  if (failure === FAILURE.CLOCK) return correctClock(exchange) && isAllowed ? 0 : undefined;
  if (failure === FAILURE.CREDENTIALS && typeof exchange.config[exchange.vendor.keys] === "function") {
    if (!isAllowed || exchange.refused) return undefined;
    exchange.refused = exchange.credentials;
    return 0;
  }
  const { pause } = decision;
  if (pause === undefined || pause >= deadline.left()) return undefined;
  budgetOf(exchange).tokens -= RETRY_COST;
  return pause;
}

/** Sets the clock by the answer, once a call; false where that is no remedy. */
function correctClock(exchange) {
  const { clock, offset, response, read, hasCorrected } = exchange;
  if (hasCorrected || read.timestamp !== undefined) return false;
  exchange.hasCorrected = true;
  // Another call has set it since this one was signed.
  if (clock.offset !== offset) return true;
  const date = Date.parse(headerOf(response, "date"));
  // What a cache answers was true at another time.
  const isCached = Number(headerOf(response, "age")) > 0;
  const learned = date - Date.now();
  if (isCached || !(Math.abs(learned - offset) > LEAST_CORRECTION)) return false;
  clock.offset = learned;
  return true;
}

/** Milliseconds that the service asks to wait; undefined where it says nothing. */
function retryAfterOf({ response }) {
  const own = headerOf(response, "x-acs-retry-after");
  if (own) return Number(own);
  const given = headerOf(response, "retry-after");
  const milliseconds = /^\d+$/.test(given) ? 1000 * given : Date.parse(given) - Date.now();
  return milliseconds >= 0 ? milliseconds : undefined;
}

export const headerOf = (response, name) => response?.headers?.get?.(name) ?? "";

/** What retries may cost: that of the config, or that of all who call the same host. */
function budgetOf({ vendor, url = "", retry }) {
  if (retry.budget) return retry.budget;
  const host = url.split("/", 3).join("/");
  const { budgets } = vendor;
  if (!budgets.has(host)) {
    // Bounded, as hosts may come from anywhere.
    if (budgets.size > 99) budgets.clear();
    budgets.set(host, { tokens: BUDGET });
  }
  return budgets.get(host);
}
