//! Every step of the tests.

use std::cell::RefCell;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::step::Step;
use crate::run::{command, node, npm_bin, root};

/// What needs neither the package nor anything that is fetched.
pub fn native() -> Vec<Step> {
    vec![
        Step::checked("formatting", cargo("fmt", &["--all", "--check"])),
        Step::checked(
            "formatting of the examples",
            cargo(
                "fmt",
                &["--all", "--check", "--manifest-path", "examples/Cargo.toml"],
            ),
        ),
        Step::checked("lints, native", clippy(&["--workspace", "--all-targets"])),
        Step::checked("lints, WebAssembly", clippy(&WASM)),
        Step::checked("lints, engines of numbers", clippy(&engines(false))),
        Step::checked("lints, engines of values", clippy(&engines(true))),
        Step::checked(
            "lints, every feature",
            clippy(&["--package", "tc3fetch", "--all-features", "--all-targets"]),
        ),
        Step::checked(
            "lints, every feature, WebAssembly",
            clippy(&[&WASM[..], &["--package", "tc3fetch", "--all-features"]].concat()),
        ),
        cargo_test("the crate without features, native", &["tc3fetch"]),
        cargo_test("what crosses the border, native", &["tc3fetch-engine-glue"]),
        cargo_test("code samples, native", &["tc3fetch-codegen"]),
        cargo_test("the tables and the commands", &["xtask"]),
        cargo_test(
            "the crate with every feature",
            &["tc3fetch", "--all-features"],
        ),
        Step::checked("documentation of the crate", {
            let mut doc = cargo("doc", &["--quiet", "--no-deps", "--package", "tc3fetch"]);
            doc.arg("--all-features")
                .env("RUSTDOCFLAGS", "--deny warnings");
            doc
        }),
    ]
}

/// What pages can be shown in.
#[derive(Clone, Copy, PartialEq)]
pub enum Browser {
    Here,
    Missing,
    /// By `--quick`.
    Unwanted,
}

/// What needs the package and what was fetched: the longest first, so that both workers end at about
/// the same time. What needs a browser that is not there, is put into `without`.
pub fn with_package(browser: Browser, without: &mut Vec<String>) -> Result<Vec<Step>> {
    let has_pages = browser == Browser::Here;
    let left_out = RefCell::new(without);
    let leave_out = |name: &str, what: &str| {
        left_out.borrow_mut().push(format!("{name} ({what})"));
    };
    let suite = |name, file: &str| {
        let mut suite = node(file);
        if !has_pages {
            suite.arg("--quick");
            leave_out(name, "its run in Chromium");
        }
        Step::counted(name, suite)
    };
    let pages = |name, folder| {
        let (tests, pages) = with_pages(folder, has_pages)?;
        if pages > 0 {
            leave_out(name, &files(pages));
        }
        Ok::<_, anyhow::Error>(Step::counted(name, tests))
    };
    let tests = |name, folder| Ok::<_, anyhow::Error>(Step::counted(name, node_tests(folder)?));
    let tsc = |project: &str| {
        let mut tsc = npm_bin("tsc");
        tsc.args(["--noEmit", "--project", project]);
        tsc
    };
    let mut steps = Vec::new();
    if browser != Browser::Unwanted {
        // Without a browser it counts the pages that it skips.
        let mut matrix = node("tests/matrix/main.mjs");
        matrix.arg("--fast");
        steps.push(Step::counted("what people build with", matrix));
    }
    steps.extend([
        // It compiles, and so does "Rust programs": apart, so that neither waits for the other.
        tests("what the crate is made of", "tests/crate")?,
        pages("Rust programs", "tests/rust")?,
        tests("generated code", "tests/generated")?,
        suite("every runtime", "tests/runtime/main.mjs"),
        pages("why a request was refused", "tests/diagnose")?,
        suite(
            "the engine as JavaScript, with the suite",
            "tests/js/main.mjs",
        ),
        tests("the engine as JavaScript", "tests/js")?,
        suite("the Rust client, with the suite", "tests/client/main.mjs"),
        tests("the Rust client", "tests/client")?,
        tests("missing and patched parts", "tests/hostile")?,
        tests("the local endpoint", "tests/endpoint")?,
        pages("credentials", "tests/credentials")?,
        tests("against the official signers", "tests/differential")?,
        tests("what other libraries send", "tests/fetch")?,
        pages("CloudBase and function URLs", "tests/gateway")?,
        tests("the models", "tests/models")?,
        pages("the typed services", "tests/services")?,
        tests("the catalogue", "tests/catalogue")?,
        pages("the proxy", "tests/proxy")?,
        tests("the package", "tests/packaging")?,
        tests("the command", "tests/command")?,
        tests("invented keys", "tests/live")?,
        pages("for programs that use it", "tests/testing")?,
        Step::checked("formatting of JavaScript", {
            let mut prettier = npm_bin("prettier");
            prettier.args(["--check", "--log-level=warn", "."]);
            prettier
        }),
        Step::checked("types", tsc("tests/types/tsconfig.json")),
        tests("examples of the types", "tests/types")?,
        Step::checked("types of the page", tsc("www/tsconfig.json")),
        pages("examples of the README", "tests/examples")?,
        tests("the page's pure functions", "tests/page")?.alone(),
        tests("reliability", "tests/reliability")?.alone(),
    ]);
    if browser != Browser::Unwanted {
        steps.push(pages("the explorer of npx", "tests/explorer")?);
    }
    if has_pages {
        steps.push(tests("the explorer", "tests/browser")?.alone());
    } else {
        leave_out("the explorer", &files(test_files("tests/browser")?.len()));
    }
    Ok(steps)
}

