//! `cargo xtask size`: what a user downloads, against the budget in size-budget.json.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::build::build;
use crate::run::{npm_bin, root, run, step};

/// Builds the package, measures it, and fails where it outgrew its budget.
pub fn size() -> Result<()> {
    build()?;
    step("measuring sizes");
    let budgets: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(root().join("size-budget.json"))?)?;
    let work = tempfile::tempdir_in(root().join("node_modules"))?;
    let module = |name: &str| fs::read(root().join("pkg").join(name));
    let all = |entry: &str| format!("export * from {entry:?};\n");
    let action = "export { createService } from \"tc3fetch/tiems\";\n";
    let bundle = |source: &str, options: &[&str]| bundle(work.path(), source, options);
    let entry = |entry: &str| bundle(&all(entry), &[]);
    let edge = |entry: &str| {
        bundle(
            &all(entry),
            &["--external:*.wasm?module", "--conditions=workerd"],
        )
    };
    let parts = [
        ("module", vec![module("tc3fetch.wasm")?]),
        (
            "default entry, bundled and minified",
            vec![entry("tc3fetch")?],
        ),
        (
            "sign out of the default entry",
            vec![bundle("export { sign } from \"tc3fetch\";\n", &[])?],
        ),
        (
            "call out of the default entry",
            vec![bundle("export { call } from \"tc3fetch\";\n", &[])?],
        ),
        (
            "workerd entry with its module",
            vec![edge("tc3fetch/workerd")?, module("tc3fetch.wasm")?],
        ),
        (
            "sign entry, bundled and minified",
            vec![entry("tc3fetch/sign")?],
        ),
        ("js entry, as it is", vec![module("js.js")?]),
        (
            "v1 entry, bundled and minified",
            vec![entry("tc3fetch/v1")?],
        ),
        (
            "inspect entry without generate",
            vec![bundle(
                "export { explain } from \"tc3fetch/inspect\";\n",
                &[],
            )?],
        ),
        (
            "diagnose entry, bundled and minified",
            vec![entry("tc3fetch/diagnose")?],
        ),
        (
            "generate entry, bundled and minified",
            vec![entry("tc3fetch/generate")?],
        ),
        (
            "default entry with one action of tiems",
            vec![bundle(&(all("tc3fetch") + action), &[])?],
        ),
        (
            "aliyun entry, bundled and minified",
            vec![entry("tc3fetch/aliyun")?],
        ),
        (
            "fc entry, bundled and minified",
            vec![entry("tc3fetch/fc")?],
        ),
        (
            "gateway entry, bundled and minified",
            vec![entry("tc3fetch/gateway")?],
        ),
        (
            "credentials entry, bundled and minified",
            vec![entry("tc3fetch/credentials")?],
        ),
        (
            "default entry with fetch",
            vec![bundle(&(all("tc3fetch") + &all("tc3fetch/fetch")), &[])?],
        ),
        (
            "guance entry, bundled and minified",
            vec![entry("tc3fetch/guance")?],
        ),
        (
            "default entry with the proxy",
            vec![bundle(&(all("tc3fetch") + &all("tc3fetch/proxy")), &[])?],
        ),
        (
            "proxy entry, bundled and minified",
            vec![entry("tc3fetch/proxy")?],
        ),
        (
            "proxy/page entry, bundled and minified",
            vec![entry("tc3fetch/proxy/page")?],
        ),
    ];

    println!(
        "{:<40} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "", "raw", "gzip", "brotli", "budget", "bar"
    );
    let mut outgrown = Vec::new();
    for (name, parts) in &parts {
        let raw: usize = parts.iter().map(|part| part.len()).sum();
        let gzip: usize = parts.iter().map(|part| gzip(part)).sum::<Result<usize>>()?;
        let brotli: usize = parts
            .iter()
            .map(|part| brotli(part))
            .sum::<Result<usize>>()?;
        let (budget, bar) = (&budgets[*name]["budget"], &budgets[*name]["bar"]);
        let verdict = match bar.as_u64() {
            Some(bar) if gzip as u64 <= bar => "pass",
            Some(_) => "MISS",
            None => "",
        };
        let number =
            |value: &serde_json::Value| value.as_u64().map_or(String::new(), |n| n.to_string());
        println!(
            "{name:<40} {raw:>8} {gzip:>8} {brotli:>8} {:>8} {:>8} {verdict}",
            number(budget),
            number(bar)
        );
        if budget.as_u64().is_some_and(|budget| gzip as u64 > budget) {
            outgrown.push(format!(
                "{name}: {gzip} bytes are more than its budget of {budget}"
            ));
        }
    }
    if !outgrown.is_empty() {
        bail!(
            "{}. Make it smaller, or raise size-budget.json with the reason in the commit",
            outgrown.join("; ")
        );
    }
    Ok(())
}

/// A module as esbuild bundles and minifies it with what it imports.
fn bundle(work: &Path, text: &str, options: &[&str]) -> Result<Vec<u8>> {
    let source = work.join("entry.mjs");
    fs::write(&source, text)?;
    let bundled = work.join("bundle.js");
    run(
        npm_bin("esbuild")
            .arg(&source)
            .args(["--bundle", "--minify", "--format=esm", "--log-level=error"])
            .args(options)
            .arg(format!("--outfile={}", bundled.display())),
        "esbuild comes with `npm ci`.",
    )?;
    fs::read(&bundled).context("esbuild wrote nothing")
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut compressed, 4096, 11, 24);
    encoder.write_all(bytes)?;
    drop(encoder);
    Ok(compressed.len())
}
