/** Milliseconds. Longer ones overflow the timers of every runtime, which then fire at once: they wait for ever. */
const LONGEST_TIMEOUT = 0x7fffffff;

/**
 * The time that a call has: until its signal fires, or its timeout is over. `race` is
 * how everything in it is awaited, since an injected `fetch` may heed neither.
 */
export function createDeadline(signal, timeout) {
  const controller = new AbortController();
  let interrupt;
  const interruption = new Promise((_, reject) => {
    interrupt = (why, reason) => {
      deadline.interrupted ||= why;
      reject(reason);
      controller.abort(reason);
    };
  });
  // When nothing is awaited, nobody has to hear of it.
  interruption.catch(() => {});

  const onAbort = () => interrupt("aborted", signal.reason);
  let timer;

  const deadline = {
    /** `aborted` or `timeout`, once it is over. */
    interrupted: "",
    signal: controller.signal,
    /** Settles as what `start` returns does, or rejects when the time is over; then nothing is started. */
    race: async (start) => (deadline.interrupted ? interruption : Promise.race([start(), interruption])),
    /** Begins the timeout anew. */
    extend() {
      clearTimeout(timer);
      if (timeout <= LONGEST_TIMEOUT) timer = setTimeout(() => interrupt("timeout", new DOMException(`no answer within ${timeout} ms`, "TimeoutError")), timeout);
    },
    /** Stops the timeout until it is extended. */
    pause: () => clearTimeout(timer),
    end() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    },
  };

  if (signal?.aborted) onAbort();
  else signal?.addEventListener("abort", onAbort, { once: true });
  deadline.extend();
  return deadline;
}

/** The words of a rejection, which can be anything; Node hides the reason in the cause of the error. */
export function wordsOf(rejection) {
  const [words, why, code] = [
    () => (typeof rejection === "string" ? rejection : rejection.message),
    () => rejection.cause.message,
    () => rejection.cause.code,
  ].map((read) => {
    try {
      const text = read();
      return typeof text === "string" ? text : "";
    } catch {
      return "";
    }
  });
  return `fetch failed: ${words || "it rejected without a reason"}${why || code ? ` (${why || code})` : ""}`;
}
