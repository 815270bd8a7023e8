//! `cargo xtask build --verify`: whether a build is reproducible. The engines are compiled once more, from a
//! copy of the sources in another folder and with nothing that was kept, and compared byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::engines;
use crate::run::{command, ensure_rust_source, output, root, step, timed};

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

    let (made, once_more) = (files(&pkg)?, files(&again)?);
    let mut differing = Vec::new();
    for (name, bytes) in &once_more {
        // The build of pkg/ has bundled this one into js.js, and removed it.
        let path = Path::new("target/engines/tencent-script").join(name);
        let first = match made.get(name) {
            Some(first) => first.clone(),
            None => fs::read(root().join(path)).with_context(|| name.clone())?,
        };
        if first != *bytes {
            differing.push(format!("{name}: {}", first_difference(&first, bytes)));
        }
    }
    if !differing.is_empty() {
        bail!(
            "the two builds differ, so that one of them knows its folder or its time:\n    {}",
            differing.join("\n    ")
        );
    }
    step(&format!(
        "{} files of the engines are the same, byte for byte, built in {} and elsewhere",
        once_more.len(),
        root().display()
    ));
    let sums = sums(&made);
    fs::write(root().join(SUMS), &sums)?;
    print!("{sums}");
    step(&format!("{SUMS} has the SHA-256 of every module"));
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

/// The files of the engines, by their names in the package.
fn files(pkg: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    for folder in ["", "engine"] {
        for entry in fs::read_dir(pkg.join(folder))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let is_made = ["-bytes.js", "-glue.js", "-script.js", ".wasm"]
                .iter()
                .any(|end| name.ends_with(end));
            if is_made {
                let path = PathBuf::from(folder).join(name);
                let bytes = fs::read(pkg.join(&path))?;
                found.insert(path.to_string_lossy().replace('\\', "/"), bytes);
            }
        }
    }
    Ok(found)
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
        .map(|(name, bytes)| {
            let sum = tc3fetch::sign::sha256(bytes);
            let hex: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("{hex}  {name}\n")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{first_difference, sums};
    use std::collections::BTreeMap;

    #[test]
    fn sums_are_those_of_sha256sum() {
        let files = BTreeMap::from([("a.wasm".to_owned(), b"abc".to_vec())]);
        assert_eq!(
            sums(&files),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.wasm\n"
        );
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
