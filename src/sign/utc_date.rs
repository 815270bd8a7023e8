//! The UTC date of a Unix time, as the credential scope writes it.

use alloc::string::String;

use crate::ascii;

/// A Unix time has no leap seconds.
pub const SECONDS_A_DAY: u64 = 86_400;

/// `YYYY-MM-DD` in UTC of a Unix time in seconds.
///
/// The signature is bound to the UTC date of its timestamp, never to the local one:
/// code that uses the local date fails from midnight to 8 o'clock in China.
/// The calendar arithmetic counts in eras of 400 years (146097 days) that begin on
/// the first of March, so that the leap day is the last of its year.
pub fn utc_date(unix_seconds: u64) -> String {
    let days = unix_seconds / SECONDS_A_DAY + 719_468; // since 0000-03-01
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + u64::from(month <= 2);

    let mut date = String::with_capacity(10);
    for (number, width) in [(year, 4), (month, 2), (day, 2)] {
        if !date.is_empty() {
            date.push('-');
        }
        ascii::push_decimal(&mut date, number, width);
    }
    date
}

#[cfg(test)]
mod tests {
    use super::utc_date;

    #[test]
    fn the_documents_timestamp_is_still_the_25th_in_utc() {
        assert_eq!(utc_date(1_551_113_065), "2019-02-25");
    }

    #[test]
    fn the_date_changes_at_midnight_utc() {
        assert_eq!(utc_date(1_704_067_199), "2023-12-31");
        assert_eq!(utc_date(1_704_067_200), "2024-01-01");
    }

    #[test]
    fn leap_days_exist_every_fourth_year_but_not_in_2100() {
        assert_eq!(utc_date(1_709_164_800), "2024-02-29");
        assert_eq!(utc_date(951_782_400), "2000-02-29");
        assert_eq!(utc_date(4_107_542_400), "2100-03-01");
        assert_eq!(utc_date(4_107_542_400 - 1), "2100-02-28");
    }

    #[test]
    fn the_epoch_is_the_first_of_january_1970() {
        assert_eq!(utc_date(0), "1970-01-01");
    }
}
