//! What is said before the steps and after them: how long it will take and took, what passed, and what
//! was left out.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Result, bail};

use super::step::Outcome;
use crate::run::{root, step, times};

/// How long the last runs here took, in seconds: with the browser, and without.
fn record(quick: bool) -> PathBuf {
    let name = if quick { "quick" } else { "whole" };
    root().join(format!("target/test-seconds-{name}"))
}

/// Says how long it will take, where that is known: with `--only` it is not.
pub fn announce(quick: bool, only: &[String]) {
    if !only.is_empty() {
        return step(&format!(
            "everything is built, and then steps with one of these words in their names run: {}",
            only.join(", ")
        ));
    }
    let last = fs::read_to_string(record(quick)).ok();
    let last = last.and_then(|text| text.trim().parse().ok());
    step(&match last {
        Some(seconds) => format!(
            "every test; the last run here took {}",
            minutes(Duration::from_secs(seconds))
        ),
        None => format!(
            "every test; on two cores the first run, which compiles everything, takes some {} minutes",
            if quick { 15 } else { 25 }
        ),
    });
}

fn minutes(took: Duration) -> String {
    let seconds = took.as_secs();
    format!("{} min {:02} s", seconds / 60, seconds % 60)
}

/// What was left out, and why.
pub struct LeftOut {
    pub absent: Vec<&'static str>,
    pub reasons: Vec<String>,
}

/// Prints the tables; an error where something has failed.
pub fn report(outcomes: &[Outcome], left_out: &LeftOut, took: Duration) -> Result<()> {
    println!("\nHow long each step took; some ran at the same time:");
    for (name, took) in times() {
        println!("{:>8.1} s  {name}", took.as_secs_f64());
    }
    for outcome in outcomes {
        println!("{:>8.1} s  {}", outcome.took.as_secs_f64(), outcome.name);
    }

    println!();
    let (mut passed, mut failed) = (0, 0);
    for outcome in outcomes {
        for count in &outcome.counts {
            let sign = if count.failed == 0 && outcome.ok {
                "ok    "
            } else {
                "FAILED"
            };
            println!(
                "{sign} {:<36} {:>5} passed {:>3} failed",
                count.name, count.passed, count.failed
            );
            passed += count.passed;
            failed += count.failed;
        }
        if (outcome.counts.is_empty() && outcome.skipped == 0)
            || (!outcome.ok && outcome.counts.iter().all(|count| count.failed == 0))
        {
            println!("FAILED {:<36} (it did not come to its end)", outcome.name);
            failed += 1;
        }
    }
    say_what_is_left_out(outcomes, left_out);
    println!("\nin {}", minutes(took));
    println!("{passed} passed, {failed} failed");
    if failed > 0 {
        bail!(
            "what failed says so above; a single step runs with the command in docs/development.md"
        );
    }
    Ok(())
}

/// Keeps the time of a whole run for the next announcement.
pub fn remember(quick: bool, took: Duration) {
    let _ = fs::write(record(quick), took.as_secs().to_string());
}

fn say_what_is_left_out(outcomes: &[Outcome], left_out: &LeftOut) {
    let skipped: u64 = outcomes.iter().map(|outcome| outcome.skipped).sum();
    if skipped > 0 {
        println!("\nskipped, each a test or a group of tests: {skipped}");
        for outcome in outcomes.iter().filter(|outcome| outcome.skipped > 0) {
            println!("    {:>4}  {}", outcome.skipped, outcome.name);
        }
    }
    if !left_out.absent.is_empty() {
        println!(
            "\nnot installed, so that what needs it was left out: {}. {}",
            left_out.absent.join(", "),
            crate::system::advice()
        );
    }
    for reason in &left_out.reasons {
        println!("\nleft out: {reason}");
    }
}

#[cfg(test)]
mod tests {
    use super::minutes;
    use std::time::Duration;

    #[test]
    fn a_time_is_read_at_a_glance() {
        assert_eq!(minutes(Duration::from_secs(1654)), "27 min 34 s");
        assert_eq!(minutes(Duration::from_secs(62)), "1 min 02 s");
    }
}
