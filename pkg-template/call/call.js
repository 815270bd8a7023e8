// One call, the same for every vendor: from arguments to an answer, within the time that there
// is, in as many attempts as may be made.
//
// A vendor has these members, which throw where something is wrong. Those in brackets are of
// vendors that sign:
//     [name]   "tencent", "v1" or "aliyun"
//     config, options  the names that they may have
//     keys     the config's member that says who signs
//     clocks, budgets  what is known of hosts, of all who call the vendor
//     [hostOf] (read) => the host that a request names itself
//     [ready]  () => a promise of the engine; undefined where it is there
//     read     (request, config, options) => what is sent, read once
//     about    (read) => { service, action, region }
//     sign     (read, credentials, exchange) => { url, method, headers, body }, or a promise of it
//     receive  (response, read, exchange) => a promise of { data, requestId }, or of a stream
//     [signWith] (request, config, credentials) => what `sign` of a client gives
//     decide   (read, facts) => { isRetryable, pause }: see decide.js
import { fullBudgets, readArguments } from "./arguments.js";
import { letGo, readBody } from "./body.js";
import { createDeadline, isTimeout, kindOf, wordsOf } from "./deadline.js";
import { provide, refuse } from "./provider.js";
import { Aborted, Network, NotAResponse, Timeout } from "../errors/faults.js";
import { defineMember, fault, ownError, Tc3Error } from "../errors/error.js";
import {
  BUDGET,
  FAILURE_CLOCK,
  FAILURE_CREDENTIALS,
  FAILURE_FINAL,
  FAILURE_UNKNOWN,
  RETRY_COST,
  TOLERANCE,
} from "../engine/wire.js";
import { firstText, ownMember } from "../payload/values.js";

/** Bytes from which on a body is not copied for each attempt. */
const LARGE = 1048576;

/** The clocks of configs that say how wrong they are themselves. */
const clocks = /* @__PURE__ */ new WeakMap();

/** The clock of a config: its own, or that of all who call the vendor, or a host that they name. */
export function clockOf(vendor, config, host = config.host) {
  const given = ownMember(config, "clockOffset");
  if (given !== undefined) {
    if (clocks.get(config)?.given !== given) clocks.set(config, { given, offset: given });
    return clocks.get(config);
  }
  return entryOf(vendor.clocks, host ?? "", { offset: 0 });
}

/** What is kept for a host. Bounded, as hosts may come from anywhere. */
function entryOf(map, host, initial) {
  if (!map.has(host)) {
    if (map.size > 99) map.clear();
    map.set(host, initial);
  }
  return map.get(host);
}

/**
 * Makes a call.
 *
 * @param timeout    milliseconds, where neither config nor options say
 * @param openStream what makes a stream of the answer, where that is asked for
 * @returns a promise of { data, requestId, response, attempts }, or of the stream
 */
export async function makeCall(vendor, request, config, options = {}, timeout, openStream) {
  const exchange = { request, openStream, attempts: 0 };
  let deadline;
  try {
    const given = readArguments(vendor, config, options, timeout);
    const read = vendor.read(request, given.config, given.options);
    deadline = createDeadline(given.signal, given.timeout);
    Object.assign(exchange, given, { read, vendor, deadline, clock: clockOf(vendor, config, vendor.hostOf?.(read)) });
    return await makeAttempts(exchange);
  } catch (cause) {
    throw ownError(cause, request);
  } finally {
    if (!exchange.isOpen) deadline?.end();
  }
}

/** `call` for any action of a vendor; `timeout` is the default of an action. */
export const callOf = (vendor) => async (request, config, options, timeout) =>
  (await makeCall(vendor, request, config, options, timeout)).data;

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
      const told = observe?.({ type, ...vendor.about(read), attempt: exchange.attempts, ...event });
      Promise.resolve(told).catch(() => {});
    } catch {
      // What an observer does is no part of the call.
    }
  };
  for (;;) {
    const began = Date.now();
    exchange.attempts++;
    Object.assign(exchange, { failure: FAILURE_FINAL, isSent: false, response: undefined });
    const outcome = {};
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
      if (budget.tokens < BUDGET || budget.tokens < fullBudgets.get(budget)) budget.tokens += 1;
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
  const loading = vendor.ready?.();
  if (loading)
    await within(
      exchange,
      () => loading,
      (cause) => cause,
    );
  exchange.now = () => Date.now() + clock.offset;
  const { [vendor.keys]: keys } = exchange.config;
  const { refused, now } = exchange;
  const credentials = await provide(keys, { name: vendor.keys, refused, now, race: (run) => within(exchange, run) });
  Object.assign(exchange, { credentials, offset: clock.offset });
  const signed = await vendor.sign(read, credentials, exchange);
  const { url, method, headers } = signed;
  // What a `fetch` does to the bytes that it was given must not reach another attempt. To copy
  // large ones takes as long as to hash them: these it has to leave alone.
  const isCopied = exchange.retry.attempts > exchange.attempts && signed.body?.length < LARGE;
  const body = isCopied ? signed.body.slice() : signed.body;
  // A redirect would carry the signature, and a token, to another place.
  const init = { method, headers, body, redirect: "manual", signal: deadline.signal };
  Object.assign(exchange, { url, secrets: secretsOf(url, headers), isSent: true });
  let asked;
  const response = await within(exchange, () => (asked = (async () => fetch(url, init))())).catch((error) => {
    asked?.then(letGo, () => {});
    throw error;
  });
  try {
    // Another realm's Response is no instance of ours, and that of a test has not all of its members.
    if (typeof response?.status !== "number") throw fault(NotAResponse);
    exchange.response = response;
    return await vendor.receive(response, read, exchange);
  } catch (cause) {
    // A body that is in use, or a member that throws.
    throw cause instanceof Tc3Error
      ? cause
      : fault(NotAResponse, "", [], {}, shows(cause, exchange.secrets) ? undefined : cause);
  }
}

