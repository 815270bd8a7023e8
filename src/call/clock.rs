//! How far the service's clock is ahead of ours, learned from the header `Date` of an answer.
//!
//! Formats: <https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7>

/// Below this a correction would not help: a service accepts five minutes more or less, and
/// the header has whole seconds, of the moment when the answer left.
pub const TOLERANCE: u64 = 30_000;

/// A clock that can be corrected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// The service's time minus ours, in milliseconds.
    pub offset: i64,
}

impl Clock {
    /// The service's time, where ours is `device`; both in milliseconds since 1970.
    pub const fn now(&self, device: u64) -> u64 {
        device.saturating_add_signed(self.offset)
    }

    /// Learns from an answer that came at `device`, in milliseconds since 1970. Gives whether
    /// the clock was wrong, by more than 30 seconds, and is right now.
    ///
    /// `date` and `age` are its headers of these names. What a cache has kept for a while
    /// (`Age`) has the time of long ago, and teaches nothing.
    pub fn learn(&mut self, date: &str, age: Option<&str>, device: u64) -> bool {
        let is_kept = age.is_some_and(|age| age.trim_ascii() != "0");
        let service = match unix_seconds(date) {
            Some(seconds) if !is_kept => seconds.saturating_mul(1000),
            _ => return false,
        };
        if service.abs_diff(self.now(device)) <= TOLERANCE {
            return false;
        }
        match i64::try_from(i128::from(service) - i128::from(device)) {
            Ok(offset) => self.offset = offset,
            Err(_) => return false,
        }
        true
    }
}

/// A date in one of the three forms that HTTP knows, in seconds since 1970. None where it is
/// none of them, is before 1970, or has a weekday that it was not.
///
/// ```
/// use tc3fetch::call::clock::unix_seconds;
///
/// assert_eq!(unix_seconds("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777));
/// assert_eq!(unix_seconds("Sunday, 06-Nov-94 08:49:37 GMT"), Some(784_111_777));
/// assert_eq!(unix_seconds("Sun Nov  6 08:49:37 1994"), Some(784_111_777));
/// assert_eq!(unix_seconds("1994-11-06T08:49:37Z"), None);
/// ```
pub fn unix_seconds(date: &str) -> Option<u64> {
    let date = date.trim_ascii();
    let Some((weekday, rest)) = date.split_once(", ") else {
        return of_asctime(date);
    };
    let rest = rest.strip_suffix(" GMT")?;
    match weekday.len() {
        // 06 Nov 1994 08:49:37
        3 => {
            let [day, month, year, time] = parts(rest, [' ', ' ', ' '])?;
            of_parts(weekday, digits(day, 2)?, month, digits(year, 4)?, time)
        }
        // 06-Nov-94 08:49:37
        _ => {
            let [day, month, year, time] = parts(rest, ['-', '-', ' '])?;
            let year = match digits(year, 2)? {
                // Of this century, until the next one is near.
                year @ 0..70 => 2000 + year,
                year => 1900 + year,
            };
            let (short, end) = weekday.split_at_checked(3)?;
            (WEEKDAY_ENDS[weekday_of(short)?] == end)
                .then(|| of_parts(short, digits(day, 2)?, month, year, time))?
        }
    }
}

/// `Sun Nov  6 08:49:37 1994`
fn of_asctime(date: &str) -> Option<u64> {
    let (weekday, rest) = date.split_once(' ')?;
    let (month, rest) = rest.split_once(' ')?;
    let (day, rest) = rest.split_at_checked(2)?;
    let day = match day.strip_prefix(' ') {
        Some(day) => digits(day, 1)?,
        None => digits(day, 2)?,
    };
    let (time, year) = rest.strip_prefix(' ')?.split_once(' ')?;
    of_parts(weekday, day, month, digits(year, 4)?, time)
}

