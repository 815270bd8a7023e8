//! `cargo xtask demo`: the explorer and the local endpoint, at one address.

use anyhow::Result;

use crate::build::{build, site};
use crate::catalogue;
use crate::run::{npm_bin, run, step};

/// Builds what is missing and serves until it is interrupted.
pub fn demo(port: u16) -> Result<()> {
    step("building the package and its page; minutes at first, seconds later");
    build()?;
    site()?;
    // The page is open meanwhile: the local endpoint finds the catalogue as soon as it is there.
    std::thread::spawn(|| {
        if let Err(error) = catalogue::make() {
            step("the page goes on without the catalogue of all services");
            eprintln!("    {error:#}");
        }
    });
    step("the explorer, with the local endpoint at /endpoint; Ctrl-C ends it");
    run(
        npm_bin("vite").args([
            "preview",
            "--config",
            "www/vite.config.ts",
            "--port",
            &port.to_string(),
        ]),
        "Is another program listening there? `cargo xtask demo --port N` takes another port.",
    )
}
