//! One call: attempt after attempt, until one succeeds or none may follow.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::future::{Future, poll_fn};
use core::pin::pin;
use core::sync::atomic::{AtomicBool, Ordering};
use core::task::Poll;
use core::time::Duration;

use serde::de::DeserializeOwned;

use super::client::Client;
use super::stream::Terms;
use super::transport::{Received, Transport, timed_out, without_source};
use crate::call::attempts::{BUDGET, Failed, next, tokens_after_retry, tokens_after_success};
use crate::call::clock::{Clock, unix_seconds};
use crate::call::failure::Failure;
use crate::fault::Fault;
use crate::sign::KeyCache;
use crate::tencent::read::read_with_id;
use crate::{Error, Outcome, Request};

/// How many hosts have a bucket of their own; they may come from anywhere.
const MOST_BUCKETS: usize = 100;

/// What the calls of a client, and of its clones, have in common.
#[derive(Default)]
pub(super) struct Shared {
    /// The keys of today, which a signature derives anew otherwise.
    pub keys: KeyCache,
    pub clock: Clock,
    /// What retries may still cost, by host.
    tokens: BTreeMap<String, u32>,
}

impl Shared {
    fn tokens(&mut self, host: &str) -> &mut u32 {
        if self.tokens.len() >= MOST_BUCKETS && !self.tokens.contains_key(host) {
            self.tokens.clear();
        }
        self.tokens.entry(host.to_owned()).or_insert(BUDGET)
    }
}

/// A call, as it is made.
pub(super) struct Call<'c, T: Transport> {
    pub client: &'c Client<T>,
    pub request: Request,
    /// How long it may take.
    pub timeout: Duration,
    /// Whether the answer may be events, and is given as such.
    pub is_stream: bool,
}

/// What an attempt got.
pub(super) enum Got<R, B> {
    Result {
        data: R,
        request_id: String,
        head: Received<()>,
    },
    Events(Received<B>),
}

/// How a call came to what it got.
pub(super) struct Made {
    /// How many attempts it took.
    pub attempts: u32,
    /// Whether one of them may have carried the action out, and failed.
    pub is_uncertain: bool,
}

/// How far a call has come, for when its time is over.
#[derive(Default)]
struct Progress {
    is_sent: AtomicBool,
    /// Whether an attempt may have carried the action out.
    is_uncertain: AtomicBool,
}

/// What is known of an attempt, besides its error.
#[derive(Default)]
struct Attempt {
    /// How far ahead the service's clock was taken to be, in milliseconds.
    offset: i64,
    /// The number of the credentials.
    credentials: u64,
    /// The URL's scheme and host.
    host: String,
    /// The answer without its body.
    head: Option<Received<()>>,
}

/// What a call has done so far so that its next attempt succeeds.
#[derive(Default)]
struct Remedies {
    has_corrected_clock: bool,
    /// The number of the credentials that the service refused, and its error; 0 for none.
    refused: u64,
    refusal: Option<Error>,
}

