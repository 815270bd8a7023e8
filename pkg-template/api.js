import * as glue from "./engine.js";
import { isPackedError, Tc3Error, unpackError } from "./error.js";
import { createHost } from "./host.js";
import { createInstance } from "./instance.js";
import { isObject, packRequest, typeName, unpackSigned } from "./pack.js";

/** Milliseconds; the official SDKs wait as long. */
const TIMEOUT = 60_000;
/** A function may run for 300 seconds, and its answer has to come back. */
const INVOKE_TIMEOUT = 310_000;

/**
 * The public API over the engine's module that `load` gives, synchronously, when it is
 * first used. A pure function, so that importing an entry does nothing.
 */
export function createApi(load) {
  const instance = createInstance(glue, load);

  /** The engine's error for a value that is not what it should be, as `name type`. */
  const refusal = (shape, action) => unpackError(instance.run((engine) => engine.sign(shape, new Uint8Array())), action);

  function sign(request, credentials) {
    const { text, bytes } = packRequest(request, credentials);
    const answer = instance.run((engine) => engine.sign(text, bytes));
    if (isPackedError(answer)) throw unpackError(answer, request?.action);
    return unpackSigned(answer, bytes);
  }

  async function call(request, config, options = {}) {
    const action = request?.action;
    const shape = misshapen(request, config, options);
    if (shape) throw refusal(shape, action);

    const host = createHost(config.fetch ?? globalThis.fetch, options.signal, timeoutOf(config, options));
    try {
      const credentials = await host.race(provided(config.credentials, action));
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
      const answer = await instance.run((engine) => engine.call(text, bytes, host));
      if (isPackedError(answer)) throw unpackError(answer, action, host.cause);
      return JSON.parse(new TextDecoder().decode(host.body)).Response;
    } catch (error) {
      if (!host.interrupted || error instanceof Tc3Error) throw error;
      throw unpackError(instance.run((engine) => engine.interruption(host.interrupted)), action, error);
    } finally {
      host.end();
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
    clearKeyCache: () => instance.run((engine) => engine.clearKeyCache()),
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
