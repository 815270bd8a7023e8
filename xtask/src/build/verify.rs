//! `cargo xtask build --verify`: whether a build is reproducible. The engines are compiled once more, from a
//! copy of the sources in another folder and with nothing that was kept, the package is put around them, and
//! every file is compared byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::engines;
use crate::run::{command, ensure_rust_source, output, root, step, timed};
use crate::sha256;

/// Where the checksums of the modules are left, in the form that `sha256sum --check` reads in pkg/.
const SUMS: &str = "target/SHA256SUMS";

/// Compares pkg/, which was built, with another build.
pub fn verify() -> Result<()> {
    let pkg = root().join("pkg");
    // In a folder whose path has another length: a path that is left in a module shows.
    let work = tempfile::Builder::new()
        .prefix("tc3fetch-built-elsewhere-")
        .tempdir()?;
    let source = work.path().join("source");
    let again = work.path().join("pkg");
    fs::create_dir_all(again.join("engine"))?;
    timed("copying the sources", || copy_sources(&source))?;
    engines::make(&source, ensure_rust_source()?, &again)?;

    timed("assembling the other package", || super::assemble(&again))?;

    let (made, once_more) = (files(&pkg)?, files(&again)?);
    let differing = differences(&made, &once_more);
    if !differing.is_empty() {
        bail!(
            "the two builds differ, so that one of them knows its folder or its time:\n    {}",
            differing.join("\n    ")
        );
    }
    step(&format!(
        "{} files of the package are the same, byte for byte, built in {} and elsewhere",
        made.len(),
        root().display()
    ));
    let sums = sums(&made);
    fs::write(root().join(SUMS), &sums)?;
    print!("{sums}");
    step(&format!(
        "{SUMS} has the SHA-256 of every file with an engine"
    ));
    Ok(())
}

/// Everything that git knows, or would add: the state of the folder, and not that of a commit.
fn copy_sources(to: &Path) -> Result<()> {
    let list = output(
        command("git").args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ]),
        "The sources are those that git knows.",
    )?;
    for name in list.split('\0').filter(|name| !name.is_empty()) {
        let (from, to) = (root().join(name), to.join(name));
        // One that was deleted is in git's list until that is committed.
        if !from.is_file() {
            continue;
        }
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&from, &to).with_context(|| name.to_owned())?;
    }
    Ok(())
}

/// Every file of a package, by its name there.
fn files(pkg: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(pkg.join(&folder))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(entry.path())?;
                found.insert(path.to_string_lossy().replace('\\', "/"), bytes);
            }
        }
    }
    Ok(found)
}

/// Whether a file has an engine in it, which no reader can check by eye.
fn has_engine(name: &str) -> bool {
    let of_engine = name.strip_prefix("engine/");
    let is_made = |name: &str| name.ends_with("-bytes.js") || name.ends_with("-glue.js");
    of_engine.is_some_and(is_made)
        || name.ends_with(".wasm")
        || ["js.js", "js/classic.js"].contains(&name)
}

/// What is in one of two packages alone, or another in each.
fn differences(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let names: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    let differing = names
        .into_iter()
        .filter_map(|name| match (one.get(name), other.get(name)) {
            (Some(first), Some(second)) if first == second => None,
            (Some(first), Some(second)) => {
                Some(format!("{name}: {}", first_difference(first, second)))
            }
            _ => Some(format!("{name}: in one of them alone")),
        });
    differing.collect()
}

fn first_difference(one: &[u8], other: &[u8]) -> String {
    let place = one.iter().zip(other).position(|(a, b)| a != b);
    let place = place.unwrap_or(one.len().min(other.len()));
    format!(
        "{} and {} bytes, from byte {place} on",
        one.len(),
        other.len()
    )
}

fn sums(files: &BTreeMap<String, Vec<u8>>) -> String {
    files
        .iter()
        .filter(|(name, _)| has_engine(name))
        .map(|(name, bytes)| format!("{}  {name}\n", sha256::hex(bytes)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{differences, first_difference, sums};
    use std::collections::BTreeMap;

    fn files(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        let owned = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
        owned.collect()
    }

    #[test]
    fn sums_are_those_of_sha256sum_of_each_file_with_an_engine() {
        let files = files(&[
            ("a.wasm", "abc"),
            ("js.js", "abc"),
            ("index.js", "abc"),
            ("diagnose/other-bytes.js", "abc"),
            ("engine/a-bytes.js", "abc"),
        ]);
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(
            sums(&files),
            format!("{sum}  a.wasm\n{sum}  engine/a-bytes.js\n{sum}  js.js\n")
        );
    }

    #[test]
    fn what_differs_is_named_on_either_side() {
        let one = files(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let other = files(&[("a", "1"), ("b", "2"), ("d", "1")]);
        assert_eq!(
            differences(&one, &other),
            [
                "b: 1 and 1 bytes, from byte 0 on",
                "c: in one of them alone",
                "d: in one of them alone"
            ]
        );
        assert!(differences(&one, &one).is_empty());
    }

    #[test]
    fn a_difference_has_a_place() {
        assert_eq!(
            first_difference(b"abc", b"abd"),
            "3 and 3 bytes, from byte 2 on"
        );
        assert_eq!(
            first_difference(b"ab", b"abd"),
            "2 and 3 bytes, from byte 2 on"
        );
    }
}
