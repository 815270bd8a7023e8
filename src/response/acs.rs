//! Answers of Alibaba Cloud: a result bare, or `{"Code", "Message", "RequestId"}` with the
//! HTTP status of a failure. Function Compute and its gateway spell the members in several
//! ways; the caller who received the answer has found them.

use super::{Answer, acs_error_codes, may_pass, no_answer_of_the_service};
use crate::error::Error;

/// Accepts an answer that holds a result.
///
/// # Errors
/// [`crate::ErrorKind::Api`] with the service's own code, or [`crate::ErrorKind::Response`]
/// where something else answered.
pub fn check(answer: &Answer<'_>) -> Result<(), Error> {
    let status = answer.http_status;
    let is_success = (200..300).contains(&status);
    if is_success && (!answer.json.is_empty() || answer.first.is_empty()) {
        return Ok(());
    }
    let mut error = if answer.code.is_empty() {
        no_answer_of_the_service(answer, false)
    } else {
        let mut error = Error::api(answer.code, answer.message);
        if let Some(row) = acs_error_codes::find(answer.code) {
            error.hint = acs_error_codes::hint(row);
            error.retryable = acs_error_codes::is_retryable(row);
        }
        error.retryable |= may_pass(status);
        error
    };
    error.http_status = status;
    error.request_id.push_str(answer.request_id);
    Err(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    fn checked(http_status: u16, json: &str, code: &str) -> Result<(), Error> {
        check(&Answer {
            http_status,
            first: "{",
            last: "}",
            json,
            code,
            message: "words",
            request_id: "r",
            ..Answer::default()
        })
    }

    #[test]
    fn a_result_is_accepted_bare() {
        assert_eq!(checked(200, "object", ""), Ok(()));
        let nothing = Answer {
            http_status: 204,
            ..Answer::default()
        };
        assert_eq!(check(&nothing), Ok(()));
    }

    #[test]
    fn a_code_is_passed_on_with_what_to_do() {
        let error = checked(404, "object", "FunctionNotFound").unwrap_err();
        assert_eq!(
            (error.code.as_str(), error.kind),
            ("FunctionNotFound", ErrorKind::Api)
        );
        assert_eq!(
            (error.message.as_str(), error.request_id.as_str()),
            ("words", "r")
        );
        assert!(error.hint.contains("functionName") && !error.retryable);
        assert!(
            checked(400, "object", "Throttling.User")
                .unwrap_err()
                .retryable
        );
        assert!(checked(503, "object", "Whatever").unwrap_err().retryable);
        // A code of Tencent Cloud that is spelled the same has other remedies.
        assert_eq!(
            checked(400, "object", "InvalidParameter").unwrap_err().hint,
            ""
        );
    }

    #[test]
    fn what_is_no_answer_says_what_it_is() {
        let html = Answer {
            http_status: 502,
            first: "<",
            ..Answer::default()
        };
        assert_eq!(check(&html).unwrap_err().code, "ClientError.HtmlResponse");
        let redirect = Answer {
            http_status: 302,
            first: "<",
            ..Answer::default()
        };
        assert_eq!(check(&redirect).unwrap_err().code, "ClientError.Redirected");
        assert_eq!(
            checked(200, "", "").unwrap_err().code,
            "ClientError.InvalidResponse"
        );
    }
}
