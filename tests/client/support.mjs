// The Rust client as `cargo xtask client` leaves it in target/client, with its index.js.
import fs from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => new URL(`../../${path}`, import.meta.url);

/** The face of examples/wasm-bindgen, over a module of its own. */
export async function loadClient() {
  if (!fs.existsSync(at("target/client/client_bg.wasm"))) throw new Error("target/client is missing: `cargo xtask client` makes it");
  fs.copyFileSync(at("examples/wasm-bindgen/index.js"), at("target/client/index.js"));
  fs.writeFileSync(at("target/client/package.json"), '{ "type": "module" }\n');
  const tc3fetch = await import(at("target/client/index.js"));
  tc3fetch.init(fs.readFileSync(at("target/client/client_bg.wasm")));
  return tc3fetch;
}

/** A folder with the suite of tests/runtime in it, and the vectors that it imports. */
export function makeSuite() {
  const project = fileURLToPath(at("tests/.work/client/"));
  fs.rmSync(project, { recursive: true, force: true });
  fs.mkdirSync(project, { recursive: true });
  for (const file of fs.readdirSync(at("tests/runtime"))) fs.copyFileSync(at(`tests/runtime/${file}`), project + file);
  const folder = fileURLToPath(at("tests/vectors/"));
  const vectors = ["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"].flatMap((algorithm) =>
    fs.readdirSync(folder + algorithm).map((name) => {
      const read = (file) => fs.readFileSync(`${folder}${algorithm}/${name}/${file}`, "utf8");
      const files = fs.readdirSync(`${folder}${algorithm}/${name}`).filter((file) => file.endsWith(".txt"));
      const stages = Object.fromEntries(files.map((file) => [file.replace(".txt", ""), read(file)]));
      return { name: `${algorithm}/${name}`, ...JSON.parse(read("request.json")), stages };
    }),
  );
  fs.writeFileSync(`${project}vectors.mjs`, `export const vectors = ${JSON.stringify(vectors)};\nexport const guanceVectors = [];\n`);
  return project;
}
