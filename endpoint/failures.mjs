/**
 * Failures on demand: what a busy service and a bad network do to a client, at random and yet the same
 * for the same seed.
 *
 * | kind | what the client sees | was the action carried out? |
 * |---|---|---|
 * | `throttled` | the vendor's code for too many requests | no |
 * | `internal` | the vendor's code for a failure of its own | perhaps |
 * | `unavailable` | 503 without a body, as gateways answer | perhaps |
 * | `reset` | the connection is reset after the request was read | perhaps |
 * | `hang` | nothing, until the client or the endpoint closes | perhaps |
 *
 * "Perhaps" is every second time: a client that repeats such a request may do a thing twice.
 */
export const FAILURES = Object.freeze(["throttled", "internal", "unavailable", "reset", "hang"]);

/**
 * @typedef {object} Failure
 * @property {string} kind
 * @property {boolean} isCarriedOut  whether the action is carried out before the failure
 *
 * @param {object} options
 * @param {number} options.rate     from 0, never, to 1, always
 * @param {number} [options.seed]
 * @param {string[]} [options.kinds]  those of `FAILURES` that happen, equally often
 * @returns {() => Failure | undefined}  what happens to the next request
 */
export function createFailures({ rate, seed = 1, kinds = [...FAILURES] }) {
  const unknown = kinds.find((kind) => !FAILURES.includes(kind));
  if (!(rate >= 0 && rate <= 1)) throw new RangeError("failures.rate must lie between 0 and 1.");
  if (unknown !== undefined || kinds.length === 0)
    throw new RangeError(`failures.kinds must be some of ${FAILURES.join(", ")}.`);
  const random = randomOf(seed);
  return () => {
    // Each request takes three numbers, so that the kinds do not shift with the rate.
    const [happens, which, when] = [random(), random(), random()];
    if (happens >= rate) return undefined;
    const kind = kinds[Math.floor(which * kinds.length)];
    return { kind, isCarriedOut: kind !== "throttled" && when < 0.5 };
  };
}

/** Mulberry32, numbers from 0 up to 1: Node's own generator takes no seed. */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
