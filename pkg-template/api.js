import { __wbg_reset_state as reset, clearKeyCache, initSync, noAnswer, receive, sign as signPacked } from "./engine.js";
import { createDeadline, wordsOf } from "./deadline.js";
import { isPackedError, Tc3Error, unpackError } from "./error.js";
import { createInstance } from "./instance.js";
import { isObject, packRequest, typeName, unpackSigned } from "./pack.js";

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
  const refusal = (shape, action) => unpackError(instance.run(() => signPacked(shape, new Uint8Array(), false)), action);

  function sign(request, credentials) {
    const { text, bytes } = packRequest(request, credentials);
    const answer = instance.run(() => signPacked(text, bytes, false));
    if (isPackedError(answer)) throw unpackError(answer, request?.action);
    return unpackSigned(answer, bytes);
  }

  async function call(request, config, options = {}) {
    const action = request?.action;
    const shape = misshapen(request, config, options);
    if (shape) throw refusal(shape, action);

    const fetch = config.fetch ?? globalThis.fetch;
    const deadline = createDeadline(options.signal, timeoutOf(config, options));
    /** The error of a call without an answer. */
    const unanswered = (kind, cause) =>
      unpackError(instance.run(() => noAnswer(deadline.interrupted || kind, wordsOf(cause))), action, cause);
    try {
      const credentials = await deadline.race(() => provided(config.credentials, action));
      const { text, bytes } = packRequest(
        {
          ...request,
          region: options.region ?? request.region ?? config.region,
          language: request.language ?? config.language,
          host: request.host ?? config.host,
          algorithm: request.algorithm ?? config.algorithm,
          timestamp: options.timestamp ?? request.timestamp,
          headers: { ...config.headers, ...request.headers },
        },
        credentials,
        config.proxy,
      );
      const digest = await deadline.race(() => nativeDigest(bytes));
      const packed = instance.run(() => signPacked(text, digest ?? bytes, digest !== undefined));
      if (isPackedError(packed)) throw unpackError(packed, action);

      const { url, method, headers, body } = unpackSigned(packed, bytes);
      // A redirect would carry the signature, and a token, to another place.
      const init = { method, headers, body, redirect: "manual", signal: deadline.signal };
      const response = await deadline.race(async () => fetch(url, init));
      // Another realm's Response is no instance of ours: what has these is a response.
      if (typeof response?.status !== "number" || typeof response.arrayBuffer !== "function") throw unanswered("not-a-response");
      const answer = new Uint8Array(await deadline.race(() => response.arrayBuffer()));
      const error = instance.run(() => receive(response.status, answer));
      if (error) throw unpackError(error, action);
      return JSON.parse(new TextDecoder().decode(answer)).Response;
    } catch (error) {
      throw error instanceof Tc3Error ? error : unanswered("network", error);
    } finally {
      deadline.end();
    }
  }

  const invoke = (params, config, options) =>
    call({ service: "scf", version: "2018-04-16", action: "Invoke", params }, { timeout: INVOKE_TIMEOUT, ...config }, options);

  const describeServices = (params, config, options) =>
    call({ service: "tiems", version: "2019-04-16", action: "DescribeServices", params }, config, options);

  class Client {
    // Private, so that neither JSON.stringify nor a console shows the credentials.
    #config;

    constructor(config) {
      if (!isObject(config)) throw refusal(`config ${typeName(config)}`);
      this.#config = { ...config };
    }

    sign(request) {
      const { credentials, region, language, host, headers, algorithm } = this.#config;
      const shape = misshapen(request, this.#config, {});
      if (shape) throw refusal(shape, request?.action);
      const current = typeof credentials === "function" ? credentials() : credentials;
      if (typeof current?.then === "function") throw refusal("credentials promise", request.action);
      const merged = { region, language, host, algorithm, ...request, headers: { ...headers, ...request.headers } };
      return sign(merged, current);
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

/** The first argument of a call that is not what it should be, as `name type`. */
function misshapen(request, config, options) {
  for (const [name, value] of Object.entries({ request, config, options })) {
    if (!isObject(value)) return `${name} ${typeName(value)}`;
  }
  for (const { headers } of [request, config]) {
    if (headers !== undefined && !isObject(headers)) return `headers ${typeName(headers)}`;
  }
  const { fetch } = config;
  if (fetch !== undefined && typeof fetch !== "function") return `fetch ${typeName(fetch)}`;
  const { signal } = options;
  if (signal !== undefined && typeof signal?.addEventListener !== "function") return `signal ${typeName(signal)}`;
  const timeout = timeoutOf(config, options);
  if (typeof timeout !== "number") return `timeout ${typeName(timeout)}`;
  return timeout > 0 ? "" : `timeout ${timeout}`;
}

const timeoutOf = (config, options) => options.timeout ?? config.timeout ?? TIMEOUT;

/** SHA-256 of a large body by the runtime; nothing where that is not to be had. */
async function nativeDigest(bytes) {
  if (bytes.length < NATIVE_DIGEST_FROM || !globalThis.crypto?.subtle) return undefined;
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** Credentials, or what their provider gives. */
async function provided(credentials, action) {
  if (typeof credentials !== "function") return credentials;
  try {
    return await credentials();
  } catch (cause) {
    const fields = { code: "ClientError.CredentialsProvider", kind: "input", parameter: "credentials", action, retryable: false };
    throw new Tc3Error("the credentials provider failed", { ...fields, hint: "See `cause`; nothing was sent." }, cause);
  }
}
