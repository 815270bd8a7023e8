//! An answer's text and the value of its JSON, from its bytes.

use alloc::string::String;

use serde_json::Value;

use crate::answer::{Content, JsonType};

/// What came.
pub struct Text {
    /// What the vendors judge.
    pub content: Content,
    /// None where the text is not JSON.
    pub json: Option<Value>,
}

impl Text {
    /// Reads the body of an answer.
    pub fn new(http_status: u16, body: &[u8]) -> Self {
        let text = String::from_utf8_lossy(body);
        let text = trimmed(&text);
        let json: Option<Value> = serde_json::from_str(text).ok();
        let content = content_of(http_status, text, json_type(json.as_ref()));
        Self { content, json }
    }
}

/// The text without what stands around it. A byte order mark is no part of it.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}')
}

/// What the vendors judge of a [`trimmed`] text.
pub fn content_of(http_status: u16, text: &str, json: JsonType) -> Content {
    Content {
        http_status,
        first: text.chars().next(),
        last: text.chars().next_back(),
        json,
    }
}

/// The type of a value that may be missing.
pub fn json_type(value: Option<&Value>) -> JsonType {
    match value {
        None => JsonType::Undefined,
        Some(Value::Null) => JsonType::Null,
        Some(Value::Bool(_)) => JsonType::Boolean,
        Some(Value::Number(_)) => JsonType::Number,
        Some(Value::String(_)) => JsonType::String,
        Some(Value::Array(_)) => JsonType::Array,
        Some(Value::Object(_)) => JsonType::Object,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_the_text_does_not_count() {
        let Text { content, json } = Text::new(200, "\u{feff} \n{\"a\":1} \n".as_bytes());
        assert_eq!((content.first, content.last), (Some('{'), Some('}')));
        assert_eq!(content.json, JsonType::Object);
        assert!(json.is_some());
    }

    #[test]
    fn what_is_no_json_has_no_type() {
        let Text { content, json } = Text::new(502, b"<html>");
        assert_eq!((content.http_status, content.first), (502, Some('<')));
        assert_eq!((content.json, json), (JsonType::Undefined, None));
        assert_eq!(Text::new(200, b"").content.first, None);
    }
}
