// The suite over tc3fetch/js: where there is no WebAssembly, what other entries do is left out,
// and counted. In one file, the class of its errors is its own.
import * as tc3fetch from "tc3fetch/js";
import { choosing } from "./choosing.mjs";
import { define, run } from "./suite.mjs";
import * as typed from "./typed.mjs";
import { vectors } from "./vectors.mjs";

const isOurs = (error) => tc3fetch.Tc3Error.is(error) && error instanceof Error;

const OTHER_ENTRIES = {
  reason: "other entries, whose engines are WebAssembly",
  tests: [
    /^vectors > HmacSHA/,
    /^(signature v1|signature v1 has an entry of its own|Function Compute|TI-EMS|SCF|Guance|Guance as in Rust|checks)$/,
    /in a query survive new URL|in every kind of request|in parameters arrive as they are|by every kind of request/,
    /by a typed function|never an unsigned request|wherever a time is taken|every attempt is signed anew/,
    /(v1|ACS3), -?10 minutes off|signature v1|limits > v1|and in v1|on the wire > v1|whatever the algorithm|tc3fetch\/sign|those of their services/,
  ],
};

const LARGE = {
  reason: "megabytes, over which an interpreter takes a minute",
  tests: [/v3: 10485760 bytes and no more/, /what came in pieces stays out/, /take linear time/],
};

const ONE_CLASS = {
  reason: "that all entries have one class of errors",
  tests: [/every entry has the same error/, /a form shows every fault at once/],
};

/**
 * @param QUnit
 * @param {string} name       of the run
 * @param {string=} endpoint  without it the network is left out
 */
export async function runChosen(QUnit, name, endpoint) {
  const counts = new Map();
  const isInterpreted = typeof WebAssembly === "undefined";
  const leftOut = isBlocked() ? [OTHER_ENTRIES, ...(isInterpreted ? [LARGE] : [])] : [ONE_CLASS];
  define(choosing(QUnit, leftOut, counts), { tc3fetch, typed, vectors, endpoint, isOurs });
  const passed = await run(QUnit, name);
  for (const [reason, count] of counts) console.log(`    left out: ${count}, ${reason}`);
  return passed && leftOut.every(({ reason }) => counts.has(reason));
}

function isBlocked() {
  try {
    return !new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return true;
  }
}
