// Every action of the catalogue with the vendor's own examples: the checker, the signature against another
// one, the answer of the local endpoint. `cargo xtask catalogue --check` runs all of them.
//
//     node tests/catalogue/main.mjs [--sample ACTIONS] [--seed NUMBER]
import { parseArgs } from "node:util";
import { catalogueFolder } from "../../endpoint/index.mjs";
import { checkCatalogue } from "./check.mjs";

const { values } = parseArgs({ options: { sample: { type: "string" }, seed: { type: "string" } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
const started = performance.now();
const report = await checkCatalogue(catalogueFolder, {
  sample: values.sample ? Number(values.sample) : Infinity,
  seed,
  onProgress: (done, all) => console.log(`progress ${done} ${all}`),
});
if (values.sample) console.log(`seed ${seed}`);
for (const [what, number] of Object.entries(report.counts)) console.log(`${what}: ${number}`);
for (const line of report.alarms) console.log(`  ${line}`);
for (const line of report.failures) console.log(`FAILED ${line}`);
const share = report.counts["examples with a false alarm"] / report.counts.examples;
console.log(`false alarms: ${(share * 100).toFixed(2)} % of the examples; less than 0.5 % is asked for`);
console.log(`in ${((performance.now() - started) / 1000).toFixed(1)} s`);
process.exitCode = report.failures.length > 0 || !(share < 0.005) ? 1 : 0;
