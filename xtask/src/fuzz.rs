//! `cargo xtask fuzz`: coverage-guided fuzzing of everything that reads what others wrote.

use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::run::{command, output, root, run, step, timed};

/// Runs each target of fuzz/ for so many seconds. Inputs that reached something new are
/// kept in fuzz/corpus, and those that crashed it in fuzz/artifacts.
pub fn fuzz(seconds: u64, only: Option<&str>) -> Result<()> {
    ensure_cargo_fuzz()?;
    let list = output(&mut cargo_fuzz("list"), "It needs fuzz/Cargo.toml.")?;
    let targets: Vec<&str> = list
        .lines()
        .filter(|name| only.is_none_or(|only| only == *name))
        .collect();
    if targets.is_empty() {
        bail!(
            "there is no such target; there are: {}",
            list.replace('\n', " ")
        );
    }
    let mut results = Vec::new();
    for (index, target) in targets.iter().enumerate() {
        timed(&format!("building {target}"), || {
            run(
                cargo_fuzz("build").arg(target),
                "The compiler says above what is wrong; the fuzzer needs a C++ compiler.",
            )
        })?;
        step(&format!(
            "{target}, for {seconds} seconds ({} of {})",
            index + 1,
            targets.len()
        ));
        results.push((target, fuzz_target(target, seconds)?));
    }
    println!();
    for (target, executions) in &results {
        match executions {
            Some(executions) => println!("ok      {target:<16} {executions:>10} executions"),
            None => println!(
                "CRASHED {target:<16} see fuzz/artifacts/{target}; `cargo fuzz run {target} FILE` repeats it"
            ),
        }
    }
    if results.iter().any(|(_, executions)| executions.is_none()) {
        bail!("a target crashed");
    }
    Ok(())
}

/// How many inputs were tried; nothing where one of them crashed it.
fn fuzz_target(target: &str, seconds: u64) -> Result<Option<u64>> {
    let mut child = cargo_fuzz("run")
        .args([target, "--", "-print_final_stats=1", "-timeout=10"])
        .arg(format!("-max_total_time={seconds}"))
        // What is pasted may be long; libFuzzer stops at 4 KB by itself.
        .arg("-max_len=102400")
        .stderr(Stdio::piped())
        .spawn()
        .context("cargo fuzz cannot be started")?;
    let mut executions = 0;
    if let Some(stderr) = child.stderr.take() {
        for line in std::io::BufRead::lines(std::io::BufReader::new(stderr)) {
            let line = line?;
            if let Some(number) = line.strip_prefix("stat::number_of_executed_units:") {
                executions = number.trim().parse()?;
            } else if !line.contains("REDUCE") && !line.contains("NEW ") {
                eprintln!("{line}");
            }
        }
    }
    Ok(child.wait()?.success().then_some(executions))
}

/// The sanitizer's flags are not stable yet, and `RUSTC_BOOTSTRAP` lets them through.
fn cargo_fuzz(subcommand: &str) -> std::process::Command {
    let mut cargo = command("cargo");
    cargo
        .current_dir(root().join("fuzz"))
        .args(["fuzz", subcommand])
        .env("RUSTC_BOOTSTRAP", "1");
    cargo
}

fn ensure_cargo_fuzz() -> Result<()> {
    let installed = command("cargo")
        .args(["fuzz", "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if installed.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    timed("installing cargo-fuzz", || {
        run(
            command("cargo").args(["install", "--quiet", "--locked", "cargo-fuzz"]),
            "Without it there is no fuzzing; everything else works.",
        )
    })
}
