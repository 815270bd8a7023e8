/** The workspace in the folder `outside`, as another project in another place has it. */
import { cpSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./support.mjs";

const template = fileURLToPath(new URL("outside/", import.meta.url));

/**
 * A copy outside of the repository, with none of its settings; `remove` it in the end.
 *
 * @param {string} client  the name of the package with the client: all are built in one folder
 */
export function outside(client) {
  const folder = mkdtempSync(join(tmpdir(), "tc3fetch-outside-"));
  cpSync(template, folder, { recursive: true });
  for (const name of ["bare", "client"]) {
    const manifest = join(folder, name, "Cargo.toml");
    writeFileSync(
      manifest,
      readFileSync(manifest, "utf8").replace("{client}", client).replace("{tc3fetch}", root.replaceAll("\\", "/")),
    );
  }
  // The same versions, which are compiled already, and the compiler that has the target.
  for (const file of ["Cargo.lock", "rust-toolchain.toml"]) copyFileSync(join(root, file), join(folder, file));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
