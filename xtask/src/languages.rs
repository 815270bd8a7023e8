//! The languages that generated code is written in, the API clients that its scripts run in, and
//! the server of the documentation's recipe: compilers, interpreters, newman and nginx, installed
//! where they are missing.

use crate::run::{command, ensure_npm_folder, install_debian, timed};
use anyhow::Result;

const ADVICE: &str = "Install Go, PHP with curl, Ruby, Mono, a JDK, g++ with libcurl and OpenSSL, curl, openssl and nginx.";

/// What ends well where a package of Debian is not missing.
const CHECKS: [(&str, &str); 14] = [
    ("go version", "golang-go"),
    ("php --version", "php-cli"),
    ("php --ri curl", "php-curl"),
    ("ruby -r openssl -e 1", "ruby"),
    ("mcs --version", "mono-mcs"),
    ("mono --version", "mono-runtime"),
    (
        "ls /usr/lib/mono/*/System.Net.Http.dll",
        "libmono-system-net-http4.0-cil",
    ),
    ("javac --version", "default-jdk-headless"),
    ("g++ --version", "g++"),
    (
        "echo '#include <curl/curl.h>' | g++ -E -x c++ -",
        "libcurl4-openssl-dev",
    ),
    (
        "echo '#include <openssl/evp.h>' | g++ -E -x c++ -",
        "libssl-dev",
    ),
    ("curl --version", "curl"),
    ("openssl version", "openssl"),
    ("PATH=$PATH:/usr/sbin nginx -v", "nginx-light"),
];

/// Installs what is missing, all at once.
pub fn ensure_languages() -> Result<()> {
    ensure_npm_folder("tests/generated/clients")?;
    let is_missing = |check: &str| {
        let output = command("sh").args(["-c", check]).output();
        !output.is_ok_and(|output| output.status.success())
    };
    let missing: Vec<&str> = CHECKS
        .iter()
        .filter(|(check, _)| is_missing(check))
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    timed("installing the languages of generated code", || {
        install_debian(&missing, ADVICE)
    })
}
