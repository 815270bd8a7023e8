//! What a call needs of the world, so that a whole call can run against a script.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::future::{Future, poll_fn};
use core::pin::Pin;
use core::time::Duration;

use futures_core::Stream;

use crate::{Error, Fault, Signed};

/// The network, a timer, a clock and randomness. [`super::Fetch`] has those of JavaScript;
/// tests and other platforms may bring their own.
///
/// Dropping a future or a body gives up what it waits for. A request may be sent more than once:
/// the client decides that, and signs it anew each time.
pub trait Transport: Send + Sync + 'static {
    /// The bytes of an answer, as they come.
    type Body: Stream<Item = Result<Vec<u8>, Error>> + Send + Unpin + 'static;

    /// Sends a request and waits for the head of its answer. A redirect is not followed:
    /// it would carry the signature to another place.
    fn send(
        &self,
        request: Signed,
    ) -> impl Future<Output = Result<Received<Self::Body>, Error>> + Send;

    /// Waits.
    fn sleep(&self, duration: Duration) -> impl Future<Output = ()> + Send;

    /// Milliseconds since 1970, of a clock that may be wrong: the client corrects it.
    fn now(&self) -> u64;

    /// A random number, of all 32 bits: pauses are a random part of their limit.
    fn random(&self) -> u32;

    /// The origin that a path as proxy (`/tc3`) belongs to, where there is one: a page's.
    fn origin(&self) -> Option<String> {
        None
    }
}

/// The head of an answer, and its body as it comes.
#[non_exhaustive]
pub struct Received<B> {
    /// The HTTP status; 0 where a browser hides that of a redirect.
    pub http_status: u16,
    /// Names in any case.
    pub headers: Vec<(String, String)>,
    /// The bytes.
    pub body: B,
}

impl<B> Received<B> {
    /// An answer of these.
    pub fn new(http_status: u16, headers: Vec<(String, String)>, body: B) -> Self {
        Self {
            http_status,
            headers,
            body,
        }
    }

    /// The value of a header, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        let mut headers = self.headers.iter();
        match headers.find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            Some((_, value)) => value,
            None => "",
        }
    }

    /// The head, and the body.
    pub(super) fn split(self) -> (Received<()>, B) {
        let Self {
            http_status,
            headers,
            body,
        } = self;
        (Received::new(http_status, headers, ()), body)
    }

    /// The service's `RequestId`, where its header has one.
    pub(super) fn request_id(&self) -> String {
        self.header("x-tc-requestid").to_owned()
    }

    /// Whether the answer is labelled as a stream of events, and no failure.
    pub(super) fn is_event_stream(&self) -> bool {
        if !(200..300).contains(&self.http_status) {
            return false;
        }
        const EVENTS: &[u8] = b"text/event-stream";
        let kind = self.header("content-type").as_bytes();
        match kind.split_at_checked(EVENTS.len()) {
            Some((kind, [] | [b';' | b' ', ..])) => kind.eq_ignore_ascii_case(EVENTS),
            _ => false,
        }
    }
}

impl<B: Stream<Item = Result<Vec<u8>, Error>> + Unpin> Received<B> {
    /// All bytes of the body, as many as there may be.
    pub(super) async fn bytes(&mut self, limit: usize) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        while let Some(piece) = poll_fn(|cx| Pin::new(&mut self.body).poll_next(cx)).await {
            bytes.append(&mut piece?);
            if bytes.len() > limit {
                return Err(too_large(limit));
            }
        }
        Ok(bytes)
    }
}

/// The error of an answer, or of one event, that is larger than it may be.
pub(super) fn too_large(limit: usize) -> Error {
    Error::new(Fault::ResponseTooLarge, [&limit.to_string(), ""])
        .with_hint("Ask for less at once, or raise `Client::max_response_bytes`.")
}

impl Error {
    /// The error of a [`Transport`] for a request that got no answer, or not all of it. Its
    /// message is what `source` says of itself.
    pub fn network(source: impl Into<Box<dyn core::error::Error + Send + Sync>>) -> Self {
        let source = source.into();
        Self::new(Fault::Network, [&source.to_string(), ""]).with_source(source)
    }
}

/// The error of a call that took too long.
pub(super) fn timed_out() -> Error {
    Error::new(Fault::Timeout, ["", ""])
}

/// An error of the network without what `fetch` says of it, which may repeat the URL; that of a
/// GET with signature v1 has the signature and the token in it. Others as they are.
pub(super) fn without_source(error: Error) -> Error {
    match error.fault() {
        Some(Fault::Network) => Error::new(Fault::Network, ["", ""]),
        _ => error,
    }
}
