// Cloudflare Workers: wrangler, the Vite plugin, vitest, and workerd without any of them.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { filesOf, guideEndpoint, KEYS, ZONES } from "../../../examples/guides.mjs";
import { withWorker } from "../../../workerd.mjs";
import { holds } from "../../expected.mjs";
import { holdsServed, withNode } from "../../served.mjs";
import { ask, bin, command, freePort, versionOf, withServer } from "../../support.mjs";

async function served(folder, program, args, endpoint) {
  const [port, inspector] = [await freePort(), await freePort()];
  const more =
    program === "wrangler" ? ["--ip", "127.0.0.1", "--inspector-port", `${inspector}`] : ["--host", "127.0.0.1"];
  const options = { env: { ...withNode(folder), X_INSPECTOR_PORT: `${inspector}` } };
  const given = [...args, "--port", `${port}`, ...more];
  await withServer(
    folder,
    bin(folder, program),
    given,
    port,
    async (url) => {
      holds(await ask(`${url}/?endpoint=${encodeURIComponent(endpoint)}`));
    },
    options,
  );
}

export const rows = [
  {
    name: "Cloudflare Workers, wrangler dev",
    isFast: true,
    versions: (folder) => versionOf(folder, "wrangler"),
    run: ({ folder, endpoint }) => served(folder, "wrangler", ["dev"], endpoint),
  },
  {
    name: "Cloudflare Workers, what wrangler deploys, in workerd",
    versions: (folder) => versionOf(folder, "wrangler"),
    async run({ folder, endpoint }) {
      const args = ["deploy", "--dry-run", "--outdir", "dist-wrangler"];
      await command(folder, bin(folder, "wrangler"), args, { env: withNode(folder) });
      const out = path.join(folder, "dist-wrangler");
      const modules = fs.readdirSync(out).filter((file) => file.endsWith(".wasm"));
      assertModules(modules);
      await inWorkerd(out, modules, endpoint);
    },
  },
  {
    name: "Cloudflare Pages, a function, wrangler pages dev",
    versions: (folder) => versionOf(folder, "wrangler"),
    async run({ folder, endpoint }) {
      const inspector = await freePort();
      const serve = (port) => ({
        program: bin(folder, "wrangler"),
        args: [
          ...["pages", "dev", "public", "--compatibility-date", "2026-01-01", "--ip", "127.0.0.1"],
          ...["--port", port, "--inspector-port", `${inspector}`],
        ],
      });
      await holdsServed(folder, endpoint, serve, { route: "/check", page: null, cwd: path.join(folder, "pages") });
    },
  },
  {
    name: "Cloudflare Workers, esbuild and workerd",
    note: "with esbuild's loader `copy` for `.wasm`; workerd's configuration names each module with `?module` at its end",
    versions: (folder) => versionOf(folder, "workerd"),
    async run({ folder, endpoint }) {
      const outdir = path.join(folder, "dist-esbuild");
      await build({
        absWorkingDir: folder,
        entryPoints: ["worker.js"],
        outdir,
        bundle: true,
        format: "esm",
        conditions: ["workerd"],
        loader: { ".wasm": "copy" },
        assetNames: "[name]",
        logLevel: "silent",
      });
      const modules = fs.readdirSync(outdir).filter((file) => file.endsWith(".wasm"));
      assertModules(modules);
      for (const file of modules) fs.renameSync(path.join(outdir, file), path.join(outdir, `${file}?module`));
      await inWorkerd(
        outdir,
        modules.map((file) => `${file}?module`),
        endpoint,
      );
    },
  },
  {
    name: "Cloudflare's Vite plugin, while developing",
    versions: (folder) => versionOf(folder, "@cloudflare/vite-plugin"),
    run: ({ folder, endpoint }) => served(folder, "vite", ["dev"], endpoint),
  },
  {
    name: "Cloudflare's Vite plugin, built",
    versions: (folder) => versionOf(folder, "@cloudflare/vite-plugin"),
    async run({ folder, endpoint }) {
      await command(folder, bin(folder, "vite"), ["build"], { env: withNode(folder) });
      await served(folder, "vite", ["preview"], endpoint);
      // Else wrangler deploys this in place of another row's Worker.
      fs.rmSync(path.join(folder, ".wrangler"), { recursive: true, force: true });
    },
  },
  {
    name: "vitest in workerd",
    versions: (folder) => `${versionOf(folder, "vitest")}, plugin ${versionOf(folder, "@cloudflare/vitest-plugin")}`,
    async run({ folder, endpoint }) {
      const config = JSON.parse(fs.readFileSync(path.join(folder, "wrangler.json"), "utf8"));
      fs.writeFileSync(path.join(folder, "wrangler.json"), JSON.stringify({ ...config, vars: { ENDPOINT: endpoint } }));
      await command(folder, bin(folder, "vitest"), ["run", "worker.test.js"], { env: withNode(folder) });
    },
  },
  {
    name: "the guide's Worker, its test in workerd and what wrangler deploys",
    versions: (folder) => `${versionOf(folder, "wrangler")}, vitest ${versionOf(folder, "vitest")}`,
    async run({ folder }) {
      const guide = path.join(folder, "guide");
      for (const [file, text] of Object.entries(filesOf("docs/guides/worker.md"))) {
        fs.mkdirSync(path.dirname(path.join(guide, file)), { recursive: true });
        fs.writeFileSync(path.join(guide, file), text);
      }
      const env = withNode(folder);
      const said = await command(guide, bin(folder, "vitest"), ["run"], { env });
      if (!/Tests\s+2 passed/.test(said)) throw new Error(said);
      await command(guide, bin(folder, "wrangler"), ["deploy", "--dry-run", "--outdir", "out"], { env });
      const out = path.join(guide, "out");
      const modules = fs.readdirSync(out).filter((file) => file.endsWith(".wasm"));
      const services = await guideEndpoint();
      const use = async (url) => assert.deepEqual(await ask(url), ZONES);
      try {
        await withWorker(out, ["index.js", ...modules], KEYS, use, services.url);
      } finally {
        await services.close();
      }
    },
  },
];

/** The bundle has every engine as a module; none would be a bundle of the inlined ones. */
function assertModules(modules) {
  if (modules.length !== 8) throw new Error(`these modules came along: ${modules.join(", ")}`);
}

const inWorkerd = (out, modules, endpoint) =>
  withWorker(out, ["worker.js", ...modules], {}, async (url) =>
    holds(await ask(`${url}?endpoint=${encodeURIComponent(endpoint)}`)),
  );
