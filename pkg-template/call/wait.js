// Asking again and again, until something is so.
import { asked, callbackFailed } from "./pages.js";
import { createDeadline } from "./deadline.js";
import { Aborted, ConditionTimeout, Timeout } from "../errors/faults.js";
import { fault, ownError } from "../errors/error.js";

/**
 * Makes a call until `done` says yes to its answer, and gives that.
 *
 * @param ask (signal) => a promise of an answer
 */
export async function askUntil(ask, done, { every, timeout, signal, ignore }, request) {
  const deadline = createDeadline(signal, timeout);
  const race = async (run) => {
    try {
      return await deadline.race(run);
    } catch (cause) {
      throw deadline.interrupted ? interruption(deadline.interrupted) : cause;
    }
  };
  try {
    for (;;) {
      const answer = await race(() => ask(deadline.signal)).catch((error) => {
        if (deadline.interrupted || !ignore || !asked("ignore", ignore, error)) throw error;
      });
      if (answer !== undefined && (await race(() => says(done, answer)))) return answer;
      await race(() => deadline.delay(every));
    }
  } catch (cause) {
    throw ownError(cause, request);
  } finally {
    deadline.close();
  }
}

async function says(done, answer) {
  try {
    return await done(answer);
  } catch (cause) {
    throw callbackFailed("done", cause);
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
