/**
 * The package in the tools that people have: each small project is made, built, and what was
 * built runs, from the packed tarball.
 *
 *     node tests/matrix/main.mjs [--fast] [NAME…]
 *
 * A name is that of a folder in projects/, or else a part of a row's name. Without one all rows run,
 * with --fast those of the test command, which write nothing. What ran stands in
 * docs/toolchains.md afterwards. Needs the built package (`cargo xtask build`).
 */
import fs from "node:fs";
import process from "node:process";
import { createEndpoint } from "../../endpoint/index.mjs";
import { makeProject, Missing, pack } from "./support.mjs";
import { writeTable } from "./table.mjs";

const isFast = process.argv.includes("--fast");
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const projects = fs.readdirSync(new URL("projects/", import.meta.url)).sort();

const chosen = [];
const names = [];
for (const project of projects) {
  const { rows, sources } = await import(`./projects/${project}/run.mjs`);
  names.push(...rows.map(({ name }) => name));
  const isAsked = ({ name }) =>
    asked.length === 0 ||
    asked.some((word) =>
      projects.includes(word) ? word === project : name.toLowerCase().includes(word.toLowerCase()),
    );
  const own = rows.filter((row) => (!isFast || row.isFast) && isAsked(row));
  if (own.length > 0) chosen.push({ project, rows: own, sources });
}
if (chosen.length === 0) {
  console.error(`Nothing has that name. The projects are: ${projects.join(", ")}.`);
  process.exit(1);
}

const endpoint = await createEndpoint().listen();
const results = [];
try {
  const tarball = await pack();
  for (const { project, rows, sources } of chosen) {
    console.log(project);
    let folder;
    let broken;
    try {
      folder = await makeProject(project, tarball, sources);
    } catch (cause) {
      broken = cause;
    }
    for (const row of rows) results.push(await runRow(project, folder, row, broken, tarball));
    // A run that is broken off leaves what it found.
    if (!isFast) writeTable(results, names);
  }
} finally {
  await endpoint.close();
}
const skipped = results.filter(({ error }) => error instanceof Missing);
const failed = results.filter(({ error }) => error && !(error instanceof Missing));
console.log(`the matrix: ${results.length - failed.length - skipped.length} passed, ${failed.length} failed`);
// As Node's runner says it.
console.log(`ℹ skipped ${skipped.length}`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function runRow(project, folder, row, broken, tarball) {
  const start = Date.now();
  const result = { project, name: row.name, note: row.note, versions: "", error: broken };
  try {
    if (broken) throw broken;
    result.versions = (await row.versions?.(folder)) ?? "";
    await row.run({ folder, endpoint: endpoint.url, tarball });
  } catch (error) {
    result.error = error;
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const verdict = result.error instanceof Missing ? "skipped the page of" : result.error ? "not ok" : "ok";
  console.log(`  ${verdict} ${row.name} (${result.versions}, ${seconds} s)`);
  if (result.error) console.log(`${result.error.message}`.replace(/^/gm, "    "));
  return result;
}
