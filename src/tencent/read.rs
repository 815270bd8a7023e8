//! An answer of Tencent Cloud from its bytes, by serde_json.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::answer::{Answer, judge};
use super::error_codes;
use crate::answer::{JsonType, Verdict, fault_error};
use crate::answer_text::{content_of, trimmed};
use crate::error::{Error, ErrorKind};
use crate::fault::Fault;

/// Reads the body of an answer: the content of its `Response`, as any type of the caller.
///
/// For programs that send with an HTTP library of their own; a [`crate::Client`] does it by
/// itself. `request_id` is the header `X-TC-RequestId`, for answers that do not hold one.
///
/// ```
/// let body = br#"{"Response":{"TotalCount":3,"RequestId":"b5b4"}}"#;
/// let zones: serde_json::Value = tc3fetch::read(200, "", body)?;
/// assert_eq!(zones["TotalCount"], 3);
///
/// let body = br#"{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"m"},"RequestId":"b5b4"}}"#;
/// let error = tc3fetch::read::<serde_json::Value>(200, "", body).unwrap_err();
/// assert!(error.is_retryable());
/// # Ok::<(), tc3fetch::Error>(())
/// ```
///
/// # Errors
/// The service's own where the answer holds one, whatever the status says; and what the
/// answer is instead, where it is not in the form of the API.
pub fn read<T: DeserializeOwned>(
    http_status: u16,
    request_id: &str,
    body: &[u8],
) -> Result<T, Error> {
    read_with_id(http_status, request_id, body).map(|(result, _)| result)
}

/// The same, and the service's id of the request, wherever it stands.
pub(crate) fn read_with_id<T: DeserializeOwned>(
    http_status: u16,
    request_id: &str,
    body: &[u8],
) -> Result<(T, String), Error> {
    let text = String::from_utf8_lossy(body);
    let text = trimmed(&text);
    let json: Option<&RawValue> = serde_json::from_str(text).ok();
    let whole = json.map(members).unwrap_or_default();
    let content = whole.get("Response").copied();
    let inside = content.map(members).unwrap_or_default();
    let error = inside.get("Error").copied();
    let reason = error.map(members).unwrap_or_default();

    let text_of = |object: &Members<'_>, name: &str| object.get(name).and_then(text_value);
    let is_failure = whole
        .get("code")
        .is_some_and(|code| type_of(Some(code)) == JsonType::Number && code.get() != "0");
    let code = text_of(&reason, "Code");
    let code = code.or_else(|| text_of(&whole, "codeDesc").filter(|_| is_failure));
    let code = code.unwrap_or_default();
    let request_id = text_of(&inside, "RequestId").unwrap_or_else(|| request_id.to_owned());
    let verdict = judge(&Answer {
        content: content_of(http_status, text, type_of(json)),
        response: type_of(content),
        error: type_of(error),
        code: &code,
    });
    let error = match verdict {
        Verdict::Result => match serde_json::from_str(content.map_or("{}", RawValue::get)) {
            Ok(result) => return Ok((result, request_id)),
            Err(source) => unexpected(source),
        },
        Verdict::Api { row, failure } => {
            let message = text_of(&reason, "Message").or_else(|| text_of(&whole, "message"));
            let hint = row.map_or("", error_codes::hint);
            Error::service(ErrorKind::Api, &code, &message.unwrap_or_default(), hint)
                .with_failure(failure)
        }
        Verdict::Fault(fault) => fault_error(fault, http_status),
    };
    Err(error.with_answer(http_status, &request_id))
}

/// A result that is not of the type that it was to be read as.
pub(crate) fn unexpected(source: serde_json::Error) -> Error {
    Error::new(Fault::UnexpectedResult, ["", ""]).with_source(Box::new(source))
}

/// The members of an object, of which the last of a name counts.
type Members<'a> = BTreeMap<String, &'a RawValue>;

/// None where it is no object.
fn members(json: &RawValue) -> Members<'_> {
    serde_json::from_str(json.get()).unwrap_or_default()
}

fn text_value(json: &&RawValue) -> Option<String> {
    serde_json::from_str(json.get()).ok()
}

