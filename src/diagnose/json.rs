//! JSON as libraries write it: the same members in other bytes.
//!
//! Numbers keep their digits and members their order, so that nothing changes but what a
//! style changes.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::json_style::{Escapes, Numbers, Omits, Style};
use super::order::sorted_by;
use super::parse::{Cursor, Reader, Value};
use crate::ascii::{concat, decimal};

/// Reads JSON, and leniently what JavaScript and Python write like it. None for anything else,
/// or where it is too deep.
pub fn parse(text: &str) -> Option<Value> {
    let mut reader = Reader::new(Cursor::new(text));
    let value = reader.value()?;
    reader.skip_space();
    (reader.cursor.rest().is_empty() && is_json(&value)).then_some(value)
}

/// Whether a value is one of JSON's, and not only of a language's.
fn is_json(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => true,
        Value::List(values) => values.iter().all(is_json),
        Value::Object(members) => members.iter().all(|(_, value)| is_json(value)),
        Value::Undefined | Value::Bytes(_) | Value::Form(_) | Value::Unknown => false,
    }
}

/// Names and values of an object as a query has them, `Filters.0.Name`.
pub fn flat(value: &Value) -> Vec<(String, String)> {
    let mut all = Vec::new();
    push_flat(value, String::new(), &mut all);
    all
}

fn push_flat(value: &Value, name: String, all: &mut Vec<(String, String)>) {
    let below = |key: &str| match &*name {
        "" => String::from(key),
        name => concat(&[name, ".", key]),
    };
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                push_flat(value, below(key), all);
            }
        }
        Value::List(values) => {
            for (index, value) in values.iter().enumerate() {
                push_flat(value, below(&decimal(index as u64)), all);
            }
        }
        Value::Null => {}
        other => {
            let mut text = String::new();
            other.write(&Style::default(), &mut text);
            all.push((name, text.trim_matches('"').into()));
        }
    }
}

impl Value {
    /// Writes the value as JSON in a style, in place of what stands in `text`.
    pub fn write(&self, style: &Style, text: &mut String) {
        text.clear();
        self.push(style, 0, text);
    }

    fn push(&self, style: &Style, depth: usize, text: &mut String) {
        match self {
            Self::Number(digits) => {
                let is_whole = digits
                    .bytes()
                    .all(|byte| matches!(byte, b'-' | b'0'..=b'9'));
                let [digits, fraction] = match style.numbers {
                    Numbers::Whole => [whole(digits), ""],
                    Numbers::Fractions if is_whole => [digits, ".0"],
                    _ => [digits, ""],
                };
                text.push_str(digits);
                text.push_str(fraction);
            }
            Self::Bool(true) => text.push_str("true"),
            Self::Bool(false) => text.push_str("false"),
            Self::Text(value) => push_text(value, style.escapes, text),
            Self::List(values) => {
                let mut list = List::open('[', style, depth, text);
                for value in values {
                    list.next(text);
                    value.push(style, depth + 1, text);
                }
                list.close(']', text);
            }
            Self::Object(members) => {
                let kept = |member: &&(String, Value)| !member.1.is_omitted(style.omits);
                let mut members: Vec<&(String, Value)> = members.iter().filter(kept).collect();
                if style.sorted {
                    members = sorted_by(&members, |(name, _)| name.clone());
                }
                let mut list = List::open('{', style, depth, text);
                for (name, value) in members {
                    list.next(text);
                    push_text(name, style.escapes, text);
                    text.push_str(style.spacing.colon);
                    value.push(style, depth + 1, text);
                }
                list.close('}', text);
            }
            _ => text.push_str("null"),
        }
    }

    fn is_omitted(&self, omits: Omits) -> bool {
        let is_null = *self == Self::Null;
        let is_empty = match self {
            Self::Object(members) => members.is_empty(),
            Self::List(values) => values.is_empty(),
            Self::Text(text) => text.is_empty(),
            _ => false,
        };
        let is_zero = match self {
            Self::Number(digits) => digits == "0",
            _ => *self == Self::Bool(false),
        };
        match omits {
            Omits::Nothing => false,
            Omits::Nulls => is_null,
            Omits::Empty => is_null || is_empty,
            Omits::Zeros => is_null || is_empty || is_zero,
        }
    }
}

/// A number without the zeros at the end of its fraction.
fn whole(bare: &str) -> &str {
    match bare.split_once('.') {
        Some((_, digits)) if digits.bytes().all(|digit| digit.is_ascii_digit()) => {
            bare.trim_end_matches('0').trim_end_matches('.')
        }
        _ => bare,
    }
}

/// What stands around and between the values of a list or an object.
struct List<'a> {
    style: &'a Style,
    depth: usize,
    is_empty: bool,
}

impl<'a> List<'a> {
    fn open(bracket: char, style: &'a Style, depth: usize, text: &mut String) -> Self {
        text.push(bracket);
        Self {
            style,
            depth,
            is_empty: true,
        }
    }

