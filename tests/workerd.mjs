/** A Worker in the real workerd, bundled as `wrangler` does it. */
import { spawn } from "node:child_process";
import { copyFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import workerd from "workerd";

const pkg = fileURLToPath(new URL("../pkg/", import.meta.url));

/** Leaves imports of .wasm files to the runtime, which finds them beside the bundle; `?module` says what workerd does anyway. */
export const wasmBeside = {
  name: "wasm-beside",
  setup({ onResolve }) {
    onResolve({ filter: /\.wasm(\?module)?$/ }, (asked) => ({
      path: `./${path.basename(asked.path).replace("?module", "")}`,
      external: true,
    }));
  },
};

/**
 * Bundles `worker.mjs` of a folder, serves it and fetches it once.
 *
 * @param {string} folder
 * @param {Record<string, string>} bindings  texts that the Worker finds in its `env`
 * @param {RequestInit} [init]
 * @param {string} [internet]  address of a server that gets whatever the Worker sends, with its Host
 */
export async function fetchWorker(folder, bindings, init, internet) {
  const modules = await bundleWorker(folder, `${folder}/out`);
  const use = async (url) => {
    const response = await fetch(url, init);
    return { status: response.status, text: await response.text() };
  };
  return withWorker(`${folder}/out`, modules, bindings, use, internet);
}

/** Bundles `worker.mjs` of a folder into another, beside every module of the package; gives the names of what lies there. */
export async function bundleWorker(folder, out) {
  await build({
    absWorkingDir: folder,
    entryPoints: ["worker.mjs"],
    outfile: `${out}/worker.mjs`,
    bundle: true,
    format: "esm",
    conditions: ["workerd"],
    external: ["cloudflare:*"],
    plugins: [wasmBeside],
    logLevel: "error",
  });
  const modules = readdirSync(pkg).filter((file) => file.endsWith(".wasm"));
  for (const module of modules) copyFileSync(`${pkg}${module}`, `${out}/${module}`);
  return ["worker.mjs", ...modules];
}

/**
 * Serves a Worker until `stop` is called.
 *
 * @param {string} [internet]  address of a server that gets whatever the Worker sends, with its Host
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}  the address without a trailing slash
 */
export function serveWorker(folder, modules, bindings, internet) {
  let end;
  const ended = new Promise((resolve) => (end = resolve));
  return new Promise((resolve, reject) => {
    const use = async (url) => {
      resolve({ url: url.replace(/\/$/, ""), stop: () => (end(), served.catch(() => {})) });
      await ended;
    };
    const served = withWorker(folder, modules, bindings, use, internet);
    served.catch(reject);
  });
}

/**
 * Serves a Worker while `use` runs, and gives what that gives.
 *
 * @template T
 * @param {string} folder
 * @param {string[]} modules  files of the folder, the Worker's own first
 * @param {Record<string, string | { files: string }>} bindings  texts that the Worker finds in its `env`, and folders whose files it can fetch
 * @param {(url: string) => Promise<T>} use
 * @param {string} [internet]  address of a server that gets whatever the Worker sends, with its Host
 * @returns {Promise<T>}
 */
export async function withWorker(folder, modules, bindings, use, internet) {
  writeFileSync(`${folder}/config.capnp`, config(modules, bindings, internet));
  // File descriptor 3 is where workerd says which port it took.
  const child = spawn(workerd.default, ["serve", "config.capnp", "--control-fd=3"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  try {
    return await use(`http://127.0.0.1:${await listeningPort(child)}/`);
  } finally {
    child.kill();
  }
}

function config(modules, bindings, internet) {
  const folders = Object.entries(bindings).filter(([, given]) => typeof given !== "string");
  const list = Object.entries(bindings).map(([name, given]) =>
    typeof given === "string"
      ? `(name = "${name}", text = ${JSON.stringify(given)})`
      : `(name = "${name}", service = "${name}")`,
  );
  const embedded = modules.map(
    (name) => `(name = "${name}", ${/\.wasm(\?module)?$/.test(name) ? "wasm" : "esModule"} = embed "${name}")`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [${embedded.join(", ")}],
      bindings = [${list.join(", ")}],
      compatibilityDate = "2026-01-01",
    )),
${folders.map(([name, { files }]) => `    (name = "${name}", disk = ${JSON.stringify(files)}),\n`).join("")}    # The local endpoint is on this machine, where a worker may not go by default.
    (name = "internet", ${internet ? `external = (address = "${new URL(internet).host}", http = ())` : `network = (allow = ["private", "local"])`}),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;
}

function listeningPort(child) {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdio[3].on("data", (chunk) => {
      text += chunk;
      const event = text
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line))
        .find(({ event }) => event === "listen");
      if (event) resolve(event.port);
    });
    child.on("error", reject);
    child.on("close", (code) => reject(new Error(`workerd ended with ${code} before it listened`)));
  });
}
