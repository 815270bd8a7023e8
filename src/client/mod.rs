//! One call from start to end, without waiting for anything: what to send, and what
//! came of it.
//!
//! The network is not here. Who calls sends what [`prepare`] gives with its own `fetch`
//! and hands the outcome to [`receive`] or [`no_answer`]; promises, abort signals and
//! timers stay where the language has them. That way native tests run whole calls with
//! nothing to wait for, and the engine needs no executor (docs/dependencies.md).

use core::cell::RefCell;

use crate::error::{Error, ErrorKind, Faults};
use crate::request::{self, ApiRequest, Bytes, Credentials, SignedRequest, check};
use crate::response;
use crate::sign::{Digest256, KeyCache};

/// A call: a request, who signs it and which way it goes.
pub struct Call<'a, B> {
    /// What to sign.
    pub request: ApiRequest<'a, B>,
    /// Who signs.
    pub credentials: Credentials<'a>,
    /// Where to send it instead of the host itself, or nothing.
    pub proxy: &'a str,
    /// SHA-256 of the payload, where somebody faster has computed it.
    pub payload_hash: Option<Digest256>,
}

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
}

/// The signed request; [`SignedRequest::url`] of the call's proxy says where it goes.
///
/// # Errors
/// As [`request::sign`], and a proxy that is no URL.
pub fn prepare<'a, B: Bytes>(
    call: &Call<'a, B>,
    keys: &RefCell<KeyCache>,
) -> Result<SignedRequest<'a>, Error> {
    let mut faults = Faults::default();
    check::proxy(call.proxy, &mut faults);
    faults.result()?;
    let keys = &mut keys.borrow_mut();
    request::sign(&call.request, &call.credentials, keys, call.payload_hash)
}

/// Accepts the answer if it is an envelope that holds a result.
///
/// # Errors
/// The service's own, or what the answer is instead; see [`response::check`].
pub fn receive(http_status: u16, body: &[u8]) -> Result<(), Error> {
    response::check(http_status, body)
}

/// The error for a request that got no answer.
pub fn no_answer(reason: NoAnswer<'_>) -> Error {
    const MAYBE_DONE: &str = "The service may have carried out the action all the same.";
    let (code, kind, message, hint) = match reason {
        NoAnswer::Aborted => (
            "Aborted",
            ErrorKind::Aborted,
            "the call was aborted by its signal",
            MAYBE_DONE,
        ),
        NoAnswer::Timeout => (
            "Timeout",
            ErrorKind::Timeout,
            "no complete answer came within the timeout",
            MAYBE_DONE,
        ),
        NoAnswer::Network(words) => (
            "Network",
            ErrorKind::Network,
            words,
            "Check the connection and the host. In a browser: the service does not answer CORS, so a page needs `proxy`.",
        ),
        NoAnswer::NotAResponse => {
            return Error::input(
                "NotAResponse",
                "fetch",
                "resolved to something that is not a Response",
                "The `fetch` of the config must resolve to a Response, with status and arrayBuffer().",
            );
        }
    };
    let mut error = Error::new(code, kind, message, hint);
    error.retryable = kind != ErrorKind::Aborted;
    error
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::Payload;
    use alloc::vec::Vec;

    fn call(proxy: &str) -> Call<'_, &'static [u8]> {
        Call {
            request: ApiRequest {
                service: "tiems",
                version: "2019-04-16",
                action: "DescribeServices",
                region: "",
                language: "",
                method: "",
                host: "",
                path: "",
                content_type: "application/json",
                algorithm: "",
                payload_signing: "",
                timestamp: "1700000000",
                headers: Vec::new(),
                signed_headers: Vec::new(),
                payload: Payload::Params(br#"{"Limit":1}"#),
            },
            credentials: Credentials {
                secret_id: "AKIDEXAMPLE",
                secret_key: "SECRETEXAMPLE",
                token: "",
            },
            proxy,
            payload_hash: None,
        }
    }

    #[test]
    fn a_call_through_a_proxy_signs_the_real_host() {
        let keys = RefCell::default();
        let direct = prepare(&call(""), &keys).unwrap();
        let proxied = prepare(&call("http://127.0.0.1:8787/tc3/"), &keys).unwrap();
        // The signature that the official Node SDK makes of this request.
        let official = "0398c5ef92f50ca703b8f11c321000dedeb38f630aea4d403ca4cc8e000d2018";
        assert_eq!(direct.stages.signature, official);
        assert_eq!(proxied.stages.signature, official);
        assert_eq!(direct.url(""), "https://tiems.tencentcloudapi.com/");
        assert_eq!(
            proxied.url("http://127.0.0.1:8787/tc3/"),
            "http://127.0.0.1:8787/tc3/tiems.tencentcloudapi.com/"
        );
    }

    #[test]
    fn a_digest_from_elsewhere_signs_the_same() {
        let mut digested = call("");
        digested.payload_hash = Some(crate::sign::sha256(br#"{"Limit":1}"#));
        digested.request.payload = Payload::Params(b"not read");
        let keys = RefCell::default();
        assert_eq!(
            prepare(&digested, &keys).unwrap().stages.signature,
            prepare(&call(""), &keys).unwrap().stages.signature
        );
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
            let error = prepare(&call(wrong), &RefCell::default()).err().unwrap();
            assert_eq!(error.parameter, "proxy", "{wrong}");
        }
    }

    #[test]
    fn an_abort_is_final_and_a_timeout_is_not() {
        assert!(!no_answer(NoAnswer::Aborted).retryable);
        assert!(no_answer(NoAnswer::Timeout).retryable);
        assert_eq!(no_answer(NoAnswer::Network("refused")).message, "refused");
    }
}
