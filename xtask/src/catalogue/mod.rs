//! `cargo xtask catalogue`: every service of Tencent Cloud, made from the vendor's packages on
//! PyPI into `catalogue/`. Nothing of them is committed. docs/catalogue.md has the format.

mod sources;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

use crate::run::{ensure_npm_packages, node, root, timed};
use crate::sha256;
use sources::Source;

/// What the result depends on besides the vendor's packages.
const PROGRAMS: [&str; 11] = [
    include_str!("read.py"),
    include_str!("make.mjs"),
    include_str!("index.mjs"),
    include_str!("model.mjs"),
    include_str!("markup.mjs"),
    include_str!("prose.mjs"),
    include_str!("examples.mjs"),
    include_str!("paging.mjs"),
    include_str!("pages.mjs"),
    include_str!("service-names.json"),
    include_str!("../../../pkg-template/models/destructive.js"),
];

/// Where the catalogue is: git ignores it.
pub fn folder() -> PathBuf {
    root().join("catalogue")
}

/// Makes the catalogue where it is missing, or where it was made from something else.
pub fn make() -> Result<()> {
    let sources = sources::pinned()?;
    let stamp = stamp(&sources);
    if fs::read_to_string(folder().join("stamp")).is_ok_and(|known| known == stamp) {
        eprintln!("catalogue/ is up to date.");
        return Ok(());
    }
    ensure_npm_packages()?;
    let wheels = sources::download(&sources)?;
    let read = root().join("target/catalogue/read");
    let made = root().join("target/catalogue/made");
    for folder in [&read, &made] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
    }
    timed("reading the vendor's packages", || {
        let mut python = sources::python();
        python.arg("xtask/src/catalogue/read.py").args(&wheels);
        with_progress(python.arg(&read)).map(|_| ())
    })?;
    let versions: BTreeMap<&str, &str> = sources
        .iter()
        .map(|source| (source.name.as_str(), source.version.as_str()))
        .collect();
    let counts = timed("making the catalogue", || {
        with_progress(
            node("xtask/src/catalogue/make.mjs")
                .args([&read, &made])
                .arg(serde_json::to_string(&versions)?),
        )
    })?;
    fs::write(made.join("NOTICE"), notice(&sources))?;
    fs::write(made.join("stamp"), stamp)?;
    // The old one is whole until the new one is.
    if folder().exists() {
        fs::remove_dir_all(folder())?;
    }
    fs::rename(&made, folder())?;
    fs::remove_dir_all(&read)?;
    for line in counts {
        println!("{line}");
    }
    Ok(())
}

/// Runs every action of the catalogue with the vendor's own examples.
pub fn check() -> Result<()> {
    make()?;
    let report = timed("every action of the catalogue", || {
        with_progress(&mut node("tests/catalogue/main.mjs"))
    })?;
    for line in report {
        println!("{line}");
    }
    Ok(())
}

fn stamp(sources: &[Source]) -> String {
    let sums = sources.iter().map(|source| source.sha256.as_str());
    let all: String = sums.chain(PROGRAMS).collect();
    sha256::hex(all.as_bytes())
}

/// Runs a program that says `progress DONE ALL`, and shows it as a bar; returns its other lines.
fn with_progress(command: &mut Command) -> Result<Vec<String>> {
    let bar = ProgressBar::new(1).with_style(ProgressStyle::with_template(
        "    [{bar:40}] {pos} of {len} ({elapsed})",
    )?);
    bar.enable_steady_tick(Duration::from_millis(500));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", command.get_program().to_string_lossy()))?;
    let mut lines = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            let line = line?;
            let numbers: Vec<u64> = line
                .strip_prefix("progress ")
                .map(|rest| rest.split(' ').flat_map(str::parse).collect())
                .unwrap_or_default();
            if let [done, all] = numbers[..] {
                bar.set_length(all);
                bar.set_position(done);
            } else {
                lines.push(line);
            }
        }
    }
    let status = child.wait()?;
    bar.finish_and_clear();
    if !status.success() {
        bail!("making the catalogue failed ({status}); the lines above say where");
    }
    Ok(lines)
}

/// What the licence asks for, to be shipped with everything that is made from the catalogue.
fn notice(sources: &[Source]) -> String {
    let mut text = String::from(
        "This catalogue describes the services of Tencent Cloud. The project tc3fetch made it from these\n\
         packages of PyPI, changed their format, and made nothing of their content its own:\n\n",
    );
    for source in sources {
        text += &format!(
            "- {} {} (SHA-256 of the wheel: {})\n",
            source.name, source.version, source.sha256
        );
    }
    text += "\nCopyright (c) Tencent. All rights reserved.\n\n\
         Licensed under the Apache License, Version 2.0 (the \"License\"); you may not use this file except in\n\
         compliance with the License. You may obtain a copy of the License at\n\n    \
         http://www.apache.org/licenses/LICENSE-2.0\n\n\
         Unless required by applicable law or agreed to in writing, software distributed under the License is\n\
         distributed on an \"AS IS\" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or\n\
         implied. See the License for the specific language governing permissions and limitations under the\n\
         License.\n";
    text
}
