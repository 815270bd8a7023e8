import { unpackSigned } from "./pack.js";

/** Longer ones overflow the timers of every runtime, which then fire at once. */
const LONGEST_TIMEOUT = 0x7fffffff;

/**
 * The JavaScript side of one call: `fetch`, its abort signal and its clock. The engine
 * (`Host` in src/bindings/call.rs) decides what to send and what an answer means.
 */
export function createHost(fetch, signal, timeout) {
  const controller = new AbortController();
  let interrupt;
  const interruption = new Promise((_, reject) => {
    interrupt = (why, reason) => {
      host.interrupted ||= why;
      reject(reason);
      controller.abort(reason);
    };
  });
  // It is raced against whatever is awaited; when nothing is, nobody has to hear of it.
  interruption.catch(() => {});

  const onAbort = () => interrupt("aborted", signal.reason);
  const timer = setTimeout(
    () => interrupt("timeout", new DOMException(`no answer within ${timeout} ms`, "TimeoutError")),
    Math.min(timeout, LONGEST_TIMEOUT),
  );

  const host = {
    interrupted: "",
    status: 0,
    body: undefined,
    /** What `fetch` rejected with, for `Tc3Error.cause`. */
    cause: undefined,

    /** Settles with `promise`, or rejects as soon as the call is interrupted. */
    race: (promise) => Promise.race([promise, interruption]),

    async send(packed, bytes) {
      const { url, method, headers, body } = unpackSigned(packed, bytes);
      try {
        // Nothing goes out when the signal has fired already.
        if (host.interrupted) await interruption;
        // A redirect would carry the signature, and a token, to another place.
        const init = { method, headers, body, redirect: "manual", signal: controller.signal };
        // An injected fetch may ignore its signal, or throw at once: this promise settles.
        const response = await host.race((async () => fetch(url, init))());
        // Another realm's Response is no instance of ours: what has these is a response.
        if (typeof response?.status !== "number" || typeof response.arrayBuffer !== "function") return undefined;
        host.status = response.status;
        host.body = new Uint8Array(await host.race(response.arrayBuffer()));
        return host.body;
      } catch (cause) {
        host.cause = cause;
        throw cause;
      }
    },

    /** A rejection can be anything; Node hides the reason in the cause of the error. */
    get reason() {
      const { cause } = host;
      const words = typeof cause === "string" ? cause : cause?.message;
      const why = cause?.cause?.message || cause?.cause?.code;
      return `${words || "it rejected without a reason"}${why ? ` (${why})` : ""}`;
    },

    digest: (bytes) => globalThis.crypto?.subtle?.digest("SHA-256", bytes),

    end() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    },
  };

  if (signal?.aborted) onAbort();
  else signal?.addEventListener("abort", onAbort, { once: true });
  return host;
}
