//! One step: a command that passes or fails, what it counted, and how long it took.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::run::{root, step};

/// What is to be run.
pub struct Step {
    pub name: &'static str,
    command: Command,
    /// Whether its runner says how many tests it ran; another one passes or fails as a whole.
    is_counted: bool,
    /// Whether it measures time, so that nothing else may run meanwhile.
    pub is_alone: bool,
}

impl Step {
    pub fn checked(name: &'static str, command: Command) -> Self {
        Self {
            name,
            command,
            is_counted: false,
            is_alone: false,
        }
    }

    pub fn counted(name: &'static str, command: Command) -> Self {
        Self {
            is_counted: true,
            ..Self::checked(name, command)
        }
    }

    pub fn alone(self) -> Self {
        Self {
            is_alone: true,
            ..self
        }
    }

    /// Runs it. What it prints is shown when it has ended, in one piece: others run at the same time.
    pub fn run(mut self, absent: &[&str]) -> Result<Outcome> {
        if crate::children::is_ending() {
            bail!("it was asked to end");
        }
        step(self.name);
        let start = Instant::now();
        let (reader, writer) = std::io::pipe()?;
        self.command
            .env("TC3FETCH_MISSING", absent.join(" "))
            // What runtimes keep of what they have compiled: they would write it into the user's home.
            .env("DENO_DIR", root().join("target/deno"))
            .env(
                "BUN_RUNTIME_TRANSPILER_CACHE_PATH",
                root().join("target/bun"),
            )
            .stdin(Stdio::null())
            .stderr(writer.try_clone()?)
            .stdout(writer);
        let mut child = self.command.spawn().context(self.name)?;
        // Its ends of the pipe are closed with it, so that the lines below end when the child does.
        drop(self.command);
        let mut text = String::new();
        let mut counts = Counts::default();
        for line in BufReader::new(reader).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            counts.read(self.name, &line);
            text.push_str(&line);
            text.push('\n');
        }
        let is_good = child.wait()?.success();
        let took = start.elapsed();
        show(self.name, took, is_good, &text);
        if !self.is_counted {
            counts = Counts {
                lines: vec![Count::whole(self.name, is_good)],
                ..Counts::default()
            };
        }
        // A runner that ran nothing has not passed.
        let ran = counts.lines.iter().any(|count| count.passed > 0);
        let is_skipped = counts.skipped > 0 && counts.lines.iter().all(|count| count.failed == 0);
        Ok(Outcome {
            name: self.name,
            ok: is_good && (ran || is_skipped),
            counts: counts.lines,
            skipped: counts.skipped,
            took,
        })
    }
}

/// Prints what a step said, and nothing of another step in the midst of it.
fn show(name: &str, took: Duration, is_good: bool, text: &str) {
    static LOCK: Mutex<()> = Mutex::new(());
    let _guard = LOCK.lock().unwrap_or_else(PoisonError::into_inner);
    let sign = if is_good { "ok" } else { "FAILED" };
    println!(
        "--- {name}\n{text}--- {name}: {sign}, {:.1} s",
        took.as_secs_f64()
    );
}

/// What one step reported.
pub struct Outcome {
    pub name: &'static str,
    /// What the runners counted, a line a runner or runtime.
    pub counts: Vec<Count>,
    pub skipped: u64,
    pub ok: bool,
    pub took: Duration,
}

impl Outcome {
    /// A step that was decided on the way.
    pub fn fact(name: &'static str, ok: bool, advice: &str) -> Self {
        step(name);
        if !ok {
            println!("{advice}");
        }
        Self {
            name,
            counts: vec![Count::whole(name, ok)],
            skipped: 0,
            ok,
            took: Duration::ZERO,
        }
    }
}

/// One line of a report.
#[derive(Debug, PartialEq)]
pub struct Count {
    pub name: String,
    pub passed: u64,
    pub failed: u64,
}

impl Count {
    fn whole(name: &str, ok: bool) -> Self {
        Self {
            name: name.to_owned(),
            passed: ok.into(),
            failed: (!ok).into(),
        }
    }
}

/// What is read of a runner's output.
#[derive(Default)]
struct Counts {
    lines: Vec<Count>,
    skipped: u64,
    /// What Node's runner has shown as skipped since its last summary, a test or a group of tests: the summary
    /// leaves out groups.
    shown_as_skipped: u64,
    /// Node says first how many passed, and then how many failed.
    node_passed: Option<u64>,
}

