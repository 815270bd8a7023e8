//! The vendor's packages: pinned in requirements.txt, fetched by pip, checked by their hashes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::run::{command, root, timed};
use crate::sha256;

const REQUIREMENTS: &str = "xtask/src/catalogue/requirements.txt";

/// A package of PyPI.
pub struct Source {
    pub name: String,
    pub version: String,
    /// Of its wheel, in hex.
    pub sha256: String,
}

impl Source {
    /// The beginning of its wheel's name.
    fn stem(&self) -> String {
        format!("{}-{}-", self.name.replace('-', "_"), self.version)
    }
}

/// The packages in the order in which read.py takes them.
pub fn pinned() -> Result<Vec<Source>> {
    let text =
        fs::read_to_string(root().join(REQUIREMENTS)).with_context(|| REQUIREMENTS.to_owned())?;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| parse(line).with_context(|| format!("{REQUIREMENTS}: {line}")))
        .collect()
}

fn parse(line: &str) -> Option<Source> {
    let (package, hash) = line.split_once(" --hash=sha256:")?;
    let (name, version) = package.split_once("==")?;
    Some(Source {
        name: name.to_owned(),
        version: version.to_owned(),
        sha256: hash.trim().to_owned(),
    })
}

/// The wheels; those that are not in target/catalogue yet are downloaded.
pub fn download(sources: &[Source]) -> Result<Vec<PathBuf>> {
    let cache = root().join("target/catalogue/wheels");
    fs::create_dir_all(&cache)?;
    if sources.iter().any(|source| find(&cache, source).is_none()) {
        let python = python_with_pip(&root().join("target/catalogue/python"))?;
        timed("downloading the vendor's packages from PyPI", || {
            fetch(python, &cache)
        })?;
    }
    sources
        .iter()
        .map(|source| {
            let wheel = find(&cache, source)
                .ok_or_else(|| anyhow!("pip brought no wheel of {}", source.name))?;
            check(&wheel, source)?;
            Ok(wheel)
        })
        .collect()
}

fn find(cache: &Path, source: &Source) -> Option<PathBuf> {
    let stem = source.stem();
    fs::read_dir(cache)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with(&stem))
                && path.extension().is_some_and(|extension| extension == "whl")
        })
}

fn check(wheel: &Path, source: &Source) -> Result<()> {
    let hash = sha256::hex(&fs::read(wheel)?);
    if hash != source.sha256 {
        bail!(
            "{} is not the file that {REQUIREMENTS} pins: its SHA-256 is {hash}, that of {} {} is {}. Delete it, and it is fetched again.",
            wheel.display(),
            source.name,
            source.version,
            source.sha256
        );
    }
    Ok(())
}

/// Python, by the name that its own installers give it.
pub fn python() -> Command {
    command("python3")
}

/// A Python that has pip: the one of this machine or, since Debian's comes without pip, an environment of our own.
fn python_with_pip(own: &Path) -> Result<Command> {
    let is_good = |command: &mut Command| {
        let output = command.output();
        output.is_ok_and(|output| output.status.success())
    };
    if is_good(python().args(["-m", "pip", "--version"])) {
        return Ok(python());
    }
    let of_own = || command(&own.join("bin/python").to_string_lossy());
    if is_good(of_own().args(["-m", "pip", "--version"]))
        || is_good(python().args(["-m", "venv", "--clear"]).arg(own))
    {
        return Ok(of_own());
    }
    bail!(
        "the catalogue is made from packages of PyPI, which pip fetches, and there is no Python 3 with pip or venv here. Debian's package is python3-venv."
    )
}

fn fetch(mut python: Command, cache: &Path) -> Result<()> {
    let output = python
        .args([
            "-m",
            "pip",
            "--quiet",
            "--disable-pip-version-check",
            "--no-input",
        ])
        .args(["--retries", "1", "--timeout", "20", "download"])
        .args(["--no-deps", "--only-binary=:all:", "--require-hashes"])
        .args(["--requirement", REQUIREMENTS, "--dest"])
        .arg(cache)
        .output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if said.contains("DO NOT MATCH THE HASHES") {
        bail!("a file on PyPI is not the one that {REQUIREMENTS} pins. pip says:\n{said}");
    }
    bail!(
        "pip cannot fetch the packages that the catalogue is made from. Can this machine reach PyPI? pip says:\n{said}"
    )
}
