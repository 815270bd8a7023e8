//! Answers of gateways: a result bare, or an error with the HTTP status of a failure, such as
//! CloudBase's `{code, message, requestId}`. The caller who received the answer has found the members.

use crate::answer::{Content, JsonType, Verdict, not_an_answer};
use crate::call::failure::Failure;

/// CloudBase's code for whatever is wrong with a signature; only the message says what.
const SIGNATURE: &str = "SIGN_PARAM_INVALID";

/// Whether an answer holds a result, and what it is where it holds none. `code` and `message`
/// are its error's, empty where there is none: a function may fail in any form.
pub fn judge(content: &Content, code: &str, message: &str) -> Verdict {
    let status = content.http_status;
    let is_json = content.json != JsonType::Undefined;
    if (200..300).contains(&status) && (is_json || content.first.is_none()) {
        return Verdict::Result;
    }
    if code.is_empty() && !(is_json && status >= 400) {
        return Verdict::Fault(not_an_answer(content));
    }
    let says = |words: &str| {
        let mut windows = message.as_bytes().windows(words.len());
        code == SIGNATURE && windows.any(|window| window == words.as_bytes())
    };
    let failure = match () {
        () if says("signature is expired") => Failure::Clock,
        () if says("tmp secret key expire") => Failure::Credentials,
        () => Failure::of_status(status),
    };
    Verdict::Api { row: None, failure }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Fault;

    fn verdict_of(http_status: u16, code: &str, message: &str) -> Verdict {
        let content = Content {
            http_status,
            first: Some('{'),
            last: Some('}'),
            json: JsonType::Object,
        };
        judge(&content, code, message)
    }

    fn failure_of(http_status: u16, code: &str, message: &str) -> Failure {
        match verdict_of(http_status, code, message) {
            Verdict::Api { row: None, failure } => failure,
            verdict => panic!("{verdict:?}"),
        }
    }

    #[test]
    fn a_result_is_accepted_as_it_came() {
        assert_eq!(verdict_of(200, "", ""), Verdict::Result);
        // What a function returns is its own affair.
        assert_eq!(verdict_of(200, "OK", "done"), Verdict::Result);
        let nothing = Content {
            http_status: 204,
            ..Content::default()
        };
        assert_eq!(judge(&nothing, "", ""), Verdict::Result);
    }

    #[test]
    fn the_message_says_whether_the_clock_or_the_token_is_to_blame() {
        for (message, failure) in [
            ("signature is expired", Failure::Clock),
            ("check tmp secret key expire", Failure::Credentials),
            ("secret id error", Failure::Final),
            ("", Failure::Final),
        ] {
            assert_eq!(failure_of(401, "SIGN_PARAM_INVALID", message), failure);
        }
        let other = failure_of(400, "INVALID_PARAM", "signature is expired");
        assert_eq!(other, Failure::Final);
    }

    #[test]
    fn otherwise_the_status_says_whether_it_may_pass() {
        assert_eq!(failure_of(503, "SYS_ERR", "m"), Failure::Unknown);
        assert_eq!(failure_of(429, "EXCEED_RATELIMIT", "m"), Failure::Unknown);
        assert_eq!(failure_of(404, "NOT_FOUND", "m"), Failure::Final);
        // A function's own error, in a form of its own.
        assert_eq!(failure_of(404, "", ""), Failure::Final);
        assert_eq!(failure_of(500, "", ""), Failure::Unknown);
    }

    #[test]
    fn what_is_no_answer_says_what_it_is() {
        let html = Content {
            http_status: 502,
            first: Some('<'),
            ..Content::default()
        };
        let fault = Verdict::Fault(Fault::HtmlResponse);
        assert_eq!(judge(&html, "", ""), fault);
        let fault = Verdict::Fault(Fault::Redirected);
        assert_eq!(verdict_of(302, "", ""), fault);
    }
}
