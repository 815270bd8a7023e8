//! A Python with the vendor's SDK, in target/python: a judge of our signatures that
//! shares no code with the npm packages.

use std::fs;

use anyhow::{Context, Result};

use crate::run::{command, root, run, timed};

const REQUIREMENTS: &str = "tests/differential/python/requirements.txt";
const ADVICE: &str =
    "It needs Python 3.9 or later with its modules venv and pip; Debian's package is python3-venv.";

/// Makes the environment where it is missing, or where it was made from other requirements.
pub fn ensure_python() -> Result<()> {
    let folder = root().join("target/python");
    let stamp = folder.join("requirements.txt");
    let requirements =
        fs::read_to_string(root().join(REQUIREMENTS)).with_context(|| REQUIREMENTS.to_owned())?;
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == requirements) {
        return Ok(());
    }
    timed("installing the Python SDK", || {
        run(
            command("python3")
                .args(["-m", "venv", "--clear"])
                .arg(&folder),
            ADVICE,
        )?;
        run(
            command(&folder.join("bin/python").to_string_lossy())
                .args([
                    "-m",
                    "pip",
                    "--quiet",
                    "--disable-pip-version-check",
                    "install",
                ])
                .args(["--requirement", REQUIREMENTS]),
            ADVICE,
        )
    })?;
    fs::write(stamp, requirements)?;
    Ok(())
}
