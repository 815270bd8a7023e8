// Whether and when a failed attempt is made again: the engine's rule, with what JavaScript knows.
import { FAILURE_UNKNOWN, NOT_ASKED, RETRYABLE } from "../engine/wire.js";
import { encodeInto } from "../payload/utf8.js";

/** Without an engine there is no rule for another attempt: a call is made once. */
export const madeOnce = ({ failure, error, isIdempotent }, isReadOnly = false) => ({
  isRetryable: failure === FAILURE_UNKNOWN ? isIdempotent || isReadOnly : error.retryable,
  pause: undefined,
});

/** Milliseconds, of 24 days. */
const LONGEST = 0x7fffffff;

/** Whether flat names and values have a ClientToken: with one, the service carries a request out once. */
export const hasToken = (flat) =>
  flat.some((text, at) => at % 2 === 0 && text === "ClientToken" && !/^\s*(true|false)?\s*$/.test(flat[at + 1]));

/**
 * @param action   of the request
 * @param isTold   () => whether the request says itself that it may be repeated
 * @returns { isRetryable, pause }: whether repeating can do no harm, and after how many
 *          milliseconds it is done; undefined for never
 */
export function decideBy(instance, action, isTold, { failure, isIdempotent, made, retry, retryAfter, tokens }) {
  const isHarmless = isIdempotent || (failure === FAILURE_UNKNOWN && isTold());
  const engine = instance.engine();
  const written = encodeInto(`${action ?? ""}`, engine.window());
  const numbers = [
    failure,
    isHarmless ? 1 : 0,
    made,
    retry.attempts,
    Math.min(retry.baseDelay, LONGEST - 1),
    Math.min(retry.maxDelay, LONGEST - 1),
    // Longer than any pause, and still asked for.
    retryAfter === undefined ? NOT_ASKED : Math.min(retryAfter, LONGEST),
    Math.random() * NOT_ASKED,
    tokens,
  ];
  // What is larger than 32 bits would become something small.
  const answer = engine.attempt(written, ...numbers.map((number) => Math.min(number, NOT_ASKED)));
  const isRetryable = answer >= RETRYABLE;
  const pause = isRetryable ? answer - RETRYABLE : answer;
  return { isRetryable, pause: pause === 0 ? undefined : pause - 1 };
}
