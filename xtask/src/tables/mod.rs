//! What is made from the tables of models/: error codes, regions, sites, and the catalogues
//! of our own errors and of what can go wrong with a signature.
//!
//! Rust and documentation are committed, so that the crate builds with cargo alone and the
//! page can be read; a test compares them. What the npm package has is written into pkg/.

mod causes;
mod docs;
mod faults;
mod javascript;
mod rust;
mod vendors;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::run::root;
use causes::Causes;
use faults::Catalogue;
use vendors::Vendors;

/// The same in both languages.
#[derive(Deserialize, Serialize)]
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
    let causes = Causes::read()?;
    let vendors = Vendors::read()?;
    Ok(vec![
        ("src/fault.rs", rust::faults(&catalogue)),
        ("src/diagnose/cause.rs", causes::rust(&causes)),
        ("src/diagnose/cause_text.rs", causes::rust_texts(&causes)),
        (
            "src/tencent/error_codes_table.rs",
            rust::tencent_codes(&vendors.tencent),
        ),
        (
            "src/aliyun/error_codes_table.rs",
            rust::codes(
                &vendors.aliyun,
                "models/aliyun/error-codes.json",
                "Error codes of Alibaba Cloud. A row stands for every code that begins so.",
            ),
        ),
        (
            "src/guance/error_codes_table.rs",
            rust::codes(
                &vendors.guance,
                "models/guance/error-codes.json",
                "Error codes of the Open API of Guance.",
            ),
        ),
        ("src/guance/sites_table.rs", rust::sites(&vendors.sites)),
        ("src/tencent/regions.rs", rust::regions(&vendors.regions)),
        (
            docs::ENGLISH.file,
            docs::ENGLISH.text(&catalogue, &vendors)?,
        ),
        (
            docs::CHINESE.file,
            docs::CHINESE.text(&catalogue, &vendors)?,
        ),
    ])
}

/// Writes what the npm package has of the tables.
pub fn package(pkg: &Path) -> Result<()> {
    let catalogue = Catalogue::read()?;
    let causes = Causes::read()?;
    let vendors = Vendors::read()?;
    for (file, text) in [
        ("diagnose/causes.js", causes::javascript(&causes)),
        ("diagnose/causes.d.ts", causes::types(&causes)),
        ("errors/codes.d.ts", javascript::codes(&catalogue)),
        ("errors/faults.js", javascript::faults(&catalogue)),
        ("errors/phrases.js", javascript::phrases(&catalogue)),
        ("errors/remedies.js", javascript::remedies(&vendors)),
        (
            "errors/tables.js",
            javascript::reference(&catalogue, &vendors)?,
        ),
        ("vendors/sites.js", javascript::sites(&vendors)),
    ] {
        let path = pkg.join(file);
        fs::create_dir_all(path.parent().unwrap_or(pkg))?;
        fs::write(&path, text).with_context(|| format!("cannot write {file}"))?;
    }
    Ok(())
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
