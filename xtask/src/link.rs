//! Packages that this repository makes, where Node finds them beside those of npm.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::run::root;

/// Links a folder of the repository as `node_modules/NAME`: tests and examples import it like any user.
pub fn link(folder: &str, name: &str) -> Result<()> {
    let link = root().join("node_modules").join(name);
    if let Some(parent) = link.parent() {
        fs::create_dir_all(parent)?;
    }
    if fs::symlink_metadata(&link).is_ok() {
        remove(&link).with_context(|| format!("cannot remove {}", link.display()))?;
    }
    // Relative, so that the repository can be moved.
    let up = "../".repeat(name.split('/').count());
    make(Path::new(&format!("{up}{folder}")), &link)
        .with_context(|| format!("cannot link {}", link.display()))
}

#[cfg(unix)]
fn remove(link: &Path) -> Result<()> {
    Ok(fs::remove_file(link)?)
}

#[cfg(unix)]
fn make(target: &Path, link: &Path) -> Result<()> {
    Ok(std::os::unix::fs::symlink(target, link)?)
}

#[cfg(windows)]
fn remove(link: &Path) -> Result<()> {
    Ok(fs::remove_dir(link)?)
}

/// A junction, as npm makes them: Windows allows a symbolic link to administrators and developers alone.
#[cfg(windows)]
fn make(target: &Path, link: &Path) -> Result<()> {
    use crate::run::{command, run};

    const SCRIPT: &str = "fs.symlinkSync(path.resolve(process.argv[2], '..', process.argv[1]), process.argv[2], 'junction')";
    run(
        command("node").args(["-e", SCRIPT]).arg(target).arg(link),
        "Packages are linked where the file system has junctions.",
    )
}
