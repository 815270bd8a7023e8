//! `cargo xtask audits`: Lighthouse over the explorer.

use anyhow::Result;

use crate::build::{build, site_with};
use crate::run::{ensure_npm_folder, node, root, run, step};
use crate::system::ensure_chromium;

/// Builds the package and the page, and runs `tests/audits/main.mjs`.
pub fn audits() -> Result<()> {
    build()?;
    ensure_npm_folder("tests/audits")?;
    ensure_chromium()?;
    site_with(&root().join("tests/browser/catalogue"))?;
    step("auditing every room, wide and on a phone; it takes some minutes");
    run(
        &mut node("tests/audits/main.mjs"),
        "What is not 100 is named above, with the elements.",
    )
}
