//! The engine as JavaScript: the engine `tencent` compiled once more, to what WebAssembly had at
//! first, which binaryen's wasm2js writes as JavaScript. `tc3fetch/js` is made of it, one file
//! without an import, for places without WebAssembly.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::run::{node, output, run};

/// wasm2js knows the first edition of WebAssembly and nothing newer.
pub const FIRST_EDITION: [&str; 2] = ["-Ctarget-cpu=mvp", "-Ctarget-feature=-simd128"];

/// Writes a module that wasm-bindgen has bound as a module of JavaScript whose default export
/// makes an instance: an object with the exports and the memory.
pub fn write(bound: &Path, to: &Path) -> Result<()> {
    let work = tempfile::tempdir()?;
    let small = work.path().join("small.wasm");
    let written = work.path().join("written.js");
    let binaryen = |program: &str| node(&format!("node_modules/binaryen/bin/{program}"));
    run(
        binaryen("wasm-opt")
            .args(["--mvp-features", "--flatten", "--rereloop"])
            .args(["-Os", "-Os", "--converge"])
            .args(["--low-memory-unused", "--zero-filled-memory"])
            .args(["--strip-debug", "--strip-producers"])
            .arg("--strip-target-features")
            .arg(bound)
            .arg("-o")
            .arg(&small),
        "binaryen comes with `npm ci`.",
    )?;
    run(
        binaryen("wasm2js")
            .args(["--mvp-features", "-Os"])
            .arg(&small)
            .arg("-o")
            .arg(&written),
        "binaryen comes with `npm ci`.",
    )?;
    fs::write(to, as_function(&fs::read_to_string(written)?)?)?;
    Ok(())
}

/// wasm2js makes one instance when its module is imported. Here each call makes one, as a loader
/// does after a failure; what memory is left behind when it grows is overwritten, since keys lie
/// in it.
fn as_function(written: &str) -> Result<String> {
    const INSTANCE: &str = "\nvar retasmFunc = asmFunc({\n});\n";
    const GROWN: &str = "newHEAP8.set(HEAP8);\n";
    let (Some((body, exports)), 1) = (written.split_once(INSTANCE), written.matches(GROWN).count())
    else {
        bail!(
            "wasm2js writes its modules in another way: see what makes an instance, and where its memory grows"
        );
    };
    if !exports
        .lines()
        .all(|line| line.is_empty() || line.starts_with("export var "))
    {
        bail!("wasm2js writes something after the instance that is no export");
    }
    let body = body.replace(GROWN, &format!("{GROWN}   HEAP8.fill(0);\n"));
    Ok(format!(
        "// The engine as JavaScript, by wasm2js: see xtask/src/script.rs.\nexport default function () {{\n{body}\nreturn asmFunc({{}});\n}}\n"
    ))
}

/// Makes `js.js` and `js/classic.js` of what pkg/ holds before its modules are joined.
pub fn bundle(pkg: &Path) -> Result<()> {
    output(
        node("xtask/src/script.mjs").arg(pkg),
        "esbuild comes with `npm ci`.",
    )?;
    Ok(())
}
