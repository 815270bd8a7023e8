//! `cargo xtask live`: requests with invented keys to the real services. That these know no such key
//! proves host, headers and grammar of the signature, and nothing else can happen.

use anyhow::Result;

use crate::build::build;
use crate::run::{node, run, step};

/// Builds the package and runs `tests/live/main.mjs`.
pub fn live(proxy: Option<&str>) -> Result<()> {
    build()?;
    step("asking the services with keys that do not exist");
    run(
        node("tests/live/main.mjs").args(proxy.map(|proxy| format!("--proxy={proxy}"))),
        "Each line that is not `ok` says what came instead.",
    )
}
