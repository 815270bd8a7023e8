//! Whether a failed call is made again, and when.

#[cfg(target_arch = "wasm32")]
use alloc::vec::Vec;

use tc3fetch::call::attempts::{Failed, Next, Retry, next};
use tc3fetch::call::failure::{Failure, is_read_only};

use crate::frame::text_of;
#[cfg(target_arch = "wasm32")]
use crate::memory;

/// The names of failures, in the order of their numbers.
pub const FAILURES: [&str; 5] = ["FINAL", "THROTTLED", "UNKNOWN", "CLOCK", "CREDENTIALS"];

/// Of what follows from a failed attempt: the same call may be made again, by the package or by
/// its caller.
pub const RETRYABLE: u32 = 1 << 31;

/// In place of what the service asks to wait: it does not say.
pub const NOT_ASKED: u32 = u32::MAX;

/// The failure of a number.
pub fn failure(number: u32) -> Failure {
    match number {
        1 => Failure::Throttled,
        2 => Failure::Unknown,
        3 => Failure::Clock,
        4 => Failure::Credentials,
        _ => Failure::Final,
    }
}

/// What follows from an attempt that failed: [`RETRYABLE`] or not, and below that 0 where there
/// is no further attempt, or else 1 and the pause before it in milliseconds. `action` is its
/// name; the numbers are those of [`Failed`] and [`Retry`], in this order.
pub fn after(
    action: &[u8],
    [failure_number, harmless, made]: [u32; 3],
    [attempts, base_delay, max_delay]: [u32; 3],
    [retry_after, random, tokens]: [u32; 3],
) -> u32 {
    let failed = Failed {
        failure: failure(failure_number),
        is_harmless: harmless > 0 || is_read_only(text_of(action)),
        made,
        retry_after: Some(retry_after).filter(|after| *after != NOT_ASKED),
        random,
        tokens,
    };
    let retry = Retry {
        attempts,
        base_delay,
        max_delay,
    };
    let Next {
        is_retryable,
        pause,
    } = next(&failed, &retry);
    // A pause of 24 days is as long as any.
    let pause = pause.map_or(0, |pause| pause.min(RETRYABLE - 2) + 1);
    pause | if is_retryable { RETRYABLE } else { 0 }
}

/// [`after`] for the action in the window.
#[cfg(target_arch = "wasm32")]
pub fn attempt(length: u32, failed: [u32; 3], retry: [u32; 3], now: [u32; 3]) -> u32 {
    let number = memory::with_window(length as usize, |action| after(action, failed, retry, now));
    memory::finish(Vec::new());
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use tc3fetch::call::attempts::BUDGET;

    const THROTTLED: u32 = Failure::Throttled as u32;
    const UNKNOWN: u32 = Failure::Unknown as u32;
    const HALF: u32 = 1 << 31;
    const RETRY: [u32; 3] = [3, 100, 20_000];
    const NOW: [u32; 3] = [NOT_ASKED, HALF, BUDGET];

    #[test]
    fn every_failure_has_its_number() {
        for (number, name) in (0..).zip(FAILURES) {
            assert_eq!(failure(number) as u32, number);
            assert_eq!(format!("{:?}", failure(number)).to_uppercase(), name);
        }
        assert_eq!(failure(5), Failure::Final);
        assert_eq!(failure(u32::MAX), Failure::Final);
    }

    #[test]
    fn a_number_says_whether_and_when() {
        let of = |action: &str, failed| after(action.as_bytes(), failed, RETRY, NOW);
        assert_eq!(of("DescribeZones", [UNKNOWN, 0, 1]), RETRYABLE | 51);
        assert_eq!(of("DescribeZones", [UNKNOWN, 0, 2]), RETRYABLE | 101);
        assert_eq!(of("DescribeZones", [UNKNOWN, 0, 3]), RETRYABLE);
        assert_eq!(of("Invoke", [UNKNOWN, 0, 1]), 0);
        assert_eq!(of("Invoke", [UNKNOWN, 1, 1]), RETRYABLE | 51);
        assert_eq!(of("Invoke", [THROTTLED, 0, 1]), RETRYABLE | 51);
        assert_eq!(of("DescribeZones", [0, 1, 1]), 0);
        // No pause is another thing than no attempt.
        let at_once = after(b"Invoke", [THROTTLED, 0, 1], RETRY, [0, 0, BUDGET]);
        assert_eq!(at_once, RETRYABLE | 1);
    }

    #[test]
    fn any_numbers_and_any_bytes_have_an_answer() {
        for extreme in [0, 1, HALF, u32::MAX - 1, u32::MAX] {
            let all = [extreme; 3];
            after(b"Get\xff", all, all, all);
            let pause = after(
                b"Get",
                [THROTTLED, 0, 1],
                [2, extreme, u32::MAX],
                [extreme; 3],
            );
            assert!(pause >= RETRYABLE);
        }
        assert_eq!(after(b"Get\xff", [UNKNOWN, 0, 1], RETRY, NOW), 0);
    }
}
