//! `cargo xtask build`: the finished npm package in pkg/.
//!
//! Each engine of engines/ is compiled, wasm-bindgen makes its exports ready, binaryen makes
//! the module smaller, and everything of pkg-template is put around them.

mod engines;
mod verify;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::link::link;
use crate::run::{
    command, ensure_npm_packages, ensure_rust_source, ensure_wasm_target, node, npm_bin, output,
    root, run, step, timed,
};
use crate::script;

pub use engines::engine_names;
pub use verify::verify;

/// Makes pkg/.
pub fn build() -> Result<()> {
    ensure_wasm_target()?;
    ensure_npm_packages()?;
    let pkg = root().join("pkg");
    if pkg.exists() {
        fs::remove_dir_all(&pkg)?;
    }
    fs::create_dir_all(pkg.join("engine"))?;
    engines::make(root(), ensure_rust_source()?, &pkg)?;
    timed("assembling pkg/", || {
        assemble(&pkg)?;
        link("pkg", "tc3fetch")
    })?;
    timed("checking the declarations", || check_declarations(&pkg))?;
    step("pkg/ is ready: `npm pack ./pkg` makes the tarball");
    Ok(())
}

/// Builds the explorer into www/dist; it imports the package like any user.
pub fn site() -> Result<()> {
    site_with(&root().join("catalogue"))
}

/// Builds the explorer with the catalogue of a folder; without its files it has its own services alone.
pub fn site_with(catalogue: &Path) -> Result<()> {
    timed("building the explorer: www/dist", || {
        run(
            npm_bin("vite")
                .args([
                    "build",
                    "--config",
                    "www/vite.config.ts",
                    "--logLevel",
                    "warn",
                ])
                .env("TC3FETCH_CATALOGUE", catalogue),
            "Vite says above what is wrong.",
        )
    })
}

/// Puts pkg-template, the texts and the version around the engines.
fn assemble(pkg: &Path) -> Result<()> {
    copy_folder(&root().join("pkg-template"), pkg)?;
    fs::write(pkg.join("engine/wire.js"), crate::wire::module())?;
    crate::tables::package(pkg)?;
    crate::models::generate(pkg)?;
    fs::write(pkg.join("code-targets.js"), crate::codegen::targets())?;
    script::bundle(pkg)?;
    run(
        node("xtask/src/join.mjs").arg(pkg),
        "esbuild comes with `npm ci`.",
    )?;
    for text in ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(text), pkg.join(text))
            .with_context(|| format!("cannot copy {text}"))?;
    }
    let manifest = fs::read_to_string(pkg.join("package.json"))?;
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    fs::write(
        pkg.join("package.json"),
        manifest.replace("\"version\": \"0.0.0\"", &version),
    )?;
    Ok(())
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// The entries that have declarations of their own. Others differ only in how they load, and share them.
fn declared_entries(pkg: &Path) -> Result<Vec<String>> {
    let manifest: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(pkg.join("package.json"))?)?;
    let exports = manifest["exports"].as_object();
    let files = exports.into_iter().flatten().filter_map(|(_, files)| {
        let declared = files["types"].as_str()?.strip_suffix(".d.ts")?;
        let loaded = files["default"].as_str()?.strip_suffix(".js")?;
        (declared == loaded).then(|| declared.trim_start_matches("./").to_owned())
    });
    Ok(files.collect())
}

/// Every export needs its declaration and every declaration its export: the compiler
/// compares, for each entry, the names that JavaScript exports with those it knows.
fn check_declarations(pkg: &Path) -> Result<()> {
    let entries = declared_entries(pkg)?;
    let work = tempfile::tempdir_in(root().join("node_modules"))?;
    let file_name = |entry: &str| format!("{}.ts", entry.replace('/', "-"));
    for entry in &entries {
        let list = output(
            command("node")
                .args(["--input-type=module", "--eval"])
                .arg(format!(
                    "console.log(JSON.stringify(Object.keys(await import({:?}))))",
                    pkg.join(format!("{entry}.js"))
                )),
            "The entry must be importable.",
        )?;
        let names: Vec<String> = serde_json::from_str(&list)?;
        let members: Vec<String> = names.iter().map(|name| format!("{name}: true")).collect();
        fs::write(
            work.path().join(file_name(entry)),
            format!(
                "import * as entry from \"../../pkg/{entry}.js\";\nexport const exported: Record<keyof typeof entry, true> = {{ {} }};\n",
                members.join(", ")
            ),
        )?;
    }
    let sources = entries
        .iter()
        .map(|entry| work.path().join(file_name(entry)));
    run(
        npm_bin("tsc")
            .args([
                "--ignoreConfig",
                "--noEmit",
                "--strict",
                "--skipLibCheck",
                "false",
            ])
            .args([
                "--module",
                "nodenext",
                "--target",
                "es2022",
                "--lib",
                "es2022,dom",
            ])
            .args(sources),
        "An export of pkg-template/*.js lacks its declaration in the .d.ts beside it, or the other way round.",
    )
}
