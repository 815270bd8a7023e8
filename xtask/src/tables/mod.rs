//! What is made from the tables of models/: error codes, regions, sites, and the catalogue
//! of our own errors.
//!
//! Rust and documentation are committed, so that the crate builds with cargo alone and the
//! page can be read; a test compares them. What the npm package has is written into pkg/.

mod faults;
mod rust;

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::run::root;
use faults::Catalogue;

/// The same in both languages.
#[derive(Deserialize)]
pub struct Pair {
    pub en: String,
    pub zh: String,
}

/// A file of models/.
fn read<T: DeserializeOwned>(file: &str) -> Result<T> {
    let text =
        fs::read_to_string(root().join(file)).with_context(|| format!("cannot read {file}"))?;
    serde_json::from_str(&text).with_context(|| format!("{file} has another form than expected"))
}

/// `cargo xtask tables`: writes what is committed.
pub fn write() -> Result<()> {
    for (file, text) in committed()? {
        let path = root().join(file);
        if fs::read_to_string(&path).is_ok_and(|present| present == text) {
            continue;
        }
        fs::write(path, text).with_context(|| format!("cannot write {file}"))?;
        println!("wrote {file}");
    }
    Ok(())
}

/// The committed files with the text that they should have.
fn committed() -> Result<Vec<(&'static str, String)>> {
    let catalogue = Catalogue::read()?;
    Ok(vec![("src/fault.rs", rust::faults(&catalogue))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_files_are_those_that_models_make() {
        for (file, text) in committed().unwrap() {
            let present = fs::read_to_string(root().join(file)).unwrap_or_default();
            assert!(
                present == text,
                "{file} is not what models/ says: run `cargo xtask tables`"
            );
        }
    }
}
