//! Running other programs, and installing what they need.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result, bail};

/// The root of the repository.
pub fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        manifest.parent().unwrap_or(manifest).to_owned()
    })
}

/// Says what happens now.
pub fn step(what: &str) {
    eprintln!("\x1b[1;36m==>\x1b[0m {what}");
}

/// What was timed, in the order of its end.
static TIMES: Mutex<Vec<(String, Duration)>> = Mutex::new(Vec::new());

/// Runs one step and says how long it took.
pub fn timed<T>(what: &str, run: impl FnOnce() -> Result<T>) -> Result<T> {
    step(what);
    let start = Instant::now();
    let result = run()?;
    let took = start.elapsed();
    eprintln!("    {what}: done in {:.1} s", took.as_secs_f64());
    if let Ok(mut times) = TIMES.lock() {
        times.push((what.to_owned(), took));
    }
    Ok(result)
}

/// How long each step took that was timed by now.
pub fn times() -> Vec<(String, Duration)> {
    TIMES
        .lock()
        .map_or_else(|_| Vec::new(), |times| times.clone())
}

/// A program, run in the root of the repository.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Node with one of our scripts.
pub fn node(script: &str) -> Command {
    let mut command = command("node");
    command.arg(script);
    command
}

/// An executable of an npm package.
pub fn npm_bin(name: &str) -> Command {
    command(
        &root()
            .join("node_modules/.bin")
            .join(name)
            .to_string_lossy(),
    )
}

/// Runs it; its output goes to the terminal.
pub fn run(command: &mut Command, advice: &str) -> Result<()> {
    if crate::children::is_ending() {
        bail!("it was asked to end");
    }
    let status = command
        .status()
        .with_context(|| cannot_start(command, advice))?;
    if !status.success() {
        bail!("{} failed ({status}). {advice}", describe(command));
    }
    Ok(())
}

/// Runs it and returns what it printed.
pub fn output(command: &mut Command, advice: &str) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| cannot_start(command, advice))?;
    if !output.status.success() {
        eprint!("{}", String::from_utf8_lossy(&output.stdout));
        bail!("{} failed ({}). {advice}", describe(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn cannot_start(command: &Command, advice: &str) -> String {
    format!("cannot start {}. {advice}", describe(command))
}

fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}

/// Adds the WebAssembly target to the toolchain where it is missing.
pub fn ensure_wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    const ADVICE: &str = "Install rustup from https://rustup.rs; without it, docs/development.md says how to get the target.";
    let sysroot = output(command("rustc").args(["--print", "sysroot"]), ADVICE)?;
    let library = Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib");
    if !library.exists() {
        step("adding the WebAssembly target");
        run(command("rustup").args(["target", "add", TARGET]), ADVICE)?;
    }
    Ok(())
}

/// The source of the standard library, where rustup can add it; whether it is there.
pub fn ensure_rust_source() -> Result<bool> {
    let sysroot = output(command("rustc").args(["--print", "sysroot"]), "")?;
    let source = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock");
    if !source.exists() {
        step("adding the source of Rust's standard library");
        let added = command("rustup")
            .args(["component", "add", "rust-src"])
            .status();
        if !added.is_ok_and(|status| status.success()) {
            step("it cannot be had: the modules will be some two kilobytes larger");
            return Ok(false);
        }
    }
    Ok(true)
}

/// Installs the npm packages of the lock file where they are missing or older than it.
pub fn ensure_npm_packages() -> Result<()> {
    const ADVICE: &str = "It needs Node 20.19 or later and npm: https://nodejs.org.";
    let version = output(command("node").arg("--version"), ADVICE)?;
    let mut numbers = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .map(|n| n.parse().unwrap_or(0));
    let (major, minor): (u32, u32) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if (major, minor) < (20, 19) {
        bail!("Node {} is too old. {ADVICE}", version.trim());
    }
    ensure_npm_folder(".")
}

/// The same for the lock file of a folder, without asking for Node first.
pub fn ensure_npm_folder(folder: &str) -> Result<()> {
    // Who comes second finds what the first has installed.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let what = match folder {
        "." => "installing the npm packages".to_owned(),
        other => format!("installing the npm packages of {other}"),
    };
    let folder = root().join(folder);
    let modified = |path: &str| -> Option<SystemTime> {
        std::fs::metadata(folder.join(path)).ok()?.modified().ok()
    };
    let installed = modified("node_modules/.tc3fetch-installed");
    if installed.is_none() || installed < modified("package-lock.json") {
        timed(&what, || {
            run(
                command("npm")
                    .args(["ci", "--no-audit", "--no-fund"])
                    .current_dir(&folder),
                "npm says above what is wrong; it comes with Node, on Debian in a package of its own: npm.",
            )
        })?;
        std::fs::write(folder.join("node_modules/.tc3fetch-installed"), "")?;
    }
    Ok(())
}
