import { Aborted, Timeout } from "../errors/faults.js";
import { firstText } from "../payload/values.js";

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
      deadline.interrupted = deadline.interrupted || why;
      reject(reason);
      controller.abort(reason);
    };
  });
  // Avoids an unhandled rejection while nothing awaits `race`.
  interruption.catch(() => {});

  const onAbort = () => interrupt(Aborted, signal.reason);
  let timer;

  const deadline = {
    /** `Aborted` or `Timeout` of the catalogue of faults, once it is over. */
    interrupted: undefined,
    signal: controller.signal,
    /** Settles as what `start` returns does, or rejects when the time is over; then nothing is started. */
    race: async (start) => (deadline.interrupted ? interruption : Promise.race([start(), interruption])),
    /** Begins the timeout anew. */
    extend() {
      clearTimeout(timer);
      if (timeout <= LONGEST_TIMEOUT)
        timer = setTimeout(
          () => interrupt(Timeout, new DOMException(`no answer within ${timeout} ms`, "TimeoutError")),
          timeout,
        );
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
  const text = (read) => {
    try {
      return firstText(read());
    } catch {
      return "";
    }
  };
  const words = text(() => (typeof rejection === "string" ? rejection : rejection.message));
  const why = text(() => rejection.cause.message) || text(() => rejection.cause.code);
  return why ? `${words} (${why})` : words;
}
