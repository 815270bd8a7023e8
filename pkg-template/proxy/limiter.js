// A limit of the rate, kept in the memory of one process or isolate.
import { refuseType } from "../errors/error.js";
import { FUNCTION, readKnown } from "./options.js";

/** Callers that are remembered. */
const MOST_KEYS = 10000;

const KNOWN = {
  // Of less than one, none would ever come through.
  requests: ["a number, 1 or more", (value) => Number.isFinite(value) && value >= 1],
  milliseconds: ["a positive number", (value) => Number.isFinite(value) && value > 0],
  key: FUNCTION,
  now: FUNCTION,
};

/**
 * A leaky bucket for each caller: a request adds its share of the time, and time takes it away.
 * https://en.wikipedia.org/wiki/Leaky_bucket
 */
export function memoryLimiter(options) {
  const given = readKnown(options, KNOWN, ["requests", "milliseconds"]);
  const { requests, milliseconds, key = (_, { origin }) => origin, now = Date.now } = given;
  const first = now();
  if (!Number.isFinite(first)) refuseType("now", "a function that gives milliseconds", first);
  const share = milliseconds / requests;
  const buckets = new Map();
  return (request, call) => {
    const caller = key(request, call);
    const time = now();
    const [level, since] = buckets.get(caller) || [0, time];
    // While a clock stands, goes back or says nothing, no time passes.
    const rest = Math.max(0, level - (time > since ? time - since : 0));
    // Shares may have fractions, whose sum is not exact.
    const isLet = rest + share <= milliseconds * 1.000001;
    buckets.delete(caller);
    // Kept for a refusal too: where the clock went back, time passes again from here.
    buckets.set(caller, [isLet ? rest + share : rest, Number.isFinite(time) ? time : since]);
    // The first is the one that has been still for the longest time.
    if (buckets.size > MOST_KEYS) buckets.delete(buckets.keys().next().value);
    return isLet;
  };
}