const SECRET = /^authorization$|-(key|token)$/i;

/** What must not be in an error: what the URL of signature v1 holds, and signatures, tokens and keys in headers. */
function secretsOf(url, headers) {
  const pairs = url.split(/[?&](?:Token|Signature)=/).slice(1);
  const inUrl = pairs.map((rest) => rest.split("&")[0]);
  const inHeaders = Object.keys(headers).filter((name) => SECRET.test(name));
  // CloudBase has the token in Authorization, at its end.
  const ofHeaders = inHeaders.map((name) => headers[name].split(", Token="));
  return inUrl.concat(inUrl.map(decodeURIComponent), ...ofHeaders).filter(Boolean);
}

/**
 * Whether a value, or something that it refers to, has one of the secrets: the URL of signature v1 holds signature
 * and token, and some implementations of `fetch` hand out the request that failed.
 */
function shows(value, secrets = [], seen = new Set()) {
  if (typeof value === "string") return secrets.some((secret) => value.includes(secret));
  if (Object(value) !== value || ArrayBuffer.isView(value) || seen.has(value)) return false;
  // More than can be looked through.
  if (seen.add(value).size > 999) return true;
  try {
    // A Request has them from its prototype.
    const { headers } = value;
    const listed = typeof headers?.entries === "function" ? [...headers.entries()] : [];
    const own = Reflect.ownKeys(value).map((name) => value[name]);
    return [headers, ...listed, ...own].some((one) => shows(one, secrets, seen));
  } catch {
    // What cannot be read cannot be shown.
    return false;
  }
}

/** Awaits what is not the call's own: what that rejects with becomes an error of the call. */
export async function within(exchange, run, failure) {
  const { deadline } = exchange;
  try {
    return await deadline.race(run);
  } catch (cause) {
    const { interrupted } = deadline;
    if (!interrupted && cause instanceof Tc3Error) throw cause;
    if (!interrupted && failure) throw failure(cause);
    const row = interrupted ? interrupted.why : isTimeout(cause) ? Timeout : Network;
    if (row !== Aborted) exchange.failure = FAILURE_UNKNOWN;
    const more = exchange.isSent || exchange.outcome ? {} : { hint: "Nothing was sent." };
    const isShown = shows(cause, exchange.secrets);
    const words = isShown ? kindOf(cause) : wordsOf(cause);
    throw fault(row, "", [words], more, interrupted ? interrupted.reason : isShown ? undefined : cause);
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
    if (failure === FAILURE_UNKNOWN || !isRejected) exchange.outcome = "unknown";
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
  for (const name of ["message", "stack"]) {
    // What answered may repeat what it was sent.
    const text = `${error[name]}`;
    const hidden = (exchange.secrets ?? []).reduce((rest, secret) => rest.split(secret).join("***"), text);
    if (hidden !== text) defineMember(error, name, hidden, false);
  }
  return error;
}

/** Milliseconds until the next attempt; undefined where this error is the call's. */
function pauseAfter(error, exchange) {
  const { deadline, failure, isSent, retry, decision } = exchange;
  if (!isSent) return undefined;
  const isAllowed = retry.attempts > exchange.attempts;
  if (failure === FAILURE_CLOCK) return correctClock(exchange) && isAllowed ? 0 : undefined;
  const provider = exchange.config[exchange.vendor.keys];
  if (failure === FAILURE_CREDENTIALS && typeof provider === "function") {
    // Whether or not this call goes on: the next one must not be refused for the same ones.
    refuse(provider, exchange.credentials);
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
  const learned = Date.parse(headerOf(response, "date")) - Date.now();
  // What a cache answers was true at another time.
  const isCached = headerOf(response, "age") > 0;
  if (isCached || !(Math.abs(learned - offset) > TOLERANCE)) return false;
  clock.offset = learned;
  return true;
}

/** Milliseconds that the service asks to wait; undefined where it says nothing. */
function retryAfterOf({ response, now }) {
  const own = headerOf(response, "x-acs-retry-after");
  if (own && own >= 0) return Number(own);
  const given = headerOf(response, "retry-after");
  const milliseconds = /^\d+$/.test(given) ? 1000 * given : Date.parse(given) - now();
  return milliseconds >= 0 ? milliseconds : undefined;
}

/** A header; empty where there is none, or where it cannot be read. */
export function headerOf(response, name) {
  try {
    return firstText(response.headers.get(name));
  } catch {
    return "";
  }
}

/** What retries may cost: that of the config, or that of all who call the same host. */
function budgetOf({ vendor, url = "", retry }) {
  if (retry.budget) return retry.budget;
  return entryOf(vendor.budgets, url.split("/", 3).join("/"), { tokens: BUDGET });
}
