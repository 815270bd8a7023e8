//! `cargo xtask matrix`: the package in the tools that people have, made, built and run. The table is
//! docs/toolchains.md.

use std::path::Path;

use anyhow::Result;

use crate::build::{build, site_with};
use crate::run::{node, root, run};
use crate::system::{ensure, ensure_chromium};

/// Runs the rows of these names, or all of them.
pub fn matrix(names: &[String]) -> Result<()> {
    build()?;
    // As the test command has it: one that was made before may be of other sources.
    site_with(&root().join("tests/browser/catalogue"))?;
    crate::explorer::make()?;
    ensure_chromium()?;
    let needs_browsers = |name: &String| {
        let name = name.to_lowercase();
        ["browsers", "explorer"].contains(&name.as_str())
            || ["firefox", "webkit"]
                .iter()
                .any(|engine| engine.contains(&name) || name.contains(engine))
    };
    if names.is_empty() || names.iter().any(needs_browsers) {
        ensure_browsers()?;
    }
    run(
        node("tests/matrix/main.mjs").args(names),
        "What is `not ok` above says what failed.",
    )
}

/// Firefox and WebKit, from Debian's packages.
fn ensure_browsers() -> Result<()> {
    const FOUND: [(&str, &[&str]); 2] = [
        ("/usr/bin/firefox-esr", &["firefox-esr"]),
        ("/usr/bin/WebKitWebDriver", &["webkit2gtk-driver", "xvfb"]),
    ];
    for (path, packages) in FOUND {
        ensure(
            Path::new(path),
            packages,
            "Or name the rows that need neither Firefox nor WebKit.",
        )?;
    }
    Ok(())
}
