//! From a text of the catalogue to a message: its places are filled.
//!
//! The texts themselves, English and Chinese, are in models/faults.json, and from there in
//! `fault.rs`: here their places are filled.

use alloc::string::String;

/// Fills a text of the catalogue.
///
/// `{parameter}` is the parameter's path, `{1}` the first of the arguments. What stands in
/// brackets is left out where an argument in it is missing or empty:
/// `"{parameter} is not known[; did you mean {1}?]"`.
pub fn fill(text: &str, parameter: &str, arguments: &[&str]) -> String {
    fill_places(text, |place| match place.as_bytes() {
        [digit @ b'1'..=b'9'] => arguments
            .get(usize::from(digit - b'1'))
            .copied()
            .unwrap_or_default(),
        _ => parameter,
    })
}

/// Fills the places of a text by their names. What stands in brackets is left out where a
/// place in it is empty.
pub fn fill_places<'a>(text: &str, value: impl Fn(&str) -> &'a str) -> String {
    let mut message = String::with_capacity(text.len());
    // Brackets never stand in one another: every second piece is one in brackets.
    for (index, piece) in text.split(['[', ']']).enumerate() {
        let end = message.len();
        let is_whole = fill_piece(piece, &value, &mut message);
        if index % 2 == 1 && !is_whole {
            message.truncate(end);
        }
    }
    message
}

/// Whether there was something for each place.
fn fill_piece<'a>(piece: &str, value: &impl Fn(&str) -> &'a str, message: &mut String) -> bool {
    let mut is_whole = true;
    for (index, part) in piece.split(['{', '}']).enumerate() {
        let text = if index % 2 == 0 { part } else { value(part) };
        is_whole &= index % 2 == 0 || !text.is_empty();
        message.push_str(text);
    }
    is_whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::{ALL, ErrorKind, Fault};
    use alloc::format;

    #[test]
    fn every_place_is_filled() {
        let text = Fault::RequestTooLarge.text();
        assert_eq!(
            fill(text, "params", &["12", "10"]),
            "params has 12 bytes, more than the limit of 10"
        );
    }

    #[test]
    fn what_stands_in_brackets_needs_its_argument() {
        let text = Fault::UnknownParameter.text();
        assert_eq!(
            fill(text, "Limt", &["Limit"]),
            "Limt is not known; did you mean Limit?"
        );
        assert_eq!(fill(text, "Zzz", &[]), "Zzz is not known");
        assert_eq!(fill(text, "Zzz", &[""]), "Zzz is not known");
    }

    #[test]
    fn what_is_filled_in_is_not_read_as_a_text() {
        let text = Fault::WrongType.text();
        assert_eq!(
            fill(text, "params.F[0]", &["a {2}", "[x]"]),
            "params.F[0] must be a {2}, and is [x]"
        );
    }

    #[test]
    fn every_fault_has_its_texts() {
        for fault in ALL {
            assert_eq!(fault.code(), format!("{fault:?}"));
            assert_eq!(ALL[fault as usize], fault);
            let message = fill(fault.text(), "p", &["1", "2"]);
            assert!(!message.contains(['{', '}', '[', ']']), "{message}");
            assert!(!fault.hint().is_empty());
        }
        assert_eq!(Fault::Timeout.kind(), ErrorKind::Timeout);
        assert_eq!(ErrorKind::Timeout.name(), "timeout");
    }

    #[cfg(feature = "reference")]
    #[test]
    fn a_text_has_the_same_places_in_both_languages() {
        for fault in ALL {
            for place in ["{parameter}", "{1}", "{2}", "[", "]"] {
                let [en, zh] = [fault.text(), fault.text_zh()].map(|text| text.contains(place));
                assert_eq!(en, zh, "{fault:?} {place}");
            }
            assert!(!fault.hint_zh().is_empty());
        }
    }
}
