//! A value that was written down as a literal, and how JavaScript writes it as JSON.

use alloc::string::String;
use alloc::vec::Vec;

use crate::ascii::cut;
use crate::diagnose::json::push_text;
use crate::diagnose::json_style::Escapes;

/// A value that was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `undefined`
    Undefined,
    /// `null`, and Python's `None`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// The digits as they stand.
    Number(String),
    /// A text.
    Text(String),
    /// Node's `<Buffer 7b 7d>`, Python's `b'…'`.
    Bytes(Vec<u8>),
    /// `new URLSearchParams(…)`, encoded.
    Form(String),
    /// `[…]`, and Python's tuples.
    List(Vec<Value>),
    /// `{…}`, in its order.
    Object(Vec<(String, Value)>),
    /// An expression that would have to be evaluated.
    Unknown,
}

impl Value {
    /// The first member of this name, in any case.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else {
            return None;
        };
        let found = members
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }

    /// The text of a text, and the digits of a number.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            _ => None,
        }
    }

    /// Appends what `JSON.stringify` makes of it; false where that is not known.
    pub fn push_json(&self, json: &mut String) -> bool {
        match self {
            Self::Null => json.push_str("null"),
            Self::Bool(value) => json.push_str(if *value { "true" } else { "false" }),
            Self::Number(digits) if is_plain_number(digits) => json.push_str(digits),
            Self::Text(text) => push_text(text, Escapes::Least, json),
            Self::List(values) => {
                for (index, value) in values.iter().enumerate() {
                    json.push(if index == 0 { '[' } else { ',' });
                    if !value.push_json(json) {
                        return false;
                    }
                }
                json.push_str(if values.is_empty() { "[]" } else { "]" });
            }
            Self::Object(members) => {
                json.push('{');
                let mut separator = "";
                for (name, value) in members {
                    if *value == Self::Undefined {
                        continue;
                    }
                    json.push_str(separator);
                    push_text(name, Escapes::Least, json);
                    json.push(':');
                    if !value.push_json(json) {
                        return false;
                    }
                    separator = ",";
                }
                json.push('}');
            }
            _ => return false,
        }
        true
    }

    /// What `JSON.stringify` makes of it, where that is known.
    pub fn json(&self) -> Option<String> {
        let mut json = String::new();
        self.push_json(&mut json).then_some(json)
    }
}

/// Whether JavaScript writes a number with the very digits with which it was written down.
fn is_plain_number(digits: &str) -> bool {
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    let (whole, fraction) = cut(unsigned, b'.').unwrap_or((unsigned, "1"));
    digits.len() < 16
        && digits != "-0"
        && (whole == "0" || !whole.starts_with('0'))
        && !fraction.ends_with('0')
        && !fraction.starts_with("00000")
        && [whole, fraction]
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}
