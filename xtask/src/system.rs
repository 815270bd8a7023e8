//! Programs of the system that the tests need: the browser, and the languages that generated code is
//! written in. What is missing is installed where that is wanted, and named where it is not.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::run::{command, run, step, timed};

/// What ends well where a package of Debian is not missing.
struct Check {
    /// As tests/missing.mjs knows it.
    program: &'static str,
    check: &'static str,
    package: &'static str,
}

const fn needs(program: &'static str, check: &'static str, package: &'static str) -> Check {
    Check {
        program,
        check,
        package,
    }
}

const CHECKS: [Check; 16] = [
    needs(
        "chromium",
        "test -x \"${CHROMIUM:-/usr/bin/chromium}\"",
        "chromium",
    ),
    // Debian's Python can lack the part of venv that brings pip.
    needs(
        "python",
        "python3 -c 'import ensurepip, venv'",
        "python3-venv",
    ),
    needs("go", "go version", "golang-go"),
    needs("php", "php --version", "php-cli"),
    needs("php", "php --ri curl", "php-curl"),
    needs("ruby", "ruby -r openssl -e 1", "ruby"),
    needs("csharp", "mcs --version", "mono-mcs"),
    needs("csharp", "mono --version", "mono-runtime"),
    needs(
        "csharp",
        "ls /usr/lib/mono/*/System.Net.Http.dll",
        "libmono-system-net-http4.0-cil",
    ),
    needs("java", "javac --version", "default-jdk-headless"),
    needs("cpp", "g++ --version", "g++"),
    needs(
        "cpp",
        "echo '#include <curl/curl.h>' | g++ -E -x c++ -",
        "libcurl4-openssl-dev",
    ),
    needs(
        "cpp",
        "echo '#include <openssl/evp.h>' | g++ -E -x c++ -",
        "libssl-dev",
    ),
    needs("curl", "curl --version", "curl"),
    needs("openssl", "openssl version", "openssl"),
    needs("nginx", "PATH=$PATH:/usr/sbin nginx -v", "nginx-light"),
];

/// What is missing, and whether it is to be installed.
pub struct Plan {
    missing: Vec<&'static Check>,
    pub is_to_install: bool,
    must_succeed: bool,
}

