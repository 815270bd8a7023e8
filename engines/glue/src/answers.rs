//! What JavaScript says of an answer.

use tc3fetch::answer::{Content, JsonType};
#[cfg(target_arch = "wasm32")]
use tc3fetch::tencent::answer::{Answer, judge};

#[cfg(target_arch = "wasm32")]
use crate::{memory, outcome};

/// The types of JSON's values, in the order of their numbers.
pub const TYPES: [(&str, JsonType); 7] = [
    ("undefined", JsonType::Undefined),
    ("null", JsonType::Null),
    ("boolean", JsonType::Boolean),
    ("number", JsonType::Number),
    ("string", JsonType::String),
    ("array", JsonType::Array),
    ("object", JsonType::Object),
];

/// The type of a number.
pub fn json_type(number: u32) -> JsonType {
    TYPES
        .get(number as usize)
        .map_or(JsonType::Undefined, |(_, of)| *of)
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
    let code = core::str::from_utf8(memory::window_of(length as usize)).unwrap_or_default();
    let verdict = judge(&Answer {
        content: content(status, first, last, json),
        response: json_type(response),
        error: json_type(error),
        code,
    });
    memory::finish(&[]);
    outcome::verdict(verdict, status)
}
