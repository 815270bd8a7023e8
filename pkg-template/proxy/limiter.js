// A limit of the rate, kept in the memory of one process or isolate.

/** Callers that are remembered. */
const MOST_KEYS = 10000;

/**
 * A leaky bucket for each caller: a request adds its share of the time, and time takes it away.
 * https://en.wikipedia.org/wiki/Leaky_bucket
 */
export function memoryLimiter({ requests, milliseconds, key = (_, { origin }) => origin, now = Date.now }) {
  const buckets = new Map();
  return (request, call) => {
    const caller = key(request, call);
    const time = now();
    const [level, since] = buckets.get(caller) || [0, 0];
    const next = Math.max(0, level - (time - since)) + milliseconds / requests;
    // Shares may have fractions, whose sum is not exact.
    if (next > milliseconds * 1.000001) return false;
    buckets.delete(caller);
    buckets.set(caller, [next, time]);
    // The first is the one that has been still for the longest time.
    if (buckets.size > MOST_KEYS) buckets.delete(buckets.keys().next().value);
    return true;
  };
}
