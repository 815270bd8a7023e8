//! What JavaScript says of an answer.

#[cfg(target_arch = "wasm32")]
use alloc::vec::Vec;
use tc3fetch::answer::{Content, JsonType};
#[cfg(target_arch = "wasm32")]
use tc3fetch::tencent::answer::{Answer, judge};

#[cfg(target_arch = "wasm32")]
use crate::{frame::text_of, memory, outcome};

/// The names of the types of JSON's values, in the order of their numbers.
pub const TYPES: [&str; 7] = [
    "undefined",
    "null",
    "boolean",
    "number",
    "string",
    "array",
    "object",
];

/// The type of a number.
pub fn json_type(number: u32) -> JsonType {
    match number {
        1 => JsonType::Null,
        2 => JsonType::Boolean,
        3 => JsonType::Number,
        4 => JsonType::String,
        5 => JsonType::Array,
        6 => JsonType::Object,
        _ => JsonType::Undefined,
    }
}

/// An answer's status and text: `first` and `last` are UTF-16 units, 0 where there is no text.
pub fn content(status: u32, first: u32, last: u32, json: u32) -> Content {
    Content {
        http_status: status.try_into().unwrap_or(u16::MAX),
        first: character(first),
        last: character(last),
        json: json_type(json),
    }
}

fn character(unit: u32) -> Option<char> {
    match unit {
        0 => None,
        // Half of a surrogate pair is a character of no interest here.
        unit => Some(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)),
    }
}

/// What an answer of Tencent Cloud is: status, first and last character and the type of its
/// JSON; the types of `Response` and `Response.Error`; the window holds its error code.
#[cfg(target_arch = "wasm32")]
pub fn judge_tencent(
    [status, first, last, json]: [u32; 4],
    response: u32,
    error: u32,
    length: u32,
) -> u32 {
    let content = content(status, first, last, json);
    let verdict = memory::with_window(length as usize, |code| {
        judge(&Answer {
            content,
            response: json_type(response),
            error: json_type(error),
            code: text_of(code),
        })
    });
    memory::finish(Vec::new());
    outcome::verdict(verdict, content.http_status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_its_number() {
        for (number, name) in (0..).zip(TYPES) {
            let named = alloc::format!("{:?}", json_type(number)).to_lowercase();
            assert_eq!(named, name);
        }
        assert_eq!(json_type(7), JsonType::Undefined);
    }

    #[test]
    fn an_end_that_is_half_a_character_is_some_character() {
        let content = content(200, 0xd83d, 0, 0);
        assert_eq!(content.first, Some(char::REPLACEMENT_CHARACTER));
        assert_eq!(content.last, None);
    }
}
