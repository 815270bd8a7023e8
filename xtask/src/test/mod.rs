//! `cargo xtask test`: every test, and at the end how many ran where. A step that fails does not
//! keep the others from running.
//!
//! Two things happen at a time, as many as the smallest machines have cores: what needs cargo and no
//! package runs while the engines are compiled and everything else is fetched, and then the other steps
//! two by two. Those that measure time run alone, at the end.

mod report;
mod step;
mod steps;

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use anyhow::{Result, anyhow};

use self::report::LeftOut;
use self::step::{Outcome, Step};
use self::steps::Browser;
use crate::build::{build, site_with};
use crate::run::{
    ensure_npm_folder, ensure_npm_packages, ensure_rust_source, ensure_wasm_target, root,
};
use crate::system::{Absent, Plan};

/// What the command line says.
pub struct Options {
    /// Without what needs a browser.
    pub quick: bool,
    /// Installs packages of the system without asking.
    pub install: bool,
    /// Only steps whose names have one of these words; everything is built all the same.
    pub only: Vec<String>,
}

impl Options {
    fn chosen(&self, mut steps: Vec<Step>) -> Vec<Step> {
        steps.retain(|step| self.is_chosen(step.name));
        steps
    }

    fn is_chosen(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|word| name.contains(word))
    }
}

/// Runs everything.
pub fn test(options: &Options) -> Result<()> {
    let started = Instant::now();
    report::announce(options.quick, &options.only);
    // A person who is asked something is asked at once.
    let plan = crate::system::plan(!options.quick, options.install)?;
    ensure_wasm_target()?;
    ensure_rust_source()?;
    let (outcomes, left_out) = run(options, plan)?;
    let took = started.elapsed();
    report::report(&outcomes, &left_out, took)?;
    if options.only.is_empty() {
        report::remember(options.quick, took);
    }
    Ok(())
}

/// Steps that wait for a worker, once everything is built.
struct Queue {
    steps: Mutex<VecDeque<Step>>,
    absent: Vec<&'static str>,
}

fn run(options: &Options, plan: Plan) -> Result<(Vec<Outcome>, LeftOut)> {
    let pages = crate::models::pages();
    let is_stopped = AtomicBool::new(false);
    let (open, opened) = channel();
    thread::scope(|scope| {
        let native = scope.spawn(|| native(options, opened, &is_stopped));
        let others = scope.spawn(|| fetch_others(options, plan));
        let built = build_all(options, others, open).inspect_err(|_| {
            is_stopped.store(true, Ordering::SeqCst);
        });
        let (queue, alone, reasons) = built?;
        let mut outcomes = vec![Outcome::fact(
            "docs/api is what the models say",
            pages == crate::models::pages(),
            "the build has written it anew: commit it",
        )];
        work(&queue, &mut outcomes)?;
        let native = native.join().map_err(|_| anyhow!("a worker failed"))??;
        for step in alone {
            outcomes.push(step.run(&queue.absent)?);
        }
        let outcomes = native.into_iter().chain(outcomes).collect();
        let absent = queue.absent.clone();
        Ok((outcomes, LeftOut { absent, reasons }))
    })
}

/// What needs no package, while it is made; then the other steps, as the main worker does.
fn native(
    options: &Options,
    opened: Receiver<Arc<Queue>>,
    is_stopped: &AtomicBool,
) -> Result<Vec<Outcome>> {
    let mut outcomes = Vec::new();
    for step in options.chosen(steps::native()) {
        if is_stopped.load(Ordering::SeqCst) {
            return Ok(outcomes);
        }
        outcomes.push(step.run(&[])?);
    }
    // Closed without a queue where a build has failed.
    if let Ok(queue) = opened.recv() {
        work(&queue, &mut outcomes)?;
    }
    Ok(outcomes)
}

/// Runs steps of the queue until there is none left.
fn work(queue: &Queue, outcomes: &mut Vec<Outcome>) -> Result<()> {
    let next = || {
        let steps = queue.steps.lock();
        steps.unwrap_or_else(PoisonError::into_inner).pop_front()
    };
    while let Some(step) = next() {
        outcomes.push(step.run(&queue.absent)?);
    }
    Ok(())
}

