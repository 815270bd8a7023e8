//! The catalogue of our own errors: every code with its texts, in one place.
//!
//! A text is what a person reads, and a thing that every user downloads: it says what is
//! wrong and what to do, and no more. docs/errors.md explains at length.

use crate::error::ErrorKind;
use crate::text::Lines;

/// Makes the enum and its texts of `Code Kind "what is wrong" "what to do";`.
macro_rules! catalogue {
    ($($code:ident $kind:ident $problem:literal $hint:literal;)*) => {
        /// What went wrong; the name is the code that users see, behind `ClientError.`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Fault {
            $(#[doc = concat!("`", stringify!($code), "`: ", $problem)] $code,)*
        }

        /// Code, problem and hint of each fault, a line each: a table of slices would
        /// be larger than the texts themselves.
        const TEXTS: &str = concat!($(stringify!($code), "\n", $problem, "\n", $hint, "\n",)*);

        const KINDS: &[ErrorKind] = &[$(ErrorKind::$kind,)*];

        /// Every fault, in the order of the catalogue.
        #[cfg(not(target_arch = "wasm32"))]
        pub const ALL: &[Fault] = &[$(Fault::$code,)*];
    };
}

catalogue! {
    MissingParameter Input "is missing"
        "Required: service, version, action, secretId, secretKey; a region for a regional endpoint.";
    WrongType Input "has the wrong type"
        "Convert it, or leave it out where it is optional.";
    UnknownValue Input "is not one of the known values"
        "Leave it out for the default.";
    InvalidCharacter Input "contains a character that is not allowed"
        "Remove what is not ASCII, line breaks, and spaces that were copied along.";
    InvalidService Input "is not the short name of a product"
        "Give \"cvm\" of cvm.tencentcloudapi.com; a full host goes into `host`.";
    InvalidTimestamp Input "is not a whole number of seconds since 1970"
        "Give Math.floor(Date.now() / 1000), or leave it out for now.";
    TimestampInMilliseconds Input "is in milliseconds"
        "Give Math.floor(Date.now() / 1000), or leave it out for now.";
    InvalidFormat Input "has not the form that it must have"
        "Correct it.";
    InvalidDate Input "is not a date of the form 2026-01-02T03:04:05Z"
        "Leave it out for now.";
    InvalidNonce Input "is not a positive whole number"
        "Leave it out for a random one.";
    InvalidProxy Input "is not a plain http or https URL"
        "Give the address that forwards {proxy}/{host}{path}.";
    InvalidHost Input "is not a host name with an optional port"
        "No scheme, no user info; a path goes into `path`.";
    InvalidPath Input "would be changed by a URL parser, or has a query"
        "Begin with \"/\", percent-encode what is special; a query goes into `params`.";
    InvalidContentType Input "does not fit what is sent"
        "GET and signature v1 send application/x-www-form-urlencoded, TC3-HMAC-SHA256 anything else; `multipart` needs multipart/form-data, a boundary small letters.";
    InvalidHeaderName Input "has a name that HTTP does not allow"
        "Header names are letters, digits and dashes.";
    ReservedHeader Input "is a header that tc3fetch sets itself"
        "Use its option: contentType, region, language, timestamp, host or token.";
    UnknownSignedHeader Input "names a header that is not sent"
        "Add it to `headers`; content-type and host are always signed.";
    OnlyInV3 Input "has no meaning in signature v1"
        "Leave it out, or use TC3-HMAC-SHA256.";
    ReservedParameter Input "has the name of a common parameter of signature v1"
        "Use the option of that name, or TC3-HMAC-SHA256.";
    BodyNotAllowed Input "cannot be sent by GET or with signature v1"
        "Use `params`, or POST with TC3-HMAC-SHA256.";
    SeveralBodies Input "was given besides another of params, body and multipart"
        "Give one of them.";
    RequestTooLarge Input "is too large"
        "Send less at a time. A POST with TC3-HMAC-SHA256 may have 10 MB.";
    CyclicParams Input "refer to themselves"
        "Break the cycle: parameters are a tree.";
    LoneSurrogate Input "contains half of a surrogate pair, which UTF-8 cannot carry"
        "Cut text by code points, or use toWellFormed().";
    NotSerializable Input "cannot be carried"
        "Convert it to a string, a number, a boolean, an array or an object.";
    UnreadBlob Input "is a Blob, which `sign` cannot read"
        "Use `call`, or give its bytes.";
    Aborted Aborted "the call was aborted by its signal"
        "The service may have carried out the action all the same.";
    Timeout Timeout "no complete answer came within the timeout"
        "The service may have carried out the action all the same.";
    Network Network ""
        "Check connection and host. A page needs `proxy`: the service does not answer CORS.";
    NotAResponse Response "fetch resolved to something that is not a Response"
        "The `fetch` of the config must resolve to a Response.";
    EventStream Response "the answer is a stream of events"
        "Call with `stream: true`.";
    Redirected Response "the answer is a redirect, which is not followed"
        "Give the final address as `host` or `proxy`.";
    EmptyResponse Response "the answer is empty"
        "The connection was cut, or a proxy swallowed the answer: try again.";
    TruncatedResponse Response "the answer breaks off"
        "The connection was cut, or a proxy swallowed the answer: try again.";
    HtmlResponse Response "the answer is an HTML page"
        "Something else than the API answered: check `host`, `path` and `proxy`.";
    InvalidResponse Response "the answer is not JSON"
        "Something else than the API answered: check `host`, `path` and `proxy`.";
    NotAnEnvelope Response "the answer has no `Response`, or an `Error` without a code"
        "Something else than the API answered: check `host`, `path` and `proxy`.";
    Api Api "" "";
}

impl Fault {
    /// Code, problem and hint.
    pub fn texts(self) -> [&'static str; 3] {
        let mut lines = Lines(TEXTS);
        for _ in 0..self as u8 {
            for _ in 0..3 {
                lines.next();
            }
        }
        [lines.next(), lines.next(), lines.next()]
    }

    /// Which side has to act.
    pub fn kind(self) -> ErrorKind {
        match KINDS.get(self as usize) {
            Some(&kind) => kind,
            None => ErrorKind::Input,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_its_own_texts() {
        assert_eq!(
            Fault::MissingParameter.texts()[..2],
            ["MissingParameter", "is missing"]
        );
        for fault in ALL {
            let [code, _, hint] = fault.texts();
            assert_eq!(code, format!("{fault:?}"));
            assert!(!hint.is_empty() || *fault == Fault::Api, "{code}");
        }
        assert_eq!(Fault::Timeout.kind(), ErrorKind::Timeout);
        assert_eq!(Fault::Api.kind(), ErrorKind::Api);
    }
}
