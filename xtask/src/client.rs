//! The Rust client as JavaScript calls it: examples/wasm-bindgen, which the tests of
//! tests/client run.

use anyhow::Result;

use crate::bindgen::{Target, bindgen};
use crate::run::{command, ensure_wasm_target, root, run, timed};

/// Leaves module and glue in target/client.
pub fn build() -> Result<()> {
    ensure_wasm_target()?;
    timed("compiling the Rust client", || {
        run(
            command("cargo")
                .args(["build", "--quiet", "--release"])
                .args(["--package", "tc3fetch-example-wasm-bindgen"])
                .args(["--target", "wasm32-unknown-unknown"])
                .arg("--target-dir")
                .arg(root().join("target")),
            "The compiler says above what is wrong.",
        )?;
        let target = root().join("target");
        let module = "wasm32-unknown-unknown/release/tc3fetch_example_wasm_bindgen.wasm";
        bindgen(
            &target.join(module),
            &target.join("client"),
            "client",
            Target::Web,
        )
    })
}