/// What is fetched, and not compiled: packages of the system, of Python and of npm, and the catalogue.
fn fetch_others(options: &Options, plan: Plan) -> Result<(Absent, Vec<String>)> {
    let mut reasons = Vec::new();
    let mut absent = crate::system::provide(plan, !options.quick)?;
    // Its tests leave out what it would be needed for.
    if let Err(error) = crate::catalogue::make() {
        reasons.push(format!(
            "the catalogue of all services, which could not be made. {error:#}"
        ));
    }
    ensure_npm_folder("tests/testing/runners")?;
    ensure_npm_folder("tests/generated/clients")?;
    if !options.quick {
        ensure_npm_folder("docs-site")?;
    }
    if !absent.has("python")
        && let Err(error) = crate::python::ensure_python()
    {
        absent.add("python");
        reasons.push(format!("the vendor's SDK for Python. {error:#}"));
    }
    Ok((absent, reasons))
}

type Fetched<'scope> = thread::ScopedJoinHandle<'scope, Result<(Absent, Vec<String>)>>;

/// Builds everything, and lets the workers begin; gives what runs at the end, and what is left out.
fn build_all(
    options: &Options,
    others: Fetched<'_>,
    open: Sender<Arc<Queue>>,
) -> Result<(Arc<Queue>, Vec<Step>, Vec<String>)> {
    ensure_npm_packages()?;
    build()?;
    crate::client::build()?;
    let fetched = others.join().map_err(|_| anyhow!("a worker failed"))?;
    let (absent, mut reasons) = fetched?;
    crate::services::services(None)?;
    let browser = match (options.quick, absent.has("chromium")) {
        (true, _) => Browser::Unwanted,
        (false, true) => Browser::Missing,
        (false, false) => Browser::Here,
    };
    if !options.quick {
        // A small catalogue, so that the tests are the same wherever they run.
        site_with(&root().join("tests/browser/catalogue"))?;
        crate::explorer::make()?;
    }
    let mut without = Vec::new();
    let mut steps = steps::with_package(browser, &mut without)?;
    without.retain(|what| options.is_chosen(what));
    if browser == Browser::Missing && !without.is_empty() {
        reasons.push(format!(
            "what needs a browser, since Chromium is missing: {}",
            without.join(", ")
        ));
    }
    if !options.quick {
        steps.insert(
            0,
            Step::checked("the documents as a site", crate::docs::make()),
        );
    }
    let steps = options.chosen(steps);
    let (alone, steps): (Vec<Step>, Vec<Step>) = steps.into_iter().partition(|step| step.is_alone);
    let queue = Arc::new(Queue {
        steps: Mutex::new(steps.into()),
        absent: absent.names().to_vec(),
    });
    // The other worker may have ended with an error, which is told when it is joined.
    let _ = open.send(Arc::clone(&queue));
    Ok((queue, alone, reasons))
}

#[cfg(test)]
mod tests {
    use std::process::Command;
    use std::sync::{Arc, Mutex};
    use std::thread;

    use super::step::Step;
    use super::{Queue, work};

    #[test]
    fn two_workers_run_each_step_once_and_a_failure_stops_neither() {
        let steps = ["a", "b", "c", "d"].map(|name| {
            let mut shell = Command::new("sh");
            let end = if name == "b" { 1 } else { 0 };
            shell.args(["-c", &format!("echo {name}; sleep 0.1; exit {end}")]);
            Step::checked(name, shell)
        });
        let queue = Arc::new(Queue {
            steps: Mutex::new(steps.into_iter().collect()),
            absent: Vec::new(),
        });
        let workers = [(); 2].map(|()| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || {
                let mut outcomes = Vec::new();
                work(&queue, &mut outcomes).unwrap();
                outcomes
            })
        });
        let outcomes = workers.map(|worker| worker.join().unwrap());
        assert!(outcomes.iter().all(|each| !each.is_empty()), "both worked");
        let mut all: Vec<_> = outcomes
            .iter()
            .flatten()
            .map(|outcome| (outcome.name, outcome.ok))
            .collect();
        all.sort_unstable();
        assert_eq!(all, [("a", true), ("b", false), ("c", true), ("d", true)]);
    }
}
