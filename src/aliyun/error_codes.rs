//! What an error code of Alibaba Cloud asks of the caller. A row of the table stands for every
//! code that begins as it does, and the first row that fits counts.

use super::error_codes_table::{CODES, HINTS, RETRYABLE};
use crate::ascii::Lines;

/// The row that stands for an error code.
pub fn find(code: &str) -> Option<u8> {
    let mut lines = Lines(CODES);
    (0..RETRYABLE.len() as u8).find(|_| code.as_bytes().starts_with(lines.line().as_bytes()))
}

/// Whether a row's codes may go away when the same request is sent later.
pub fn is_retryable(row: u8) -> bool {
    RETRYABLE.get(usize::from(row)) == Some(&true)
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
        assert!(is_retryable(row) && hint(row).contains("Wait"));
        let row = find("FunctionNotFound").unwrap();
        assert!(!is_retryable(row) && hint(row).contains("functionName"));
        assert_eq!(find("InvalidParameter"), None);
        assert!(!is_retryable(u8::MAX));
    }

    #[test]
    fn every_row_can_be_reached() {
        let mut codes = Lines(CODES);
        for row in 0..RETRYABLE.len() as u8 {
            assert_eq!(find(codes.line()), Some(row));
            assert!(!hint(row).is_empty());
        }
        assert_eq!(codes.line(), "");
    }

    #[cfg(feature = "reference")]
    #[test]
    fn every_row_has_a_chinese_remedy() {
        for row in 0..RETRYABLE.len() as u8 {
            assert!(hint_zh(row).ends_with('。'), "{}", hint(row));
        }
    }
}
