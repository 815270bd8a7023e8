//! One call from start to end: sign, send, read the answer.
//!
//! The network is a [`Transport`], so that native tests run whole calls against a
//! scripted one.

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;

use crate::error::{Error, ErrorKind, Faults};
use crate::request::{self, ApiRequest, Bytes, Credentials, SignedRequest, check};
use crate::response;
use crate::sign::{Digest256, KeyCache};

/// What a call needs of the world.
#[allow(async_fn_in_trait)] // The engine runs on one thread; nobody needs the futures to be Send.
pub trait Transport {
    /// Where request bodies live.
    type Body: Bytes;

    /// SHA-256 by somebody faster than this engine, if there is one and it pays.
    async fn sha256(&self, body: &Self::Body) -> Option<Digest256>;

    /// Sends one request and waits for the whole answer. The body belongs to a POST; a GET
    /// has carried its parameters in the URL.
    async fn send(
        &self,
        url: &str,
        request: &SignedRequest<'_>,
        body: &Self::Body,
    ) -> Result<Answer, SendError>;
}

/// An answer, complete.
pub struct Answer {
    /// The HTTP status, 0 where a browser hides it.
    pub http_status: u16,
    /// The body's bytes.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendError {
    /// The caller's signal fired.
    Aborted,
    /// The time was over.
    Timeout,
    /// `fetch` rejected, with this message.
    Network(String),
    /// `fetch` resolved to something that is no response.
    NotAResponse,
}

/// Calls one action, and makes sure that the answer is an envelope that holds a result.
/// What is in it stays with the transport, which can make values of it.
///
/// # Errors
/// Every way in which a call can fail; see [`ErrorKind`].
pub async fn call<T: Transport>(
    request: &ApiRequest<'_, T::Body>,
    credentials: &Credentials<'_>,
    proxy: &str,
    keys: &RefCell<KeyCache>,
    transport: &T,
) -> Result<(), Error> {
    let mut faults = Faults::default();
    check::proxy(proxy, &mut faults);
    faults.result()?;
    let payload_hash = transport.sha256(request.payload.bytes()).await;
    let signed = request::sign(request, credentials, &mut keys.borrow_mut(), payload_hash)?;
    let answer = transport
        .send(&signed.url(proxy), &signed, request.payload.bytes())
        .await
        .map_err(no_answer)?;
    response::check(answer.http_status, &answer.body)
}

/// The error for a request that got no answer.
pub fn no_answer(reason: SendError) -> Error {
    match reason {
        SendError::Aborted => Error::new(
            "Aborted",
            ErrorKind::Aborted,
            "the call was aborted by its signal",
            "The service may have carried out the action all the same.",
        ),
        SendError::Timeout => Error::new(
            "Timeout",
            ErrorKind::Timeout,
            "no complete answer came within the timeout",
            "Raise `timeout` (milliseconds); the service may have carried out the action all the same.",
        )
        .retryable(),
        SendError::Network(message) => Error::new(
            "Network",
            ErrorKind::Network,
            &["fetch failed: ", &message].concat(),
            "Check the connection and the host. In a browser: the service does not answer CORS, so a page needs `proxy`.",
        )
        .retryable(),
        SendError::NotAResponse => Error::input(
            "NotAResponse",
            "fetch",
            "resolved to something that is not a Response",
            "The `fetch` of the config must resolve to a Response, with status and arrayBuffer().",
        ),
    }
}
