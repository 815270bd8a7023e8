// Bundlers: a page, a page's worker and a program for Node, each built and run.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { holds } from "../../expected.mjs";
import { gives } from "../../program.mjs";
import { bin, command, freePort, inPage, versionOf, withFolder, withServer } from "../../support.mjs";

/** Loads a page of a folder, and compares what it gives. */
const page = (folder, file, endpoint) =>
  withFolder(folder, async (url) => holds(await inPage(`${url}/${file}?endpoint=${encodeURIComponent(endpoint)}`)));

/** Runs a program in Node. */
const program = (folder, file, endpoint) => gives(folder, process.execPath, [file, endpoint]);

const load = (folder, name) => import(pathToFileURL(path.join(folder, "node_modules", name)));
const versions = (name) => (folder) => versionOf(folder, name);
const HTML = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">';

/** A page around a script that was built. */
function around(folder, script, type = "") {
  fs.writeFileSync(path.join(folder, "index.html"), `${HTML}<script ${type} src="${script}"></script>`);
}

/** webpack 5 and Rspack take the same configuration. */
function compile(webpack, folder, out) {
  const config = {
    context: folder,
    mode: "production",
    entry: { page: "./page.js" },
    output: { path: path.join(folder, out), filename: "[name].js" },
  };
  return new Promise((resolve, reject) => {
    webpack(config, (cause, stats) => {
      if (cause) return reject(cause);
      const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
      const said = [...errors, ...warnings].map((one) => one.message ?? one);
      const isSize = (text) => /size limit|performance recommendations/.test(text);
      const bad = said.filter((text) => !isSize(text));
      return bad.length > 0 ? reject(new Error(bad.join("\n").slice(0, 3000))) : resolve();
    });
  });
}

const webpackRow = (name, module, file, isFast) => ({
  name: `${name}, page`,
  isFast,
  versions: versions(module),
  async run({ folder, endpoint }) {
    const { default: loaded, rspack } = await load(folder, `${module}/${file}`);
    const out = `dist-${name.replace(" ", "-")}`;
    await compile(rspack ?? loaded, folder, out);
    around(path.join(folder, out), "page.js");
    await page(path.join(folder, out), "index.html", endpoint);
  },
});

export const rows = [
  {
    name: "Vite, page and worker, built",
    isFast: true,
    versions: versions("vite"),
    async run({ folder, endpoint }) {
      const { build } = await load(folder, "vite/dist/node/index.js");
      const rollupOptions = { input: [path.join(folder, "index.html"), path.join(folder, "worker.html")] };
      await build({
        root: folder,
        configFile: false,
        logLevel: "error",
        build: { outDir: "dist-vite", rollupOptions },
        worker: { format: "es" },
      });
      await page(path.join(folder, "dist-vite"), "index.html", endpoint);
      await page(path.join(folder, "dist-vite"), "worker.html", endpoint);
    },
  },
  {
    name: "Vite, page while developing",
    versions: versions("vite"),
    async run({ folder, endpoint }) {
      const port = await freePort();
      const args = ["--port", port, "--strictPort", "--host", "127.0.0.1"];
      await withServer(folder, bin(folder, "vite"), args, port, async (url) => {
        for (const file of ["", "worker.html"])
          holds(await inPage(`${url}/${file}?endpoint=${encodeURIComponent(endpoint)}`));
      });
    },
  },
  {
    name: "Vite, program for a server (SSR)",
    versions: versions("vite"),
    async run({ folder, endpoint }) {
      const { build } = await load(folder, "vite/dist/node/index.js");
      for (const [outDir, noExternal] of [
        ["dist-ssr", undefined],
        ["dist-ssr-whole", true],
      ]) {
        await build({
          root: folder,
          configFile: false,
          logLevel: "error",
          ssr: { noExternal },
          build: { ssr: "server.js", outDir },
        });
        await program(folder, `${outDir}/server.js`, endpoint);
      }
    },
  },
  webpackRow("webpack 5", "webpack", "lib/index.js", true),
  webpackRow("Rspack", "@rspack/core", "dist/index.js"),
  {
    name: "webpack 4, page",
    versions: versions("webpack4"),
    // Its hash is one that OpenSSL 3 no longer has.
    note: "with `babel-loader` over the package, and Node's `--openssl-legacy-provider`: see below",
    async run({ folder, endpoint }) {
      await command(folder, process.execPath, ["--openssl-legacy-provider", "webpack-4.mjs"]);
      around(path.join(folder, "dist-webpack-4"), "page.js");
      await page(path.join(folder, "dist-webpack-4"), "index.html", endpoint);
    },
  },
  {
    name: "Rollup, page and program for Node",
    versions: versions("rollup"),
    async run({ folder, endpoint }) {
      const { rollup } = await load(folder, "rollup/dist/es/rollup.js");
      const { default: resolve } = await load(folder, "@rollup/plugin-node-resolve/dist/es/index.js");
      for (const input of ["page.js", "server.js"]) {
        const built = await rollup({ input: path.join(folder, input), plugins: [resolve()] });
        await built.write({ file: path.join(folder, "dist-rollup", input), format: "es" });
      }
      around(path.join(folder, "dist-rollup"), "page.js", 'type="module"');
      await page(path.join(folder, "dist-rollup"), "index.html", endpoint);
      await program(folder, "dist-rollup/server.js", endpoint);
    },
  },
  {
    name: "esbuild, page and program for Node (ES and CommonJS)",
    versions: versions("esbuild"),
    async run({ folder, endpoint }) {
      const { build } = await load(folder, "esbuild/lib/main.js");
      const options = { absWorkingDir: folder, bundle: true, minify: true, logLevel: "silent" };
      await build({ ...options, entryPoints: ["page.js"], outfile: "dist-esbuild/page.js" });
      around(path.join(folder, "dist-esbuild"), "page.js");
      await page(path.join(folder, "dist-esbuild"), "index.html", endpoint);
      for (const [format, file] of [
        ["esm", "server.mjs"],
        ["cjs", "server.cjs"],
      ]) {
        const outfile = `dist-esbuild/${file}`;
        await build({ ...options, platform: "node", format, entryPoints: ["server.js"], outfile });
        await program(folder, outfile, endpoint);
      }
    },
  },
  {
    name: "Parcel, page",
    isFast: true,
    versions: versions("parcel"),
    async run({ folder, endpoint }) {
      const args = ["build", "index.html", "--dist-dir", "dist-parcel", "--no-cache", "--no-source-maps"];
      await command(folder, bin(folder, "parcel"), args);
      await page(path.join(folder, "dist-parcel"), "index.html", endpoint);
    },
  },
  {
    name: "Parcel, page and worker while developing",
    versions: versions("parcel"),
    async run({ folder, endpoint }) {
      const port = await freePort();
      const args = ["serve", "index.html", "worker.html", "--port", `${port}`, "--no-cache", "--no-hmr"];
      await withServer(folder, bin(folder, "parcel"), args, port, async (url) => {
        for (const file of ["index.html", "worker.html"])
          holds(await inPage(`${url}/${file}?endpoint=${encodeURIComponent(endpoint)}`));
      });
    },
  },
];