impl Counts {
    fn read(&mut self, name: &str, line: &str) {
        if let Some(count) = own_line(line).or_else(|| cargo_line(name, line)) {
            self.lines.push(count);
        } else if let Some(passed) = number_after(line, "ℹ pass ") {
            self.node_passed = Some(passed);
        } else if line.trim_start().starts_with("﹣ ") {
            self.shown_as_skipped += 1;
        } else if let Some(skipped) = number_after(line, "ℹ skipped ") {
            self.skipped += skipped.max(std::mem::take(&mut self.shown_as_skipped));
        } else if let (Some(passed), Some(failed)) =
            (self.node_passed, number_after(line, "ℹ fail "))
        {
            self.lines.push(Count {
                name: name.to_owned(),
                passed,
                failed,
            });
        }
    }
}

/// `bun: 282 passed, 0 failed`, as tests/runtime/suite.mjs prints it.
fn own_line(line: &str) -> Option<Count> {
    let (name, rest) = line.rsplit_once(": ")?;
    let (passed, failed) = rest.strip_suffix(" failed")?.split_once(" passed, ")?;
    Some(Count {
        name: name.to_owned(),
        passed: passed.parse().ok()?,
        failed: failed.parse().ok()?,
    })
}

/// `test result: ok. 45 passed; 0 failed; …`; documentation tests of which there are none do not count.
fn cargo_line(name: &str, line: &str) -> Option<Count> {
    let rest = line.strip_prefix("test result: ")?;
    let passed = number_after(rest.split_once(". ")?.1, "")?;
    let failed = number_after(rest.split_once("passed; ")?.1, "")?;
    (passed + failed > 0).then(|| Count {
        name: name.to_owned(),
        passed,
        failed,
    })
}

fn number_after(line: &str, prefix: &str) -> Option<u64> {
    let rest = line.strip_prefix(prefix)?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Count, Counts, Step};

    fn counts(text: &str) -> (Vec<Count>, u64) {
        let mut counts = Counts::default();
        text.lines().for_each(|line| counts.read("a step", line));
        (counts.lines, counts.skipped)
    }

    fn count(name: &str, passed: u64, failed: u64) -> Count {
        Count {
            name: name.to_owned(),
            passed,
            failed,
        }
    }

    #[test]
    fn every_runner_is_counted() {
        assert_eq!(
            counts("ℹ tests 9\nℹ pass 5\nℹ fail 1\nℹ cancelled 0\nℹ skipped 3"),
            (vec![count("a step", 5, 1)], 3)
        );
        let groups = "﹣ nginx (0.7ms) # not installed: nginx\n▶ SDKs\n  ﹣ Go (0.1ms) # not installed: go\n▶ SDKs (3ms)";
        assert_eq!(
            counts(&format!(
                "{groups}\nℹ pass 5\nℹ fail 0\nℹ skipped 1\nℹ skipped 0"
            )),
            (vec![count("a step", 5, 0)], 2)
        );
        assert_eq!(
            counts("bun: 282 passed, 0 failed\ndeno, no permissions: 1 passed, 2 failed").0,
            [count("bun", 282, 0), count("deno, no permissions", 1, 2)]
        );
        assert_eq!(
            counts("test result: ok. 45 passed; 0 failed; 1 ignored;\ntest result: ok. 0 passed; 0 failed; 0 ignored;").0,
            [count("a step", 45, 0)]
        );
    }

    fn shell(script: &str) -> std::process::Command {
        let mut command = std::process::Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_runner_that_ran_nothing_has_not_passed() {
        let ran = |script| Step::counted("a step", shell(script)).run(&[]).unwrap().ok;
        assert!(ran("echo 'ℹ pass 1'; echo 'ℹ fail 0'"));
        assert!(!ran("echo 'ℹ pass 0'; echo 'ℹ fail 0'"));
        assert!(!ran("echo 'ℹ pass 1'; echo 'ℹ fail 0'; exit 1"));
        assert!(!ran("true"));
        // Of which all need what is missing.
        assert!(ran("echo 'ℹ pass 0'; echo 'ℹ fail 0'; echo 'ℹ skipped 2'"));
    }

    #[test]
    fn a_step_is_told_what_is_missing() {
        let script = "test \"$TC3FETCH_MISSING\" = 'go nginx'";
        let step = Step::checked("a step", shell(script));
        assert!(step.run(&["go", "nginx"]).unwrap().ok);
    }
}
