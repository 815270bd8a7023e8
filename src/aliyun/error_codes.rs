//! What an error code of Alibaba Cloud asks of the caller. A row of the table stands for every
//! code that begins as it does, and the first row that fits counts.

use super::error_codes_table::{CODES, FAILURES, HINTS};
use crate::ascii::Lines;
use crate::call::failure::Failure;

/// The row that stands for an error code.
pub fn find(code: &str) -> Option<u8> {
    let mut lines = Lines(CODES);
    (0..FAILURES.len() as u8).find(|_| code.as_bytes().starts_with(lines.line().as_bytes()))
}

/// What a row's codes mean for another attempt.
pub fn failure(row: u8) -> Failure {
    FAILURES.get(usize::from(row)).copied().unwrap_or_default()
}

/// What to do about a row's codes.
pub fn hint(row: u8) -> &'static str {
    Lines(HINTS).at(row)
}

/// [`hint`] in Chinese.
#[cfg(feature = "reference")]
pub fn hint_zh(row: u8) -> &'static str {
    Lines(super::error_codes_table::HINTS_ZH).at(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_by_how_it_begins() {
        let row = find("Throttling.User").unwrap();
        assert_eq!(failure(row), Failure::Throttled);
        assert!(hint(row).contains("Wait"));
        let row = find("FunctionNotFound").unwrap();
        assert_eq!(failure(row), Failure::Final);
        assert!(hint(row).contains("functionName"));
        assert_eq!(find("InvalidParameter"), None);
        assert_eq!(failure(u8::MAX), Failure::Final);
    }

    #[test]
    fn a_row_says_what_its_codes_mean_for_another_attempt() {
        for (code, expected) in [
            ("InvalidTimeStamp.Expired", Failure::Clock),
            ("IllegalTimestamp", Failure::Clock),
            ("RequestTimeTooSkewed", Failure::Clock),
            ("InvalidSecurityToken.Expired", Failure::Credentials),
            ("InternalServerError", Failure::Unknown),
            ("ResourceExhausted", Failure::Throttled),
            ("ResourceThrottled", Failure::Throttled),
            ("SignatureDoesNotMatch", Failure::Final),
        ] {
            assert_eq!(find(code).map(failure), Some(expected), "{code}");
        }
    }

    #[test]
    fn every_row_can_be_reached() {
        let mut codes = Lines(CODES);
        for row in 0..FAILURES.len() as u8 {
            assert_eq!(find(codes.line()), Some(row));
            assert!(!hint(row).is_empty());
        }
        assert_eq!(codes.line(), "");
    }

    #[cfg(feature = "reference")]
    #[test]
    fn every_row_has_a_chinese_remedy() {
        for row in 0..FAILURES.len() as u8 {
            assert!(hint_zh(row).ends_with('。'), "{}", hint(row));
        }
    }
}