impl<T: Transport> Call<'_, T> {
    /// Makes the call, within the time that there is.
    pub async fn make<R: DeserializeOwned>(&self) -> Result<(Got<R, T::Body>, Made), Error> {
        let progress = Progress::default();
        let attempts = self.attempts(&progress);
        match within(self.transport(), self.timeout, attempts).await {
            Some(made) => made,
            None => Err(self.complete(timed_out(), &progress)),
        }
    }

    /// What holds for its answer.
    pub fn terms(&self, made: &Made) -> Terms {
        Terms {
            timeout: self.timeout,
            limit: self.client.max_response_bytes,
            is_harmless: self.request.is_harmless(),
            is_secret: self.request.has_secret_url(),
            is_uncertain: made.is_uncertain,
        }
    }

    fn transport(&self) -> &T {
        &self.client.transport
    }

    /// Attempt after attempt, each signed anew.
    async fn attempts<R: DeserializeOwned>(
        &self,
        progress: &Progress,
    ) -> Result<(Got<R, T::Body>, Made), Error> {
        let start = self.transport().now();
        let mut remedies = Remedies::default();
        let mut made = 0;
        loop {
            made += 1;
            let mut attempt = Attempt::default();
            let error = match self.attempt(&mut remedies, progress, &mut attempt).await {
                Ok(got) => {
                    self.spend(&attempt.host, tokens_after_success);
                    let made = Made {
                        attempts: made,
                        is_uncertain: progress.is_uncertain.load(Ordering::Relaxed),
                    };
                    return Ok((got, made));
                }
                Err(error) => self.complete(error, progress),
            };
            if !progress.is_sent.load(Ordering::Relaxed) {
                return Err(error);
            }
            let elapsed = Duration::from_millis(self.transport().now().saturating_sub(start));
            let pause = self.pause_after(&error, &attempt, made, &mut remedies);
            let Some(pause) = pause.filter(|pause| elapsed + *pause < self.timeout) else {
                return Err(error);
            };
            if error.failure().may_pass() {
                self.spend(&attempt.host, tokens_after_retry);
            }
            if error.failure() == Failure::Credentials {
                remedies.refusal = Some(error);
            }
            if !pause.is_zero() {
                self.transport().sleep(pause).await;
            }
        }
    }

    /// One attempt, within its time.
    async fn attempt<R: DeserializeOwned>(
        &self,
        remedies: &mut Remedies,
        progress: &Progress,
        attempt: &mut Attempt,
    ) -> Result<Got<R, T::Body>, Error> {
        progress.is_sent.store(false, Ordering::Relaxed);
        let sent = self.send(remedies, progress, attempt);
        match self.client.attempt_timeout {
            Some(timeout) => match within(self.transport(), timeout, sent).await {
                Some(sent) => sent,
                None => Err(timed_out()),
            },
            None => sent.await,
        }
    }

    /// Signs the request for this very moment, sends it, and reads what is answered.
    async fn send<R: DeserializeOwned>(
        &self,
        remedies: &mut Remedies,
        progress: &Progress,
        attempt: &mut Attempt,
    ) -> Result<Got<R, T::Body>, Error> {
        let (client, transport) = (self.client, self.transport());
        let now = || client.shared().clock.now(transport.now());
        let keeper = &client.credentials;
        let given = match keeper.get(transport, remedies.refused, now()).await? {
            Some(given) => given,
            None => {
                // There are no others: what the service said is the error of the call.
                progress.is_sent.store(true, Ordering::Relaxed);
                return Err(remedies.refusal.take().unwrap_or_else(timed_out));
            }
        };
        attempt.credentials = given.number;
        let complete = client.complete(&self.request);
        let signed = {
            let seconds = now() / 1000;
            let mut shared = client.shared();
            attempt.offset = shared.clock.offset;
            complete.signed(&given.credentials, seconds, &mut shared.keys)?
        };
        attempt.host = signed.url.split('/').take(3).collect::<Vec<_>>().join("/");
        progress.is_sent.store(true, Ordering::Relaxed);
        let answered = async {
            let received = transport.send(signed).await?;
            let (head, body) = received.split();
            let mut received = Received::new(head.http_status, head.headers.clone(), body);
            attempt.head = Some(head);
            if received.is_event_stream() {
                return match self.is_stream {
                    true => Ok(Got::Events(received)),
                    false => Err(unasked()),
                };
            }
            let bytes = received.bytes(client.max_response_bytes).await?;
            let (status, id) = (received.http_status, received.request_id());
            let (data, request_id) = read_with_id(status, &id, &bytes)?;
            let (head, _) = received.split();
            Ok(Got::Result {
                data,
                request_id,
                head,
            })
        };
        answered
            .await
            .map_err(|error| match complete.has_secret_url() {
                true => without_source(error),
                false => error,
            })
    }

    /// An error with what became of the action, and whether the call may be made again.
    fn complete(&self, error: Error, progress: &Progress) -> Error {
        let is_sent = progress.is_sent.load(Ordering::Relaxed);
        let failure = error.failure();
        if is_sent && error.outcome() == Outcome::Unknown {
            progress.is_uncertain.store(true, Ordering::Relaxed);
        }
        // What an earlier attempt may have done is not undone by a later one.
        let outcome = match progress.is_uncertain.load(Ordering::Relaxed) {
            true => Outcome::Unknown,
            false if is_sent => Outcome::Rejected,
            false => Outcome::NotSent,
        };
        let is_harmless = failure == Failure::Unknown && self.request.is_harmless();
        error
            .with_retryable(is_sent && failure.is_retryable(is_harmless))
            .with_outcome(outcome)
    }

    /// The pause before the next attempt; None where this error is the call's.
    fn pause_after(
        &self,
        error: &Error,
        attempt: &Attempt,
        made: u32,
        remedies: &mut Remedies,
    ) -> Option<Duration> {
        let retry = &self.client.retry;
        match error.failure() {
            Failure::Clock => {
                // Whether or not this call goes on: the next one has the right time then.
                let is_right = !remedies.has_corrected_clock && self.correct_clock(attempt);
                remedies.has_corrected_clock = true;
                (is_right && made < retry.attempts).then_some(Duration::ZERO)
            }
            Failure::Credentials => {
                // Whether or not this call goes on: the next one must not be refused for the same ones.
                self.client.credentials.refuse(attempt.credentials);
                let can_help = made < retry.attempts && remedies.refused == 0;
                remedies.refused = attempt.credentials;
                can_help.then_some(Duration::ZERO)
            }
            failure => {
                let tokens = *self.client.shared().tokens(&attempt.host);
                let failed = Failed {
                    failure,
                    is_harmless: self.request.is_harmless(),
                    made,
                    retry_after: self.retry_after(attempt),
                    random: self.transport().random(),
                    tokens,
                };
                let pause = next(&failed, retry).pause?;
                Some(Duration::from_millis(pause.into()))
            }
        }
    }

    /// Sets the clock by an answer; false where that is no remedy.
    fn correct_clock(&self, attempt: &Attempt) -> bool {
        let Some(head) = &attempt.head else {
            return false;
        };
        let age = Some(head.header("age")).filter(|age| !age.is_empty());
        let device = self.transport().now();
        let mut shared = self.client.shared();
        // Another call may have set it since this one was signed.
        shared.clock.learn(head.header("date"), age, device)
            || shared.clock.offset != attempt.offset
    }

    /// How long the service asks to wait, in milliseconds.
    fn retry_after(&self, attempt: &Attempt) -> Option<u32> {
        let asked = attempt.head.as_ref()?.header("retry-after").trim_ascii();
        let milliseconds = match asked.parse::<u64>() {
            Ok(seconds) => seconds.saturating_mul(1000),
            Err(_) => {
                let now = self.client.shared().clock.now(self.transport().now());
                unix_seconds(asked)?
                    .saturating_mul(1000)
                    .saturating_sub(now)
            }
        };
        Some(milliseconds.try_into().unwrap_or(u32::MAX))
    }

    /// Counts what retries may still cost.
    fn spend(&self, host: &str, after: fn(u32) -> u32) {
        let mut shared = self.client.shared();
        let tokens = shared.tokens(host);
        *tokens = after(*tokens);
    }
}

/// The error of a stream that came in place of a result.
fn unasked() -> Error {
    Error::new(Fault::EventStream, ["", ""]).with_hint("Call `Client::stream`.")
}

/// What `work` gives; None where it took too long, and was dropped.
async fn within<T: Transport, R>(
    transport: &T,
    timeout: Duration,
    work: impl Future<Output = R>,
) -> Option<R> {
    let mut work = pin!(work);
    let mut time_over = pin!(transport.sleep(timeout));
    poll_fn(|cx| match work.as_mut().poll(cx) {
        Poll::Pending => time_over.as_mut().poll(cx).map(|()| None),
        Poll::Ready(done) => Poll::Ready(Some(done)),
    })
    .await
}
