import { __wbg_reset_state as reset, clearKeyCache, initSync, receive, sign as signPacked } from "./engine.js";
import { packAnswer } from "./answer.js";
import { entriesOf, isObject, NO_BYTES, typeName, withBytes } from "./bytes.js";
import { isPackedError, reading, Tc3Error, unpackError, unread } from "./error.js";
import { createInstance } from "./instance.js";
import { createEventReader, isEventStream } from "./events.js";
import { withReadBlobs } from "./multipart.js";
import { packRequest, unpackSigned } from "./pack.js";
import { beginCall, nativeDigest, readCall, unprovided } from "./sending.js";

/** A function may run for 300 seconds, and its answer has to come back. */
const INVOKE_TIMEOUT = 310_000;

/**
 * The public API over the engine's module that `load` gives, synchronously, when it is
 * first used. A pure function, so that importing an entry does nothing.
 */
export function createApi(load) {
  const instance = createInstance({ initSync, reset }, load);

  /** The engine's error for a value that is not what it should be, as `name type`. */
  const refusal = (shape, action) => unpackError(instance.run(() => withBytes(shape, (fields) => signPacked(fields, NO_BYTES, 0))), action);

  /** What the engine answers, unless it is an error. */
  function accepted(answer, action, cause) {
    if (isPackedError(answer)) throw unpackError(answer, action, cause);
    return answer;
  }

  /** The signed request. `digest` is the payload's SHA-256 where it is known. */
  function signed({ text, bytes, action }, digest) {
    const answer = instance.run(() => withBytes(text, (fields) => signPacked(fields, digest ?? bytes, digest ? bytes.length : 0)));
    return unpackSigned(accepted(answer, action), bytes);
  }

  const sign = (request, credentials) => signed(reading(() => packRequest(request, credentials)));

  async function call(request, config, options = {}, defaultTimeout) {
    const { action, stream, unsafeIntegers, given } = reading(() => {
      const given = readCall({ request }, config, options, defaultTimeout);
      const unsafeIntegers = given.shape ? undefined : unsafeIntegersOf(config, options);
      const shape = given.shape ?? misshapenIntegers(unsafeIntegers);
      if (shape) throw refusal(shape, request?.action);
      return { action: request.action, stream: options.stream, unsafeIntegers, given };
    });
    const judged = (answer, cause) => accepted(instance.run(() => withBytes(answer, receive)), action, cause);
    const { deadline, unanswered, within, ...its } = beginCall(given, judged);

    let isStreaming = false;
    try {
      const credentials = await its.credentials(config.credentials, action);
      const complete = await within(async () => withReadBlobs(reading(() => merged(request, config, options))), (cause) => unread(cause));
      const packed = reading(() => packRequest(complete, credentials, config.proxy));
      const response = await its.send(signed(packed, await within(() => nativeDigest(packed))));
      const hasEvents = isEventStream(response);
      if (stream && hasEvents) {
        isStreaming = true;
        return streamed(response, deadline, within);
      }
      if (hasEvents) unanswered("event-stream");
      const { text, content } = packAnswer(response, await its.bytes(response), unsafeIntegers);
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

  const invoke = (params, config, options) =>
    call({ service: "scf", version: "2018-04-16", action: "Invoke", params }, config, options, INVOKE_TIMEOUT);

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
        const { shape } = readCall({ request }, config, {});
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

/** What `unsafeIntegers` is, as `name type`, where it is none of its values. */
function misshapenIntegers(value) {
  if (["number", "bigint", "string"].includes(value)) return "";
  return `unsafeIntegers ${typeof value === "string" ? "other" : typeName(value)}`;
}
