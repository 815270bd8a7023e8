// One call, the same for every vendor: from arguments to an answer, within the time that there is.
//
// A vendor has four members, which throw where something is wrong:
//     keys     the config's member that says who signs
//     read     (request, config, options) => what is sent, read once
//     sign     (read, credentials, exchange) => { url, method, headers, body }, or a promise of it
//     receive  (response, read, exchange) => a promise of the result
import { createDeadline, wordsOf } from "./deadline.js";
import { CredentialsProvider, Network, NotAResponse, Timeout, WrongType } from "../errors/faults.js";
import { fault, ownError, refuseType, typeName } from "../errors/error.js";
import { isObject } from "../payload/values.js";

/** Milliseconds; the official SDKs wait as long. */
const TIMEOUT = 60000;

export async function call(vendor, request, config, options = {}, timeout = TIMEOUT) {
  const exchange = { request, isOpen: false };
  let deadline;
  try {
    const { fetch, ...given } = readArguments(request, config, options, timeout);
    const read = vendor.read(request, config, options);
    deadline = createDeadline(given.signal, given.timeout);
    Object.assign(exchange, waiting(deadline));
    const { within } = exchange;

    const keys = config[vendor.keys];
    const credentials = typeof keys === "function" ? await within(async () => keys(), unprovided(vendor.keys)) : keys;
    const { url, method, headers, body } = await vendor.sign(read, credentials, exchange);
    // A redirect would carry the signature, and a token, to another place.
    const init = { method, headers, body, redirect: "manual", signal: deadline.signal };
    const response = await within(async () => fetch(url, init));
    // Another realm's Response is no instance of ours: what has these is a response.
    if (typeof response?.status !== "number" || typeof response.arrayBuffer !== "function") throw fault(NotAResponse);
    return await vendor.receive(response, read, exchange);
  } catch (cause) {
    throw ownError(cause, request);
  } finally {
    if (!exchange.isOpen) deadline?.end();
  }
}

/** What every call takes, refused by name where it has the wrong type. */
function readArguments(request, config, options, defaultTimeout) {
  for (const [name, value] of Object.entries({ request, config, options }))
    if (!isObject(value)) refuseType(name, "an object", value);
  const { fetch = globalThis.fetch } = config;
  if (typeof fetch !== "function") refuseType("fetch", "a function", fetch);
  const { signal } = options;
  const isSignal =
    typeof signal?.aborted === "boolean" &&
    typeof signal.addEventListener === "function" &&
    typeof signal.removeEventListener === "function";
  if (signal !== undefined && !isSignal) refuseType("signal", "an AbortSignal", signal);
  const timeout = options.timeout ?? config.timeout ?? defaultTimeout;
  if (typeof timeout !== "number" || !(timeout > 0))
    throw fault(WrongType, "timeout", [
      "a positive number of milliseconds",
      typeof timeout === "number" ? `${timeout}` : typeName(timeout),
    ]);
  return { fetch, signal, timeout };
}

/** How a call waits for what is not its own: whatever that rejects with becomes an error of the call. */
function waiting(deadline) {
  const disconnected = (cause) => fault(Network, "", [wordsOf(cause)], { retryable: true }, cause);
  const within = async (start, failure = disconnected) => {
    try {
      return await deadline.race(start);
    } catch (cause) {
      const { interrupted } = deadline;
      throw interrupted ? fault(interrupted, "", [], { retryable: interrupted === Timeout }, cause) : failure(cause);
    }
  };
  return { deadline, within, bytes: async (response) => new Uint8Array(await within(() => response.arrayBuffer())) };
}

/** The error of a function that should have given credentials, or a key. */
export const unprovided = (name) => (cause) => fault(CredentialsProvider, name, [], {}, cause);
