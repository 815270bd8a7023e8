//! `cargo xtask test`: every test, one step after the other, and at the end how many ran
//! where. A step that fails does not keep the others from running.

use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::build::{build, site_with};
use crate::run::{command, node, npm_bin, root, step};

/// What one step reported.
struct Outcome {
    name: &'static str,
    /// What the runners counted, a line a runner or runtime.
    counts: Vec<Count>,
    ok: bool,
    seconds: f64,
}

/// One line of a report.
struct Count {
    name: String,
    passed: u64,
    failed: u64,
}

/// Runs everything; `quick` leaves out what needs a browser.
pub fn test(quick: bool) -> Result<()> {
    let pages = crate::models::pages();
    build()?;
    crate::services::services(None)?;
    crate::client::build()?;
    crate::python::ensure_python()?;
    crate::languages::ensure_languages()?;
    crate::run::ensure_npm_folder("tests/testing/runners")?;
    // Its tests leave out what it would be needed for.
    let catalogue = crate::catalogue::make();
    if !quick {
        crate::run::ensure_chromium()?;
        // A small catalogue, so that the tests are the same wherever they run.
        site_with(&root().join("tests/browser/catalogue"))?;
    }
    let mut outcomes = vec![
        fact(
            "docs/api is what the models say",
            pages == crate::models::pages(),
            "the build has written it anew: commit it",
        ),
        checked(
            "formatting",
            command("cargo").args(["fmt", "--all", "--check"]),
        )?,
        checked(
            "formatting of the examples",
            command("cargo")
                .args(["fmt", "--all", "--check"])
                .args(["--manifest-path", "examples/Cargo.toml"]),
        )?,
        checked(
            "formatting of JavaScript",
            npm_bin("prettier").args(["--check", "--log-level=warn", "."]),
        )?,
        checked(
            "lints, native",
            &mut clippy(&["--workspace", "--all-targets"]),
        )?,
        checked("lints, WebAssembly", &mut clippy(&WASM))?,
        checked("lints, engines of numbers", &mut clippy(&engines(false)))?,
        checked("lints, engines of values", &mut clippy(&engines(true)))?,
        counted(
            "the crate without features, native",
            command("cargo").args(["test", "--quiet", "--package", "tc3fetch"]),
        )?,
        counted(
            "what crosses the border, native",
            command("cargo").args(["test", "--quiet", "--package", "tc3fetch-engine-glue"]),
        )?,
        counted(
            "code samples, native",
            command("cargo").args(["test", "--quiet", "--package", "tc3fetch-codegen"]),
        )?,
        counted(
            "the tables",
            command("cargo").args(["test", "--quiet", "--package", "xtask"]),
        )?,
        counted(
            "every runtime",
            node("tests/runtime/main.mjs").args(quick.then_some("--quick")),
        )?,
        counted(
            "the engine as JavaScript, with the suite",
            node("tests/js/main.mjs").args(quick.then_some("--quick")),
        )?,
        counted("the engine as JavaScript", &mut node_tests("tests/js")?)?,
        counted(
            "the crate with every feature",
            command("cargo")
                .args(["test", "--quiet", "--package", "tc3fetch"])
                .arg("--all-features"),
        )?,
        checked(
            "lints, every feature",
            &mut clippy(&["--package", "tc3fetch", "--all-features", "--all-targets"]),
        )?,
        checked(
            "lints, every feature, WebAssembly",
            &mut clippy(&[&WASM[..], &["--package", "tc3fetch", "--all-features"]].concat()),
        )?,
        checked(
            "documentation of the crate",
            command("cargo")
                .args(["doc", "--quiet", "--no-deps", "--package", "tc3fetch"])
                .arg("--all-features")
                .env("RUSTDOCFLAGS", "--deny warnings"),
        )?,
        counted(
            "the Rust client, with the suite",
            node("tests/client/main.mjs").args(quick.then_some("--quick")),
        )?,
        counted("the Rust client", &mut node_tests("tests/client")?)?,
        counted("what the crate is made of", &mut node_tests("tests/crate")?)?,
        counted(
            "missing and patched parts",
            &mut node_tests("tests/hostile")?,
        )?,
        counted("the local endpoint", &mut node_tests("tests/endpoint")?)?,
        counted("credentials", &mut with_pages("tests/credentials", !quick)?)?,
        counted("reliability", &mut node_tests("tests/reliability")?)?,
        counted(
            "against the official signers",
            &mut node_tests("tests/differential")?,
        )?,
        counted("what other libraries send", &mut node_tests("tests/fetch")?)?,
        counted(
            "CloudBase and function URLs",
            &mut with_pages("tests/gateway", !quick)?,
        )?,
        counted("the models", &mut node_tests("tests/models")?)?,
        counted(
            "the typed services",
            &mut with_pages("tests/services", !quick)?,
        )?,
        counted("the catalogue", &mut node_tests("tests/catalogue")?)?,
        counted("the proxy", &mut with_pages("tests/proxy", !quick)?)?,
        counted("generated code", &mut node_tests("tests/generated")?)?,
        counted(
            "why a request was refused",
            &mut with_pages("tests/diagnose", !quick)?,
        )?,
        counted("the package", &mut node_tests("tests/packaging")?)?,
        counted("the command", &mut node_tests("tests/command")?)?,
        counted(
            "for programs that use it",
            &mut with_pages("tests/testing", !quick)?,
        )?,
        checked(
            "types",
            npm_bin("tsc").args(["--project", "tests/types/tsconfig.json"]),
        )?,
        counted("examples of the types", &mut node_tests("tests/types")?)?,
        checked(
            "types of the page",
            npm_bin("tsc").args(["--noEmit", "--project", "www/tsconfig.json"]),
        )?,
        counted(
            "examples of the README",
            &mut with_pages("tests/examples", !quick)?,
        )?,
        counted("Rust programs", &mut with_pages("tests/rust", !quick)?)?,
        counted("the page's pure functions", &mut node_tests("tests/page")?)?,
    ];
    if !quick {
        outcomes.push(counted("the explorer", &mut node_tests("tests/browser")?)?);
        outcomes.push(counted(
            "what people build with",
            node("tests/matrix/main.mjs").arg("--fast"),
        )?);
    }
    report(&outcomes, catalogue.err())
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

/// Clippy on `arguments`, with every warning an error.
fn clippy(arguments: &[impl AsRef<std::ffi::OsStr>]) -> Command {
    let mut clippy = command("cargo");
    clippy.args(["clippy", "--quiet"]);
    clippy.args(arguments).args(["--", "--deny", "warnings"]);
    clippy
}

/// Node's test runner on every test of a folder.
fn node_tests(folder: &str) -> Result<Command> {
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
    let mut node = node("--test");
    node.arg("--test-reporter=spec").args(files);
    Ok(node)
}

/// The same; tests that need a browser are in files that end in `-page.test.mjs`.
fn with_pages(folder: &str, pages: bool) -> Result<Command> {
    let all = node_tests(folder)?;
    if pages {
        return Ok(all);
    }
    let mut without_pages = command("node");
    without_pages.args(
        all.get_args()
            .filter(|file| !file.to_string_lossy().ends_with("-page.test.mjs")),
    );
    Ok(without_pages)
}

/// A step that passes or fails as a whole.
fn checked(name: &'static str, command: &mut Command) -> Result<Outcome> {
    step(name);
    let start = Instant::now();
    let ok = command.status().with_context(|| name)?.success();
    let counts = vec![Count {
        name: name.to_owned(),
        passed: ok.into(),
        failed: (!ok).into(),
    }];
    Ok(Outcome {
        name,
        counts,
        ok,
        seconds: start.elapsed().as_secs_f64(),
    })
}

/// A step that was decided on the way.
fn fact(name: &'static str, ok: bool, advice: &str) -> Outcome {
    step(name);
    if !ok {
        println!("{advice}");
    }
    let counts = vec![Count {
        name: name.to_owned(),
        passed: ok.into(),
        failed: (!ok).into(),
    }];
    Outcome {
        name,
        counts,
        ok,
        seconds: 0.0,
    }
}

/// A step whose runner says how many tests it ran: its output is shown and read.
fn counted(name: &'static str, command: &mut Command) -> Result<Outcome> {
    step(name);
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| name)?;
    let mut counts = Vec::new();
    let mut node_passed = None;
    if let Some(stdout) = child.stdout.take() {
        for line in std::io::BufRead::lines(std::io::BufReader::new(stdout)) {
            let line = line?;
            println!("{line}");
            if let Some(count) = own_line(&line).or_else(|| cargo_line(name, &line)) {
                counts.push(count);
            } else if let Some(passed) = number_after(&line, "ℹ pass ") {
                node_passed = Some(passed);
            } else if let (Some(passed), Some(failed)) =
                (node_passed, number_after(&line, "ℹ fail "))
            {
                counts.push(Count {
                    name: name.to_owned(),
                    passed,
                    failed,
                });
            }
        }
    }
    let ok = child.wait()?.success();
    // A runner that ran nothing has not passed.
    let ran = counts.iter().any(|count| count.passed > 0);
    Ok(Outcome {
        name,
        counts,
        ok: ok && ran,
        seconds: start.elapsed().as_secs_f64(),
    })
}

