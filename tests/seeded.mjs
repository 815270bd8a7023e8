/**
 * Numbers from 0 up to 1, the same ones for the same seed. Mulberry32: small, and good enough to find what no one
 * thought of: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
 */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
