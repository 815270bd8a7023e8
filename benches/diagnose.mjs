/**
 * How long `diagnose` takes for the request of the documentation: to find each single mistake of the
 * corpus, and to try all pairs of them, which it does where nothing fits:
 *
 *     node benches/diagnose.mjs
 *
 * and whether WebAssembly's memory stays where it is. It needs the built package (`cargo xtask build`).
 */
import { curl } from "../tests/diagnose/make/formats.mjs";
import { mistakes, programOf } from "../tests/diagnose/make/corpus.mjs";
import { finish } from "../tests/diagnose/make/programs.mjs";
import { median } from "./measure.mjs";
import { atMostMs, barTable, table } from "./report.mjs";

const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    if (this.exports.memory) memories.push(this.exports.memory);
  }
};
const { diagnose } = await import("tc3fetch/diagnose");

/** A request with one mistake, as it was pasted, and what it is diagnosed with. */
function broken(name) {
  const program = programOf("tc3", [name], "cvm");
  return [curl(finish(program).wire), program.credentials, { now: program.timestamp + 5 }];
}

/** The median of some calls, in milliseconds. */
async function timeOf(given, rounds) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await diagnose(...given);
    times.push(performance.now() - start);
  }
  return median(times);
}

const kilobytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) / 1024;

const singles = [];
for (const [name, { grade }] of Object.entries(mistakes.tc3)) {
  if (grade) continue;
  const given = broken(name);
  const { verdict } = await diagnose(...given);
  if (verdict === "proved") singles.push({ name, time: await timeOf(given, 7) });
}
singles.sort((a, b) => b.time - a.time);
const pairs = await timeOf(broken("other-secret"), 5);
const before = kilobytes();
for (let round = 0; round < 20; round++) await diagnose(...broken("other-secret"));

const rows = singles.slice(0, 5).map(({ name, time }) => ({ name, value: time, unit: "ms" }));
rows.push({ name: "median of all", value: median(singles.map(({ time }) => time)), unit: "ms" });
const bars = [atMostMs("a single mistake, the slowest", singles[0].time, 20), atMostMs("all pairs", pairs, 300)];
console.log(
  [
    table(`One of ${singles.length} single mistakes is proved in`, rows),
    barTable(bars),
    `memory: ${before} KiB, ${kilobytes()} KiB after twenty more searches through all pairs`,
  ].join("\n\n"),
);
