//! A world for whole calls: a script in place of the network, and a clock that goes on only
//! where a call waits for it.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::{Future, pending, poll_fn};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures_core::Stream;
use tc3fetch::fetch::{Received, Transport};
use tc3fetch::{Client, Credentials, Error, Request, Signed};

/// What the script answers to one request.
pub enum Answer {
    Head(u16, Vec<(&'static str, String)>, Vec<Piece>),
    Fails(&'static str),
    Never,
}

/// What the body of an answer gives.
pub enum Piece {
    Bytes(Cow<'static, str>),
    Fails(&'static str),
    Never,
}

thread_local! {
    /// Milliseconds since the test began, and the ends of the timers that run.
    static CLOCK: RefCell<(u64, Vec<u64>)> = const { RefCell::new((0, Vec::new())) };
}

/// When every test begins: 2023-11-14T22:13:20.999Z.
pub const START: u64 = 1_700_000_000_999;

/// Milliseconds since the test began.
pub fn elapsed() -> u64 {
    CLOCK.with_borrow(|(now, _)| *now)
}

/// Begins anew.
pub fn restart() {
    CLOCK.with_borrow_mut(|(now, _)| *now = 0);
}

/// Lets time pass.
pub fn pass(milliseconds: u64) {
    CLOCK.with_borrow_mut(|(now, _)| *now += milliseconds);
}

/// Runs a future. Whenever it waits, time goes on to the end of its next timer.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        CLOCK.with_borrow_mut(|(_, timers)| timers.clear());
        if let Poll::Ready(output) = poll(future.as_mut()) {
            return output;
        }
        CLOCK.with_borrow_mut(|(now, timers)| {
            *now = *timers.iter().min().expect("it waits for ever");
        });
    }
}

/// Polls once; the script never wakes a task.
pub fn poll<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

/// Runs futures at the same time.
pub async fn together<F: Future>(futures: impl IntoIterator<Item = F>) -> Vec<F::Output> {
    let mut running: Vec<_> = futures.into_iter().map(|it| (Box::pin(it), None)).collect();
    poll_fn(|cx| {
        for (future, output) in &mut running {
            if output.is_none()
                && let Poll::Ready(done) = future.as_mut().poll(cx)
            {
                *output = Some(done);
            }
        }
        match running.iter().all(|(_, output)| output.is_some()) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    })
    .await;
    running
        .into_iter()
        .filter_map(|(_, output)| output)
        .collect()
}

#[derive(Default)]
pub struct Seen {
    sent: Mutex<Vec<Signed>>,
    slept: Mutex<Vec<Duration>>,
    /// Requests and bodies that were dropped before they were over.
    given_up: AtomicUsize,
}

type Serve = dyn Fn(usize, &Signed) -> Answer + Send + Sync;

/// A world in which everything happens as it is written.
#[derive(Clone)]
pub struct Script {
    /// Answers the request of that number.
    serve: Arc<Serve>,
    pub seen: Arc<Seen>,
    pub origin: Option<&'static str>,
    pub random: u32,
    /// Milliseconds that the service takes for an answer.
    pub latency: u64,
}

impl Script {
    /// Answers, one after the other.
    pub fn of(answers: impl IntoIterator<Item = Answer>) -> Self {
        let answers: VecDeque<Answer> = answers.into_iter().collect();
        let answers = Mutex::new(answers);
        Self::serving(move |_, _| {
            let answer = answers.lock().unwrap().pop_front();
            answer.expect("the script is over")
        })
    }

    /// A service that answers each request, counted from 0.
    pub fn serving(serve: impl Fn(usize, &Signed) -> Answer + Send + Sync + 'static) -> Self {
        Self {
            serve: Arc::new(serve),
            seen: Arc::default(),
            origin: None,
            random: u32::MAX,
            latency: 0,
        }
    }

    pub fn json(body: &'static str) -> Self {
        Self::of([answer(body)])
    }

    /// A client that makes each call once.
    pub fn client(&self) -> Client<Self> {
        Client::over(self.clone(), keys())
            .region("ap-guangzhou")
            .without_retry()
    }

    /// One that has the default.
    pub fn retrying(&self) -> Client<Self> {
        Client::over(self.clone(), keys()).region("ap-guangzhou")
    }

    pub fn sent(&self) -> Vec<Signed> {
        self.seen.sent.lock().unwrap().clone()
    }

    pub fn given_up(&self) -> usize {
        self.seen.given_up.load(Ordering::Relaxed)
    }

    /// The timers that were begun, in milliseconds.
    pub fn slept(&self) -> Vec<u64> {
        let slept = self.seen.slept.lock().unwrap();
        slept.iter().map(|it| it.as_millis() as u64).collect()
    }
}

/// Counts a request or a body that is dropped before it is over.
pub struct Watch(Option<Arc<Seen>>);

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(seen) = &self.0 {
            seen.given_up.fetch_add(1, Ordering::Relaxed);
        }
    }
}

pub struct Body(VecDeque<Piece>, Watch);

impl Stream for Body {
    type Item = Result<Vec<u8>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.0.pop_front() {
            Some(Piece::Bytes(text)) => Poll::Ready(Some(Ok(text.into_owned().into_bytes()))),
            Some(Piece::Fails(words)) => Poll::Ready(Some(Err(Error::network(words)))),
            Some(Piece::Never) => {
                self.0.push_front(Piece::Never);
                Poll::Pending
            }
            None => {
                self.1.0 = None;
                Poll::Ready(None)
            }
        }
    }
}

