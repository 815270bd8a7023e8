//! From an answer to a result or an error.
//!
//! The service answers with `{"Response": {…, "RequestId": "…"}}`; where `Response`
//! holds an `Error`, the call failed, whatever the HTTP status says.
//! Rules: <https://cloud.tencent.com/document/api/1120/37549> (responses)

pub mod acs;
pub mod acs_error_codes;
pub mod acs_error_codes_table;
pub mod error_codes;
pub mod error_codes_table;

use crate::decimal;
use crate::error::Error;
use crate::fault::Fault;

/// What an answer is, as whoever received it found it: the text is read by the
/// platform's own JSON parser, since its values are the platform's too.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answer<'a> {
    /// The HTTP status; 0 where a browser hides that of a redirect.
    pub http_status: u16,
    /// The first character of the text that is no white space, empty where there is none.
    pub first: &'a str,
    /// The last one.
    pub last: &'a str,
    /// The type of the value that the text is as JSON; empty where it is none.
    pub json: &'a str,
    /// The type of its member `Response`.
    pub response: &'a str,
    /// The type of `Response.Error`.
    pub error: &'a str,
    /// `Response.Error.Code`, where it is text.
    pub code: &'a str,
    /// `Response.Error.Message`, where it is text.
    pub message: &'a str,
    /// `Response.RequestId`, or the header `X-TC-RequestId`.
    pub request_id: &'a str,
    /// `codeDesc` of a body in the form before API 3.0: `{code, codeDesc, message}`.
    pub legacy_code: &'a str,
    /// Its `message`.
    pub legacy_message: &'a str,
}

/// Accepts an answer that holds a result.
///
/// # Errors
/// [`crate::ErrorKind::Api`] with the service's own code, or [`crate::ErrorKind::Response`]
/// where the answer is not in the form of the API.
pub fn check(answer: &Answer<'_>) -> Result<(), Error> {
    let Err(mut error) = judge(answer) else {
        return Ok(());
    };
    error.http_status = answer.http_status;
    error.request_id.push_str(answer.request_id);
    Err(error)
}

fn judge(answer: &Answer<'_>) -> Result<(), Error> {
    let is_envelope = answer.response == "object";
    if is_envelope && matches!(answer.error, "undefined" | "null") {
        return Ok(());
    }
    if is_envelope && !answer.code.is_empty() {
        return Err(api(answer.code, answer.message));
    }
    // Gateways of the older API still answer this way for what they cannot route.
    if answer.response == "undefined" && !matches!(answer.legacy_code, "" | "Success") {
        return Err(api(answer.legacy_code, answer.legacy_message));
    }
    Err(no_answer_of_the_service(answer, is_envelope))
}

/// An error of Tencent Cloud, with what to do about it.
fn api(code: &str, message: &str) -> Error {
    let mut error = Error::api(code, message);
    if let Some(row) = error_codes::find(code) {
        error.hint = error_codes::hint(row);
        error.retryable = error_codes::is_retryable(row);
    }
    error
}

/// What something is that is neither a result nor an error of the service.
pub(crate) fn no_answer_of_the_service(answer: &Answer<'_>, is_envelope: bool) -> Error {
    let status = answer.http_status;
    let fault = match answer {
        _ if is_envelope => Fault::NotAnEnvelope,
        // A redirect is not followed: it would carry the signature to another place.
        // Browsers hide its status and show 0.
        _ if status == 0 || (300..400).contains(&status) => Fault::Redirected,
        Answer { first: "", .. } => Fault::EmptyResponse,
        Answer { first: "<", .. } => Fault::HtmlResponse,
        Answer {
            json: "",
            first: "{",
            last,
            ..
        } if *last != "}" => Fault::TruncatedResponse,
        Answer { json: "", .. } => Fault::InvalidResponse,
        _ => Fault::NotAnEnvelope,
    };
    let mut error = Error::new(fault, "", &[&decimal::text(status.into())]);
    error.retryable = may_pass(status);
    error
}

