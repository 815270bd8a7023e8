// What every call has in common, whatever it is signed with: arguments that can be used,
// and the way from a request to its answer, within the time that there is.

import { isObject, typeName } from "./bytes.js";
import { createDeadline, wordsOf } from "./deadline.js";
import { Tc3Error } from "./error.js";

/** Milliseconds; the official SDKs wait as long. */
export const TIMEOUT = 60_000;

/** From how many bytes on `crypto.subtle` hashes faster than the way there and back costs. */
const NATIVE_DIGEST_FROM = 32 * 1024;

/** The arguments of a call, read once; or the first that is not what it should be, as `shape`: `name type`. */
export function readCall(named, config, options, defaultTimeout = TIMEOUT) {
  const shape = misshapen(named, config, options, defaultTimeout);
  if (shape) return { shape };
  const { signal } = options;
  return { fetch: config.fetch ?? globalThis.fetch, signal, timeout: timeoutOf(config, options, defaultTimeout) };
}

const timeoutOf = (config, options, defaultTimeout) => options.timeout ?? config.timeout ?? defaultTimeout;

function misshapen(named, config, options, defaultTimeout) {
  for (const [name, value] of Object.entries({ ...named, config, options })) {
    if (!isObject(value)) return `${name} ${typeName(value)}`;
  }
  for (const { headers } of [...Object.values(named), config]) {
    if (headers !== undefined && !isObject(headers)) return `headers ${typeName(headers)}`;
  }
  const { fetch } = config;
  if (fetch !== undefined && typeof fetch !== "function") return `fetch ${typeName(fetch)}`;
  const { signal } = options;
  const isSignal = typeof signal?.aborted === "boolean" && typeof signal.addEventListener === "function" && typeof signal.removeEventListener === "function";
  if (signal !== undefined && !isSignal) return `signal ${typeName(signal)}`;
  const timeout = timeoutOf(config, options, defaultTimeout);
  if (typeof timeout !== "number") return `timeout ${typeName(timeout)}`;
  return timeout > 0 ? "" : `timeout ${timeout}`;
}

/**
 * A call that has begun. `judged(reason, cause)` throws the error for a call without an
 * answer: `reason` is a word for it, and a line of words.
 */
export function beginCall({ fetch, signal, timeout }, judged) {
  const deadline = createDeadline(signal, timeout);
  /** Throws the error of a call without an answer. */
  const unanswered = (kind, cause) => judged(`${deadline.interrupted || kind}\n${wordsOf(cause)}`, cause);
  const failed = (cause) => unanswered("network", cause);
  /** Awaits what is not ours: whatever it rejects with becomes an error of this call. */
  const within = async (start, failure = failed) => {
    try {
      return await deadline.race(start);
    } catch (cause) {
      throw deadline.interrupted ? unanswered("", cause) : failure(cause);
    }
  };
  return {
    deadline,
    unanswered,
    within,
    /** Given credentials, or those that a function gives. */
    credentials: async (given, action) => (typeof given === "function" ? within(async () => given(), (cause) => unprovided(cause, action)) : given),
    async send({ url, method, headers, body }) {
      // A redirect would carry the signature, and a token, to another place.
      const init = { method, headers, body, redirect: "manual", signal: deadline.signal };
      const response = await within(async () => fetch(url, init));
      // Another realm's Response is no instance of ours: what has these is a response.
      if (typeof response?.status !== "number" || typeof response.arrayBuffer !== "function") unanswered("not-a-response");
      return response;
    },
    bytes: async (response) => new Uint8Array(await within(() => response.arrayBuffer())),
  };
}

/** SHA-256 of a large body by the runtime; nothing where it is not to be had, or not asked for. */
export async function nativeDigest({ bytes, isHashed }) {
  if (!isHashed || bytes.length < NATIVE_DIGEST_FROM) return undefined;
  try {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  } catch {
    // A page that is not secure has no crypto.subtle: the engine hashes all the same.
    return undefined;
  }
}

export function unprovided(cause, action) {
  const fields = { code: "ClientError.CredentialsProvider", kind: "input", parameter: "credentials", action, retryable: false };
  return new Tc3Error("the credentials provider failed", { ...fields, hint: "See `cause`; nothing was sent." }, cause);
}
