//! Times and nonces, as numbers that a caller gives.

use crate::fault::Fault;

/// Timestamps from here on are milliseconds that were taken for seconds: as seconds
/// they lie after the year 5000.
const FIRST_MILLISECOND_TIMESTAMP: u64 = 100_000_000_000;

/// The largest whole number that JavaScript can write exactly.
const LARGEST_NONCE: u64 = (1 << 53) - 1;

/// Unix time in whole seconds, out of a number of any kind.
///
/// # Errors
/// [`Fault::InvalidTimestamp`], and as [`checked_timestamp`].
pub fn timestamp_of(number: f64) -> Result<u64, Fault> {
    match whole(number) {
        Some(seconds) => checked_timestamp(seconds),
        None => Err(Fault::InvalidTimestamp),
    }
}

/// Unix time in seconds.
///
/// # Errors
/// [`Fault::TimestampInMilliseconds`], and [`Fault::ClockAtZero`].
pub fn checked_timestamp(seconds: u64) -> Result<u64, Fault> {
    match seconds {
        // What the clock of a Worker says in its global scope.
        0 => Err(Fault::ClockAtZero),
        1..FIRST_MILLISECOND_TIMESTAMP => Ok(seconds),
        _ => Err(Fault::TimestampInMilliseconds),
    }
}

/// A positive whole number against replays.
///
/// # Errors
/// [`Fault::InvalidNonce`]
pub fn nonce_of(number: f64) -> Result<u64, Fault> {
    match whole(number) {
        Some(nonce @ 1..=LARGEST_NONCE) => Ok(nonce),
        _ => Err(Fault::InvalidNonce),
    }
}

/// A number without sign and fraction.
fn whole(number: f64) -> Option<u64> {
    // The cast stays within the type's limits, and makes 0 of what is no number.
    let whole = number as u64;
    (whole as f64 == number).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_is_a_whole_number_of_seconds() {
        assert_eq!(timestamp_of(1_700_000_000.0), Ok(1_700_000_000));
        assert_eq!(timestamp_of(1.0), Ok(1));
        for wrong in [1.5, -1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e21] {
            assert_eq!(timestamp_of(wrong), Err(Fault::InvalidTimestamp), "{wrong}");
        }
    }

    #[test]
    fn a_clock_at_zero_is_named() {
        for zero in [0.0, -0.0] {
            assert_eq!(timestamp_of(zero), Err(Fault::ClockAtZero));
        }
    }

    #[test]
    fn milliseconds_are_named() {
        let milliseconds = timestamp_of(1_700_000_000_000.0);
        assert_eq!(milliseconds, Err(Fault::TimestampInMilliseconds));
    }

    #[test]
    fn a_nonce_is_positive_and_exact() {
        assert_eq!(nonce_of(1.0), Ok(1));
        assert_eq!(nonce_of(9_007_199_254_740_991.0), Ok(LARGEST_NONCE));
        for wrong in [0.0, -1.0, 0.5, f64::NAN, 9_007_199_254_740_992.0] {
            assert_eq!(nonce_of(wrong), Err(Fault::InvalidNonce), "{wrong}");
        }
    }
}
