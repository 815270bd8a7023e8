//! The events of an answer, as they come.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use core::future::{Future, poll_fn};
use core::pin::Pin;
use core::task::{Context, Poll, ready};
use core::time::Duration;

use futures_core::Stream;
use serde_json::value::RawValue;

use super::events::{Event, EventReader, Part};
use super::gloo::Fetch;
use super::transport::{Received, Transport, timed_out, too_large, without_source};
use crate::tencent::event::event_error;
use crate::tencent::read::read;
use crate::{Error, Outcome};

/// How many bytes before the first event are kept, to say what they are where none comes.
const MOST_KEPT: usize = 1 << 16;

/// The events of an answer. After an error there are no more; to drop it gives up the rest
/// of the answer.
pub struct EventStream<T: Transport = Fetch> {
    /// Complete, and not given yet.
    parts: VecDeque<Part>,
    /// Whether the action may have been carried out: by an earlier attempt, or since an event was
    /// given, with which the service has begun.
    is_uncertain: bool,
    reader: EventReader,
    /// The bytes before the first event. None after it.
    head: Option<Vec<u8>>,
    /// Whether the bytes are no events, whatever the answer's label says. None before the first
    /// that is no white space.
    is_plain: Option<bool>,
    /// None once it has ended.
    body: Option<T::Body>,
    http_status: u16,
    request_id: String,
    transport: Arc<T>,
    terms: Terms,
    /// Runs while the next piece is awaited: what a caller does with an event may take time.
    time_over: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
}

/// What holds for the answer of a call.
#[derive(Clone, Copy)]
pub(super) struct Terms {
    /// How long the next piece may take.
    pub timeout: Duration,
    /// Of an answer, or of one event, in bytes.
    pub limit: usize,
    /// Whether the call may be made again after it may have been carried out.
    pub is_harmless: bool,
    /// Whether the URL has the signature and the token in it.
    pub is_secret: bool,
    /// Whether an earlier attempt may have carried the action out.
    pub is_uncertain: bool,
}

impl<T: Transport> EventStream<T> {
    pub(super) fn new(received: Received<T::Body>, transport: Arc<T>, terms: Terms) -> Self {
        Self {
            parts: VecDeque::new(),
            is_uncertain: terms.is_uncertain,
            reader: EventReader::default(),
            head: Some(Vec::new()),
            is_plain: None,
            http_status: received.http_status,
            request_id: received.request_id(),
            body: Some(received.body),
            transport,
            terms,
            time_over: None,
        }
    }

    /// One event, of an answer that is no stream.
    pub(super) fn of(
        data: String,
        http_status: u16,
        request_id: String,
        transport: Arc<T>,
        terms: Terms,
    ) -> Self {
        Self {
            parts: VecDeque::from([Part::Event(Event::of(data))]),
            is_uncertain: terms.is_uncertain,
            reader: EventReader::default(),
            head: None,
            is_plain: Some(true),
            body: None,
            http_status,
            request_id,
            transport,
            terms,
            time_over: None,
        }
    }

    /// The HTTP status of the answer.
    pub fn http_status(&self) -> u16 {
        self.http_status
    }

    /// The service's `RequestId`, out of the header `X-TC-RequestId` where the answer is a
    /// stream. Empty where there is none.
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// The next event; None after the last one. An event that says that the service has failed
    /// (`ErrorMsg` or `Error`, in a `Response` or without one) is that error.
    pub async fn next(&mut self) -> Option<Result<Event, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Waits for the next piece, and no longer than there is time. None at the end.
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Vec<u8>, Error>>> {
        let Some(body) = &mut self.body else {
            return Poll::Ready(None);
        };
        let piece = match Pin::new(body).poll_next(cx) {
            Poll::Ready(piece) => piece,
            Poll::Pending => {
                let transport = &self.transport;
                let timeout = self.terms.timeout;
                let time_over = self.time_over.get_or_insert_with(|| {
                    let transport = transport.clone();
                    Box::pin(async move { transport.sleep(timeout).await })
                });
                ready!(time_over.as_mut().poll(cx));
                Some(Err(timed_out()))
            }
        };
        self.time_over = None;
        Poll::Ready(piece)
    }

