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
/// Dropping a future or a body gives up what it waits for.
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

    /// Milliseconds since 1970.
    fn now(&self) -> u64;

    /// A random number.
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

    /// The service's `RequestId`, where its header has one.
    pub(super) fn request_id(&self) -> String {
        self.header("x-tc-requestid").to_owned()
    }

    /// Whether the answer is a stream of events.
    pub(super) fn is_event_stream(&self) -> bool {
        const EVENTS: &[u8] = b"text/event-stream";
        let kind = self.header("content-type").as_bytes();
        match kind.split_at_checked(EVENTS.len()) {
            Some((kind, [] | [b';' | b' ', ..])) => kind.eq_ignore_ascii_case(EVENTS),
            _ => false,
        }
    }
}

impl<B: Stream<Item = Result<Vec<u8>, Error>> + Unpin> Received<B> {
    /// All bytes of the body.
    pub(super) async fn bytes(&mut self) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        while let Some(piece) = poll_fn(|cx| Pin::new(&mut self.body).poll_next(cx)).await {
            bytes.append(&mut piece?);
        }
        Ok(bytes)
    }
}

impl Error {
    /// The error of a [`Transport`] for a request that got no answer, or not all of it. Its
    /// message is what `source` says of itself.
    pub fn network(source: impl Into<Box<dyn core::error::Error + Send + Sync>>) -> Self {
        let source = source.into();
        Self::new(Fault::Network, [&source.to_string(), ""])
            .with_retryable(true)
            .with_source(source)
    }
}

/// The error of a call that took too long.
pub(super) fn timed_out() -> Error {
    Error::new(Fault::Timeout, ["", ""]).with_retryable(true)
}
