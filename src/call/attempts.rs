//! Whether a failed call is made again, and after which pause.
//!
//! The pause is random between nothing and a limit that doubles ("full jitter"), so that
//! clients that failed together do not come back together. A bucket of tokens, shared by the
//! calls to a service, ends the repeating where most calls fail: a service in trouble is not
//! given three times the work.
//! Source: <https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/>

use super::failure::Failure;

/// How many tokens a full bucket has, which is what it begins with.
pub const BUDGET: u32 = 500;

/// How many tokens another attempt takes. A call that succeeds gives one back.
pub const RETRY_COST: u32 = 5;

/// How often and how soon calls are repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    /// How many attempts a call has in all. Below 2 nothing is repeated.
    pub attempts: u32,
    /// The limit of the pause before the second attempt, in milliseconds; it doubles with each
    /// attempt.
    pub base_delay: u32,
    /// What that limit never exceeds, in milliseconds. A service that asks for a longer pause
    /// is not asked again.
    pub max_delay: u32,
}

impl Retry {
    /// Three attempts, with pauses below 100 and 200 milliseconds.
    pub const DEFAULT: Self = Self {
        attempts: 3,
        base_delay: 100,
        max_delay: 20_000,
    };
}

impl Default for Retry {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// An attempt that failed, and what its repetition depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failed {
    /// Why.
    pub failure: Failure,
    /// Whether to carry the action out twice is as good as once: it only reads, it carries a
    /// `ClientToken`, or the caller says so.
    pub is_harmless: bool,
    /// How many attempts were made, this one included.
    pub made: u32,
    /// How long the service asks to wait, in milliseconds. None where it does not say.
    pub retry_after: Option<u32>,
    /// A random number.
    pub random: u32,
    /// How many tokens are left in the bucket.
    pub tokens: u32,
}

/// What follows from a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// Whether the same call may be made again, by the client or by its caller: it does not depend on how
    /// many attempts are left.
    pub is_retryable: bool,
    /// The pause before the next attempt, in milliseconds. None: there is no further one.
    /// Another attempt takes [`RETRY_COST`] out of the bucket: see [`tokens_after_retry`].
    pub pause: Option<u32>,
}

/// What follows from a failed attempt. [`Failure::Clock`] and [`Failure::Credentials`] are not
/// decided here: the caller's loop has one more attempt for each, without a pause.
pub fn next(failed: &Failed, retry: &Retry) -> Next {
    let is_retryable = failed.failure.is_retryable(failed.is_harmless);
    let asked = failed.retry_after.unwrap_or(0);
    let has_another = is_retryable
        && failed.made < retry.attempts
        && failed.tokens >= RETRY_COST
        && asked <= retry.max_delay;
    Next {
        is_retryable,
        pause: has_another.then(|| jitter(failed.made, retry, failed.random).max(asked)),
    }
}

/// A random part of the limit after so many attempts.
fn jitter(made: u32, retry: &Retry, random: u32) -> u32 {
    let doubled = u64::from(retry.base_delay) << made.saturating_sub(1).min(31);
    let limit = doubled.min(retry.max_delay.into());
    // Below the limit, which is 32 bits long.
    ((limit * u64::from(random)) >> 32) as u32
}

/// How many tokens a bucket has after another attempt.
pub const fn tokens_after_retry(tokens: u32) -> u32 {
    tokens.saturating_sub(RETRY_COST)
}

/// How many tokens a bucket has after a call that succeeded.
pub const fn tokens_after_success(tokens: u32) -> u32 {
    if tokens < BUDGET { tokens + 1 } else { BUDGET }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HALF: u32 = 1 << 31;

    const FAILED: Failed = Failed {
        failure: Failure::Unknown,
        is_harmless: true,
        made: 1,
        retry_after: None,
        random: HALF,
        tokens: BUDGET,
    };

    fn pause(failed: Failed) -> Option<u32> {
        next(&failed, &Retry::DEFAULT).pause
    }

    #[test]
    fn pauses_double_up_to_the_limit() {
        let retry = Retry {
            attempts: 20,
            ..Retry::DEFAULT
        };
        let pauses = (1..12).map(|made| next(&Failed { made, ..FAILED }, &retry).pause.unwrap());
        assert_eq!(
            pauses.collect::<alloc::vec::Vec<_>>(),
            [
                50, 100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000, 10_000
            ]
        );
    }

    #[test]
    fn a_pause_is_a_random_part_of_its_limit() {
        for (random, expected) in [(0, 0), (1 << 30, 25), (HALF, 50), (u32::MAX, 99)] {
            assert_eq!(pause(Failed { random, ..FAILED }), Some(expected));
        }
    }

    #[test]
    fn three_attempts_are_made() {
        let made = |made| pause(Failed { made, ..FAILED });
        assert_eq!((made(1), made(2), made(3)), (Some(50), Some(100), None));
        let last = Failed { made: 3, ..FAILED };
        assert!(next(&last, &Retry::DEFAULT).is_retryable);
    }

    #[test]
    fn what_may_have_been_carried_out_is_repeated_only_where_that_does_no_harm() {
        let of = |failure, is_harmless| {
            let failed = Failed {
                failure,
                is_harmless,
                ..FAILED
            };
            let Next {
                is_retryable,
                pause,
            } = next(&failed, &Retry::DEFAULT);
            assert_eq!(is_retryable, pause.is_some());
            is_retryable
        };
        assert!(of(Failure::Unknown, true) && !of(Failure::Unknown, false));
        assert!(of(Failure::Throttled, true) && of(Failure::Throttled, false));
        for failure in [Failure::Final, Failure::Clock, Failure::Credentials] {
            assert!(!of(failure, true) && !of(failure, false));
        }
    }

    #[test]
    fn what_the_service_asks_for_is_waited_for_at_least() {
        let after = |milliseconds| {
            pause(Failed {
                retry_after: Some(milliseconds),
                ..FAILED
            })
        };
        assert_eq!(after(0), Some(50));
        assert_eq!(after(49), Some(50));
        assert_eq!(after(3000), Some(3000));
        assert_eq!(after(20_000), Some(20_000));
        assert_eq!(after(20_001), None);
        let failed = Failed {
            retry_after: Some(u32::MAX),
            ..FAILED
        };
        assert!(next(&failed, &Retry::DEFAULT).is_retryable);
    }

    #[test]
    fn an_empty_bucket_ends_the_repeating() {
        let with = |tokens| pause(Failed { tokens, ..FAILED });
        assert_eq!((with(5), with(4), with(0)), (Some(50), None, None));
        assert_eq!((tokens_after_retry(5), tokens_after_retry(4)), (0, 0));
        assert_eq!(tokens_after_success(499), 500);
        assert_eq!(tokens_after_success(500), 500);
        assert_eq!(tokens_after_success(u32::MAX), 500);
    }

    proptest! {
        #[test]
        fn no_pause_is_longer_than_what_was_agreed(
            made: u32, attempts: u32, base_delay: u32, max_delay: u32,
            retry_after: Option<u32>, random: u32, tokens: u32,
        ) {
            let retry = Retry { attempts, base_delay, max_delay };
            let failed = Failed { made, retry_after, random, tokens, ..FAILED };
            if let Some(pause) = next(&failed, &retry).pause {
                prop_assert!(pause <= max_delay && pause >= retry_after.unwrap_or(0));
                prop_assert!(made < attempts && tokens >= RETRY_COST);
            }
        }
    }
}