    /// Takes a piece.
    fn take(&mut self, piece: &[u8]) -> Result<(), Error> {
        self.is_plain = self.is_plain.or_else(|| looks_plain(piece));
        let is_plain = self.is_plain == Some(true);
        if let Some(head) = &mut self.head
            && (is_plain || head.len() < MOST_KEPT)
        {
            head.extend_from_slice(piece);
        }
        let waiting = if is_plain {
            self.head.as_ref().map_or(0, Vec::len)
        } else {
            let parts = self.reader.read(piece);
            self.queue(parts);
            self.reader.waiting()
        };
        let mut sizes = self.parts.iter().map(|part| part.data().len());
        if waiting > self.terms.limit || sizes.any(|size| size > self.terms.limit) {
            return Err(too_large(self.terms.limit));
        }
        Ok(())
    }

    /// Takes the end.
    fn take_end(&mut self) {
        self.body = None;
        if self.is_plain != Some(true) {
            let parts = self.reader.end();
            self.queue(parts);
        }
    }

    /// Adds what is complete.
    fn queue(&mut self, parts: Vec<Part>) {
        if parts.iter().any(|part| matches!(part, Part::Event(_))) {
            self.head = None;
        }
        self.parts.extend(parts);
    }

    /// Takes all bytes of an answer that had no event: they are judged like any answer.
    fn take_plain(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let result: Box<RawValue> = read(self.http_status, &self.request_id, bytes)?;
        let event = Event::of(result.get().into());
        self.parts.push_back(Part::Event(event));
        Ok(())
    }

    /// The stream's last error.
    fn end_with(&mut self, error: Error) -> Error {
        self.body = None;
        self.parts.clear();
        self.head = None;
        let error = match self.terms.is_secret {
            true => without_source(error),
            false => error,
        };
        let is_retryable = error.failure().is_retryable(self.terms.is_harmless);
        let error = error.with_retryable(is_retryable);
        match self.is_uncertain {
            true => error.with_outcome(Outcome::Unknown),
            false => error,
        }
    }
}

impl<T: Transport> Stream for EventStream<T> {
    type Item = Result<Event, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let stream = self.get_mut();
        loop {
            if let Some(part) = stream.parts.pop_front() {
                let error = event_error(stream.http_status, &stream.request_id, part.data());
                if let Some(error) = error {
                    return Poll::Ready(Some(Err(stream.end_with(error))));
                }
                match part {
                    Part::Event(event) => {
                        stream.is_uncertain = true;
                        return Poll::Ready(Some(Ok(event)));
                    }
                    Part::Stray(_) => continue,
                }
            }
            let taken = if stream.body.is_some() {
                match ready!(stream.poll_piece(cx)) {
                    Some(Ok(piece)) => stream.take(&piece),
                    Some(Err(error)) => Err(error),
                    None => {
                        stream.take_end();
                        Ok(())
                    }
                }
            } else if let Some(head) = stream.head.take() {
                stream.take_plain(&head)
            } else {
                return Poll::Ready(None);
            };
            if let Err(error) = taken {
                return Poll::Ready(Some(Err(stream.end_with(error))));
            }
        }
    }
}

/// Whether bytes begin as JSON or HTML do, after white space and a byte order mark. None where
/// there is nothing else.
fn looks_plain(bytes: &[u8]) -> Option<bool> {
    let is_space = |byte: &u8| byte.is_ascii_whitespace() || [0xef, 0xbb, 0xbf].contains(byte);
    let first = bytes.iter().find(|byte| !is_space(byte))?;
    Some(matches!(first, b'{' | b'<'))
}

// Nothing in it is pinned by its place.
impl<T: Transport> Unpin for EventStream<T> {}

impl<T: Transport> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream")
            .field("http_status", &self.http_status)
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}
