/**
 * The suite of tests/runtime over the Rust client, in every runtime: both faces are held to
 * the same tests.
 *
 *     node tests/client/main.mjs [--quick]
 *
 * --quick leaves the browser out. Needs the program (`cargo xtask client`). What only
 * JavaScript can see is left out, and counted.
 */
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { createEndpoint } from "../../endpoint/index.mjs";
import { addSuite, makeProject, root, runEverywhere } from "../runtime/runtimes.mjs";
import { putClient } from "./support.mjs";

const project = path.join(root, "tests/.work/client");
const RUNNERS = ["chosen.mjs", "left-out.mjs", "page.mjs", "script.mjs", "worker.mjs"];

makeProject(project);
addSuite(project);
for (const file of RUNNERS) fs.copyFileSync(new URL(file, import.meta.url), path.join(project, file));
addModels();
const module = addClient();
const endpoint = await createEndpoint().listen();
try {
  const passed = await runEverywhere(project, {
    endpoint: endpoint.url,
    suite: "the Rust client in ",
    modules: [module],
    queries: [`?endpoint=${encodeURIComponent(endpoint.url)}`],
  });
  process.exitCode = passed ? 0 : 1;
} finally {
  await endpoint.close();
}

/** The client in the project's folder `client`, its module also as JavaScript: not every runtime may read files. */
function addClient() {
  const folder = path.join(project, "client");
  const module = putClient(folder);
  const text = fs.readFileSync(module).toString("base64");
  fs.writeFileSync(
    path.join(folder, "bytes.mjs"),
    `export const bytes = Uint8Array.from(atob("${text}"), (character) => character.charCodeAt(0));\n`,
  );
  return module;
}

/** The model of the typed services, with the documents' examples. */
function addModels() {
  const tiems = fs.readFileSync(path.join(root, "models/tencent/tiems/v20190416/api.json"), "utf8");
  fs.writeFileSync(path.join(project, "models.mjs"), `export const models = { tiems: ${tiems} };\n`);
}
