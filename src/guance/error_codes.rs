//! What an error code of the Open API asks of the caller.

use super::error_codes_table::{CODES, FAILURES, HINTS};
use crate::ascii::Lines;
use crate::call::failure::Failure;

/// The row of an error code.
pub fn find(code: &str) -> Option<u8> {
    let mut lines = Lines(CODES);
    (0..FAILURES.len() as u8).find(|_| lines.line() == code)
}

/// What a row's code means for another attempt.
pub fn failure(row: u8) -> Failure {
    FAILURES.get(usize::from(row)).copied().unwrap_or_default()
}

/// What to do about a row's code.
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
    fn a_code_is_found_by_its_whole() {
        let row = find("ft.InvalidAPIKey").unwrap();
        assert_eq!(failure(row), Failure::Final);
        assert!(hint(row).contains("apiKey"));
        let limited = find("ft.TriggerApiAkCurrentLimiting").map(failure);
        assert_eq!(limited, Some(Failure::Throttled));
        assert_eq!(
            (find("ft"), find("ft.InvalidAPIKeys"), find("")),
            (None, None, None)
        );
    }

    #[cfg(feature = "reference")]
    #[test]
    fn every_row_has_a_chinese_remedy() {
        for row in 0..FAILURES.len() as u8 {
            assert!(hint_zh(row).ends_with('。'), "{}", hint(row));
        }
    }
}
