//! `cargo xtask bench`: speed, side by side with the peers in one run.

use anyhow::Result;

use crate::build::build;
use crate::run::{node, run, step};

/// Builds the package and runs `benches/`. Timings are read by people and fail nothing.
pub fn bench() -> Result<()> {
    build()?;
    step("measuring; let the machine do nothing else for a minute");
    run(
        node("--expose-gc").arg("benches/sign.mjs"),
        "What failed says so above.",
    )?;
    run(
        node("--expose-gc").arg("benches/memory.mjs"),
        "What failed says so above.",
    )?;
    run(
        &mut node("benches/diagnose.mjs"),
        "What failed says so above.",
    )
}
