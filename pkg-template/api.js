import { __wbg_reset_state as reset, clearKeyCache, initSync, receive, sign as signPacked } from "./engine.js";
import { packAnswer } from "./answer.js";
import { entriesOf, isObject, NO_BYTES, typeName } from "./bytes.js";
import { createDeadline, wordsOf } from "./deadline.js";
import { isPackedError, Tc3Error, unpackError } from "./error.js";
import { createInstance } from "./instance.js";
import { createEventReader, isEventStream } from "./events.js";
import { withReadBlobs } from "./multipart.js";
import { packRequest, unpackSigned } from "./pack.js";

/** Milliseconds; the official SDKs wait as long. */
const TIMEOUT = 60_000;
/** A function may run for 300 seconds, and its answer has to come back. */
const INVOKE_TIMEOUT = 310_000;

/** From how many bytes on `crypto.subtle` hashes faster than the way there and back costs. */
const NATIVE_DIGEST_FROM = 32 * 1024;

/**
 * The public API over the engine's module that `load` gives, synchronously, when it is
 * first used. A pure function, so that importing an entry does nothing.
 */
export function createApi(load) {
  const instance = createInstance({ initSync, reset }, load);

  /** The engine's error for a value that is not what it should be, as `name type`. */
  const refusal = (shape, action) => unpackError(instance.run(() => signPacked(shape, NO_BYTES, NO_BYTES)), action);

  /** What the engine answers, unless it is an error. */
  function accepted(answer, action, cause) {
    if (isPackedError(answer)) throw unpackError(answer, action, cause);
    return answer;
  }

  /** The signed request. `digest` is the payload's SHA-256 where it is known. */
  function signed({ text, bytes, action }, digest = NO_BYTES) {
    return unpackSigned(accepted(instance.run(() => signPacked(text, bytes, digest)), action), bytes);
  }

  const sign = (request, credentials) => signed(reading(() => packRequest(request, credentials)));

  async function callWithin(defaultTimeout, request, config, options = {}) {
    const { action, fetch, signal, timeout, stream, unsafeIntegers } = reading(() => {
      const shape = misshapen(request, config, options, defaultTimeout);
      if (shape) throw refusal(shape, request?.action);
      const { action } = request;
      const { signal, stream } = options;
      const [timeout, unsafeIntegers] = [timeoutOf(config, options, defaultTimeout), unsafeIntegersOf(config, options)];
      return { action, fetch: config.fetch ?? globalThis.fetch, signal, timeout, stream, unsafeIntegers };
    });
    const deadline = createDeadline(signal, timeout);
    const judged = (answer, cause) => accepted(instance.run(() => receive(answer)), action, cause);
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

    let isStreaming = false;
    try {
      const { credentials: given } = config;
      const credentials = typeof given === "function" ? await within(async () => given(), (cause) => unprovided(cause, action)) : given;
      const complete = await within(async () => withReadBlobs(reading(() => merged(request, config, options))), (cause) => unread(cause));
      const packed = reading(() => packRequest(complete, credentials, config.proxy));
      const { url, method, headers, body } = signed(packed, await within(() => nativeDigest(packed)));
      // A redirect would carry the signature, and a token, to another place.
      const init = { method, headers, body, redirect: "manual", signal: deadline.signal };
      const response = await within(async () => fetch(url, init));
      // Another realm's Response is no instance of ours: what has these is a response.
      if (typeof response?.status !== "number" || typeof response.arrayBuffer !== "function") unanswered("not-a-response");
      const hasEvents = isEventStream(response);
      if (stream && hasEvents) {
        isStreaming = true;
        return streamed(response, deadline, within);
      }
      if (hasEvents) unanswered("event-stream");
      const { text, content } = packAnswer(response, new Uint8Array(await within(() => response.arrayBuffer())), unsafeIntegers);
      judged(text);
      return stream ? single(content) : content;
    } finally {
      if (!isStreaming) deadline.end();
    }
  }

  /** The events of an answer, as they come. The timeout begins anew with every piece. */
  async function* streamed(response, deadline, within) {
    const reader = response.body?.getReader();
    const read = createEventReader();
    try {
      for (let isOver = !reader; !isOver; ) {
        deadline.extend();
        const { done, value } = await within(() => reader.read());
        // Whoever handles an event may take its time.
        deadline.pause();
        yield* read(value);
        isOver = done;
      }
    } finally {
      deadline.end();
      // It has ended, or nobody listens any more.
      reader?.cancel().catch(() => {});
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
      return signed(packed);
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

const timeoutOf = (config, options, defaultTimeout) => options.timeout ?? config.timeout ?? defaultTimeout;

const unsafeIntegersOf = (config, options) => options.unsafeIntegers ?? config.unsafeIntegers ?? "number";

/** An answer that is no stream, as one. */
async function* single(content) {
  yield { data: JSON.stringify(content), event: "message", id: "", retry: undefined };
}

const firstGiven = (...values) => values.find((value) => value !== undefined);

/** The request with what the options and the config say about it. */
function merged(request, config, options) {
  return {
    ...request,
    region: firstGiven(options.region, request.region, config.region),
    language: firstGiven(request.language, config.language),
    host: firstGiven(request.host, config.host),
    endpoint: firstGiven(request.endpoint, config.endpoint),
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
  const unsafeIntegers = unsafeIntegersOf(config, options);
  if (!["number", "bigint", "string"].includes(unsafeIntegers)) return `unsafeIntegers ${typeof unsafeIntegers === "string" ? "other" : typeName(unsafeIntegers)}`;
  if (typeof timeout !== "number") return `timeout ${typeName(timeout)}`;
  return timeout > 0 ? "" : `timeout ${timeout}`;
}

/** SHA-256 of a large body by the runtime; nothing where it is not to be had, or not asked for. */
async function nativeDigest({ bytes, isHashed }) {
  if (!isHashed || bytes.length < NATIVE_DIGEST_FROM) return undefined;
  try {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  } catch {
    // A page that is not secure has no crypto.subtle: the engine hashes all the same.
    return undefined;
  }
}

/** Reads the arguments, of which a getter or a proxy may throw anything. */
function reading(read) {
  try {
    return read();
  } catch (cause) {
    throw unread(cause);
  }
}

function unread(cause) {
  if (cause instanceof Tc3Error) return cause;
  const fields = { code: "ClientError.UnreadableInput", kind: "input", retryable: false };
  return new Tc3Error("an argument could not be read", { ...fields, hint: "A getter, a toJSON, a proxy or a Blob failed, or something is nested too deep: see `cause`. Nothing was sent." }, cause);
}

function unprovided(cause, action) {
  const fields = { code: "ClientError.CredentialsProvider", kind: "input", parameter: "credentials", action, retryable: false };
  return new Tc3Error("the credentials provider failed", { ...fields, hint: "See `cause`; nothing was sent." }, cause);
}
