//! What a common error code of Tencent Cloud asks of the caller.
//!
//! Codes are hierarchical: a row of the table stands for its code and all codes below it,
//! and the first row that fits counts.

use super::error_codes_table::{CLASSES, CODES, HINTS};
use crate::ascii::Lines;
use crate::call::failure::Failure;

pub use super::error_codes_table::Class;

/// The row that stands for an error code: the first whose code it is or begins with.
pub fn find(code: &str) -> Option<u8> {
    let mut lines = Lines(CODES);
    for row in 0..CLASSES.len() as u8 {
        let prefix = lines.line();
        if let Some([] | [b'.', ..]) = code.strip_prefix(prefix).map(str::as_bytes) {
            return Some(row);
        }
    }
    None
}

/// What a row's codes are about.
pub fn class(row: u8) -> Option<Class> {
    CLASSES.get(usize::from(row)).copied()
}

/// What a row's codes mean for another attempt.
pub fn failure(row: u8) -> Failure {
    class(row).map(Class::failure).unwrap_or_default()
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

/// The code of a row, which stands for the codes below it as well.
#[cfg(feature = "reference")]
pub fn code(row: u8) -> &'static str {
    Lines(CODES).at(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_below_another_shares_its_row() {
        for code in [
            "RequestLimitExceeded",
            "RequestLimitExceeded.UinLimitExceeded",
            "RequestLimitExceeded.Whatever",
        ] {
            let row = find(code).unwrap();
            assert_eq!(failure(row), Failure::Throttled, "{code}");
            assert!(!hint(row).is_empty(), "{code}");
        }
        assert_eq!(find("RequestLimitExceededElsewhere"), None);
    }

    #[test]
    fn a_row_says_what_its_codes_mean_for_another_attempt() {
        for (code, expected) in [
            ("InternalError.Db", Failure::Unknown),
            ("ServiceUnavailable", Failure::Unknown),
            ("AuthFailure.SignatureExpire", Failure::Clock),
            ("AuthFailure.TokenFailure", Failure::Credentials),
            ("AuthFailure.SecretIdNotFound", Failure::Final),
            ("LimitExceeded", Failure::Final),
            ("ResourceInsufficient", Failure::Final),
        ] {
            assert_eq!(find(code).map(failure), Some(expected), "{code}");
        }
        assert_eq!(failure(u8::MAX), Failure::Final);
    }

    #[test]
    fn an_unknown_code_has_no_row() {
        assert_eq!(find("Whatever.Else"), None);
        assert_eq!(find(""), None);
        assert_eq!((class(u8::MAX), hint(u8::MAX)), (None, ""));
    }

    #[test]
    fn every_row_can_be_reached() {
        let mut codes = Lines(CODES);
        let mut hints = Lines(HINTS);
        for row in 0..CLASSES.len() as u8 {
            let (code, remedy) = (codes.line(), hints.line());
            assert_eq!(find(code), Some(row), "{code}");
            assert_eq!(hint(row), remedy, "{code}");
            assert!(!remedy.is_empty(), "{code}");
        }
        assert_eq!((codes.line(), hints.line()), ("", ""));
    }

    #[cfg(feature = "reference")]
    #[test]
    fn a_row_has_its_texts_in_both_languages() {
        let row = find("AuthFailure.SignatureExpire").unwrap();
        assert_eq!(code(row), "AuthFailure.SignatureExpire");
        assert_eq!(class(row), Some(Class::Clock));
        assert!(hint(row).contains("five minutes") && hint_zh(row).contains("五分钟"));
    }
}
