//! Events of an answer that are errors.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};

use serde::de::IgnoredAny;
use serde_json::Value;

use super::error_codes;
use super::read::read;
use crate::error::{Error, ErrorKind};

/// The error that an event of a stream is: an envelope, as of every answer, or the `ErrorMsg`
/// of a service that failed while it spoke, `{"ErrorMsg":{"Msg":"…","Code":4001}}`, each with
/// and without a `Response` around it.
/// Source: <https://cloud.tencent.com/document/api/1729/105701> (Hunyuan, ChatCompletions)
pub(crate) fn event_error(http_status: u16, request_id: &str, data: &str) -> Option<Error> {
    // Few events are, and this is cheaper than to read each.
    if !data.contains("\"Error") {
        return None;
    }
    let event: Value = serde_json::from_str(data).ok()?;
    let content = &event["Response"];
    if content["Error"]["Code"].is_string() {
        return read::<IgnoredAny>(http_status, request_id, data.as_bytes()).err();
    }
    let places = [
        &content["Error"],
        &content["ErrorMsg"],
        &event["Error"],
        &event["ErrorMsg"],
    ];
    let (code, message) = places.into_iter().find_map(code_and_message)?;
    let row = error_codes::find(&code);
    let hint = row.map_or("", error_codes::hint);
    let error = Error::service(ErrorKind::Api, &code, &message, hint)
        .with_failure(row.map(error_codes::failure).unwrap_or_default())
        .with_answer(http_status, request_id);
    Some(error)
}

/// What a service says of its failure: a text, or an object. None where it says nothing, as by
/// the code 0 and an empty message.
fn code_and_message(error: &Value) -> Option<(String, String)> {
    let code = match &error["Code"] {
        Value::String(text) => text.clone(),
        Value::Number(number) if number.as_f64() != Some(0.0) => number.to_string(),
        _ => String::new(),
    };
    let texts = [error, &error["Message"], &error["Msg"]];
    let message = texts.into_iter().find_map(Value::as_str).unwrap_or("");
    match (code.is_empty(), message.is_empty()) {
        (true, true) => None,
        (true, false) => Some(("FailedOperation".to_owned(), message.to_owned())),
        (false, true) => Some((code.clone(), code)),
        (false, false) => Some((code, message.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::failure::Failure;

    #[test]
    fn an_error_says_what_follows_from_its_code() {
        let throttled = r#"{"ErrorMsg":{"Msg":"m","Code":"RequestLimitExceeded"}}"#;
        let error = event_error(200, "r-1", throttled).unwrap();
        assert_eq!(
            (error.failure(), error.request_id()),
            (Failure::Throttled, Some("r-1"))
        );
    }

    #[test]
    fn other_events_are_no_errors() {
        for data in [
            "",
            "[DONE]",
            r#""Error""#,
            r#"{"Choices":[{"Delta":{"Content":"the word \"ErrorMsg\" and \"Error\""}}]}"#,
            r#"["Error"]"#,
            r#"{"ErrorMsg":{"Msg":"cut"#,
        ] {
            assert!(event_error(200, "r-1", data).is_none(), "{data}");
        }
    }
}