/// `bun: 282 passed, 0 failed`, as tests/runtime/suite.mjs prints it.
fn own_line(line: &str) -> Option<Count> {
    let (name, rest) = line.rsplit_once(": ")?;
    let (passed, failed) = rest.strip_suffix(" failed")?.split_once(" passed, ")?;
    Some(Count {
        name: name.to_owned(),
        passed: passed.parse().ok()?,
        failed: failed.parse().ok()?,
    })
}

/// `test result: ok. 45 passed; 0 failed; …`; documentation tests of which there are none do not count.
fn cargo_line(name: &str, line: &str) -> Option<Count> {
    let rest = line.strip_prefix("test result: ")?;
    let passed = number_after(rest.split_once(". ")?.1, "")?;
    let failed = number_after(rest.split_once("passed; ")?.1, "")?;
    (passed + failed > 0).then(|| Count {
        name: name.to_owned(),
        passed,
        failed,
    })
}

fn number_after(line: &str, prefix: &str) -> Option<u64> {
    let rest = line.strip_prefix(prefix)?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// What ran, and why the catalogue of all services did not, where that is so.
fn report(outcomes: &[Outcome], without_catalogue: Option<anyhow::Error>) -> Result<()> {
    println!();
    let (mut passed, mut failed) = (0, 0);
    for outcome in outcomes {
        for count in &outcome.counts {
            let sign = if count.failed == 0 && outcome.ok {
                "ok    "
            } else {
                "FAILED"
            };
            println!(
                "{sign} {:<36} {:>5} passed {:>3} failed",
                count.name, count.passed, count.failed
            );
            passed += count.passed;
            failed += count.failed;
        }
        if outcome.counts.is_empty()
            || (!outcome.ok && outcome.counts.iter().all(|count| count.failed == 0))
        {
            println!("FAILED {:<36} (it did not come to its end)", outcome.name);
            failed += 1;
        }
    }
    if let Some(error) = without_catalogue {
        println!("\nleft out: the catalogue of all services, which could not be made. {error:#}");
    }
    let seconds: f64 = outcomes.iter().map(|outcome| outcome.seconds).sum();
    println!("\nin {seconds:.0} s after the build");
    println!("{passed} passed, {failed} failed");
    if failed > 0 {
        bail!(
            "what failed says so above; a single step runs with the command in docs/development.md"
        );
    }
    Ok(())
}
