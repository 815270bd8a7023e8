//! `cargo xtask sweep`: every action of the catalogue in the explorer, in Chromium.

use anyhow::Result;

use crate::build::build;
use crate::run::{node, run, step};
use crate::system::ensure_chromium;

/// Builds the package and the catalogue, and runs `tests/sweep/main.mjs`.
pub fn sweep(pages: u32, width: u32) -> Result<()> {
    build()?;
    crate::catalogue::make()?;
    ensure_chromium()?;
    step("opening every action of the catalogue; it takes some minutes");
    run(
        node("tests/sweep/main.mjs")
            .arg(format!("--pages={pages}"))
            .arg(format!("--width={width}")),
        "What failed is named above; --again of tests/sweep/main.mjs repeats it.",
    )
}
