//! `cargo xtask bindgen`: the JavaScript around a compiled program, as the tool wasm-bindgen
//! makes it, in the version of the lock file.

use std::path::Path;

use anyhow::{Context, Result};
use clap::ValueEnum;
use wasm_bindgen_cli_support::Bindgen;

/// Who loads the module.
#[derive(Clone, Copy, ValueEnum)]
pub enum Target {
    /// ES modules that fetch it, or are given it: browsers, Workers, Deno
    Web,
    /// CommonJS that reads the file
    Nodejs,
    /// A bundler that can import .wasm
    Bundler,
}

/// Leaves `{name}_bg.wasm` and `{name}.js` in a folder.
pub fn bindgen(module: &Path, folder: &Path, name: &str, target: Target) -> Result<()> {
    let mut bindgen = Bindgen::new();
    match target {
        // A page that names no module means the one beside its script.
        Target::Web => bindgen.web(true)?.omit_default_module_path(false),
        Target::Nodejs => bindgen.nodejs(true)?,
        Target::Bundler => bindgen.bundler(true)?,
    };
    bindgen
        .input_path(module)
        .out_name(name)
        .typescript(false)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen cannot use {}", module.display()))
}
