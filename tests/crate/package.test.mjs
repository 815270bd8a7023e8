// The crate as crates.io would get it: what is in it, and that it builds from that alone.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cargo = (...args) =>
  execFileSync("cargo", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

describe("cargo package", () => {
  it("takes the library and its texts, and no other file", () => {
    const files = cargo("package", "--package", "tc3fetch", "--list", "--allow-dirty")
      .trim()
      .split("\n")
      .map((file) => file.replaceAll("\\", "/"));
    const others = files.filter((file) => !/^src\/.+\.rs$/.test(file));
    assert.deepEqual(
      others.sort(),
      [
        ".cargo_vcs_info.json",
        "CHANGELOG.md",
        "Cargo.lock",
        "Cargo.toml",
        "Cargo.toml.orig",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
      ].sort(),
    );
    for (const file of ["src/lib.rs", "src/sign/tc3.rs", "src/fetch/client.rs", "src/scf/mod.rs"])
      assert.ok(files.includes(file), file);
  });

  it("builds from what it took", () => {
    const { status, stderr } = spawnSync(
      "cargo",
      ["package", "--package", "tc3fetch", "--allow-dirty", "--offline", "--quiet"],
      { cwd: root, encoding: "utf8" },
    );
    assert.equal(status, 0, stderr);
  });

  it("may be published, and says where its documentation is built", () => {
    const manifest = readFileSync(`${root}Cargo.toml`, "utf8");
    assert.doesNotMatch(manifest.split("[workspace.lints")[0], /publish = false/);
    assert.match(manifest, /\[package\.metadata\.docs\.rs\]/);
  });
});

describe("the library", () => {
  it("names no target, and no program's things", () => {
    const sources = cargo("package", "--package", "tc3fetch", "--list", "--allow-dirty")
      .trim()
      .split("\n")
      .filter((file) => /^src[\\/].+\.rs$/.test(file));
    for (const file of sources) {
      const text = readFileSync(`${root}${file}`, "utf8");
      assert.doesNotMatch(text, /global_allocator|panic_handler|no_mangle/, file);
      if (!/^src[\\/]fetch[\\/]/.test(file))
        assert.doesNotMatch(text, /target_arch|target_family|wasm_bindgen|js_sys|web_sys/, file);
    }
  });
});
