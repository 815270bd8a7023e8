//! `cargo xtask release`: everything that a version is published as, and its notes; with `--publish`
//! the registries and the forge get it. .github/workflows/release.yml runs that for a tag.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::build::{build, site, verify};
use crate::run::{command, output, root, run, step, timed};

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// In this order: each depends on those before it.
const PACKAGES: [&str; 3] = ["pkg", "pkg-services", "pkg-explorer"];
const SUMS: &str = "target/SHA256SUMS";
/// The tarballs of npm; cargo leaves that of the crate in target/package.
const TARBALLS: &str = "target/release-files";
const NOTES: &str = "target/release-notes.md";

/// Makes the packages and the notes, and publishes them where that is wanted.
pub fn release(publish: bool) -> Result<()> {
    check_tag(std::env::var("GITHUB_REF_NAME").ok().as_deref(), publish)?;
    let changes = changes(
        &fs::read_to_string(root().join("CHANGELOG.md"))?,
        VERSION,
        publish,
    )?;
    build()?;
    verify()?;
    // Without the catalogue neither of the two other packages is whole.
    crate::catalogue::make()?;
    crate::services::services(None)?;
    site()?;
    crate::explorer::make()?;
    fs::write(
        root().join(NOTES),
        notes(&changes, &fs::read_to_string(root().join(SUMS))?),
    )?;
    let tarballs = root().join(TARBALLS);
    if tarballs.exists() {
        fs::remove_dir_all(&tarballs)?;
    }
    fs::create_dir_all(&tarballs)?;
    for package in PACKAGES {
        pack(package, &tarballs)?;
    }
    timed("packing the crate", || {
        run(
            command("cargo").args([
                "package",
                "--quiet",
                "--allow-dirty",
                "--package",
                "tc3fetch",
            ]),
            "cargo says above what is wrong.",
        )
    })?;
    if !publish {
        step(&format!(
            "{NOTES}, {SUMS}, the tarballs in {TARBALLS} and target/package/tc3fetch-{VERSION}.crate are what would be published"
        ));
        return Ok(());
    }
    run(
        command("cargo").args(["publish", "--package", "tc3fetch"]),
        "It needs CARGO_REGISTRY_TOKEN.",
    )?;
    for package in PACKAGES {
        run(
            command("npm")
                .args(["publish", "--provenance", "--access", "public"])
                .arg(format!("./{package}")),
            "npm takes the identity of the workflow that the package names as its publisher.",
        )?;
    }
    run(
        command("gh")
            .args(["release", "create", &format!("v{VERSION}")])
            .args(["--notes-file", NOTES, SUMS]),
        "It needs GH_TOKEN, and the right to write contents.",
    )
}

/// A tag that is not the version of Cargo.toml would publish something else than it says.
fn check_tag(tag: Option<&str>, publish: bool) -> Result<()> {
    match tag {
        Some(tag) if publish && tag != format!("v{VERSION}") => {
            bail!("the tag is {tag}, and Cargo.toml has the version {VERSION}")
        }
        None if publish => bail!("only the workflow publishes, and it runs for a tag"),
        _ => Ok(()),
    }
}

/// The section of the changelog: that of the version, or of what is not released where nothing is published.
fn changes(changelog: &str, version: &str, publish: bool) -> Result<String> {
    let mut sections = changelog.split("\n## ").skip(1);
    let is_ours = |section: &&str| {
        section.starts_with(&format!("[{version}]"))
            || (!publish && section.starts_with("[Unreleased]"))
    };
    let section = sections.find(is_ours);
    let section = section.with_context(|| format!("CHANGELOG.md has no section [{version}]"))?;
    let text = section.split_once('\n').map_or("", |(_, text)| text);
    Ok(text.trim().to_owned())
}

/// An engine in a package is bytes that no reader can check by eye, and keys go through it.
fn notes(changes: &str, sums: &str) -> String {
    format!(
        "{changes}\n\n## Checksums\n\nSHA-256 of every file of the package `tc3fetch` that has an engine in it. Two builds in different folders have made the whole package, \
byte for byte the same. `sha256sum --check SHA256SUMS` in `node_modules/tc3fetch` compares what you have; `cargo xtask build --verify` makes it anew.\n\n```\n{sums}```\n"
    )
}

fn pack(package: &str, tarballs: &Path) -> Result<()> {
    timed(&format!("packing {package}/"), || {
        output(
            command("npm")
                .args(["pack", "--silent", &format!("./{package}")])
                .arg("--pack-destination")
                .arg(tarballs),
            "npm says above what is wrong.",
        )
        .map(|name| print!("{name}"))
    })
}

#[cfg(test)]
mod tests {
    use super::{VERSION, changes, check_tag, notes};

    const CHANGELOG: &str = "# Changelog\n\n## [Unreleased]: 0.2.0\n\n### Added\n\n- new\n\n## [0.1.0]: a date\n\n- old\n";

    #[test]
    fn a_version_has_its_section() {
        assert_eq!(changes(CHANGELOG, "0.1.0", true).unwrap(), "- old");
        assert_eq!(
            changes(CHANGELOG, "0.2.0", false).unwrap(),
            "### Added\n\n- new"
        );
        let error = changes(CHANGELOG, "0.2.0", true).unwrap_err();
        assert_eq!(error.to_string(), "CHANGELOG.md has no section [0.2.0]");
    }

    #[test]
    fn only_the_tag_of_the_version_is_published() {
        let tag = format!("v{VERSION}");
        assert!(check_tag(Some(&tag), true).is_ok());
        assert!(check_tag(Some("v99.0.0"), true).is_err());
        assert!(check_tag(Some("main"), false).is_ok());
        assert!(check_tag(None, false).is_ok());
        assert!(check_tag(None, true).is_err());
    }

    #[test]
    fn the_notes_have_the_sum_of_each_module() {
        let notes = notes("- new", "abc  tc3fetch.wasm\n");
        assert!(notes.starts_with("- new\n"));
        assert!(notes.contains("```\nabc  tc3fetch.wasm\n```"));
    }
}
