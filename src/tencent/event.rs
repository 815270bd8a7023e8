//! Events of an answer that are errors.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};

use serde::de::IgnoredAny;
use serde_json::Value;

use super::error_codes;
use super::read::read;
use crate::error::{Error, ErrorKind};

/// The error that an event of a stream is: an envelope, as of every answer, or the `ErrorMsg`
/// of a service that failed while it spoke, `{"ErrorMsg":{"Msg":"…","Code":4001}}`.
/// Source: <https://cloud.tencent.com/document/api/1729/105701> (Hunyuan, ChatCompletions)
pub(crate) fn event_error(http_status: u16, request_id: &str, data: &str) -> Option<Error> {
    // Few events are, and this is cheaper than to read each.
    if !data.contains("\"Error") {
        return None;
    }
    let event: Value = serde_json::from_str(data).ok()?;
    if event["Response"]["Error"].is_object() {
        return read::<IgnoredAny>(http_status, request_id, data.as_bytes()).err();
    }
    let [code, message] = ["Code", "Msg"].map(|name| match &event["ErrorMsg"][name] {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    });
    if code.is_empty() && message.is_empty() {
        return None;
    }
    let code = Some(code).filter(|code| !code.is_empty());
    let code = code.unwrap_or_else(|| "FailedOperation".to_owned());
    let row = error_codes::find(&code);
    let hint = row.map_or("", error_codes::hint);
    let error = Error::service(ErrorKind::Api, &code, &message, hint)
        .with_failure(row.map(error_codes::failure).unwrap_or_default())
        .with_answer(http_status, request_id);
    Some(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::failure::Failure;

    fn error(data: &str) -> Option<(String, String)> {
        let error = event_error(200, "r-1", data)?;
        assert_eq!(
            (error.http_status(), error.kind()),
            (Some(200), ErrorKind::Api)
        );
        Some((error.code().into_owned(), error.message().into_owned()))
    }

    #[test]
    fn an_event_says_in_two_ways_that_the_service_has_failed() {
        for (data, code, message) in [
            (
                r#"{"ErrorMsg":{"Msg":"too long","Code":4001}}"#,
                "4001",
                "too long",
            ),
            (
                r#"{"ErrorMsg":{"Msg":"m","Code":"LimitExceeded"}}"#,
                "LimitExceeded",
                "m",
            ),
            (r#"{"ErrorMsg":{"Msg":"m"}}"#, "FailedOperation", "m"),
            (
                r#"{"Response":{"Error":{"Code":"InternalError","Message":"m"},"RequestId":"r"}}"#,
                "InternalError",
                "m",
            ),
        ] {
            assert_eq!(error(data), Some((code.into(), message.into())), "{data}");
        }
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
            r#"{"Choices":[{"Delta":{"Content":"the word \"ErrorMsg\" and \"Error\""}}]}"#,
            r#"{"ErrorMsg":null}"#,
            r#"{"ErrorMsg":{}}"#,
            r#"{"ErrorMsg":{"Msg":"","Code":null}}"#,
            r#"{"Response":{"Error":null}}"#,
            r#"{"Error":"mine"}"#,
            r#"["Error"]"#,
            r#"{"ErrorMsg":{"Msg":"cut"#,
        ] {
            assert_eq!(error(data), None, "{data}");
        }
    }
}
