//! An answer of the Open API from its bytes.

use alloc::string::{String, ToString};

use serde_json::Value;

use super::answer::{self, Answer, Run};
use crate::answer::Content;
use crate::answer_text::Text;
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
    let answer = Text::new(http_status, body);
    let json = answer.json;
    answer::check(&found(answer.content, json.as_ref()), api_key)?;

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
fn found(content: Content, json: Option<&Value>) -> Answer<'_> {
    let member = |name| json.and_then(|json| json.get(name));
    let run = |name| member("content").and_then(|content| content.get(name));
    Answer {
        content,
        error_code: member("errorCode").and_then(Value::as_str),
        message: member("message").and_then(Value::as_str),
        success: member("success").and_then(Value::as_bool),
        trace_id: member("traceId").and_then(Value::as_str),
        run: Run {
            ok: run("ok").and_then(Value::as_bool),
            error: run("error").and_then(Value::as_f64),
            reason: run("reason").and_then(Value::as_str),
            message: run("message").and_then(Value::as_str),
        },
    }
}
