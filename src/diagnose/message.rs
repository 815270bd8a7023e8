//! From a cause to a sentence: the places of its text are filled.

use alloc::string::String;

use super::Cause;
use crate::fault_fill::fill_places;

impl Cause {
    /// What was found beside what is right, where both are known. An empty text is unknown.
    pub fn message(self, found: &str, expected: &str) -> String {
        fill(self.text(), found, expected)
    }

    /// [`Cause::message`] in Chinese.
    #[cfg(feature = "reference")]
    pub fn message_zh(self, found: &str, expected: &str) -> String {
        fill(self.text_zh(), found, expected)
    }
}

fn fill(text: &str, found: &str, expected: &str) -> String {
    fill_places(text, |place| match place {
        "found" => found,
        _ => expected,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_what_was_found_and_what_is_right() {
        let message = Cause::HostDiffers.message("a.example", "b.example");
        assert!(
            message.ends_with(": signed `a.example`; sent `b.example`"),
            "{message}"
        );
    }

    #[test]
    fn a_message_is_whole_without_values_and_leaves_no_place_open() {
        for cause in Cause::ALL {
            for (found, expected) in [("", ""), ("x", ""), ("", "x"), ("x", "x")] {
                let message = cause.message(found, expected);
                assert!(!message.contains(['{', '}', '[', ']']), "{message}");
                assert!(!message.contains("``"), "{message}");
            }
        }
    }

    #[test]
    fn what_is_filled_in_is_not_read_as_a_text() {
        let message = Cause::PayloadNulls.message("{\"a\":[{expected}]}", "[]");
        assert!(message.contains("`{\"a\":[{expected}]}`"), "{message}");
    }

    #[test]
    fn a_cause_has_the_number_of_its_place() {
        for (place, cause) in Cause::ALL.iter().enumerate() {
            assert_eq!(*cause as usize, place);
        }
    }

    #[cfg(feature = "reference")]
    #[test]
    fn a_text_has_the_same_places_in_both_languages() {
        for cause in Cause::ALL {
            for place in ["{found}", "{expected}", "[", "]"] {
                let [en, zh] =
                    [cause.text(), cause.text_zh()].map(|text| text.matches(place).count());
                assert_eq!(en, zh, "{cause:?} {place}");
            }
        }
    }
}
