//! What is no part of a key, and came along when one was copied out of a file or a program.

use crate::ascii::is_one_of;
use crate::error::FirstFault;
use crate::fault::Fault;

/// What a program writes where it has no value.
const WORDS: &str = "undefined, null, NaN";

/// Whether a sign stands around keys and never in one. `[` begins `[object Object]`; `${ID}` and
/// `<your key>` were never filled in.
fn is_foreign(byte: u8) -> bool {
    matches!(
        byte,
        b'"' | b'\'' | b'`' | b'#' | b',' | b';' | b'[' | b'{' | b'$' | b'<'
    )
}

/// Refuses a key, an id or a token of any vendor that holds what none does. Letters, digits, the
/// signs of base64 (`+/=-_`) and others are fine: whether it is the right one only the service
/// knows. The message has the sign or the word that was found, and nothing of the key.
pub fn check_key(text: &str, name: &str, faults: &mut FirstFault) {
    let found = match text.bytes().position(is_foreign) {
        Some(at) => text.get(at..=at).unwrap_or_default(),
        None if is_one_of(WORDS, text) => text,
        None => return,
    };
    faults.describe(Fault::InvalidKey, name, [found, ""]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> Option<alloc::string::String> {
        let mut faults = FirstFault::default();
        check_key(text, "secretId", &mut faults);
        faults.result().err().map(|error| {
            assert_eq!(error.fault(), Some(Fault::InvalidKey));
            assert_eq!(error.parameter(), "secretId");
            error.message().into_owned()
        })
    }

    #[test]
    fn what_came_along_is_named_and_the_key_is_not_shown() {
        for (text, found) in [
            ("\"AKIDEXAMPLE\"", "\""),
            ("'AKIDEXAMPLE", "'"),
            ("AKIDEXAMPLE`", "`"),
            ("AKIDEXAMPLE#EXAMPLE", "#"),
            ("AKIDEXAMPLE,EXAMPLE", ","),
            ("AKIDEXAMPLE;", ";"),
            ("${TENCENTCLOUD_SECRET_ID}", "$"),
            ("<your secret id>", "<"),
            ("[object Object]", "["),
            ("undefined", "undefined"),
            ("null", "null"),
            ("NaN", "NaN"),
        ] {
            let expected = alloc::format!("secretId contains {found}, which is no part of a key");
            assert_eq!(message(text), Some(expected));
        }
    }

    #[test]
    fn a_key_is_not_guessed_at() {
        for text in [
            "AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******",
            "LTAI5tEXAMPLEKEYID000001",
            "CAIS+EXAMPLE/STS==token~0001",
            "EXAMPLE-_.TOKEN==",
            "undefined1",
            "isnull",
            "nan",
            "object",
        ] {
            assert_eq!(message(text), None, "{text}");
        }
    }
}
