// Node from 20 to 26, by import and by require; and 18, which is too old.
import path from "node:path";
import { holds } from "../../expected.mjs";
import { command, versionOf } from "../../support.mjs";

const nodeOf = (folder, major) => path.join(folder, `node_modules/node-${major}/bin/node`);

export const rows = [
  ...[20, 22, 24, 26].map((major) => ({
    name: `Node ${major}, import and require`,
    versions: (folder) => versionOf(folder, `node-${major}`),
    async run({ folder, endpoint }) {
      const said = await command(folder, nodeOf(folder, major), ["program.mjs", endpoint]);
      holds(JSON.parse(said.trim().split("\n").at(-1)));
      const required = await command(folder, nodeOf(folder, major), ["--no-warnings", "required.cjs"]);
      if (required.trim() !== "function") throw new Error(required);
    },
  })),
  {
    name: "Node 18, which npm says is too old",
    versions: (folder) => versionOf(folder, "node-18"),
    note: "`import` works there all the same; `engines` says 20.19",
    async run({ folder, endpoint }) {
      const said = await command(folder, nodeOf(folder, 18), ["program.mjs", endpoint]);
      holds(JSON.parse(said.trim().split("\n").at(-1)));
    },
  },
];
