/**
 * Builds the site out of the package and the explorer, and follows every link:
 *
 *     node docs-site/build.mjs
 */
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

run("prepare.mjs");
run("node_modules/vitepress/bin/vitepress.js", "build", here);
rmSync(`${here}.vitepress/dist/app`, { recursive: true, force: true });
cpSync(new URL("../www/dist", import.meta.url), `${here}.vitepress/dist/app`, { recursive: true });
run("check.mjs");

function run(program, ...given) {
  const { status } = spawnSync(process.execPath, [here + program, ...given], { stdio: "inherit" });
  // It has said what is wrong.
  if (status !== 0) process.exit(1);
}
