//! What an answer is, whichever vendor it is from.

use crate::ascii::decimal;
use crate::call::failure::Failure;
use crate::error::Error;
use crate::fault::Fault;

/// The type of a JSON value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum JsonType {
    /// There is none.
    #[default]
    Undefined,
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number
    Number,
    /// A string
    String,
    /// An array
    Array,
    /// An object
    Object,
}

/// Status and text of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// The HTTP status; 0 where a browser hides that of a redirect.
    pub http_status: u16,
    /// The first character of the text that is no white space. None where there is none.
    pub first: Option<char>,
    /// The last one.
    pub last: Option<char>,
    /// The type of the value that the text is; `Undefined` where it is not JSON.
    pub json: JsonType,
}

/// What became of a call that was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds a result.
    Result,
    /// It is neither a result nor an error of the service.
    Fault(Fault),
    /// The service says that the call failed.
    Api {
        /// The row of the vendor's table of error codes that stands for the code.
        row: Option<u8>,
        /// What it means for another attempt.
        failure: Failure,
    },
}

impl Verdict {
    /// What it means for another attempt, of an answer with this status.
    pub const fn failure(self, http_status: u16) -> Failure {
        match self {
            Self::Result => Failure::Final,
            Self::Fault(fault) => Failure::of_no_result(fault, http_status),
            Self::Api { failure, .. } => failure,
        }
    }
}

/// The error of an answer that is `fault` instead of a result.
pub fn fault_error(fault: Fault, http_status: u16) -> Error {
    let failure = Failure::of_no_result(fault, http_status);
    Error::new(fault, [&decimal(http_status.into()), ""]).with_failure(failure)
}

/// What something is that is neither a result nor an error of the service.
pub fn not_an_answer(content: &Content) -> Fault {
    let status = content.http_status;
    let is_text = content.json == JsonType::Undefined;
    match content.first {
        // A redirect is not followed: it would carry the signature to another place.
        // Browsers hide its status and show 0.
        _ if status == 0 || (300..400).contains(&status) => Fault::Redirected,
        None => Fault::EmptyResponse,
        Some('<') => Fault::HtmlResponse,
        Some('{') if is_text && content.last != Some('}') => Fault::TruncatedResponse,
        _ if is_text => Fault::InvalidResponse,
        _ => Fault::NotAnEnvelope,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_answer_says_what_it_is() {
        let text = |first, last| Content {
            http_status: 200,
            first: Some(first),
            last: Some(last),
            json: JsonType::Undefined,
        };
        let fault = |content| not_an_answer(&content);
        assert_eq!(fault(text('<', '>')), Fault::HtmlResponse);
        assert_eq!(fault(text('{', '1')), Fault::TruncatedResponse);
        assert_eq!(fault(text('{', '}')), Fault::InvalidResponse);
        assert_eq!(fault(text('O', 'K')), Fault::InvalidResponse);
        let json = JsonType::Object;
        assert_eq!(
            fault(Content {
                json,
                ..text('{', '}')
            }),
            Fault::NotAnEnvelope
        );
        let http_status = 200;
        assert_eq!(
            fault(Content {
                http_status,
                ..Content::default()
            }),
            Fault::EmptyResponse
        );
        for http_status in [0, 301, 302, 308] {
            assert_eq!(
                fault(Content {
                    http_status,
                    ..text('<', '>')
                }),
                Fault::Redirected
            );
        }
    }

    #[test]
    fn a_broken_server_may_recover() {
        for (http_status, expected) in [
            (429, true),
            (500, true),
            (503, true),
            (404, false),
            (200, false),
        ] {
            let error = fault_error(Fault::HtmlResponse, http_status);
            assert_eq!(error.failure().may_pass(), expected, "{http_status}");
        }
        assert!(
            fault_error(Fault::HtmlResponse, 503)
                .message()
                .ends_with("(HTTP status 503)")
        );
    }
}
