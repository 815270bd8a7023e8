//! `cargo xtask explorer`: the npm package @tc3fetch/explorer in pkg-explorer/, which is the page, the
//! catalogue and a server for this machine alone.
//!
//! Its code is explorer-template/, bundled with the package's own proxy, since it has no dependencies.

use anyhow::Result;

use crate::build::{build, site};
use crate::catalogue;
use crate::run::{node, run, step, timed};

/// Builds everything that it is made of, and makes it.
pub fn explorer() -> Result<()> {
    build()?;
    if let Err(error) = catalogue::make() {
        step("the package has the page's own services alone, without the catalogue");
        eprintln!("    {error:#}");
    }
    site()?;
    make()?;
    step("pkg-explorer/ is ready: `npm pack ./pkg-explorer` makes the tarball");
    Ok(())
}

/// Makes it of the page as it stands in www/dist.
pub fn make() -> Result<()> {
    timed("making pkg-explorer/", || {
        run(
            node("xtask/src/explorer.mjs").arg(env!("CARGO_PKG_VERSION")),
            "esbuild comes with `npm ci`.",
        )
    })
}
