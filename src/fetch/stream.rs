//! The events of an answer, as they come.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;
use core::future::{Future, poll_fn};
use core::pin::Pin;
use core::task::{Context, Poll, ready};
use core::time::Duration;

use futures_core::Stream;

use super::events::{Event, EventReader};
use super::gloo::Fetch;
use super::transport::{Received, Transport, timed_out};
use crate::Error;

/// The events of an answer. After an error there are no more; to drop it gives up the rest
/// of the answer.
pub struct EventStream<T: Transport = Fetch> {
    /// Complete, and not given yet.
    events: VecDeque<Event>,
    reader: EventReader,
    /// None once it has ended.
    body: Option<T::Body>,
    http_status: u16,
    request_id: String,
    transport: Arc<T>,
    timeout: Duration,
    /// Runs while the next piece is awaited: what a caller does with an event may take time.
    time_over: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
}

impl<T: Transport> EventStream<T> {
    pub(super) fn new(received: Received<T::Body>, transport: Arc<T>, timeout: Duration) -> Self {
        Self {
            events: VecDeque::new(),
            reader: EventReader::default(),
            http_status: received.http_status,
            request_id: received.request_id(),
            body: Some(received.body),
            transport,
            timeout,
            time_over: None,
        }
    }

    /// One event, of an answer that is no stream.
    pub(super) fn of(
        received: Received<T::Body>,
        data: String,
        transport: Arc<T>,
        timeout: Duration,
    ) -> Self {
        let mut stream = Self::new(received, transport, timeout);
        stream.body = None;
        stream.events.push_back(Event::of(data));
        stream
    }

    /// The HTTP status of the answer.
    pub fn http_status(&self) -> u16 {
        self.http_status
    }

    /// The service's `RequestId`, empty where the answer's head has none.
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// The next event; None after the last one.
    pub async fn next(&mut self) -> Option<Result<Event, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Waits for the next piece, and no longer than there is time.
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<(), Error>>> {
        let Some(body) = &mut self.body else {
            return Poll::Ready(None);
        };
        let piece = match Pin::new(body).poll_next(cx) {
            Poll::Ready(piece) => piece,
            Poll::Pending => {
                let transport = &self.transport;
                let timeout = self.timeout;
                let time_over = self.time_over.get_or_insert_with(|| {
                    let transport = transport.clone();
                    Box::pin(async move { transport.sleep(timeout).await })
                });
                ready!(time_over.as_mut().poll(cx));
                Some(Err(timed_out()))
            }
        };
        self.time_over = None;
        Poll::Ready(match piece {
            Some(Ok(bytes)) => {
                self.events.extend(self.reader.read(&bytes));
                Some(Ok(()))
            }
            Some(Err(error)) => {
                self.body = None;
                Some(Err(error))
            }
            None => {
                self.body = None;
                self.events.extend(self.reader.end());
                Some(Ok(()))
            }
        })
    }
}

impl<T: Transport> Stream for EventStream<T> {
    type Item = Result<Event, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let stream = self.get_mut();
        loop {
            if let Some(event) = stream.events.pop_front() {
                return Poll::Ready(Some(Ok(event)));
            }
            match ready!(stream.poll_piece(cx)) {
                None => return Poll::Ready(None),
                Some(Ok(())) => {}
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
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
