// Nuxt with Nitro's presets: a page, and a route for Node, Cloudflare and Vercel's Edge runtime.
import fs from "node:fs";
import path from "node:path";
import { holdsServed, nodeOf, withNode } from "../../served.mjs";
import { bin, command, versionOf } from "../../support.mjs";

async function build(folder, preset) {
  for (const out of [".output", ".vercel", ".nuxt"])
    fs.rmSync(path.join(folder, out), { recursive: true, force: true });
  await command(folder, bin(folder, "nuxt"), ["build"], { env: { ...withNode(folder), NITRO_PRESET: preset } });
}

const row = (preset, note, serve, page) => ({
  name: `Nuxt, ${preset}`,
  note,
  versions: (folder) => versionOf(folder, "nuxt"),
  async run({ folder, endpoint }) {
    await build(folder, preset);
    await holdsServed(folder, endpoint, (port) => serve(folder, port), { page });
  },
});

const FLAG = "with `nitro.experimental.wasm`";

export const rows = [
  row("node-server", "the page as well", (folder) => ({
    program: nodeOf(folder),
    args: [".output/server/index.mjs"],
  })),
  row("cloudflare-module", `${FLAG}; the page as well`, (folder, port) => ({
    program: bin(folder, "wrangler"),
    args: [
      ...["dev", ".output/server/index.mjs", "--assets", ".output/public", "--ip", "127.0.0.1"],
      ...["--port", port, "--compatibility-date", "2026-01-01", "--compatibility-flag", "nodejs_compat"],
      ...["--name", "nuxt"],
    ],
  })),
  row(
    "vercel-edge",
    `${FLAG}; the function that Vercel would run, here in Node`,
    (folder) => ({ program: nodeOf(folder), args: ["vercel.mjs"] }),
    null,
  ),
];
