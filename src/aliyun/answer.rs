//! Answers of Alibaba Cloud: a result bare, or `{"Code", "Message", "RequestId"}` with the
//! HTTP status of a failure. Function Compute and its gateway spell the members in several
//! ways; the caller who received the answer has found them.

use super::error_codes;
use crate::answer::{Content, JsonType, Verdict, not_an_answer};
use crate::call::failure::Failure;

/// Whether an answer holds a result, and what it is where it holds none. `code` is its
/// error code, empty where there is none.
pub fn judge(content: &Content, code: &str) -> Verdict {
    let status = content.http_status;
    let is_success = (200..300).contains(&status);
    let is_json = content.json != JsonType::Undefined;
    if is_success && (is_json || content.first.is_none()) {
        return Verdict::Result;
    }
    if code.is_empty() {
        return Verdict::Fault(not_an_answer(content));
    }
    let row = error_codes::find(code);
    let failure = match row {
        Some(row) => error_codes::failure(row),
        None => Failure::of_status(status),
    };
    Verdict::Api { row, failure }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Fault;

    const OBJECT: Content = Content {
        http_status: 200,
        first: Some('{'),
        last: Some('}'),
        json: JsonType::Object,
    };

    fn verdict_of(http_status: u16, code: &str) -> Verdict {
        judge(
            &Content {
                http_status,
                ..OBJECT
            },
            code,
        )
    }

    #[test]
    fn a_result_is_accepted_bare() {
        assert_eq!(verdict_of(200, ""), Verdict::Result);
        let nothing = Content {
            http_status: 204,
            ..Content::default()
        };
        assert_eq!(judge(&nothing, ""), Verdict::Result);
    }

    #[test]
    fn a_code_finds_its_row_and_whether_to_try_again() {
        let row = error_codes::find("FunctionNotFound");
        assert!(row.is_some());
        assert_eq!(
            verdict_of(404, "FunctionNotFound"),
            Verdict::Api {
                row,
                failure: Failure::Final
            }
        );
        assert!(matches!(
            verdict_of(400, "Throttling.User"),
            Verdict::Api {
                row: Some(_),
                failure: Failure::Throttled
            }
        ));
        assert_eq!(
            verdict_of(503, "Unheard"),
            Verdict::Api {
                row: None,
                failure: Failure::Unknown
            }
        );
        // A code of Tencent Cloud that is spelled the same has other remedies.
        assert_eq!(
            verdict_of(400, "InvalidParameter"),
            Verdict::Api {
                row: None,
                failure: Failure::Final
            }
        );
    }

    #[test]
    fn what_is_no_answer_says_what_it_is() {
        let html = Content {
            http_status: 502,
            first: Some('<'),
            ..Content::default()
        };
        assert_eq!(judge(&html, ""), Verdict::Fault(Fault::HtmlResponse));
        let no_json = Content {
            json: JsonType::Undefined,
            ..OBJECT
        };
        assert_eq!(judge(&no_json, ""), Verdict::Fault(Fault::InvalidResponse));
    }
}
