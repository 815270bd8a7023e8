// What a handler can answer besides a value: failures, silence, one answer after the other.
import { readSafely } from "../errors/error.js";
import { jsonText } from "../payload/json.js";
import { placesOf, readNamed } from "../payload/values.js";

const OPTIONS = /* @__PURE__ */ placesOf(["status", "headers"]);

/**
 * What knows by itself how to answer a request. `respond` is given an exchange:
 *
 *     signal   of the request
 *     refuse   (failure) => the Response by which the vendor refuses
 *     settle   (handler) => a promise of the Response of any handler
 */
export class Answer {
  constructor(respond) {
    this.respond = respond;
  }
}

/** An error as the service answers it. */
export class Failure extends Answer {
  constructor(code, message, options = {}) {
    const { status, headers } = readSafely(() => readNamed(options, OPTIONS, "options"));
    super(({ refuse }) => refuse({ code, message, status, headers }));
  }
}

export const fail = (code, message = code, options) => new Failure(code, message, options);

export const networkError = (message = "fetch failed") =>
  new Answer(async () => {
    throw new TypeError(message);
  });

export const timeout = () =>
  new Answer(({ signal }) => {
    return new Promise((_, reject) => onAbort(signal, reject));
  });

export const sequence = (...handlers) => new Answer(({ settle }) => settle(handlers));

/** Calls `abort` with the signal's reason when it fires, at once where it has; gives what stops listening. */
export function onAbort(signal, abort) {
  if (!signal) return () => {};
  const listener = () => abort(signal.reason);
  if (signal.aborted) listener();
  else signal.addEventListener("abort", listener, { once: true });
  return () => signal.removeEventListener("abort", listener);
}

/** A Response of JSON, in which a BigInt has all its digits. */
export const jsonResponse = (value, status, headers) =>
  new Response(jsonText(value, "the handler's answer"), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
