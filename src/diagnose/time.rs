//! Times as requests write them.

use alloc::string::String;

use crate::ascii::{concat, push_decimal};
use crate::sign::utc_date::{SECONDS_A_DAY, utc_date};

/// The Unix time of `2026-01-02T03:04:05Z`; None for another form.
pub fn of_iso(text: &str) -> Option<u64> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u64>().ok();
    let marks = [
        (4, "-"),
        (7, "-"),
        (10, "T"),
        (13, ":"),
        (16, ":"),
        (19, "Z"),
    ];
    let is_iso = text.len() == 20
        && marks
            .iter()
            .all(|(at, mark)| text.get(*at..at + 1) == Some(mark));
    if !is_iso {
        return None;
    }
    let day = day_of(text.get(..10)?)?;
    let seconds = number(11, 13)? * 3600 + number(14, 16)? * 60 + number(17, 19)?;
    Some(day * SECONDS_A_DAY + seconds)
}

/// `2026-01-02T03:04:05Z` of a Unix time.
pub fn iso(unix_seconds: u64) -> String {
    let mut clock = String::new();
    let of_day = unix_seconds % SECONDS_A_DAY;
    for (index, number) in [of_day / 3600, of_day / 60 % 60, of_day % 60]
        .into_iter()
        .enumerate()
    {
        if index > 0 {
            clock.push(':');
        }
        push_decimal(&mut clock, number, 2);
    }
    concat(&[&utc_date(unix_seconds), "T", &clock, "Z"])
}

/// Days since 1970 of a date, `2026-01-02`; None for another form.
pub fn day_of(date: &str) -> Option<u64> {
    let year: u64 = date.get(..4)?.parse().ok()?;
    // A day that is near is found by its year, and then compared.
    let first = year.checked_sub(1970)? * 365;
    let candidates = first..first + 366 + year / 4;
    let mut candidates = candidates.filter(|day| utc_date(day * SECONDS_A_DAY) == date);
    candidates.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_and_read() {
        for time in [
            0,
            1_551_113_065,
            1_709_164_800,
            4_107_542_400,
            1_704_067_199,
        ] {
            assert_eq!(of_iso(&iso(time)), Some(time));
        }
        assert_eq!(iso(1_551_113_065), "2019-02-25T16:44:25Z");
        for wrong in [
            "",
            "2019-02-25",
            "2019-02-25 16:44:25",
            "2019-13-25T16:44:25Z",
            "é019-02-25T16:44:2Z",
        ] {
            assert_eq!(of_iso(wrong), None, "{wrong}");
        }
    }
}
