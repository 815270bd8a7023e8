//! Programs over the crate that the tests of tests/client run: the Rust client as JavaScript
//! calls it (examples/wasm-bindgen), and crates outside of the repository.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::run::{command, ensure_wasm_target, root, run, timed};

const WASM: &str = "wasm32-unknown-unknown";

/// Leaves modules and glue in target/client and target/outside.
pub fn build() -> Result<()> {
    ensure_wasm_target()?;
    timed("compiling the Rust client", || {
        cargo(root(), &["build", "--release", "--target", WASM])?;
        bind("tc3fetch_example_wasm_bindgen", "client", "client")
    })?;
    timed("compiling crates outside of the repository", || {
        let features = r#"features = ["fetch", "scf"]"#;
        let page = outside(
            "page",
            features,
            "wasm-bindgen = \"0.2\"\nwasm-bindgen-futures = \"0.4\"",
            "cdylib",
        )?;
        cargo(page.path(), &["build", "--release", "--target", WASM])?;
        bind("page", "page", "outside")?;
        let plain = outside("plain", "features = []", "", "rlib")?;
        cargo(plain.path(), &["check"])?;
        cargo(plain.path(), &["check", "--target", WASM])
    })
}

/// Runs cargo in a folder, on its one program.
fn cargo(folder: &Path, arguments: &[&str]) -> Result<()> {
    let mut cargo = command("cargo");
    cargo.args(arguments).arg("--quiet").current_dir(folder);
    if folder == root() {
        cargo.args(["--package", "tc3fetch-example-wasm-bindgen"]);
    }
    cargo.arg("--target-dir").arg(root().join("target"));
    run(&mut cargo, "The compiler says above what is wrong.")
}

fn bind(program: &str, name: &str, folder: &str) -> Result<()> {
    let module = format!("target/{WASM}/release/{program}.wasm");
    Bindgen::new()
        .input_path(root().join(module))
        .out_name(name)
        .web(true)?
        .typescript(false)
        .generate(root().join("target").join(folder))
        .context("wasm-bindgen could not write the glue")
}

/// A crate in a folder of its own, of one file of tests/client/outside.
fn outside(name: &str, features: &str, more: &str, kind: &str) -> Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    let manifest = format!(
        "[package]
name = {name:?}
version = \"0.1.0\"
edition = \"2024\"

[lib]
path = \"{name}.rs\"
crate-type = [{kind:?}]

[dependencies]
tc3fetch = {{ path = {:?}, {features} }}
{more}
",
        root()
    );
    fs::write(folder.path().join("Cargo.toml"), manifest)?;
    let file = format!("{name}.rs");
    let source = root().join("tests/client/outside").join(&file);
    fs::copy(source, folder.path().join(file))?;
    // The same versions as here: wasm-bindgen's must be that of the glue's maker.
    fs::copy(root().join("Cargo.lock"), folder.path().join("Cargo.lock"))?;
    Ok(folder)
}
