//! One call from start to end: sign, send, read the answer.
//!
//! The network is a [`Transport`], so that native tests run whole calls against a
//! scripted one.

use std::cell::RefCell;

use crate::error::{Error, ErrorKind};
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

    /// Sends one request and waits for the whole answer.
    async fn send(
        &self,
        url: &str,
        request: &SignedRequest,
        body: Option<&Self::Body>,
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

/// Calls one action: resolves to the bytes of an envelope that holds a result.
///
/// # Errors
/// Every way in which a call can fail; see [`ErrorKind`].
pub async fn call<T: Transport>(
    request: &ApiRequest<'_, T::Body>,
    credentials: &Credentials<'_>,
    proxy: &str,
    keys: &RefCell<KeyCache>,
    transport: &T,
) -> Result<Vec<u8>, Error> {
    check::proxy(proxy)?;
    let payload_hash = transport.sha256(request.payload.bytes()).await;
    let signed = request::sign(request, credentials, &mut keys.borrow_mut(), payload_hash)?;
    let body = (signed.method != "GET").then_some(request.payload.bytes());
    let answer = transport
        .send(&signed.url(proxy), &signed, body)
        .await
        .map_err(no_answer)?;
    response::check(answer.http_status, &answer.body)?;
    Ok(answer.body)
}

/// The error for a request that got no answer.
pub fn no_answer(reason: SendError) -> Error {
    match reason {
        SendError::Aborted => Error::new(
            "ClientError.Aborted",
            ErrorKind::Aborted,
            "the call was aborted by its signal",
            "The service may have carried out the action all the same.",
        ),
        SendError::Timeout => Error {
            retryable: true,
            ..Error::new(
                "ClientError.Timeout",
                ErrorKind::Timeout,
                "no complete answer came within the timeout",
                "Raise `timeout` (milliseconds); the service may have carried out the action all the same.",
            )
        },
        SendError::Network(message) => Error {
            retryable: true,
            ..Error::new(
                "ClientError.Network",
                ErrorKind::Network,
                ["fetch failed: ", &message].concat(),
                "Check the connection and the host. In a browser: the service does not answer CORS, so a page needs `proxy`.",
            )
        },
        SendError::NotAResponse => Error::input(
            "ClientError.NotAResponse",
            "fetch",
            "resolved to something that is not a Response",
            "The `fetch` of the config must resolve to a Response, with status and arrayBuffer().",
        ),
    }
}
