//! `cargo xtask soak`: mixed calls for minutes, a third of them failing; what the process holds
//! must not grow.

use anyhow::Result;

use crate::build::build;
use crate::run::{node, run, step};

/// Builds the package and runs `tests/reliability/soak.mjs`.
pub fn soak(minutes: u32) -> Result<()> {
    build()?;
    step("calling the local endpoint for minutes");
    run(
        node("--expose-gc")
            .arg("tests/reliability/soak.mjs")
            .arg(format!("--minutes={minutes}")),
        "What was left, or has grown, is named above.",
    )
}
