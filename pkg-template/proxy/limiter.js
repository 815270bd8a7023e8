// A limit of the rate, kept in the memory of one process or isolate.

/** Callers that are remembered. */
const MOST_KEYS = 10000;

/**
 * The generic cell rate algorithm: a number a caller, the time at which all that it has sent is paid off.
 * https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 */
export function memoryLimiter({ requests, milliseconds, key = (_, { origin }) => origin, now = Date.now }) {
  const paidOff = new Map();
  return (request, call) => {
    const caller = key(request, call);
    const time = now();
    const next = Math.max(paidOff.get(caller) || 0, time) + milliseconds / requests;
    // Half a millisecond for what fractions lose.
    if (next - time > milliseconds + 0.5) return false;
    paidOff.delete(caller);
    paidOff.set(caller, next);
    // The first is the one that has been still for the longest time.
    if (paidOff.size > MOST_KEYS) paidOff.delete(paidOff.keys().next().value);
    return true;
  };
}
