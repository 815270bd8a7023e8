// Astro: a page whose script does everything, and a route, for Node and for Cloudflare.
import fs from "node:fs";
import path from "node:path";
import { holdsServed, nodeOf, withNode } from "../../served.mjs";
import { bin, command, versionOf } from "../../support.mjs";

const ADAPTERS = {
  node: (folder) => ({ program: nodeOf(folder), args: ["dist/server/entry.mjs"] }),
  // The adapter writes wrangler's configuration, and Astro serves what it built in workerd.
  cloudflare: (folder, port) => ({
    program: bin(folder, "astro"),
    args: ["preview", "--host", "127.0.0.1", "--port", port],
  }),
};

const versions = (adapter) => (folder) =>
  `${versionOf(folder, "astro")}, adapter ${versionOf(folder, `@astrojs/${adapter}`)}`;

export const rows = Object.keys(ADAPTERS).flatMap((adapter) => [
  {
    name: `Astro, server and page, ${adapter} adapter, built`,
    versions: versions(adapter),
    async run({ folder, endpoint }) {
      for (const out of ["dist", ".astro", ".wrangler"])
        fs.rmSync(path.join(folder, out), { recursive: true, force: true });
      const env = { ADAPTER: adapter };
      await command(folder, bin(folder, "astro"), ["build"], { env: { ...withNode(folder), ...env } });
      await holdsServed(folder, endpoint, (port) => ({ ...ADAPTERS[adapter](folder, port), env }));
    },
  },
  {
    name: `Astro, server and page, ${adapter} adapter, developing`,
    versions: versions(adapter),
    run: ({ folder, endpoint }) =>
      holdsServed(folder, endpoint, (port) => ({
        program: bin(folder, "astro"),
        args: ["dev", "--host", "127.0.0.1", "--port", port],
        env: { ADAPTER: adapter },
      })),
  },
]);
