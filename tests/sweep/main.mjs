// Every action of the catalogue in the explorer: `cargo xtask sweep` builds what it needs, and runs it.
//
//     node tests/sweep/main.mjs [--sample ACTIONS] [--seed NUMBER] [--pages NUMBER] [--width PIXELS] [--report FILE] [--again FILE]
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { codeTargets } from "tc3fetch/generate";
import { actionsOf, sampleOf } from "./actions.mjs";
import { firstSearch, site, sweep, told } from "./sweep.mjs";

const { values } = parseArgs({
  options: Object.fromEntries(
    ["sample", "seed", "pages", "width", "report", "again"].map((name) => [name, { type: "string" }]),
  ),
});
const catalogue = process.env.TC3FETCH_CATALOGUE ?? fileURLToPath(new URL("../../catalogue/", import.meta.url));
if (!existsSync(`${catalogue}/index.json`)) {
  console.error("There is no catalogue: `cargo xtask catalogue` makes it.");
  process.exit(1);
}
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const all = await actionsOf(catalogue);
const actions = chosen();
if (actions.length === 0) {
  console.error("No action is chosen: the file of --again names none of this catalogue, or --sample is no number.");
  process.exit(1);
}
if (values.sample) console.log(`seed ${seed}`);

/** All, so many of them, or those that failed in another run. */
function chosen() {
  if (values.sample) return sampleOf(all, Number(values.sample), seed);
  if (!values.again) return all;
  const failed = readFileSync(values.again, "utf8").split("\n");
  const names = new Set(failed.map((line) => line.split(":")[0]));
  return all.filter(({ service, version, name }) => names.has(`${service} ${version} ${name}`));
}

/** Everything that failed so far, for a run that takes long. */
function write({ failures }) {
  if (values.report) writeFileSync(values.report, `${failures.join("\n")}\n`);
}

const started = performance.now();
const page = await site(catalogue);
try {
  for (const words of ["DescribeInstances", "cvm 创建", "chuangjian"]) {
    const { time, busy } = await firstSearch(page, words);
    console.log(`first search, ${words}: ${time.toFixed(1)} ms, processor ${busy.toFixed(1)} ms`);
  }
  const report = await sweep(page, actions, {
    targets: codeTargets.filter(({ systems }) => systems.includes("tencent")).map(({ id }) => id),
    pages: Number(values.pages ?? 1),
    width: Number(values.width ?? 1600),
    onProgress: (soFar) => {
      process.stderr.write(`\r${soFar.counts.actions} of ${actions.length}, ${soFar.failures.length} failures`);
      write(soFar);
    },
  });
  process.stderr.write("\n");
  console.log(told(report).join("\n"));
  write(report);
  console.log(`in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  process.exitCode = report.failures.length > 0 || report.counts.actions !== actions.length ? 1 : 0;
} finally {
  await page.close();
}
process.exit();
