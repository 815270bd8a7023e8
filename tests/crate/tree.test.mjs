// What each program is made of: an engine has nothing that it does not need, and the crate's
// features add what they say. `cargo tree` is asked, not the manifests.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The names of the crates below a package, itself left out. */
function crates(name, ...options) {
  const args = [
    "tree",
    "--package",
    name,
    "--edges",
    "normal",
    "--prefix",
    "none",
    "--format",
    "{p}",
    "--target",
    "wasm32-unknown-unknown",
    ...options,
  ];
  const lines = execFileSync("cargo", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).split(
    "\n",
  );
  const names = new Set(lines.map((line) => line.split(" ")[0]).filter(Boolean));
  assert.ok(names.delete(name), `${name} is not in its own tree`);
  return names;
}

const HEAVY = [
  "serde",
  "serde_core",
  "serde_json",
  "serde-wasm-bindgen",
  "web-sys",
  "gloo-net",
  "wasm-bindgen-futures",
  "futures-core",
  "futures-util",
  "http",
  "talc",
];

describe("an engine", () => {
  for (const name of ["tencent", "sign", "v1", "aliyun", "gateway", "diagnose"]) {
    it(`${name} has the hashes and wasm-bindgen, and nothing of JavaScript's values`, () => {
      const found = crates(`tc3fetch-engine-${name}`);
      for (const crate of ["sha2", "hmac", "hex", "wasm-bindgen", "tc3fetch"]) assert.ok(found.has(crate), crate);
      assert.deepEqual(
        [...HEAVY, "js-sys"].filter((crate) => found.has(crate)),
        [],
      );
    });
  }

  it("inspect has serde by way of serde-wasm-bindgen, and no client", () => {
    const found = crates("tc3fetch-engine-inspect");
    for (const crate of ["serde-wasm-bindgen", "js-sys", "serde"]) assert.ok(found.has(crate), crate);
    assert.deepEqual(
      ["serde_json", "web-sys", "gloo-net", "wasm-bindgen-futures"].filter((crate) => found.has(crate)),
      [],
    );
  });

  it("codegen has serde_json, and no client", () => {
    const found = crates("tc3fetch-engine-codegen");
    assert.ok(found.has("serde_json"));
    assert.deepEqual(
      ["web-sys", "gloo-net", "wasm-bindgen-futures", "serde-wasm-bindgen"].filter((crate) => found.has(crate)),
      [],
    );
  });
});

describe("the crate", () => {
  it("has no JavaScript and no serde without features", () => {
    const found = crates("tc3fetch");
    assert.deepEqual(
      [...HEAVY, "js-sys", "wasm-bindgen"].filter((crate) => found.has(crate)),
      [],
    );
  });

  it("has its client on gloo-net with the feature fetch", () => {
    const found = crates("tc3fetch", "--features", "fetch");
    for (const crate of ["gloo-net", "wasm-bindgen-futures", "web-sys", "js-sys", "serde_json", "wasm-bindgen"])
      assert.ok(found.has(crate), crate);
  });

  it("has no feature that takes another one's place", () => {
    const all = crates("tc3fetch", "--all-features");
    for (const feature of ["serde", "fetch", "http", "scf", "tiems", "reference"]) {
      for (const crate of crates("tc3fetch", "--features", feature)) assert.ok(all.has(crate), `${feature}: ${crate}`);
    }
  });
});
