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
    cause: undefined,
    signal: controller.signal,

    /** Settles with `promise`, or rejects as soon as the call is interrupted. */
    race: (promise) => Promise.race([promise, interruption]),

    async fetch(url, init) {
      // An injected fetch may ignore its signal; this promise does not.
      if (host.interrupted) return interruption;
      return host.race((async () => fetch(url, init))()).catch(host.keep);
    },

    async read(response) {
      return new Uint8Array(await host.race(response.arrayBuffer()).catch(host.keep));
    },

    /** Keeps the reason of a failure for `Tc3Error.cause`; the engine sees it too. */
    keep(reason) {
      host.cause ??= reason;
      throw reason;
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
