//! `cargo xtask docs`: the documents as a site, in docs-site/.vitepress/dist, with the explorer inside.

use std::fs;

use anyhow::Result;

use crate::build::{build, copy_folder, site};
use crate::run::{command, ensure_npm_folder, node, root, run, step, timed};

/// Where VitePress writes what it has built.
const BUILT: &str = "docs-site/.vitepress/dist";

/// Builds the site, checks its links, and serves it where a port is given.
pub fn docs(serve: Option<u16>) -> Result<()> {
    build()?;
    site()?;
    ensure_npm_folder("docs-site")?;
    timed("making pages of docs/ and of the types", || {
        run(
            &mut node("docs-site/prepare.mjs"),
            "What is wrong with a page or a type stands above.",
        )
    })?;
    timed("building the site: docs-site/.vitepress/dist", || {
        run(
            &mut vitepress("build"),
            "VitePress names the page, and what is wrong with it, above.",
        )
    })?;
    let explorer = root().join(BUILT).join("explorer");
    if explorer.exists() {
        fs::remove_dir_all(&explorer)?;
    }
    copy_folder(&root().join("www/dist"), &explorer)?;
    timed("following every link", || {
        run(
            &mut node("docs-site/check.mjs"),
            "The links above lead nowhere.",
        )
    })?;
    let Some(port) = serve else {
        step("the site is ready, for any static host; `--serve` shows it");
        return Ok(());
    };
    step("the site; Ctrl-C ends it");
    run(
        vitepress("preview").args(["--port", &port.to_string()]),
        "Is another program listening there? `--port N` takes another port.",
    )
}

/// The generator in its own folder, whose packages are its own.
fn vitepress(what: &str) -> std::process::Command {
    let mut vitepress = command("node");
    vitepress
        .arg("docs-site/node_modules/vitepress/bin/vitepress.js")
        .args([what, "docs-site"]);
    vitepress
}
