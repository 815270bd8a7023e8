/**
 * The suite over `tc3fetch/js`, from the packed tarball: in Node, in Bun, in Node without
 * WebAssembly (--jitless), and in Chromium under a policy that forbids it.
 *
 *     node tests/js/main.mjs [--quick]
 *
 * --quick leaves the browser out. Needs the built package (`cargo xtask build`).
 */
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { createEndpoint } from "../../endpoint/index.mjs";
import { addSuite, bun, chromium, installPackage, makeProject, root, runs } from "../runtime/runtimes.mjs";

const project = path.join(root, "tests/.work/js");
makeProject(project);
await installPackage(project);
addSuite(project);
for (const file of ["chosen.mjs", "script.mjs", "page.mjs"])
  fs.copyFileSync(new URL(file, import.meta.url), path.join(project, file));

const endpoint = await createEndpoint().listen();
try {
  const script = (name, program, ...args) => runs(project, program, [...args, "script.mjs", `tc3fetch/js in ${name}`]);
  const results = [
    await runs(project, process.execPath, ["script.mjs", "tc3fetch/js in node", endpoint.url]),
    await script("node --jitless", process.execPath, "--jitless", "--no-warnings"),
    await script("bun", bun()),
  ];
  if (!process.argv.includes("--quick"))
    results.push(await chromium(project, endpoint.url, [`?blocked&endpoint=${encodeURIComponent(endpoint.url)}`]));
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  await endpoint.close();
}