const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const WEEKDAY_ENDS: [&str; 7] = ["day", "day", "sday", "nesday", "rsday", "day", "urday"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

fn weekday_of(name: &str) -> Option<usize> {
    WEEKDAYS.iter().position(|known| *known == name)
}

/// A text's parts between three separators.
fn parts(text: &str, separators: [char; 3]) -> Option<[&str; 4]> {
    let (first, rest) = text.split_once(separators[0])?;
    let (second, rest) = rest.split_once(separators[1])?;
    let (third, fourth) = rest.split_once(separators[2])?;
    Some([first, second, third, fourth])
}

/// The number of a text of so many digits.
fn digits(text: &str, count: usize) -> Option<u64> {
    let are_digits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    are_digits.then(|| text.parse().ok())?
}

fn of_parts(weekday: &str, day: u64, month: &str, year: u64, time: &str) -> Option<u64> {
    let month = 1 + MONTHS.iter().position(|known| *known == month)? as u64;
    let days = days_since_1970(year, month, day)?;
    // 1970 began on a Thursday.
    if weekday_of(weekday)? as u64 != (days + 4) % 7 {
        return None;
    }
    let (hour, rest) = time.split_once(':')?;
    let (minute, second) = rest.split_once(':')?;
    let [hour, minute, second] = [digits(hour, 2)?, digits(minute, 2)?, digits(second, 2)?];
    // The 61st second of a minute is a leap second.
    let is_time = hour < 24 && minute < 60 && second <= 60;
    is_time.then_some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

/// The reverse of the arithmetic in [`utc_date`](crate::sign::utc_date::utc_date): years that
/// begin on the first of March.
fn days_since_1970(year: u64, month: u64, day: u64) -> Option<u64> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = match month {
        2 => 28 + u64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if !(1..=length).contains(&day) || year < 1970 {
        return None;
    }
    let year = year - u64::from(month <= 2);
    let month_from_march = (month + 9) % 12;
    let (era, year_of_era) = (year / 400, year % 400);
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    (era * 146_097 + day_of_era).checked_sub(719_468)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::utc_date::utc_date;
    use alloc::format;
    use alloc::string::String;
    use proptest::prelude::*;

    const DATE: &str = "Fri, 15 Nov 2024 09:27:21 GMT";
    const AT: u64 = 1_731_662_841_000;

    #[test]
    fn a_clock_that_is_ten_minutes_off_is_corrected() {
        for offset in [-600_000_i64, 600_000] {
            let device = AT.saturating_add_signed(-offset);
            let mut clock = Clock::default();
            assert!(clock.learn(DATE, None, device));
            assert_eq!((clock.offset, clock.now(device)), (offset, AT));
            assert!(!clock.learn(DATE, None, device), "it is right already");
            assert_eq!(clock.offset, offset);
        }
    }

    #[test]
    fn what_would_not_help_changes_nothing() {
        for device in [AT - 30_000, AT, AT + 30_000] {
            let mut clock = Clock::default();
            assert!(!clock.learn(DATE, None, device));
            assert_eq!(clock, Clock::default());
        }
        assert!(Clock::default().learn(DATE, None, AT + 30_001));
        assert!(Clock::default().learn(DATE, None, AT - 30_001));
    }

    #[test]
    fn a_cached_answer_teaches_nothing() {
        for (age, expected) in [(None, true), (Some("0"), true), (Some(" 0 "), true)] {
            assert_eq!(Clock::default().learn(DATE, age, 0), expected, "{age:?}");
        }
        for age in ["1", "600", "", "x"] {
            assert!(!Clock::default().learn(DATE, Some(age), 0), "{age}");
        }
    }

    #[test]
    fn an_offset_that_was_set_by_hand_is_kept_within_the_range_of_time() {
        let clock = |offset| Clock { offset };
        assert_eq!(clock(-1).now(0), 0);
        assert_eq!(clock(i64::MIN).now(5), 0);
        assert_eq!(clock(i64::MAX).now(u64::MAX), u64::MAX);
        assert!(!Clock::default().learn(DATE, None, u64::MAX));
    }

    #[test]
    fn only_dates_are_dates() {
        for date in [
            "",
            "Fri",
            "Fri, 15 Nov 2024 09:27:21",
            "Fri, 15 Nov 2024 09:27:21 UTC",
            "Fri, 15 Nov 2024 09:27:21 +0000",
            "Fri, 15 nov 2024 09:27:21 GMT",
            "fri, 15 Nov 2024 09:27:21 GMT",
            "Thu, 15 Nov 2024 09:27:21 GMT",
            "Fri, 5 Nov 2024 09:27:21 GMT",
            "Fri, 15  Nov 2024 09:27:21 GMT",
            "Fri,15 Nov 2024 09:27:21 GMT",
            "Fri, 15 Nov 24 09:27:21 GMT",
            "Fri, 15 Nov 2024 24:27:21 GMT",
            "Fri, 15 Nov 2024 09:60:21 GMT",
            "Fri, 15 Nov 2024 09:27:61 GMT",
            "Fri, 15 Nov 2024 9:27:21 GMT",
            "Fri, 15 Nov 2024 09:27:+1 GMT",
            "Fri, 31 Nov 2024 09:27:21 GMT",
            "Fri, 29 Feb 2023 09:27:21 GMT",
            "Wed, 31 Dec 1969 23:59:59 GMT",
            "Fri, 15 Nov 99999999999999999999 09:27:21 GMT",
            "Fri, 15-Nov-24 09:27:21 GMT",
            "Saturday, 15-Nov-24 09:27:21 GMT",
            "Fryday, 15-Nov-24 09:27:21 GMT",
            "Friday, 15-Nov-2024 09:27:21 GMT",
            "Fri Nov 15 09:27:21 24",
            "Fri Nov 5 09:27:21 2024",
            "Frï, 15 Nov 2024 09:27:21 GMT",
            "Fri Nov é 09:27:21 2024",
            "0",
            "1731662841",
        ] {
            assert_eq!(unix_seconds(date), None, "{date}");
        }
        for date in [
            DATE,
            " Fri, 15 Nov 2024 09:27:21 GMT ",
            "Friday, 15-Nov-24 09:27:21 GMT",
            "Fri Nov 15 09:27:21 2024",
        ] {
            assert_eq!(unix_seconds(date), Some(AT / 1000), "{date}");
        }
        let leap_second = "Sat, 31 Dec 2016 23:59:60 GMT";
        assert_eq!(unix_seconds(leap_second), Some(1_483_228_800));
        assert_eq!(unix_seconds("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
        assert!(unix_seconds("Sunday, 06-Nov-94 08:49:37 GMT").is_some());
    }

    proptest! {
        #[test]
        fn every_day_is_found_again(seconds in 0_u64..253_402_300_800) {
            let date = utc_date(seconds);
            let [year, month, day] = [0..4, 5..7, 8..10].map(|range| &date[range]);
            let name = MONTHS[month.parse::<usize>().unwrap() - 1];
            let weekday = WEEKDAYS[(seconds / 86_400 + 4) as usize % 7];
            let [hour, minute, second] = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60];
            let text = format!("{weekday}, {day} {name} {year} {hour:02}:{minute:02}:{second:02} GMT");
            prop_assert_eq!(unix_seconds(&text), Some(seconds));
        }

        #[test]
        fn no_text_panics(text: String, age: String, device: u64, offset: i64) {
            let mut clock = Clock { offset };
            clock.learn(&text, Some(&age), device);
            clock.learn(DATE, None, device);
            clock.now(device);
        }
    }
}
