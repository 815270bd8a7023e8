import { __wbg_reset_state as reset, clearKeyCache, initSync, noAnswer, receive, sign as signPacked } from "./engine.js";
import { createDeadline, wordsOf } from "./deadline.js";
import { isPackedError, Tc3Error, unpackError } from "./error.js";
import { createInstance } from "./instance.js";
import { entriesOf, isObject, packRequest, typeName, unpackSigned } from "./pack.js";

/** Milliseconds; the official SDKs wait as long. */
const TIMEOUT = 60_000;
/** A function may run for 300 seconds, and its answer has to come back. */
const INVOKE_TIMEOUT = 310_000;

/** From how many bytes on `crypto.subtle` hashes faster than the way there and back costs. */
const NATIVE_DIGEST_FROM = 32 * 1024;

/** From how many bytes on an answer is worth a new instance: WebAssembly's memory never shrinks. */
const LARGE_ANSWER = 1024 * 1024;

/**
 * The public API over the engine's module that `load` gives, synchronously, when it is
 * first used. A pure function, so that importing an entry does nothing.
 */
export function createApi(load) {
  const instance = createInstance({ initSync, reset }, load);

  /** The engine's error for a value that is not what it should be, as `name type`. */
  const refusal = (shape, action) => unpackError(instance.run(() => signPacked(shape, new Uint8Array(), false)), action);

  /** The packed signed request. `digest` is the payload's SHA-256 where it is known. */
  function signed(packed, action, digest) {
    const answer = instance.run(() => signPacked(packed.text, digest ?? packed.bytes, digest !== undefined));
    if (isPackedError(answer)) throw unpackError(answer, action);
    return unpackSigned(answer, packed.bytes);
  }

  function sign(request, credentials) {
    const packed = reading(() => packRequest(request, credentials));
    return signed(packed, packed.action);
  }

  async function callWithin(defaultTimeout, request, config, options = {}) {
    const { action, fetch, signal, timeout } = reading(() => {
      const shape = misshapen(request, config, options, defaultTimeout);
      if (shape) throw refusal(shape, request?.action);
      const { action } = request;
      return { action, fetch: config.fetch ?? globalThis.fetch, signal: options.signal, timeout: timeoutOf(config, options, defaultTimeout) };
    });
    const deadline = createDeadline(signal, timeout);
    /** The error of a call without an answer. */
    const unanswered = (kind, cause) => {
      const words = wordsOf(cause);
      return unpackError(instance.run(() => noAnswer(deadline.interrupted || kind, words)), action, cause);
    };
    const failed = (cause) => unanswered("network", cause);
    /** Awaits what is not ours: whatever it rejects with becomes an error of this call. */
    const within = async (start, failure) => {
      try {
        return await deadline.race(start);
      } catch (cause) {
        throw deadline.interrupted ? unanswered("", cause) : failure(cause);
      }
    };

    try {
      const { credentials: given } = config;
      const credentials = typeof given === "function" ? await within(async () => given(), (cause) => unprovided(cause, action)) : given;
      const packed = reading(() => packRequest(merged(request, config, options), credentials, config.proxy));
      const digest = await within(() => nativeDigest(packed), failed);
      const { url, method, headers, body } = signed(packed, action, digest);
      // A redirect would carry the signature, and a token, to another place.
      const init = { method, headers, body, redirect: "manual", signal: deadline.signal };
      const response = await within(async () => fetch(url, init), failed);
      // Another realm's Response is no instance of ours: what has these is a response.
      if (typeof response?.status !== "number" || typeof response.arrayBuffer !== "function") throw unanswered("not-a-response");
      const { status } = response;
      const answer = new Uint8Array(await within(() => response.arrayBuffer(), failed));
      const error = instance.run(() => receive(status, answer));
      if (answer.length > LARGE_ANSWER) instance.renew();
      if (error) throw unpackError(error, action);
      return contentOf(answer) ?? throwing(unpackError(instance.run(() => receive(status, NOT_JSON)), action));
    } finally {
      deadline.end();
    }
  }

  const call = (request, config, options) => callWithin(TIMEOUT, request, config, options);

  const invoke = (params, config, options) =>
    callWithin(INVOKE_TIMEOUT, { service: "scf", version: "2018-04-16", action: "Invoke", params }, config, options);

  const describeServices = (params, config, options) =>
    call({ service: "tiems", version: "2019-04-16", action: "DescribeServices", params }, config, options);

  class Client {
    // Private, so that neither JSON.stringify nor a log shows the credentials.
    #config;

    constructor(config) {
      if (!isObject(config)) throw refusal(`config ${typeName(config)}`);
      this.#config = { ...config };
    }

    sign(request) {
      const config = this.#config;
      const packed = reading(() => {
        const shape = misshapen(request, config, {}, TIMEOUT);
        if (shape) throw refusal(shape, request?.action);
        let { credentials } = config;
        if (typeof credentials === "function") {
          try {
            credentials = credentials();
          } catch (cause) {
            throw unprovided(cause, request.action);
          }
        }
        if (typeof credentials?.then === "function") {
          // Nobody will await it: what it rejects with must not end a process.
          Promise.resolve(credentials).catch(() => {});
          throw refusal("credentials promise", request.action);
        }
        return packRequest(merged(request, config, {}), credentials, config.proxy);
      });
      return signed(packed, packed.action);
    }

    call(request, options) {
      return call(request, this.#config, options);
    }

    invoke(params, options) {
      return invoke(params, this.#config, options);
    }

    describeServices(params, options) {
      return describeServices(params, this.#config, options);
    }
  }

  return {
    sign,
    call,
    invoke,
    describeServices,
    Client,
    init: (source) => instance.init(source),
    clearKeyCache: () => instance.run(clearKeyCache),
  };
}

/** What the engine takes for an answer that is no JSON. */
const NOT_JSON = /* @__PURE__ */ Uint8Array.of(0x3f);

const timeoutOf = (config, options, defaultTimeout) => options.timeout ?? config.timeout ?? defaultTimeout;

const firstGiven = (...values) => values.find((value) => value !== undefined);

/** The request with what the options and the config say about it. */
function merged(request, config, options) {
  return {
    ...request,
    region: firstGiven(options.region, request.region, config.region),
    language: firstGiven(request.language, config.language),
    host: firstGiven(request.host, config.host),
    algorithm: firstGiven(request.algorithm, config.algorithm),
    timestamp: firstGiven(options.timestamp, request.timestamp),
    headers: Object.fromEntries([...entriesOf(config.headers), ...entriesOf(request.headers)]),
  };
}

/** The first argument of a call that is not what it should be, as `name type`. */
function misshapen(request, config, options, defaultTimeout) {
  for (const [name, value] of Object.entries({ request, config, options })) {
    if (!isObject(value)) return `${name} ${typeName(value)}`;
  }
  for (const { headers } of [request, config]) {
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

/** SHA-256 of a large body by the runtime; nothing where it is not to be had, or not asked for. */
async function nativeDigest({ bytes, isSigned }) {
  if (!isSigned || bytes.length < NATIVE_DIGEST_FROM) return undefined;
  try {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  } catch {
    // A page that is not secure has no crypto.subtle: the engine hashes all the same.
    return undefined;
  }
}

/** `Response` of an answer that the engine accepted; nothing where JSON.parse is stricter. */
function contentOf(answer) {
  try {
    const { Response } = JSON.parse(new TextDecoder().decode(answer));
    return isObject(Response) ? Response : undefined;
  } catch {
    return undefined;
  }
}

function throwing(error) {
  throw error;
}

/** Reads the arguments, of which a getter or a proxy may throw anything. */
function reading(read) {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Tc3Error) throw cause;
    const fields = { code: "ClientError.UnreadableInput", kind: "input", retryable: false };
    throw new Tc3Error("an argument could not be read", { ...fields, hint: "A getter, a toJSON or a proxy threw, or something is nested too deep: see `cause`. Nothing was sent." }, cause);
  }
}

function unprovided(cause, action) {
  const fields = { code: "ClientError.CredentialsProvider", kind: "input", parameter: "credentials", action, retryable: false };
  return new Tc3Error("the credentials provider failed", { ...fields, hint: "See `cause`; nothing was sent." }, cause);
}
