// mockFetch: a `fetch` that no network is behind. It reads a request, checks its signature, and lets the test's
// handler answer.
//
// A vendor has these members; `fail` thrown from read, params or check is how it refuses:
//     recognises     (received) => whether the request is for it
//     read           (received) => { service, version, action, region, url, headers }, nothing secret among them
//     params         (received) => the parameters, or a promise of them
//     check          (received, credentials, now) throws where the signature does not hold, or a promise that rejects
//     answer         (value, requestId, headers, received) => the Response of a handler's value
//     refuse         (failure, requestId, headers) => the Response of an error
//     unknownAction  (message) => the failure of an action without a handler
//     headersOf      (requestId) => headers of every answer
import { aliyun } from "./aliyun.js";
import { Answer, onAbort } from "./answers.js";
import { cloudBase, functionUrl } from "./gateway.js";
import { guance } from "./guance.js";
import { receive } from "./received.js";
import { tencent } from "./tencent.js";
import { v1 } from "./v1.js";
import { InvalidFormat, UnknownParameter, WrongType } from "../errors/faults.js";
import { fault, readSafely, refuseType } from "../errors/error.js";
import { nearest } from "../payload/nearest.js";
import { isObject, ownMember } from "../payload/values.js";

// What a gateway is sent is signed as Tencent Cloud has it, too.
const VENDORS = [cloudBase, functionUrl, tencent, aliyun, guance, v1];

export function mockFetch(handlers, options = {}) {
  const { credentials, now = Date.now } = readSafely(() => {
    checkHandlers(handlers);
    return checkOptions(options);
  });
  const state = {
    handlers,
    now,
    keys: async () => listKeys(typeof credentials === "function" ? await credentials() : credentials),
    turns: new Map(),
    answered: 0,
    calls: [],
  };

  const mock = async (input, init) => {
    const received = await receive(input, init);
    const { signal } = received;
    let stop;
    const aborted = new Promise((_, reject) => (stop = onAbort(signal, reject)));
    try {
      return await Promise.race([aborted, signal?.aborted ? aborted : respond(received, state)]);
    } finally {
      stop();
    }
  };

  return Object.assign(mock, {
    calls: state.calls,
    reset() {
      state.calls.length = 0;
      state.turns.clear();
      state.answered = 0;
    },
  });
}

function checkHandlers(handlers) {
  if (!isObject(handlers)) refuseType("handlers", "an object", handlers);
  // A Map has no names of its own: no handler of it would ever be found.
  if (typeof handlers[Symbol.iterator] === "function") throw fault(WrongType, "handlers", ["an object", "a Map"]);
  for (const name of Object.keys(handlers))
    if (name !== "*" && !/^[a-z\d_-]+\.([^.]+|[A-Z]+ \/.*)$/.test(name))
      throw fault(InvalidFormat, `handlers["${name}"]`, ['"service.Action", "service.*" or "*"'], {
        hint: 'Name the service as its host does: "cvm.DescribeInstances".',
      });
}

const OPTIONS = ["credentials", "now"];

function checkOptions(options) {
  if (!isObject(options)) refuseType("options", "an object", options);
  for (const name of Object.keys(options))
    if (!OPTIONS.includes(name)) throw fault(UnknownParameter, name, [nearest(name, OPTIONS)]);
  const [credentials, now] = OPTIONS.map((name) => ownMember(options, name));
  if (now !== undefined && typeof now !== "function") refuseType("now", "a function", now);
  if (typeof credentials !== "function") listKeys(credentials);
  return { credentials, now };
}

/** The members by which a vendor's keys are known. */
const SECRETS = ["secretKey", "accessKeySecret", "apiKey"];

/** A list of credentials; empty where the test has given none. One without a secret would let every signature pass. */
function listKeys(given) {
  if (given === undefined || given === null) return [];
  const all = Array.isArray(given) ? given : [given];
  for (const keys of all)
    if (!isObject(keys) || !SECRETS.some((name) => typeof keys[name] === "string"))
      refuseType("credentials", `an object with ${SECRETS.join(", ")}, or a list of such`, keys);
  return all;
}

async function respond(received, state) {
  const { method, url, body, signal } = received;
  const vendor = VENDORS.find((vendor) => vendor.recognises(received));
  if (!vendor)
    throw new TypeError(
      `mockFetch answers requests to cloud APIs, and this is none: ${method} ${url.origin}${url.pathname}`,
    );

  const requestId = numbered(++state.answered);
  const time = timeOf(state.now());
  const headers = { ...vendor.headersOf(requestId), Date: new Date(time).toUTCString() };
  const exchange = {
    signal,
    headers,
    refuse: (failure) => vendor.refuse(failure, requestId, { ...headers, ...failure.headers }),
    settle: (handler) => settle(handler, exchange),
    next(handlers) {
      const turn = state.turns.get(handlers) ?? 0;
      state.turns.set(handlers, turn + 1);
      return handlers[Math.min(turn, handlers.length - 1)];
    },
    answer: (value) => vendor.answer(value, requestId, headers, received),
  };
  try {
    const call = { ...vendor.read(received), method };
    state.calls.push(call);
    const readParams = async () => vendor.params(received);
    // The signature is judged first, whatever the body is.
    call.params = await readParams().catch(() => undefined);
    await vendor.check(received, await state.keys(), time);
    const handler = handlerOf(call, state.handlers, vendor);
    // The handler may change its own.
    exchange.request = { ...call, params: await readParams(), body, signal };
    return followed(await settle(handler, exchange), received);
  } catch (cause) {
    // What a handler throws may be an answer, too.
    if (cause instanceof Answer) return cause.respond(exchange);
    throw cause;
  }
}

/** The time of the test's clock, of which NaN would let every timestamp pass. */
function timeOf(given) {
  const time = Number(given);
  return Number.isFinite(time) ? time : refuseType("now()", "milliseconds since 1970", given);
}

/** The handler of an action: its own, or else the service's, or else that of everything. */
function handlerOf({ service, action }, handlers, vendor) {
  for (const name of [`${service}.${action}`, `${service}.*`, "*"])
    if (Object.prototype.hasOwnProperty.call(handlers, name)) return handlers[name];
  const names = Object.keys(handlers);
  throw vendor.unknownAction(
    `mockFetch has no handler for ${service}.${action}; it has ${names.length ? names.join(", ") : "none at all"}.`,
  );
}

/** The Response of a handler: a function's is that of what it returns, a list answers in turn. */
async function settle(handler, exchange) {
  if (Array.isArray(handler) && handler.length) return settle(exchange.next(handler), exchange);
  const { request } = exchange;
  const value = await (typeof handler === "function" ? handler(request.params, request) : handler);
  if (value instanceof Answer) return value.respond(exchange);
  // Another realm's Response is no instance of ours.
  if (typeof value?.clone === "function" && typeof value.arrayBuffer === "function") return value.clone();
  return exchange.answer(value);
}

/** What `fetch` does of a redirect. None is followed: where it leads, the mock does not answer. */
function followed(response, { redirect }) {
  const target = response.headers.get("location");
  if (target === null || response.status < 300 || response.status > 399 || redirect === "manual") return response;
  throw new TypeError(
    redirect === "error"
      ? "fetch failed: unexpected redirect"
      : `fetch failed: mockFetch does not follow the redirect to ${target}`,
  );
}

/** Request ids count, so that they are the same each time a test runs. */
const numbered = (count) => `00000000-0000-4000-8000-${`${count}`.padStart(12, "0")}`;
