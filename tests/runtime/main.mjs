/**
 * The suite in every runtime, from the packed tarball in a project without configuration:
 *
 *     node tests/runtime/main.mjs [--quick]
 *
 * --quick leaves the browser out. Needs the built package (`cargo xtask build`).
 */
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { createEndpoint } from "../../endpoint/index.mjs";
import { addSuite, installPackage, makeProject, root, runEverywhere } from "./runtimes.mjs";

const project = path.join(root, "tests/.work/runtime");
const installed = path.join(project, "node_modules/tc3fetch");

makeProject(project);
await installPackage(project);
addSuite(project);
const endpoint = await createEndpoint().listen();
try {
  const modules = fs.readdirSync(installed).filter((file) => file.endsWith(".wasm"));
  const passed = await runEverywhere(project, {
    endpoint: endpoint.url,
    modules: modules.map((file) => path.join(installed, file)),
    queries: [`?endpoint=${encodeURIComponent(endpoint.url)}`, "?blocked"],
  });
  process.exitCode = passed ? 0 : 1;
} finally {
  await endpoint.close();
}
