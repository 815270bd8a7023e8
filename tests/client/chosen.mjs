// The suite of tests/runtime over the Rust client, in a project that has both: what only
// JavaScript can see is left out, and counted.
import { choosing } from "./choosing.mjs";
import * as tc3fetch from "./client/index.js";
import { LEFT_OUT } from "./left-out.mjs";
import { models } from "./models.mjs";
import { define, run } from "./suite.mjs";
import { vectors } from "./vectors.mjs";

/**
 * @param QUnit
 * @param {BufferSource | WebAssembly.Module} module
 * @param {string} name         of the run
 * @param {string=} endpoint    without it the network is left out
 * @returns whether it `passed`, and how many tests and modules each reason `counts`
 */
export async function runChosen(QUnit, module, name, endpoint) {
  tc3fetch.init(module);
  const counts = new Map();
  define(choosing(QUnit, LEFT_OUT, counts), {
    tc3fetch,
    typed: { v1: tc3fetch, models, ...tc3fetch },
    vectors,
    endpoint,
  });
  const passed = await run(QUnit, name);
  const left = [...counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`    ${left} left out`);
  // The tests of the network are not even looked at where there is none.
  const stale = endpoint ? LEFT_OUT.filter(({ reason }) => !counts.has(reason)) : [];
  for (const { reason } of stale) console.log(`not ok: ${name}: nothing is left out for: ${reason}`);
  return { counts, passed: passed && stale.length === 0 };
}
