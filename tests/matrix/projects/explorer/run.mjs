// The explorer's main paths in three engines. Firefox and WebKit are Debian's, which `cargo xtask matrix` installs.
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { ofChromium, ofFirefox, ofWebKit } from "../../versions.mjs";
import { inChromium, inFirefox, inWebKit } from "./drivers.mjs";
import { mainPaths } from "./paths.mjs";

const at = (file) => fileURLToPath(new URL(`../../../../${file}`, import.meta.url));

/** The page with the small catalogue of its tests, on the server of `cargo xtask demo`. */
async function withExplorer(folder, use) {
  const configFile = at("www/vite.config.ts");
  const outDir = path.join(folder, "site");
  const before = process.env.TC3FETCH_CATALOGUE;
  process.env.TC3FETCH_CATALOGUE = at("tests/browser/catalogue");
  try {
    await build({ configFile, logLevel: "error", build: { outDir, emptyOutDir: true } });
  } finally {
    if (before === undefined) delete process.env.TC3FETCH_CATALOGUE;
    else process.env.TC3FETCH_CATALOGUE = before;
  }
  const server = await preview({
    configFile,
    logLevel: "error",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0, strictPort: false },
  });
  try {
    return await use(server.resolvedUrls.local[0]);
  } finally {
    await server.close();
  }
}

const row = (engine, versions, show) => ({
  name: `The explorer in ${engine}`,
  versions,
  run: ({ folder }) => withExplorer(folder, (address) => show(folder, (page) => mainPaths(page, address))),
});

export const rows = [
  row("Chromium", ofChromium, (_folder, use) => inChromium(use)),
  row("Firefox", ofFirefox, inFirefox),
  row("WebKit (GTK)", ofWebKit, (_folder, use) => inWebKit(use)),
];
