//! Programs of the system that the tests need: the browser, and the languages that generated code is
//! written in. What is missing is installed where that is wanted, and named where it is not.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::run::{command, install_debian, step, timed};

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

/// The system belongs to its user: nothing is installed there unasked, unless the machine is made for the test.
fn decision(is_forced: bool, is_ci: bool, is_terminal: bool, is_root: bool) -> Decision {
    match (is_forced || is_ci, is_terminal, is_root) {
        (true, _, _) => Decision::Install,
        (false, true, _) => Decision::Ask,
        (false, false, true) => Decision::Install,
        (false, false, false) => Decision::Skip,
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
    let terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let is_ci = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
    let is_to_install = !missing.is_empty()
        && match decision(is_forced, is_ci, terminal, is_root()) {
            Decision::Install => true,
            Decision::Skip => false,
            Decision::Ask => ask(&format!(
                "The tests need packages that are not here: {packages}.\nInstall them with apt-get? Without them their tests are skipped, and named at the end. [y/N] "
            )),
        };
    if !missing.is_empty() && !is_to_install {
        step(&format!(
            "not installed, so that their tests are skipped: {packages} (`cargo xtask test --install` installs them)"
        ));
    }
    Ok(Plan {
        missing,
        is_to_install,
        must_succeed: is_forced,
    })
}

/// Does what was decided, and says what is missing all the same.
pub fn provide(plan: Plan, with_browser: bool) -> Result<Absent> {
    if !plan.is_to_install {
        return Ok(Absent::of(&plan.missing));
    }
    let packages: Vec<&str> = plan.missing.iter().map(|check| check.package).collect();
    let installed = timed("installing packages of Debian", || {
        install_debian(&packages, "They can be installed by hand as well.")
    });
    match installed {
        Err(error) if plan.must_succeed => return Err(error),
        Err(error) => step(&format!("it goes on without them: {error:#}")),
        Ok(()) => {}
    }
    Ok(Absent::of(&missing(with_browser)))
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
    use super::{Absent, CHECKS, decision};

    #[test]
    fn nothing_is_installed_unasked_on_a_machine_that_a_person_uses() {
        // forced, CI, terminal, root
        assert_eq!(decision(false, false, true, false), Ask);
        assert_eq!(decision(false, false, true, true), Ask);
        assert_eq!(decision(false, false, false, false), Skip);
        assert_eq!(decision(false, false, false, true), Install);
        for is_terminal in [false, true] {
            for is_root in [false, true] {
                assert_eq!(decision(false, true, is_terminal, is_root), Install);
                assert_eq!(decision(true, false, is_terminal, is_root), Install);
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
