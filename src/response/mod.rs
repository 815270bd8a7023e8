//! From the bytes of an answer to a value or an error.
//!
//! The service answers with `{"Response": {…, "RequestId": "…"}}`; where `Response`
//! holds an `Error`, the call failed, whatever the HTTP status says.
//! Rules: <https://cloud.tencent.com/document/api/1120/37548> (responses)

pub mod envelope;
pub mod error_codes;

use alloc::string::String;

use crate::decimal;
use crate::error::{Error, ErrorKind};
use envelope::{Envelope, NoEnvelope};

/// Accepts an answer that holds a result.
///
/// # Errors
/// [`ErrorKind::Api`] with the service's own code, or [`ErrorKind::Response`] where the
/// answer is not in the form of the API.
pub fn check(http_status: u16, body: &[u8]) -> Result<(), Error> {
    let Err(mut error) = read(http_status, body) else {
        return Ok(());
    };
    error.http_status = http_status;
    Err(error)
}

fn read(http_status: u16, body: &[u8]) -> Result<(), Error> {
    let text = body.trim_ascii_start();
    let (code, message, hint) = match envelope::read(text) {
        Ok(Envelope { error: None, .. }) => return Ok(()),
        Ok(Envelope {
            error: Some((code, _)),
            ..
        }) if code.is_empty() => (
            "NotAnEnvelope",
            "the answer has an `Error` without a `Code`",
            "Something else than the API answered: check `host`, `path` and `proxy`.",
        ),
        Ok(Envelope {
            error: Some((code, message)),
            request_id,
        }) => return Err(api_error(code, message, request_id)),
        // A redirect is not followed: it would carry the signature to another place.
        // Browsers hide its status and show 0.
        Err(_) if http_status == 0 || (300..400).contains(&http_status) => (
            "Redirected",
            "the answer is a redirect, which a signed request does not follow",
            "Call the final address: check `host`, and the `proxy` URL where there is one.",
        ),
        Err(_) if text.is_empty() => (
            "EmptyResponse",
            "the answer is empty",
            "Something between here and the service cut it off; check the proxy, then try again.",
        ),
        Err(_) if text.starts_with(b"<") => (
            "HtmlResponse",
            "the answer is an HTML page",
            "A proxy, a firewall or a gateway answered instead of the service: check `host` and `proxy`.",
        ),
        Err(NoEnvelope::Truncated) => (
            "TruncatedResponse",
            "the answer ends before it is complete",
            "The connection was cut; try again.",
        ),
        Err(NoEnvelope::NotJson) => (
            "InvalidResponse",
            "the answer is not JSON",
            "Something else than the API answered: check `host` and `proxy`.",
        ),
        Err(NoEnvelope::OtherJson) => (
            "NotAnEnvelope",
            "the answer is JSON without a `Response` object",
            "Something else than the API answered: check `host`, `path` and `proxy`.",
        ),
    };
    let message = [
        message,
        " (HTTP status ",
        &decimal::text(http_status.into()),
        ")",
    ]
    .concat();
    let mut error = Error::new(code, ErrorKind::Response, &message, hint);
    error.retryable = http_status == 429 || http_status >= 500;
    Err(error)
}

fn api_error(code: String, message: String, request_id: String) -> Error {
    let remedy = error_codes::remedy(&code);
    let mut error = Error::new("", ErrorKind::Api, &message, remedy.hint);
    error.code = code;
    error.retryable = remedy.retryable;
    error.request_id = request_id;
    error
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(status: u16, body: &str) -> String {
        check(status, body.as_bytes()).unwrap_err().code.clone()
    }

    #[test]
    fn a_result_is_accepted() {
        let body = r#"{"Response":{"TotalCount":0,"Error":null,"RequestId":"b5b4"}}"#;
        assert_eq!(check(200, body.as_bytes()), Ok(()));
    }

    #[test]
    fn an_error_is_an_error_whatever_the_status() {
        let body = r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureFailure","Message":"no"},"RequestId":"ed93"}}"#;
        for status in [200, 401, 500] {
            let error = check(status, body.as_bytes()).unwrap_err();
            assert_eq!(error.code, "AuthFailure.SignatureFailure");
            assert_eq!(error.kind, ErrorKind::Api);
            assert_eq!(error.message, "no");
            assert_eq!(error.request_id, "ed93");
            assert_eq!(error.http_status, status);
        }
    }

    #[test]
    fn what_is_no_envelope_says_what_it_is() {
        assert_eq!(code(200, ""), "ClientError.EmptyResponse");
        assert_eq!(code(200, " \n"), "ClientError.EmptyResponse");
        assert_eq!(
            code(502, "<html>Bad Gateway</html>"),
            "ClientError.HtmlResponse"
        );
        assert_eq!(
            code(200, r#"{"Response":{"Total"#),
            "ClientError.TruncatedResponse"
        );
        assert_eq!(
            code(200, r#"{"Response":{}"#),
            "ClientError.TruncatedResponse"
        );
        assert_eq!(code(200, "OK!"), "ClientError.InvalidResponse");
        assert_eq!(
            code(200, r#"{"Response":{}} trailing"#),
            "ClientError.InvalidResponse"
        );
        assert_eq!(code(200, r#"{"data":1}"#), "ClientError.NotAnEnvelope");
        assert_eq!(
            code(200, r#"{"Response":null}"#),
            "ClientError.NotAnEnvelope"
        );
        assert_eq!(code(200, "[]"), "ClientError.NotAnEnvelope");
        for error in ["{}", "\"text\"", "[]", "1", "true"] {
            let body = [r#"{"Response":{"Error":"#, error, "}}"].concat();
            assert_eq!(code(200, &body), "ClientError.NotAnEnvelope", "{error}");
        }
        assert_eq!(code(302, "moved"), "ClientError.Redirected");
        assert_eq!(code(0, ""), "ClientError.Redirected");
    }

    #[test]
    fn a_broken_server_may_recover() {
        assert!(check(503, b"<html>").unwrap_err().retryable);
        assert!(check(429, b"slow down").unwrap_err().retryable);
        assert!(!check(404, b"<html>").unwrap_err().retryable);
    }
}
