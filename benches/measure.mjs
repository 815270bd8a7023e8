/**
 * Side by side timing. Contenders take turns in short blocks within one process, so that a slow moment
 * of the machine (a hot core, a neighbour) meets all of them, and the median over the rounds drops it.
 *
 * Garbage is collected before the start, and not between short blocks: V8 throws away the compiled code
 * of functions that did not run for a few full collections, and those are the ones that wait for their
 * turn. With a collection before every block noble took 97 us instead of 30, and we 24 instead of 13.
 *
 * @typedef {object} Contender
 * @property {string} name
 * @property {(n: number) => unknown} run  one operation; a promise is awaited
 */

/**
 * @param {Contender[]} contenders
 * @param {object} options
 * @param {number} options.rounds
 * @param {number} options.blockMs   how long a block should last; 0 for one operation a block
 * @param {boolean} [options.collect]  collect garbage between rounds: for large buffers, whose memory
 *   is freed only then
 * @param {(done: number, all: number) => void} [options.progress]
 * @returns {Promise<Map<string, number>>} the median time of one operation in milliseconds, by name
 */
export async function sideBySide(contenders, { rounds, blockMs, collect = false, progress }) {
  let n = 0;
  globalThis.gc?.();
  const blocks = [];
  for (const contender of contenders) {
    // Warm up until the optimising compiler has had its say, then size the block.
    let count = 1;
    let elapsed = await block(contender, count, n);
    n += count;
    for (let spent = elapsed; blockMs > 0 && spent < 12 * blockMs; spent += elapsed) {
      count = Math.max(1, Math.min(count * 4, Math.round((count * blockMs) / elapsed)));
      elapsed = await block(contender, count, n);
      n += count;
    }
    blocks.push({ contender, count: blockMs > 0 ? count : 1, samples: [] });
  }
  for (let round = 0; round < rounds; round++) {
    if (collect) globalThis.gc?.();
    for (let i = 0; i < blocks.length; i++) {
      // Each round starts with another contender: none always runs after the same neighbour.
      const { contender, count, samples } = blocks[(i + round) % blocks.length];
      samples.push((await block(contender, count, n)) / count);
      n += count;
    }
    progress?.(round + 1, rounds);
  }
  return new Map(blocks.map(({ contender, samples }) => [contender.name, median(samples)]));
}

/** Milliseconds for `count` operations. An awaited value costs a turn, so only promises are awaited. */
async function block({ run }, count, n) {
  const first = run(n);
  if (typeof first?.then === "function") {
    await first;
    const start = performance.now();
    for (let i = 1; i <= count; i++) sink = await run(n + i);
    return performance.now() - start;
  }
  const start = performance.now();
  for (let i = 1; i <= count; i++) sink = run(n + i);
  return performance.now() - start;
}

/** Results end up here, so that no computation can be left out as unused. */
export let sink;

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
