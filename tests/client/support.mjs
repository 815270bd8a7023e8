// The Rust client as `cargo xtask client` leaves it in target/client, with its index.js.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const at = (file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));

/** Puts the face of examples/wasm-bindgen, its glue and its module into a folder; gives the module's file. */
export function putClient(folder) {
  if (!fs.existsSync(at("target/client/client_bg.wasm")))
    throw new Error("target/client is missing: `cargo xtask client` makes it");
  fs.mkdirSync(folder, { recursive: true });
  for (const file of ["client.js", "client_bg.wasm"])
    fs.copyFileSync(at(`target/client/${file}`), path.join(folder, file));
  fs.copyFileSync(at("examples/wasm-bindgen/index.js"), path.join(folder, "index.js"));
  fs.writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }\n');
  return path.join(folder, "client_bg.wasm");
}

/** The client, over a module of its own. */
export async function loadClient() {
  const folder = at("tests/.work/client-in-node");
  const module = fs.readFileSync(putClient(folder));
  const tc3fetch = await import(pathToFileURL(path.join(folder, "index.js")).href);
  tc3fetch.init(module);
  return tc3fetch;
}
