//! The Rust client as a program for JavaScript: examples/wasm-bindgen, which the tests of
//! tests/client run.

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

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
        )
    })?;
    Bindgen::new()
        .input_path(
            root().join("target/wasm32-unknown-unknown/release/tc3fetch_example_wasm_bindgen.wasm"),
        )
        .out_name("client")
        .web(true)?
        .typescript(false)
        .generate(root().join("target/client"))
        .context("wasm-bindgen could not write the glue")
}