    fn next(&mut self, text: &mut String) {
        if !self.is_empty {
            text.push_str(self.style.spacing.comma);
        }
        self.is_empty = false;
        self.new_line(self.depth + 1, text);
    }

    fn close(self, bracket: char, text: &mut String) {
        if !self.is_empty {
            self.new_line(self.depth, text);
        }
        text.push(bracket);
    }

    fn new_line(&self, depth: usize, text: &mut String) {
        if let Some((line_end, indent)) = self.style.spacing.indent {
            text.push_str(line_end);
            for _ in 0..depth {
                text.push_str(indent);
            }
        }
    }
}

/// Appends a text with its quotes.
pub fn push_text(value: &str, escapes: Escapes, text: &mut String) {
    use Escapes::{
        Html, HtmlMore, HtmlQuote, HtmlUpper, Least, Net, NonAscii, NonAsciiUpper, Slash,
        SlashAndNonAscii,
    };
    let upper = matches!(escapes, NonAsciiUpper | HtmlUpper | Net);
    text.push('"');
    for character in value.chars() {
        let short = match character {
            '"' if escapes != Net => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\u{8}' => "\\b",
            '\u{c}' => "\\f",
            '/' if matches!(escapes, Slash | SlashAndNonAscii) => "\\/",
            _ => "",
        };
        let long = match character {
            '\0'..='\u{1f}' | '"' => true,
            '<' | '>' | '&' => matches!(escapes, Html | HtmlMore | HtmlQuote | HtmlUpper | Net),
            '\'' => matches!(escapes, HtmlMore | HtmlQuote | Net),
            '=' => escapes == HtmlMore,
            '+' | '`' | '\u{7f}' => escapes == Net,
            // As Go and Gson do, since JavaScript once took them for line ends.
            '\u{2028}' | '\u{2029}' => !matches!(escapes, Least | Slash),
            '\u{80}'.. => matches!(escapes, NonAscii | NonAsciiUpper | SlashAndNonAscii | Net),
            _ => false,
        };
        if !short.is_empty() {
            text.push_str(short);
        } else if long {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                push_escape(*unit, upper, text);
            }
        } else {
            text.push(character);
        }
    }
    text.push('"');
}

fn push_escape(unit: u16, upper: bool, text: &mut String) {
    text.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        let digit = char::from_digit(u32::from(unit >> shift & 15), 16).unwrap_or('0');
        text.push(if upper {
            digit.to_ascii_uppercase()
        } else {
            digit
        });
    }
}

/// A value as a text within JSON: what serialising twice gives.
pub fn quoted(text: &str) -> Box<str> {
    let mut quoted = String::new();
    push_text(text, Escapes::Least, &mut quoted);
    quoted.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::json_style::{COMPACT, SPACINGS};

    const TEXT: &str = r#"{"b":"未/<é>","a":[1.0,12345678901234567890,null,{}],"c":null,"n":""}"#;

    fn written(change: impl Fn(&mut Style)) -> String {
        let mut style = Style::of(COMPACT);
        change(&mut style);
        let mut text = String::new();
        parse(TEXT).unwrap().write(&style, &mut text);
        text
    }

    #[test]
    fn javascripts_style_leaves_its_own_text_as_it_is() {
        assert_eq!(written(|_| ()), TEXT);
    }

    #[test]
    fn each_library_writes_in_its_way() {
        assert_eq!(
            written(|style| {
                style.spacing = SPACINGS[1];
                style.escapes = Escapes::NonAscii;
            }),
            r#"{"b": "\u672a/<\u00e9>", "a": [1.0, 12345678901234567890, null, {}], "c": null, "n": ""}"#
        );
        assert_eq!(
            written(|style| style.escapes = Escapes::SlashAndNonAscii).get(..22),
            Some(r#"{"b":"\u672a\/<\u00e9>"#)
        );
        assert!(written(|style| style.escapes = Escapes::Html).contains(r"未/\u003cé\u003e"));
    }

    #[test]
    fn members_are_sorted_and_left_out() {
        assert!(written(|style| style.sorted = true).starts_with(r#"{"a":"#));
        assert_eq!(
            written(|style| {
                style.omits = Omits::Empty;
                style.numbers = Numbers::Whole;
            }),
            r#"{"b":"未/<é>","a":[1,12345678901234567890,null,{}]}"#
        );
        assert!(
            written(|style| style.numbers = Numbers::Fractions)
                .contains("[1.0,12345678901234567890.0,null")
        );
    }

    #[test]
    fn lines_are_indented_and_what_is_empty_stays_on_one() {
        let json = parse(r#"{"a":[1,{}],"b":[]}"#).unwrap();
        let mut text = String::new();
        json.write(&Style::of(SPACINGS[2]), &mut text);
        assert_eq!(text, "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
    }

    #[test]
    fn what_is_no_json_or_too_deep_is_none() {
        assert_eq!(parse("{"), None);
        assert_eq!(parse(&"[".repeat(1000)), None);
        let deep = ["[".repeat(80), "]".repeat(80)].concat();
        assert_eq!(parse(&deep), None);
    }
}
