//! What an error code of the Open API asks of the caller.

use super::error_codes_table::{CODES, HINTS, RETRYABLE};
use crate::ascii::Lines;

/// The row of an error code.
pub fn find(code: &str) -> Option<u8> {
    let mut lines = Lines(CODES);
    (0..RETRYABLE.len() as u8).find(|_| lines.line() == code)
}

/// Whether a row's code may go away when the same request is sent later.
pub fn is_retryable(row: u8) -> bool {
    RETRYABLE.get(usize::from(row)) == Some(&true)
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
        assert!(!is_retryable(row) && hint(row).contains("apiKey"));
        assert!(find("ft.TriggerApiAkCurrentLimiting").is_some_and(is_retryable));
        assert_eq!(
            (find("ft"), find("ft.InvalidAPIKeys"), find("")),
            (None, None, None)
        );
    }

    #[cfg(feature = "reference")]
    #[test]
    fn every_row_has_a_chinese_remedy() {
        for row in 0..RETRYABLE.len() as u8 {
            assert!(hint_zh(row).ends_with('。'), "{}", hint(row));
        }
    }
}
