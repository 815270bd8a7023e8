//! `cargo xtask sweep`: every action of the catalogue in the explorer, in Chromium.

use anyhow::Result;

use crate::build::build;
use crate::run::{node, run, step};
use crate::system::ensure_chromium;

/// What failed, a line each: git ignores it.
const REPORT: &str = "target/sweep-failures.txt";

/// Builds the package and the catalogue, and runs `tests/sweep/main.mjs`.
pub fn sweep(pages: u32, width: u32) -> Result<()> {
    build()?;
    crate::catalogue::make()?;
    ensure_chromium()?;
    step("opening every action of the catalogue; it takes some minutes");
    run(
        node("tests/sweep/main.mjs")
            .arg(format!("--pages={pages}"))
            .arg(format!("--width={width}"))
            .arg(format!("--report={REPORT}")),
        &format!(
            "What failed is named above and in {REPORT}; `node tests/sweep/main.mjs --again {REPORT}` opens that alone."
        ),
    )
}
