// Programs that run without a build: TypeScript in Node, and the package as pnpm and Yarn lay it out.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { gives, lastLine } from "../../program.mjs";
import { nodeOf, withNode } from "../../served.mjs";
import { bin, command, versionOf } from "../../support.mjs";

async function says(expected, cwd, program, args, env) {
  const said = await lastLine(cwd, program, args, env);
  if (!expected.test(said)) throw new Error(`${args.join(" ")} says ${said}`);
}

/** Files of the project go into a folder of it. */
function share(folder, ...to) {
  for (const file of ["check.js", "engines.js", "everything.js"])
    fs.copyFileSync(path.join(folder, file), path.join(folder, ...to, file));
}

const tsNode = (folder, module) => path.join(folder, "node_modules/ts-node", module);
const pnpmOf = (folder) => path.join(folder, "node_modules/@pnpm/exe.linux-x64/pnpm");

/** Installs a workspace of pnpm, and runs its application: not what it does not name, as it is, and bundled. */
async function inWorkspace(workspace, folder, endpoint) {
  const [app, node] = [path.join(workspace, "app"), nodeOf(folder)];
  const env = withNode(folder);
  await command(workspace, pnpmOf(folder), ["install", "--offline", "--no-frozen-lockfile"], { env });
  await says(/^ERR_MODULE_NOT_FOUND$/, app, node, ["strict.js"]);
  await gives(app, node, ["program.js", endpoint]);
  const options = { bundle: true, platform: "node", format: "esm", logLevel: "silent" };
  const outfile = path.join(app, "out.mjs");
  await build({ ...options, absWorkingDir: app, entryPoints: ["program.js"], outfile });
  await gives(app, node, ["out.mjs", endpoint]);
}

export const rows = [
  {
    name: "tsx, ES module and CommonJS",
    versions: (folder) => versionOf(folder, "tsx"),
    async run({ folder, endpoint }) {
      const env = withNode(folder);
      await gives(folder, bin(folder, "tsx"), ["program.ts", endpoint], env);
      await says(/^function$/, folder, bin(folder, "tsx"), ["required.cts"], env);
    },
  },
  {
    name: "ts-node, ES module and CommonJS",
    versions: (folder) => `${versionOf(folder, "ts-node")}, TypeScript ${versionOf(folder, "typescript")}`,
    note: "types are checked on the way",
    async run({ folder, endpoint }) {
      const node = nodeOf(folder);
      await gives(folder, node, ["--no-warnings", "--loader", tsNode(folder, "esm.mjs"), "program.ts", endpoint]);
      await says(/^function$/, folder, node, ["--no-warnings", tsNode(folder, "dist/bin.js"), "required.cts"]);
    },
  },
  {
    name: "pnpm, a library in a workspace, and a bundle of it",
    versions: (folder) => versionOf(folder, "@pnpm/exe.linux-x64"),
    note: "the application does not get what only the library names",
    async run({ folder, endpoint, tarball }) {
      share(folder, "pnpm/library");
      // Apart from every folder that has the package.
      const apart = fs.mkdtempSync(path.join(os.tmpdir(), "tc3fetch-pnpm-"));
      try {
        fs.cpSync(path.join(folder, "pnpm"), path.join(apart, "pnpm"), { recursive: true });
        fs.copyFileSync(tarball, path.join(apart, "tc3fetch.tgz"));
        await inWorkspace(path.join(apart, "pnpm"), folder, endpoint);
      } finally {
        fs.rmSync(apart, { recursive: true, force: true });
      }
    },
  },
  {
    name: "Yarn, Plug'n'Play, import and require",
    versions: (folder) => versionOf(folder, "@yarnpkg/cli-dist"),
    async run({ folder, endpoint, tarball }) {
      fs.copyFileSync(tarball, path.join(folder, "tc3fetch.tgz"));
      share(folder, "yarn");
      const cwd = path.join(folder, "yarn");
      fs.writeFileSync(path.join(cwd, "yarn.lock"), "");
      const yarn = [path.join(folder, "node_modules/@yarnpkg/cli-dist/bin/yarn.js")];
      const env = withNode(folder);
      await command(cwd, nodeOf(folder), [...yarn, "install", "--no-immutable"], { env });
      await gives(cwd, nodeOf(folder), [...yarn, "node", "program.js", endpoint], env);
      await says(/^function .*\.zip/, cwd, nodeOf(folder), [...yarn, "node", "required.cjs"], env);
    },
  },
];
