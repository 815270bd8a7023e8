//! The query of a GET: parameters flattened and percent-encoded.
//!
//! Nested parameters become dotted names with indices from 0 (`Filters.0.Values.1`).
//! `null` and empty arrays and objects have no place in a query and are left out; an
//! empty string stays as `Name=`. The encoding is that of RFC 3986, upper case, with
//! only the unreserved characters left as they are. Such a query survives every URL
//! parser unchanged, so that what was signed is what is sent; the order is that in
//! which the parameters were given.

use alloc::string::String;
use alloc::vec::Vec;

use crate::decimal;
use crate::error::Faults;
use crate::json::{Event, Reader, unescape};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but RFC 3986's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// One level of nesting on the way to a value.
enum Level {
    /// In an object, at the member of this name.
    Member(String),
    /// In an array, at this index.
    Element(usize),
}

/// The query that carries the members of a JSON object. A fault is a text that is none.
pub fn from_json(json: &[u8], faults: &mut Faults) -> String {
    members(json).unwrap_or_else(|| {
        faults.input(
            "InvalidParams",
            "params",
            "cannot be written as a query",
            "Give an object of parameters, or use POST.",
        );
        String::new()
    })
}

fn members(json: &[u8]) -> Option<String> {
    let mut reader = Reader::new(json);
    let mut query = String::with_capacity(json.len());
    let mut levels: Vec<Level> = Vec::new();
    loop {
        let value = match reader.next_event().ok()? {
            Event::End => return Some(query),
            Event::StartObject => {
                levels.push(Level::Member(String::new()));
                continue;
            }
            Event::StartArray => {
                levels.push(Level::Element(0));
                continue;
            }
            Event::Key(name) => {
                if let Some(level) = levels.last_mut() {
                    *level = Level::Member(unescape(name));
                }
                continue;
            }
            Event::EndObject | Event::EndArray => {
                levels.pop();
                None
            }
            Event::Literal(b"null") => None,
            Event::Literal(text) | Event::String(text) => Some(unescape(text)),
        };
        if !matches!(levels.first(), Some(Level::Member(_))) && value.is_some() {
            return None;
        }
        if let Some(value) = value {
            append(&mut query, &levels, &value);
        }
        if let Some(Level::Element(index)) = levels.last_mut() {
            *index += 1;
        }
    }
}

/// Appends one `name=value` pair.
fn append(query: &mut String, levels: &[Level], value: &str) {
    for (depth, level) in levels.iter().enumerate() {
        if depth > 0 {
            query.push('.');
        } else if !query.is_empty() {
            query.push('&');
        }
        match level {
            Level::Member(name) => query.extend(utf8_percent_encode(name, RESERVED)),
            Level::Element(index) => query.push_str(&decimal::text(*index)),
        }
    }
    query.push('=');
    query.extend(utf8_percent_encode(value, RESERVED));
}

#[cfg(test)]
mod tests {
    use super::members as from_json;

    #[test]
    fn nested_parameters_become_dotted_names() {
        assert_eq!(
            from_json(
                br#"{"Limit":1,"Filters":[{"Name":"id","Values":["a","b"]},{"Name":"zone"}]}"#
            )
            .unwrap(),
            "Limit=1&Filters.0.Name=id&Filters.0.Values.0=a&Filters.0.Values.1=b&Filters.1.Name=zone"
        );
    }

    #[test]
    fn only_unreserved_characters_stay_as_they_are() {
        assert_eq!(
            from_json(r#"{"V":"a b+c'()*!~-._/未\"\n"}"#.as_bytes()).unwrap(),
            "V=a%20b%2Bc%27%28%29%2A%21~-._%2F%E6%9C%AA%22%0A"
        );
    }

    #[test]
    fn null_and_empty_collections_are_left_out_and_empty_text_stays() {
        assert_eq!(
            from_json(br#"{"A":null,"B":[],"C":{},"D":"","E":[null,1],"F":true,"G":-0.5e3}"#)
                .unwrap(),
            "D=&E.1=1&F=true&G=-0.5e3"
        );
    }

    #[test]
    fn numbers_are_written_as_they_came() {
        assert_eq!(
            from_json(br#"{"A":9007199254740993,"B":1e+21}"#).unwrap(),
            "A=9007199254740993&B=1e%2B21"
        );
    }

    #[test]
    fn what_is_no_object_is_refused() {
        for wrong in ["1", "[1]", "\"x\"", "{\"A\":", "", "{\"A\":1}x"] {
            assert!(from_json(wrong.as_bytes()).is_none(), "{wrong}");
        }
    }
}
