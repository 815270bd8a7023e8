//! From an answer of Tencent Cloud to a result or an error.
//!
//! The service answers with `{"Response": {…, "RequestId": "…"}}`; where `Response`
//! holds an `Error`, the call failed, whatever the HTTP status says.
//! Rules: <https://cloud.tencent.com/document/api/1120/37549> (responses)

use super::error_codes;
use crate::answer::{Content, JsonType, Verdict, not_an_answer};
use crate::fault::Fault;

/// What an answer is. Its text was read by the JSON parser of the platform that it is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer<'a> {
    /// What every vendor's answer is.
    pub content: Content,
    /// The type of the member `Response`.
    pub response: JsonType,
    /// The type of `Response.Error`.
    pub error: JsonType,
    /// `Response.Error.Code`; or `codeDesc` of a body in the form before API 3.0, which is
    /// `{code, codeDesc, message}`. Empty where there is none.
    pub code: &'a str,
}

/// Whether an answer holds a result, and what it is where it holds none.
pub fn judge(answer: &Answer<'_>) -> Verdict {
    let is_envelope = answer.response == JsonType::Object;
    if is_envelope && matches!(answer.error, JsonType::Undefined | JsonType::Null) {
        return Verdict::Result;
    }
    // Gateways of the older API still answer in its form for what they cannot route.
    let is_legacy = answer.response == JsonType::Undefined && answer.code != "Success";
    if (is_envelope || is_legacy) && !answer.code.is_empty() {
        let row = error_codes::find(answer.code);
        let failure = row.map(error_codes::failure).unwrap_or_default();
        return Verdict::Api { row, failure };
    }
    Verdict::Fault(match is_envelope {
        true => Fault::NotAnEnvelope,
        false => not_an_answer(&answer.content),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::failure::Failure;

    const ENVELOPE: Answer<'_> = Answer {
        content: Content {
            http_status: 200,
            first: Some('{'),
            last: Some('}'),
            json: JsonType::Object,
        },
        response: JsonType::Object,
        error: JsonType::Undefined,
        code: "",
    };

    fn fault(answer: Answer<'_>) -> Fault {
        match judge(&answer) {
            Verdict::Fault(fault) => fault,
            verdict => panic!("{verdict:?}"),
        }
    }

    #[test]
    fn a_result_is_accepted() {
        for error in [JsonType::Undefined, JsonType::Null] {
            assert_eq!(judge(&Answer { error, ..ENVELOPE }), Verdict::Result);
        }
    }

    #[test]
    fn an_error_is_an_error_whatever_the_status() {
        for http_status in [200, 401, 500] {
            let verdict = judge(&Answer {
                content: Content {
                    http_status,
                    ..ENVELOPE.content
                },
                error: JsonType::Object,
                code: "AuthFailure.SignatureFailure",
                ..ENVELOPE
            });
            let row = error_codes::find("AuthFailure.SignatureFailure");
            assert!(row.is_some());
            assert_eq!(
                verdict,
                Verdict::Api {
                    row,
                    failure: Failure::Final
                }
            );
        }
    }

    #[test]
    fn the_older_form_is_an_error_too() {
        let response = JsonType::Undefined;
        let legacy = |code| Answer {
            response,
            code,
            ..ENVELOPE
        };
        let row = error_codes::find("InvalidParameter");
        let expected = Verdict::Api {
            row,
            failure: Failure::Final,
        };
        assert_eq!(judge(&legacy("InvalidParameter")), expected);
        assert_eq!(fault(legacy("Success")), Fault::NotAnEnvelope);
    }

    #[test]
    fn what_is_no_envelope_says_what_it_is() {
        for response in [
            JsonType::Undefined,
            JsonType::Null,
            JsonType::Array,
            JsonType::String,
        ] {
            assert_eq!(
                fault(Answer {
                    response,
                    ..ENVELOPE
                }),
                Fault::NotAnEnvelope
            );
        }
        for error in [
            JsonType::Object,
            JsonType::String,
            JsonType::Array,
            JsonType::Number,
            JsonType::Boolean,
        ] {
            assert_eq!(fault(Answer { error, ..ENVELOPE }), Fault::NotAnEnvelope);
        }
        let content = Content {
            first: Some('<'),
            json: JsonType::Undefined,
            ..ENVELOPE.content
        };
        let response = JsonType::Undefined;
        assert_eq!(
            fault(Answer {
                content,
                response,
                ..ENVELOPE
            }),
            Fault::HtmlResponse
        );
    }

    #[test]
    fn a_throttled_call_may_be_made_again() {
        let code = "RequestLimitExceeded.UinLimitExceeded";
        let verdict = judge(&Answer {
            error: JsonType::Object,
            code,
            ..ENVELOPE
        });
        assert!(
            matches!(
                verdict,
                Verdict::Api {
                    failure: Failure::Throttled,
                    ..
                }
            ),
            "{verdict:?}"
        );
    }
}