/// Programs that are not there.
#[derive(Default)]
pub struct Absent(Vec<&'static str>);

impl Absent {
    fn of(missing: &[&'static Check]) -> Self {
        let mut programs: Vec<_> = missing.iter().map(|check| check.program).collect();
        programs.dedup();
        Self(programs)
    }

    pub fn has(&self, program: &str) -> bool {
        self.0.contains(&program)
    }

    pub fn add(&mut self, program: &'static str) {
        if !self.has(program) {
            self.0.push(program);
        }
    }

    pub fn names(&self) -> &[&'static str] {
        &self.0
    }
}

/// What may be done about packages that are missing.
#[derive(Debug, PartialEq)]
enum Decision {
    Install,
    Ask,
    Skip,
}

/// Who has started the command, and where.
#[derive(Clone, Copy)]
struct Situation {
    /// By `--install`, or since the machine is made for the test.
    is_wanted: bool,
    is_terminal: bool,
    is_root: bool,
    /// There is apt, and a way to run it as root.
    can_install: bool,
}

impl Situation {
    fn now(is_forced: bool) -> Self {
        let is_ci =
            std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
        let starts = |program: &str| command(program).arg("--version").output().is_ok();
        let is_root = is_root();
        Self {
            is_wanted: is_forced || is_ci,
            is_terminal: std::io::stdin().is_terminal() && std::io::stderr().is_terminal(),
            is_root,
            can_install: starts("apt-get") && (is_root || starts("sudo")),
        }
    }

    /// The system belongs to its user: nothing is installed there unasked, unless the machine is made for the
    /// test. A question that no answer helps is not asked.
    fn decision(self) -> Decision {
        match self {
            Self {
                is_wanted: true, ..
            } => Decision::Install,
            Self {
                can_install: false, ..
            } => Decision::Skip,
            Self {
                is_terminal: true, ..
            } => Decision::Ask,
            Self { is_root: true, .. } => Decision::Install,
            Self { .. } => Decision::Skip,
        }
    }
}

/// Looks at what is missing, and asks where a person is there to answer; `is_forced` is `--install`.
pub fn plan(with_browser: bool, is_forced: bool) -> Result<Plan> {
    if let Ok(path) = std::env::var("CHROMIUM")
        && with_browser
        && !Path::new(&path).exists()
    {
        bail!("CHROMIUM names {path}, which does not exist");
    }
    let missing = missing(with_browser);
    let packages = packages(&missing);
    let is_to_install = !missing.is_empty()
        && match Situation::now(is_forced).decision() {
            Decision::Install => true,
            Decision::Skip => false,
            Decision::Ask => ask(&format!(
                "The tests need packages that are not here: {packages}.\nInstall them with apt-get? Without them their tests are skipped, and named at the end. [y/N] "
            )),
        };
    let plan = Plan {
        missing,
        is_to_install,
        must_succeed: is_forced,
    };
    if !plan.missing.is_empty() && !is_to_install {
        step(&format!(
            "not installed, so that their tests are skipped: {packages}. {}",
            advice()
        ));
    }
    Ok(plan)
}

/// How what is missing is had.
pub fn advice() -> &'static str {
    if Situation::now(false).can_install {
        "`cargo xtask test --install` installs them."
    } else {
        "`cargo xtask test --install` cannot: it needs apt, and to be root or have sudo."
    }
}

/// Does what was decided, and says what is missing all the same.
pub fn provide(plan: Plan, with_browser: bool) -> Result<Absent> {
    if !plan.is_to_install {
        return Ok(Absent::of(&plan.missing));
    }
    let packages: Vec<&str> = plan.missing.iter().map(|check| check.package).collect();
    let installed = timed("installing packages of Debian", || {
        install(&packages, "They can be installed by hand as well.")
    });
    match installed {
        Err(error) if plan.must_succeed => return Err(error),
        Err(error) => step(&format!("it goes on without them: {error:#}")),
        Ok(()) => {}
    }
    Ok(Absent::of(&missing(with_browser)))
}

/// A Chromium for the commands that do nothing without a browser: `$CHROMIUM`, or Debian's package.
pub fn ensure_chromium() -> Result<()> {
    const ADVICE: &str = "Install Chromium, and name it in the variable CHROMIUM.";
    let path = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    if !Path::new(&path).exists() && std::env::var("CHROMIUM").is_ok() {
        bail!("CHROMIUM names {path}, which does not exist. {ADVICE}");
    }
    ensure(Path::new(&path), &["chromium"], ADVICE)
}

/// A program without which a command does nothing: its packages are installed as those of the tests are.
pub fn ensure(program: &Path, packages: &[&str], advice: &str) -> Result<()> {
    if program.exists() {
        return Ok(());
    }
    let names = packages.join(", ");
    let is_to_install = match Situation::now(false).decision() {
        Decision::Install => true,
        Decision::Skip => false,
        Decision::Ask => ask(&format!(
            "This needs {}, which is not here.\nInstall {names} with apt-get? [y/N] ",
            program.display()
        )),
    };
    if !is_to_install {
        bail!(
            "{} is missing; Debian's packages: {names}. {advice}",
            program.display()
        );
    }
    timed(&format!("installing {names}"), || install(packages, advice))
}

/// Installs packages of Debian.
fn install(packages: &[&str], advice: &str) -> Result<()> {
    let apt = || {
        if is_root() {
            return command("apt-get");
        }
        let mut sudo = command("sudo");
        sudo.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    };
    run(apt().args(["-qq", "update"]), advice)?;
    run(
        apt()
            .args(["-qq", "install", "--yes", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
        advice,
    )
}

fn missing(with_browser: bool) -> Vec<&'static Check> {
    let is_missing = |check: &&Check| {
        let output = command("sh").args(["-c", check.check]).output();
        !output.is_ok_and(|output| output.status.success())
    };
    CHECKS
        .iter()
        .filter(|check| with_browser || check.program != "chromium")
        .filter(is_missing)
        .collect()
}

fn packages(missing: &[&Check]) -> String {
    let names: Vec<_> = missing.iter().map(|check| check.package).collect();
    names.join(", ")
}

fn ask(question: &str) -> bool {
    eprint!("{question}");
    let _ = std::io::stderr().flush();
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}

/// Whether this is the user who may install; there is none on Windows.
pub fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::Decision::{Ask, Install, Skip};
    use super::{Absent, CHECKS, Decision, Situation};

    fn decision(is_terminal: bool, is_root: bool) -> Decision {
        Situation {
            is_wanted: false,
            is_terminal,
            is_root,
            can_install: true,
        }
        .decision()
    }

    #[test]
    fn nothing_is_installed_unasked_on_a_machine_that_a_person_uses() {
        // terminal, root
        assert_eq!(decision(true, false), Ask);
        assert_eq!(decision(true, true), Ask);
        assert_eq!(decision(false, false), Skip);
        assert_eq!(decision(false, true), Install);
    }

    #[test]
    fn what_is_wanted_is_tried_and_what_cannot_be_is_not_asked_for() {
        for is_terminal in [false, true] {
            for is_root in [false, true] {
                for can_install in [false, true] {
                    let wanted = Situation {
                        is_wanted: true,
                        is_terminal,
                        is_root,
                        can_install,
                    };
                    assert_eq!(wanted.decision(), Install);
                }
                let helpless = Situation {
                    is_wanted: false,
                    is_terminal,
                    is_root,
                    can_install: false,
                };
                assert_eq!(helpless.decision(), Skip);
            }
        }
    }

    #[test]
    fn a_program_is_named_once_whatever_it_lacks() {
        let all: Vec<_> = CHECKS.iter().collect();
        let absent = Absent::of(&all);
        let mut names = absent.names().to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), absent.names().len());
        assert!(absent.has("csharp"));
    }
}
