// Node from 20 to 26, by import and by require, and with the explorer's own tests; and 18, which is too old.
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { gives, lastLine } from "../../program.mjs";
import { command, versionOf } from "../../support.mjs";

const nodeOf = (folder, major) => path.join(folder, `node_modules/node-${major}/bin/node`);

/** Needs pkg-explorer/, which `cargo xtask matrix` makes. */
const EXPLORER = fileURLToPath(new URL("../../../explorer/server.test.mjs", import.meta.url));

export const rows = [
  ...[20, 22, 24, 26].map((major) => ({
    name: `Node ${major}, import and require`,
    versions: (folder) => versionOf(folder, `node-${major}`),
    async run({ folder, endpoint }) {
      await gives(folder, nodeOf(folder, major), ["program.mjs", endpoint]);
      const required = await lastLine(folder, nodeOf(folder, major), ["--no-warnings", "required.cjs"]);
      if (required !== "function") throw new Error(required);
    },
  })),
  ...[20, 22, 24, 26].map((major) => ({
    name: `npx @tc3fetch/explorer, Node ${major}`,
    versions: (folder) => versionOf(folder, `node-${major}`),
    note: "the tests of its server",
    async run({ folder }) {
      const bin = path.dirname(nodeOf(folder, major));
      const env = { PATH: `${bin}${path.delimiter}${process.env.PATH}` };
      await command(folder, nodeOf(folder, major), ["--test", EXPLORER], { env });
    },
  })),
  {
    name: "Node 18, which npm says is too old",
    versions: (folder) => versionOf(folder, "node-18"),
    note: "`import` works there all the same; `engines` says 20.19",
    run: ({ folder, endpoint }) => gives(folder, nodeOf(folder, 18), ["program.mjs", endpoint]),
  },
];
