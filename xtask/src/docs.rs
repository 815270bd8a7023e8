//! `cargo xtask docs`: the documents as a site, in docs-site/.vitepress/dist, with the explorer inside.

use std::process::Command;

use anyhow::Result;

use crate::build::{build, site};
use crate::run::{ensure_npm_folder, node, run, step, timed};

/// Builds the site, checks its links, and serves it where a port is given.
pub fn docs(serve: Option<u16>) -> Result<()> {
    build()?;
    site()?;
    ensure_npm_folder("docs-site")?;
    timed("building the site: docs-site/.vitepress/dist", || {
        run(
            &mut make(),
            "What is wrong with a page or a type stands above.",
        )
    })?;
    let Some(port) = serve else {
        step("the site is ready, for any static host; `--serve` shows it");
        return Ok(());
    };
    step("the site; Ctrl-C ends it");
    run(
        node("docs-site/node_modules/vitepress/bin/vitepress.js")
            .args(["preview", "docs-site", "--port"])
            .arg(port.to_string()),
        "Is another program listening there? `--port N` takes another port.",
    )
}

/// Builds the site of the package and the explorer, which are built, and follows every link.
pub fn make() -> Command {
    node("docs-site/build.mjs")
}
