// SvelteKit: a page and a route, while developing and built with an adapter.
import fs from "node:fs";
import path from "node:path";
import { holdsServed, nodeOf, withNode } from "./served.mjs";
import { bin, command, versionOf } from "./support.mjs";

const ADAPTERS = {
  node: (folder) => ({ program: nodeOf(folder), args: ["build/index.js"] }),
  cloudflare: (folder, port) => ({
    program: bin(folder, "wrangler"),
    args: ["dev", "--ip", "127.0.0.1", "--port", port],
  }),
};

/** The rows of a major version: while developing, and one for each adapter. */
export const svelteRows = (major, adapters) => {
  const versions = (folder) => versionOf(folder, "@sveltejs/kit");
  return [
    {
      name: `SvelteKit ${major}, server and page, developing`,
      versions,
      run: ({ folder, endpoint }) =>
        holdsServed(folder, endpoint, (port) => ({
          program: bin(folder, "vite"),
          args: ["dev", "--host", "127.0.0.1", "--port", port, "--strictPort"],
        })),
    },
    ...adapters.map((adapter) => ({
      name: `SvelteKit ${major}, server and page, ${adapter} adapter`,
      versions: (folder) => `${versions(folder)}, adapter ${versionOf(folder, `@sveltejs/adapter-${adapter}`)}`,
      async run({ folder, endpoint }) {
        for (const out of ["build", ".svelte-kit"]) fs.rmSync(path.join(folder, out), { recursive: true, force: true });
        const env = { ...withNode(folder), ADAPTER: `@sveltejs/adapter-${adapter}` };
        await command(folder, bin(folder, "vite"), ["build"], { env });
        await holdsServed(folder, endpoint, (port) => ADAPTERS[adapter](folder, port));
      },
    })),
  ];
};
