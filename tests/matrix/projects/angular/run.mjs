// Angular: a page while developing and built, and a server that renders it and has a route.
import fs from "node:fs";
import path from "node:path";
import { holds } from "../../expected.mjs";
import { holdsServed, nodeOf, withNode } from "../../served.mjs";
import { bin, command, inPage, versionOf, withFolder } from "../../support.mjs";

const versions = (folder) => versionOf(folder, "@angular/core");

function build(folder, configuration) {
  for (const out of ["dist", ".angular"]) fs.rmSync(path.join(folder, out), { recursive: true, force: true });
  return command(folder, bin(folder, "ng"), ["build", "--configuration", configuration], { env: withNode(folder) });
}

export const rows = [
  {
    name: "Angular, page, built",
    versions,
    async run({ folder, endpoint }) {
      await build(folder, "page");
      await withFolder(path.join(folder, "dist/browser"), async (url) =>
        holds(await inPage(`${url}/?endpoint=${encodeURIComponent(endpoint)}`)),
      );
    },
  },
  {
    name: "Angular, page, developing",
    versions,
    async run({ folder, endpoint }) {
      const serve = (port) => ({
        program: bin(folder, "ng"),
        args: ["serve", "--host", "127.0.0.1", "--port", port],
      });
      await holdsServed(folder, endpoint, serve, { route: null });
    },
  },
  {
    name: "Angular, page rendered by a server, and a route of it",
    versions,
    async run({ folder, endpoint }) {
      await build(folder, "server");
      await holdsServed(folder, endpoint, () => ({ program: nodeOf(folder), args: ["dist/server/server.mjs"] }));
    },
  },
];
