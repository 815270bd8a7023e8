/** A project of Vite that uses the plugin, with its page, and the local endpoint in place of the services. */
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, preview } from "vite";
import { tc3fetch } from "tc3fetch/vite";
import { project } from "../examples/readme.mjs";

const PAGE = `<!doctype html><link rel="icon" href="data:,"><title>page</title><script type="module" src="/main.js"></script>`;

/** The page's own code: what it calls is given by the test. */
const MAIN = `import { Client } from "tc3fetch";
import { example } from "./credentials.js";
window.client = new Client({
  credentials: example,
  region: "ap-guangzhou",
  proxy: new URL("/tc3", location.href).href,
});
`;

const quiet = { configFile: false, logLevel: "silent", appType: "spa" };

/** A development server with the plugin. `options` are the plugin's. */
export async function serve(name, options, credentials, config = {}) {
  const root = project(name, {
    "index.html": PAGE,
    "main.js": MAIN,
    "credentials.js": `export const example = ${JSON.stringify(credentials)};\n`,
  });
  return serveWith({ root, plugins: [tc3fetch(options)], ...config });
}

/** A development server with any configuration. */
export async function serveWith(config) {
  const server = await createServer({
    ...quiet,
    cacheDir: `${config.root}/.vite`,
    ...config,
    // The package is a link to a folder of the repository, which is not below the project.
    server: { port: 0, host: "127.0.0.1", fs: { strict: false }, ...config.server },
  });
  await server.listen();
  return { url: addressOf(server), close: () => server.close() };
}

/** The same of what was built. */
export async function servePreview(name, options) {
  const root = project(name, {});
  mkdirSync(`${root}/dist`);
  writeFileSync(`${root}/dist/index.html`, PAGE);
  const server = await preview({
    ...quiet,
    root,
    plugins: [tc3fetch(options)],
    preview: { port: 0, host: "127.0.0.1" },
  });
  return { url: addressOf(server), close: () => server.close() };
}

const addressOf = ({ httpServer }) => `http://127.0.0.1:${httpServer.address().port}`;
