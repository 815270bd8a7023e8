/**
 * The suite in every runtime, from the packed tarball in a project without configuration:
 *
 *     node tests/runtime/main.mjs [--quick]
 *
 * --quick leaves the browser out. Needs the built package (`cargo xtask build`).
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { createEndpoint } from "../../endpoint/index.mjs";
import { addSuite, makeProject, root, runEverywhere } from "./runtimes.mjs";

const project = path.join(root, "tests/.work/runtime");
const installed = path.join(project, "node_modules/tc3fetch");

makeProject(project);
await installPackage();
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

/** The tarball, installed as a user would. */
async function installPackage() {
  const [tarball] = JSON.parse(
    await output("npm", ["pack", path.join(root, "pkg"), "--json", "--pack-destination", project]),
  );
  await output("npm", ["install", "--no-audit", "--no-fund", "--offline", `./${tarball.filename}`]);
}

function output(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: project, stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (chunk) => (text += chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(text) : reject(new Error(`${program} ${args.join(" ")} failed (${code})\n${text}`)),
    );
  });
}
