//! When a command is asked to end, everything that it has started ends with it: servers, browsers
//! and compilers, also those that have left its process group.

use std::sync::atomic::{AtomicBool, Ordering};

static IS_ENDING: AtomicBool = AtomicBool::new(false);

/// Whether the command was asked to end: nothing new is started then.
pub fn is_ending() -> bool {
    IS_ENDING.load(Ordering::SeqCst)
}

/// What a command does last: where it was asked to end, the thread that ends its children ends
/// the process as well.
pub fn wait_if_ending() {
    while is_ending() {
        std::thread::park();
    }
}

/// From here on SIGINT, SIGTERM and SIGHUP end the descendants first.
#[cfg(unix)]
pub fn end_with_us() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    // A program whose parent has ended becomes ours, so that it is found below us.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_child_subreaper(Some(rustix::process::getpid()));
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP]) else {
        return;
    };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            IS_ENDING.store(true, Ordering::SeqCst);
            unix::end_descendants();
            // As shells say it.
            std::process::exit(128 + signal);
        }
    });
}

/// Windows has none of these signals.
#[cfg(not(unix))]
pub fn end_with_us() {}

#[cfg(unix)]
mod unix {
    use std::collections::HashSet;
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    use rustix::process::{Pid, Signal, WaitOptions, kill_process, wait};

    /// How long a program has to end by itself; a browser writes its profile.
    const PATIENCE: Duration = Duration::from_secs(3);

    pub fn end_descendants() {
        let started = Instant::now();
        let mut asked = HashSet::new();
        while started.elapsed() < PATIENCE * 2 {
            // Those that became ours would otherwise be left to another to be asked how they ended.
            while let Ok(Some(_)) = wait(WaitOptions::NOHANG) {}
            let left = descendants();
            if left.is_empty() {
                return;
            }
            let is_patient = started.elapsed() < PATIENCE;
            for pid in left {
                if !is_patient {
                    let _ = kill_process(pid, Signal::KILL);
                } else if asked.insert(pid) {
                    let _ = kill_process(pid, Signal::TERM);
                }
            }
            sleep(Duration::from_millis(50));
        }
    }

    /// Every process below this one that has not ended.
    fn descendants() -> Vec<Pid> {
        let all = processes();
        let mut found = vec![std::process::id()];
        let mut next = 0;
        while let Some(&parent) = found.get(next) {
            let children = all.iter().filter(|(_, its_parent)| *its_parent == parent);
            found.extend(children.map(|(pid, _)| *pid));
            next += 1;
        }
        let below = found.iter().skip(1);
        below
            .filter_map(|pid| Pid::from_raw(i32::try_from(*pid).ok()?))
            .collect()
    }

    /// Each process with its parent, without those that have ended and wait to be asked how.
    #[cfg(target_os = "linux")]
    fn processes() -> Vec<(u32, u32)> {
        let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        entries
            .filter_map(|entry| {
                let pid = entry.file_name().to_str()?.parse().ok()?;
                let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
                // The name before it may hold anything: `42 (a) b) S 1 …`
                let mut rest = stat.rsplit_once(") ")?.1.split(' ');
                let state = rest.next()?;
                (state != "Z").then_some((pid, rest.next()?.parse().ok()?))
            })
            .collect()
    }

    #[cfg(not(target_os = "linux"))]
    fn processes() -> Vec<(u32, u32)> {
        let output = std::process::Command::new("ps")
            .args(["-axo", "pid=,ppid=,stat="])
            .output();
        let text = output.map_or_else(|_| Vec::new(), |output| output.stdout);
        String::from_utf8_lossy(&text)
            .lines()
            .filter_map(|line| {
                let mut words = line.split_whitespace();
                let pid = words.next()?.parse().ok()?;
                let parent = words.next()?.parse().ok()?;
                (!words.next()?.starts_with('Z')).then_some((pid, parent))
            })
            .collect()
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::io::{BufRead, BufReader};
    use std::path::Path;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    use rustix::process::{Pid, Signal, kill_process};

    /// The process that the test below ends: it has a child, a grandchild in a session of its own whose parent
    /// is gone, and one that heeds no SIGTERM.
    #[test]
    #[ignore = "runs until it is ended: the test below starts it"]
    fn runs_until_it_is_ended() {
        super::end_with_us();
        let script = "sleep 300 & echo $!
(setsid sh -c 'echo $$; exec sleep 300' &)
(setsid sh -c 'trap \"\" TERM; echo $$; while :; do sleep 0.2; done' &)
wait";
        let _ = Command::new("sh").args(["-c", script]).status();
        super::wait_if_ending();
    }

    #[test]
    fn what_was_started_ends_with_the_command() {
        for (signal, code) in [(Signal::TERM, 143), (Signal::INT, 130)] {
            let mut command = Command::new(std::env::current_exe().unwrap())
                .args(["--ignored", "--exact", "--nocapture"])
                .arg("children::tests::runs_until_it_is_ended")
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let lines = BufReader::new(command.stdout.take().unwrap()).lines();
            let started: Vec<String> = lines
                .map_while(Result::ok)
                .filter(|line| line.parse::<u32>().is_ok())
                .take(3)
                .collect();
            assert_eq!(started.len(), 3);
            let is_alive = |pid: &String| Path::new("/proc").join(pid).exists();
            assert!(started.iter().all(is_alive));

            let asked = Instant::now();
            kill_process(Pid::from_child(&command), signal).unwrap();
            assert_eq!(command.wait().unwrap().code(), Some(code));
            assert!(asked.elapsed() < Duration::from_secs(10));
            let left: Vec<_> = started.iter().filter(|pid| is_alive(pid)).collect();
            assert!(left.is_empty(), "{left:?} are left");
        }
    }
}
