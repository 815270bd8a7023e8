// The time that a call has, and that of its attempts.
import { Aborted, Timeout } from "../errors/faults.js";
import { defineMember } from "../errors/error.js";
import { withoutController } from "../engine/platform.js";
import { firstText } from "../payload/values.js";

/** Milliseconds. Longer ones overflow the timers of every runtime, which then fire at once: they wait for ever. */
const LONGEST_TIMEOUT = 0x7fffffff;

/**
 * The time of a call: until its signal fires, or its timeout is over. `race` is how
 * everything in it is awaited, since an injected `fetch` may heed neither. One thing is
 * awaited at a time, so that nothing is kept of what was awaited before.
 */
export function createDeadline(signal, timeout) {
  const start = Date.now();
  let controller = createController();
  let reject = ignore;
  // Some runtimes, Hermes for one, stop none but a number.
  let timer = 0;
  let attemptTimer = 0;
  let sleeper = 0;

  /** `why` is the fault `Aborted` or `Timeout`. */
  function interrupt(why, reason, isOfAttempt = false) {
    if (!deadline.interrupted || deadline.interrupted.isOfAttempt) deadline.interrupted = { why, reason, isOfAttempt };
    reject(reason);
    controller.abort(reason);
    deadline.onInterrupted();
  }
  const onAbort = () => interrupt(Aborted, signal.reason);
  const after = (milliseconds, run) => (milliseconds <= LONGEST_TIMEOUT ? setTimeout(run, milliseconds) : 0);

  const deadline = {
    /** What ended it: a fault and the reason; undefined before that. */
    interrupted: undefined,
    /** Lets go of what a `fetch` that heeds no signal has given. */
    onInterrupted: ignore,
    /** For `fetch`: of this attempt. */
    get signal() {
      return controller.signal;
    },
    /** Begins an attempt, which may have a timeout of its own. */
    begin(attemptTimeout = Infinity) {
      clearTimeout(attemptTimer);
      if (deadline.interrupted?.isOfAttempt) deadline.interrupted = undefined;
      if (deadline.interrupted) return;
      controller = createController();
      attemptTimer = after(attemptTimeout, () => interrupt(Timeout, timeoutReason(attemptTimeout), true));
    },
    /** Settles as what `run` returns does, or rejects when the time is over; then nothing is started. */
    async race(run) {
      try {
        return await new Promise((resolve, fail) => {
          if (deadline.interrupted) return fail(deadline.interrupted.reason);
          reject = fail;
          Promise.resolve(run()).then(resolve, fail);
        });
      } finally {
        reject = ignore;
      }
    },
    /** A promise for later. */
    delay: (milliseconds) => new Promise((wake) => (sleeper = after(milliseconds, wake))),
    /** Milliseconds that are left. */
    left: () => start + timeout - Date.now(),
    /** Begins the timeout anew, for the next piece of a stream. */
    extend() {
      clearTimeout(timer);
      timer = after(timeout, () => interrupt(Timeout, timeoutReason(timeout)));
    },
    /** Stops the timeouts until they are extended. */
    pause() {
      clearTimeout(timer);
      clearTimeout(attemptTimer);
      clearTimeout(sleeper);
    },
    end() {
      deadline.pause();
      signal?.removeEventListener("abort", onAbort);
    },
    /** Ends it, and the request of the last attempt with it. */
    close() {
      deadline.end();
      controller.abort();
    },
  };

  if (signal?.aborted) onAbort();
  else signal?.addEventListener("abort", onAbort, { once: true });
  deadline.extend();
  return deadline;
}

const createController = () => (typeof AbortController === "function" ? new AbortController() : withoutController());

const ignore = () => {};

/** Named as what a runtime's own timeout rejects with, which not every runtime can make. */
const timeoutReason = (milliseconds) =>
  defineMember(new Error(`no answer within ${milliseconds} ms`), "name", "TimeoutError", false);

/** Whether a rejection of `fetch` is a timeout of the runtime's own: Node's comes after 300 s, as an error in the cause. */
export const isTimeout = (rejection) =>
  /^(TimeoutError|UND_ERR_(HEADERS|BODY)_TIMEOUT)$/m.test(
    `${read(() => rejection.name)}\n${read(() => rejection.cause.code)}`,
  );

/** The words of a rejection, which can be anything; Node hides the reason in the cause of the error. */
export function wordsOf(rejection) {
  const words = read(() => (typeof rejection === "string" ? rejection : rejection.message));
  const why = read(() => rejection.cause.message) || read(() => rejection.cause.code);
  return why ? `${words} (${why})` : words;
}

/** The kind of a rejection, without its words. */
export const kindOf = (rejection) =>
  read(() => rejection.cause.code) || read(() => rejection.code) || read(() => rejection.name);

/** A text that a getter or a proxy may refuse to give. */
function read(run) {
  try {
    return firstText(run());
  } catch {
    return "";
  }
}
