//! An answer of the Open API from its bytes.

use alloc::string::{String, ToString};

use serde_json::Value;

use super::answer::{self, Answer, Run};
use crate::error::Error;

/// What a call has brought.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// `content` of the answer, as it came; null where there is none.
    pub content: Value,
    /// `traceId`, empty where there is none.
    pub trace_id: String,
    /// `pageInfo` of a list that has pages.
    pub page_info: Option<Value>,
}

impl Outcome {
    /// What a function returned. What it unboxed is the whole `content`; a task in the
    /// background has no result yet.
    pub fn result(&self) -> Option<&Value> {
        if self.is_boxed() {
            self.content.get("data")?.get("result")
        } else {
            Some(&self.content)
        }
    }

    /// The id of a task in the background.
    pub fn task_id(&self) -> Option<&str> {
        if !self.is_boxed() {
            return None;
        }
        self.content.get("data")?.get("id")?.as_str()
    }

    fn is_boxed(&self) -> bool {
        self.content.get("ok") == Some(&Value::Bool(true))
    }
}

/// Reads an answer that holds a result. No error repeats `api_key`.
///
/// # Errors
/// Those of [`answer::check`].
pub fn read(http_status: u16, body: &[u8], api_key: &str) -> Result<Outcome, Error> {
    let text = String::from_utf8_lossy(body);
    // A byte order mark is no part of the text.
    let text = text.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}');
    let json: Option<Value> = serde_json::from_str(text).ok();
    answer::check(&found(http_status, text, json.as_ref()), api_key)?;

    let mut json = json.unwrap_or_default();
    let mut take = |name| json.get_mut(name).map(Value::take);
    Ok(Outcome {
        content: take("content").unwrap_or_default(),
        trace_id: take("traceId")
            .as_ref()
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_string(),
        page_info: take("pageInfo"),
    })
}

/// What `answer` judges.
fn found<'a>(http_status: u16, text: &'a str, json: Option<&'a Value>) -> Answer<'a> {
    let member = |name| json.and_then(|json| json.get(name));
    let content = |name| member("content").and_then(|content| content.get(name));
    let (first, last) = ends(text);
    Answer {
        http_status,
        first,
        last,
        json: json.map_or("", type_name),
        error_code: member("errorCode").and_then(Value::as_str),
        message: member("message").and_then(Value::as_str),
        success: member("success").and_then(Value::as_bool),
        trace_id: member("traceId").and_then(Value::as_str),
        run: Run {
            ok: content("ok").and_then(Value::as_bool),
            error: content("error").and_then(Value::as_f64),
            reason: content("reason").and_then(Value::as_str),
            message: content("message").and_then(Value::as_str),
        },
    }
}

/// The first and the last character.
fn ends(text: &str) -> (&str, &str) {
    let mut signs = text.char_indices();
    let first = signs.next().map_or(0, |(_, sign)| sign.len_utf8());
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    (
        text.get(..first).unwrap_or_default(),
        text.get(last..).unwrap_or_default(),
    )
}

fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
