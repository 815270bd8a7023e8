//! One call from start to end, without waiting for anything: what to send, and what
//! came of it.
//!
//! The network is not here. Who calls sends what [`prepare`] gives with its own `fetch`
//! and hands the outcome to [`receive`] or [`no_answer`]; promises, abort signals and
//! timers stay where the language has them. That way native tests run whole calls with
//! nothing to wait for, and the engine needs no executor (docs/dependencies.md).

use alloc::string::String;

use crate::error::{Error, ErrorKind};
use crate::fault::Fault;
use crate::request::{self, ApiRequest, Bytes, SignedRequest, fields::Field};
use crate::response::{self, Answer};
use crate::sign::KeyCache;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoAnswer<'a> {
    /// The caller's signal fired.
    Aborted,
    /// The time was over.
    Timeout,
    /// `fetch` rejected, with these words.
    Network(&'a str),
    /// `fetch` resolved to something that is no response.
    NotAResponse,
    /// The answer is a stream of events, and none was asked for.
    EventStream,
}

/// The signed request, and where it goes: to its host or to the proxy.
///
/// # Errors
/// As [`request::sign`].
pub fn prepare<'a, B: Bytes>(
    request: ApiRequest<'a, B>,
    keys: &mut KeyCache,
) -> Result<(SignedRequest<'a>, String), Error> {
    let proxy = request.fields.get(Field::Proxy);
    let signed = request::sign(request, keys)?;
    let url = signed.url(proxy);
    Ok((signed, url))
}

/// Accepts the answer if it is an envelope that holds a result.
///
/// # Errors
/// The service's own, or what the answer is instead; see [`response::check`].
pub fn receive(answer: &Answer<'_>) -> Result<(), Error> {
    response::check(answer)
}

/// The error for a request that got no answer.
pub fn no_answer(reason: NoAnswer<'_>) -> Error {
    let (fault, words) = match reason {
        NoAnswer::Aborted => (Fault::Aborted, ""),
        NoAnswer::Timeout => (Fault::Timeout, ""),
        NoAnswer::Network(words) => (Fault::Network, words),
        NoAnswer::NotAResponse => (Fault::NotAResponse, ""),
        NoAnswer::EventStream => (Fault::EventStream, ""),
    };
    let mut error = Error::new(fault, "", &[words]);
    error.retryable = matches!(error.kind, ErrorKind::Timeout | ErrorKind::Network);
    error
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::{Payload, fields::Fields};
    use alloc::vec::Vec;

    fn call(proxy: &str) -> ApiRequest<'_, &'static [u8]> {
        let mut fields = Fields::default();
        for (field, text) in [
            (Field::Service, "tiems"),
            (Field::Version, "2019-04-16"),
            (Field::Action, "DescribeServices"),
            (Field::ContentType, "application/json"),
            (Field::Timestamp, "1700000000"),
            (Field::SecretId, "AKIDEXAMPLE"),
            (Field::SecretKey, "SECRETEXAMPLE"),
            (Field::Proxy, proxy),
        ] {
            fields.set(field, text);
        }
        ApiRequest {
            fields,
            headers: Vec::new(),
            signed_headers: Vec::new(),
            payload: Payload::Json(br#"{"Limit":1}"#),
        }
    }

    fn prepared(call: ApiRequest<'_, &'static [u8]>) -> Result<(String, String), Error> {
        let (signed, url) = prepare(call, &mut KeyCache::new())?;
        Ok((signed.signature.texts()[0].to_owned(), url))
    }

    /// The signature that the official Node SDK makes of this request.
    const OFFICIAL: &str = "0398c5ef92f50ca703b8f11c321000dedeb38f630aea4d403ca4cc8e000d2018";

    #[test]
    fn a_call_through_a_proxy_signs_the_real_host() {
        for (proxy, url) in [
            ("", "https://tiems.tencentcloudapi.com/"),
            (
                "http://127.0.0.1:8787/tc3/",
                "http://127.0.0.1:8787/tc3/tiems.tencentcloudapi.com/",
            ),
            (
                "https://proxy.example.com",
                "https://proxy.example.com/tiems.tencentcloudapi.com/",
            ),
        ] {
            assert_eq!(prepared(call(proxy)), Ok((OFFICIAL.into(), url.into())));
        }
    }

    /// A body of which only the length and the digest are here.
    struct Digested;

    impl Bytes for Digested {
        fn length(&self) -> usize {
            11
        }
        fn sha256(&self) -> crate::sign::Digest256 {
            crate::sign::sha256(br#"{"Limit":1}"#)
        }
    }

    #[test]
    fn a_digest_from_elsewhere_signs_the_same() {
        let plain = call("");
        let digested = ApiRequest {
            fields: plain.fields,
            headers: plain.headers,
            signed_headers: plain.signed_headers,
            payload: Payload::Json(Digested),
        };
        let (signed, _) = prepare(digested, &mut KeyCache::new()).unwrap();
        assert_eq!(signed.signature.texts()[0], OFFICIAL);
    }

    #[test]
    fn a_proxy_is_a_plain_url() {
        for wrong in [
            "proxy.example.com",
            "https://",
            "http:///x",
            "https://u@p",
            "https://p?q",
            "https://p#f",
            "ftp://p",
            "https://p q",
        ] {
            assert_eq!(
                prepared(call(wrong)).unwrap_err().parameter,
                "proxy",
                "{wrong}"
            );
        }
    }

    #[test]
    fn an_abort_is_final_and_a_timeout_is_not() {
        assert!(!no_answer(NoAnswer::Aborted).retryable);
        assert!(no_answer(NoAnswer::Timeout).retryable);
        assert_eq!(
            no_answer(NoAnswer::Network("refused")).message,
            "the connection failed: refused"
        );
    }
}