fn files(count: usize) -> String {
    format!("{count} file{} of tests", if count == 1 { "" } else { "s" })
}

const WASM: [&str; 3] = ["--lib", "--target", "wasm32-unknown-unknown"];

/// Engines as they are compiled: apart from those with the standard library, which would bring
/// it to all that are compiled with them.
fn engines(have_glue: bool) -> Vec<String> {
    let packages = crate::build::engine_names(have_glue)
        .flat_map(|name| ["--package".to_owned(), format!("tc3fetch-engine-{name}")]);
    WASM.map(str::to_owned)
        .into_iter()
        .chain(packages)
        .collect()
}

fn cargo(what: &str, arguments: &[&str]) -> Command {
    let mut cargo = command("cargo");
    cargo.arg(what).args(arguments);
    cargo
}

fn cargo_test(name: &'static str, package: &[&str]) -> Step {
    let mut test = cargo("test", &["--quiet", "--package"]);
    test.args(package);
    Step::counted(name, test)
}

/// Clippy on `arguments`, with every warning an error.
fn clippy(arguments: &[impl AsRef<std::ffi::OsStr>]) -> Command {
    let mut clippy = cargo("clippy", &["--quiet"]);
    clippy.args(arguments).args(["--", "--deny", "warnings"]);
    clippy
}

/// Every file of tests of a folder.
fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root().join(folder)).with_context(|| folder.to_owned())? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        bail!("{folder} holds no test");
    }
    Ok(files)
}

/// Node's test runner on every test of a folder.
fn node_tests(folder: &str) -> Result<Command> {
    Ok(node_on(test_files(folder)?))
}

fn node_on(files: Vec<PathBuf>) -> Command {
    let mut node = node("--test");
    node.arg("--test-reporter=spec").args(files);
    node
}

/// The same, and how many files are left out where there are no pages: tests that need a browser are in files
/// that end in `-page.test.mjs`.
fn with_pages(folder: &str, has_pages: bool) -> Result<(Command, usize)> {
    let all = test_files(folder)?;
    if has_pages {
        return Ok((node_on(all), 0));
    }
    let is_page = |file: &PathBuf| file.to_string_lossy().ends_with("-page.test.mjs");
    let (pages, others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_page);
    Ok((node_on(others), pages.len()))
}

#[cfg(test)]
mod tests {
    use super::{Browser, with_package};

    fn names(browser: Browser) -> (Vec<&'static str>, Vec<String>) {
        let mut without = Vec::new();
        let steps = with_package(browser, &mut without).unwrap();
        (steps.iter().map(|step| step.name).collect(), without)
    }

    #[test]
    fn what_a_missing_browser_leaves_out_is_named_and_the_rest_runs() {
        let (all, none) = names(Browser::Here);
        assert!(none.is_empty());
        let (some, without) = names(Browser::Missing);
        let not_run: Vec<_> = all.iter().filter(|name| !some.contains(name)).collect();
        assert_eq!(not_run, [&"the explorer"]);
        let is_named = |name: &str| {
            without
                .iter()
                .any(|one| one.starts_with(&format!("{name} (")))
        };
        assert!(is_named("the explorer") && is_named("every runtime") && is_named("the proxy"));
        assert!(without.contains(&"the explorer of npx (1 file of tests)".to_owned()));
    }
}