fn type_of(json: Option<&RawValue>) -> JsonType {
    match json.and_then(|json| json.get().bytes().next()) {
        None => JsonType::Undefined,
        Some(b'{') => JsonType::Object,
        Some(b'[') => JsonType::Array,
        Some(b'"') => JsonType::String,
        Some(b't' | b'f') => JsonType::Boolean,
        Some(b'n') => JsonType::Null,
        Some(_) => JsonType::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn answer(body: &str) -> Result<Value, Error> {
        read(200, "header", body.as_bytes())
    }

    fn code(body: &str) -> String {
        answer(body).unwrap_err().code().into_owned()
    }

    #[test]
    fn the_content_of_response_is_the_result() {
        let result = answer(r#"{"Response":{"A":1,"RequestId":"r"}}"#);
        assert_eq!(result.unwrap(), json!({ "A": 1, "RequestId": "r" }));
        assert_eq!(
            answer("\u{feff} \r\n{\"Response\":{\"A\":1}}\n").unwrap(),
            json!({ "A": 1 })
        );
        assert_eq!(
            answer(r#"{"Response":{"Error":null}}"#).unwrap(),
            json!({ "Error": null })
        );
    }

    #[test]
    fn an_error_is_an_error_whatever_the_status() {
        let body = r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"a\nb"},"RequestId":"r"}}"#;
        let error = answer(body).unwrap_err();
        assert_eq!(error.code(), "AuthFailure.SignatureExpire");
        assert_eq!(error.message(), "a\nb");
        assert_eq!(error.request_id(), Some("r"));
        assert_eq!(error.http_status(), Some(200));
    }

    #[test]
    fn the_request_id_is_kept_from_wherever_it_can_be_had() {
        let failed = r#"{"Response":{"Error":{"Code":"InternalError","Message":"m"}}}"#;
        assert_eq!(answer(failed).unwrap_err().request_id(), Some("header"));
        assert_eq!(answer("<html>").unwrap_err().request_id(), Some("header"));
    }

    #[test]
    fn the_older_form_is_an_error_too() {
        let error = answer(r#"{"code":4000,"codeDesc":"InvalidParameter","message":"no"}"#);
        let error = error.unwrap_err();
        assert_eq!(
            (&*error.code(), &*error.message()),
            ("InvalidParameter", "no")
        );
        let success = r#"{"code":0,"codeDesc":"Success","message":""}"#;
        assert_eq!(code(success), "ClientError.NotAnEnvelope");
    }

    #[test]
    fn what_is_no_envelope_says_what_it_is() {
        for (body, expected) in [
            ("", "EmptyResponse"),
            (" \n", "EmptyResponse"),
            ("<html></html>", "HtmlResponse"),
            (r#"{"Response":{"A""#, "TruncatedResponse"),
            ("{]}", "InvalidResponse"),
            ("Service Unavailable", "InvalidResponse"),
            ("[1]", "NotAnEnvelope"),
            ("null", "NotAnEnvelope"),
            (r#"{"Response":[]}"#, "NotAnEnvelope"),
            (r#"{"Response":{"Error":{}}}"#, "NotAnEnvelope"),
            (r#"{"Response":{"Error":{"Code":5}}}"#, "NotAnEnvelope"),
            (r#"{"Response":{"Error":"text"}}"#, "NotAnEnvelope"),
        ] {
            assert_eq!(
                code(body),
                alloc::format!("ClientError.{expected}"),
                "{body}"
            );
        }
    }

    #[test]
    fn a_result_of_another_form_than_its_type_says_so() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct Zones {
            #[expect(dead_code, reason = "only read")]
            total_count: u64,
        }
        let body = br#"{"Response":{"TotalCount":"3","RequestId":"r"}}"#;
        let error = read::<Zones>(200, "", body).unwrap_err();
        assert_eq!(error.code(), "ClientError.UnexpectedResult");
        assert_eq!(error.request_id(), Some("r"));
        let source = core::error::Error::source(&error).unwrap();
        let source = alloc::format!("{source}");
        assert!(source.contains("invalid type: string"), "{source}");
    }
}
