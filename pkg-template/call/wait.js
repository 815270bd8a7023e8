// Asking again and again, until something is so.
import { asked } from "./pages.js";
import { createDeadline } from "./deadline.js";
import { Aborted, ConditionTimeout, Timeout } from "../errors/faults.js";
import { fault, ownError, readSafely } from "../errors/error.js";

/**
 * Makes a call until `done` says yes to its answer, and gives that.
 *
 * @param ask (signal) => a promise of an answer
 */
export async function askUntil(ask, done, { every, timeout, signal, ignore }, request) {
  let deadline;
  const race = async (run) => {
    try {
      return await deadline.race(run);
    } catch (cause) {
      throw deadline.interrupted ? interruption(deadline.interrupted) : cause;
    }
  };
  /** Whether an answer, or an error that is ignored, leaves something to wait for; else the answer. */
  const attempt = async () => {
    try {
      return { answer: await race(() => ask(deadline.signal)) };
    } catch (cause) {
      if (deadline.interrupted || !ignore) throw cause;
      const error = ownError(cause, request);
      if (!(await race(() => asked("ignore", ignore, error)))) throw error;
    }
  };
  try {
    // A signal of another library may throw where it is listened to.
    deadline = createDeadline(signal, timeout);
    for (;;) {
      const made = await attempt();
      if (made && (await race(() => asked("done", done, made.answer)))) return made.answer;
      await race(() => deadline.delay(every));
    }
  } catch (cause) {
    throw ownError(cause, request);
  } finally {
    readSafely(() => deadline?.close(), request);
  }
}

const interruption = ({ why, reason }) =>
  fault(
    why === Timeout ? ConditionTimeout : Aborted,
    "",
    [],
    { retryable: why === Timeout, outcome: "unknown", kind: why === Timeout ? "timeout" : "aborted" },
    reason,
  );