/// Whether a status says that the same call may succeed later.
pub(crate) fn may_pass(status: u16) -> bool {
    status == 429 || status >= 500
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    const ENVELOPE: Answer<'_> = Answer {
        http_status: 200,
        first: "{",
        last: "}",
        json: "object",
        response: "object",
        error: "undefined",
        code: "",
        message: "",
        request_id: "b5b4",
        legacy_code: "",
        legacy_message: "",
    };

    fn code(answer: Answer<'_>) -> String {
        check(&answer).unwrap_err().code.clone()
    }

    #[test]
    fn a_result_is_accepted() {
        assert_eq!(check(&ENVELOPE), Ok(()));
        assert_eq!(
            check(&Answer {
                error: "null",
                ..ENVELOPE
            }),
            Ok(())
        );
    }

    #[test]
    fn an_error_is_an_error_whatever_the_status() {
        for http_status in [200, 401, 500] {
            let error = check(&Answer {
                http_status,
                error: "object",
                code: "AuthFailure.SignatureFailure",
                message: "no",
                ..ENVELOPE
            })
            .unwrap_err();
            assert_eq!(error.code, "AuthFailure.SignatureFailure");
            assert_eq!(error.kind, ErrorKind::Api);
            assert_eq!(error.message, "no");
            assert_eq!(error.request_id, "b5b4");
            assert_eq!(error.http_status, http_status);
            assert!(!error.hint.is_empty());
        }
    }

    #[test]
    fn the_older_form_is_an_error_too() {
        let legacy = Answer {
            response: "undefined",
            legacy_code: "InvalidParameter",
            legacy_message: "no",
            ..ENVELOPE
        };
        let error = check(&legacy).unwrap_err();
        assert_eq!(
            (error.code.as_str(), error.message.as_str()),
            ("InvalidParameter", "no")
        );
        assert_eq!(error.kind, ErrorKind::Api);
        let success = Answer {
            legacy_code: "Success",
            ..legacy
        };
        assert_eq!(code(success), "ClientError.NotAnEnvelope");
    }

    #[test]
    fn what_is_no_envelope_says_what_it_is() {
        let no_json = Answer {
            json: "",
            response: "undefined",
            ..ENVELOPE
        };
        let (first, last) = ("", "");
        assert_eq!(
            code(Answer {
                first,
                last,
                ..no_json
            }),
            "ClientError.EmptyResponse"
        );
        let (first, last) = ("<", ">");
        assert_eq!(
            code(Answer {
                first,
                last,
                ..no_json
            }),
            "ClientError.HtmlResponse"
        );
        assert_eq!(
            code(Answer {
                last: "1",
                ..no_json
            }),
            "ClientError.TruncatedResponse"
        );
        assert_eq!(
            code(Answer {
                first: "O",
                ..no_json
            }),
            "ClientError.InvalidResponse"
        );
        assert_eq!(
            code(Answer {
                http_status: 302,
                ..no_json
            }),
            "ClientError.Redirected"
        );
        assert_eq!(
            code(Answer {
                http_status: 0,
                ..no_json
            }),
            "ClientError.Redirected"
        );
        for response in ["undefined", "null", "array", "string"] {
            assert_eq!(
                code(Answer {
                    response,
                    ..ENVELOPE
                }),
                "ClientError.NotAnEnvelope"
            );
        }
        for error in ["object", "string", "array", "number", "boolean"] {
            assert_eq!(
                code(Answer { error, ..ENVELOPE }),
                "ClientError.NotAnEnvelope"
            );
        }
    }

    #[test]
    fn a_broken_server_may_recover() {
        let html = |http_status| {
            let answer = Answer {
                http_status,
                first: "<",
                json: "",
                response: "undefined",
                ..ENVELOPE
            };
            check(&answer).unwrap_err()
        };
        assert!(html(503).retryable);
        assert!(html(429).retryable);
        assert!(!html(404).retryable);
        assert_eq!(
            html(503).message,
            "the answer is an HTML page (HTTP status 503)"
        );
    }
}