impl Transport for Script {
    type Body = Body;

    async fn send(&self, request: Signed) -> Result<Received<Body>, Error> {
        let mut watch = Watch(Some(self.seen.clone()));
        let answer = {
            let mut sent = self.seen.sent.lock().unwrap();
            let answer = (self.serve)(sent.len(), &request);
            sent.push(request);
            answer
        };
        if self.latency > 0 {
            until(elapsed() + self.latency).await;
        }
        match answer {
            Answer::Head(status, headers, pieces) => {
                let owned = |(name, value): (&str, String)| (name.to_owned(), value);
                let headers = headers.into_iter().map(owned).collect();
                Ok(Received::new(status, headers, Body(pieces.into(), watch)))
            }
            Answer::Fails(words) => {
                watch.0 = None;
                Err(Error::network(words))
            }
            Answer::Never => pending().await,
        }
    }

    async fn sleep(&self, duration: Duration) {
        self.seen.slept.lock().unwrap().push(duration);
        let milliseconds = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
        until(elapsed().saturating_add(milliseconds)).await;
    }

    fn now(&self) -> u64 {
        START + elapsed()
    }

    fn random(&self) -> u32 {
        self.random
    }

    fn origin(&self) -> Option<String> {
        self.origin.map(str::to_owned)
    }
}

/// Waits for a time of the test.
async fn until(end: u64) {
    poll_fn(|_| {
        CLOCK.with_borrow_mut(|(now, timers)| match *now < end {
            true => {
                timers.push(end);
                Poll::Pending
            }
            false => Poll::Ready(()),
        })
    })
    .await;
}

pub fn keys() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "SECRETEXAMPLE").token("TOKENEXAMPLE")
}

pub fn zones() -> Request {
    Request::new("cvm", "2017-03-12", "DescribeZones")
}

pub fn header<'a>(signed: &'a Signed, name: &str) -> &'a str {
    let mut headers = signed.headers.iter();
    let header = headers.find(|(known, _)| known == name);
    header.map_or("", |(_, value)| value)
}

pub const THROTTLED: &str =
    r#"{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"m"},"RequestId":"r"}}"#;
pub const RESULT: &str = r#"{"Response":{"TotalCount":0,"RequestId":"r-1"}}"#;
pub const EVENTS: &[(&str, &str)] = &[
    ("Content-Type", "text/event-stream; charset=utf-8"),
    ("X-TC-RequestId", "r-2"),
];

pub fn events(pieces: impl IntoIterator<Item = Piece>) -> Answer {
    let headers = EVENTS
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()));
    Answer::Head(200, headers.collect(), pieces.into_iter().collect())
}

/// An answer that holds a body.
pub fn answer(body: &'static str) -> Answer {
    Answer::Head(200, vec![], vec![bytes(body)])
}

pub fn bytes(text: impl Into<Cow<'static, str>>) -> Piece {
    Piece::Bytes(text.into())
}

pub fn with_header(name: &'static str, value: &str, body: &'static str) -> Answer {
    Answer::Head(200, vec![(name, value.to_owned())], vec![bytes(body)])
}

/// An action that must not be carried out twice.
pub fn run_instances() -> Request {
    Request::new("cvm", "2017-03-12", "RunInstances")
}

/// The events of a stream, and the error that ends it.
pub fn read_all(script: &Script, request: Request) -> (Vec<String>, Option<Error>) {
    block_on(async {
        let mut events = Vec::new();
        let client = script.client().max_response_bytes(100);
        let mut stream = match client.stream(request).await {
            Ok(stream) => stream,
            Err(error) => return (events, Some(error)),
        };
        while let Some(event) = stream.next().await {
            match event {
                Ok(event) => events.push(event.data),
                Err(error) => {
                    assert!(stream.next().await.is_none());
                    return (events, Some(error));
                }
            }
        }
        (events, None)
    })
}
