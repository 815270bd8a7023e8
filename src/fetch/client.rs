//! The client: what all calls have in common, and one call from start to end.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use core::future::Future;
use core::time::Duration;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::call::{Call, Got, Made, Shared};
use super::credentials::CredentialsProvider;
use super::gloo::Fetch;
use super::keeper::Keeper;
use super::stream::EventStream;
use super::transport::Transport;
use crate::call::attempts::Retry;
use crate::fault::Fault;
use crate::tencent::fields::Field;
use crate::{Action, Error, Request};

/// How long a call of any action may take; the official SDKs wait as long.
const TIMEOUT: Duration = Duration::from_secs(60);

/// Of an answer, or of one event.
const MAX_RESPONSE_BYTES: usize = 64 << 20;

/// A result, and what the answer says besides.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Answer<R> {
    /// The content of the answer's `Response`.
    pub data: R,
    /// The service's `RequestId`, empty where it gave none.
    pub request_id: String,
    /// The HTTP status.
    pub http_status: u16,
    /// Names in any case.
    pub headers: Vec<(String, String)>,
    /// How many attempts the call took.
    pub attempts: u32,
}

/// Signs, sends and reads answers. To clone it is cheap, and shares what was learned: derived
/// keys, credentials, the clock, and what retries may still cost.
///
/// ```no_run
/// use tc3fetch::{Client, Credentials, Request};
///
/// # async fn run() -> Result<(), tc3fetch::Error> {
/// let client = Client::new(Credentials::new("AKIDEXAMPLE", "SECRETEXAMPLE"))
///     .region("ap-guangzhou")
///     .proxy("/tc3");
/// let request = Request::new("cvm", "2017-03-12", "DescribeZones");
/// let zones: serde_json::Value = client.send(request).await?;
/// # let _ = zones;
/// # Ok(())
/// # }
/// ```
///
/// A call is made when its future is first polled, and aborted when it is dropped. What a
/// call does differently is said on a clone: `client.clone().timeout(…).send(request)`.
pub struct Client<T = Fetch> {
    pub(super) transport: Arc<T>,
    pub(super) credentials: Arc<Keeper>,
    shared: Arc<Mutex<Shared>>,
    /// What requests that do not say it themselves have.
    defaults: Vec<(Field, String)>,
    headers: Vec<(String, String)>,
    proxy: String,
    timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) max_response_bytes: usize,
    pub(super) retry: Retry,
}

impl Client {
    /// A client that sends with `fetch`. Credentials, or a function that gives them: see
    /// [`CredentialsProvider`].
    pub fn new(credentials: impl CredentialsProvider + 'static) -> Self {
        Self::over(Fetch::new(), credentials)
    }
}

impl<T: Transport> Client<T> {
    /// A client that sends in another way.
    pub fn over(transport: T, credentials: impl CredentialsProvider + 'static) -> Self {
        Self {
            transport: Arc::new(transport),
            credentials: Arc::new(Keeper::new(credentials)),
            shared: Arc::default(),
            defaults: Vec::new(),
            headers: Vec::new(),
            proxy: String::new(),
            timeout: None,
            attempt_timeout: None,
            max_response_bytes: MAX_RESPONSE_BYTES,
            retry: Retry::DEFAULT,
        }
    }

    /// For requests that name no region.
    pub fn region(self, region: impl Into<String>) -> Self {
        self.with(Field::Region, region)
    }

    /// For requests that name no language of messages: `zh-CN` or `en-US`.
    pub fn language(self, language: impl Into<String>) -> Self {
        self.with(Field::Language, language)
    }

    /// For requests that name no host.
    pub fn host(self, host: impl Into<String>) -> Self {
        self.with(Field::Host, host)
    }

    /// For requests that name no endpoint: see [`Request::endpoint`].
    pub fn endpoint(self, endpoint: impl Into<String>) -> Self {
        self.with(Field::Endpoint, endpoint)
    }

    /// For requests that name no algorithm: see [`Request::algorithm`].
    pub fn algorithm(self, algorithm: impl Into<String>) -> Self {
        self.with(Field::Algorithm, algorithm)
    }

    /// Sent with every request; a request's own header of that name counts more.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The address of a proxy that forwards `{proxy}/{host}{path}` to `https://{host}{path}`;
    /// in a page also a path of its own origin, `/tc3`. The real host is still the one
    /// signed. A page needs one: the service does not answer CORS.
    pub fn proxy(mut self, proxy: impl Into<String>) -> Self {
        self.proxy = proxy.into();
        self
    }

    /// How long a call may take with all of its attempts, and how long a stream may be silent.
    /// Default 60 seconds, and 310 for the actions that run a function. [`Duration::MAX`] waits
    /// for ever.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// How long one attempt may take. Default: as long as there is time for the call.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// How many bytes an answer may have, and one event of a stream. Default 64 MB.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// How often and how soon a failed call is made again. Default [`Retry::DEFAULT`], three
    /// attempts.
    ///
    /// What was throttled is repeated for every action. What may have been carried out, after a
    /// timeout, say, is repeated only where that does no harm: the action only reads
    /// (`Describe…`, `Get…`, `List…`, `Query…`, `Inquire…`, `Check…`), its parameters have a
    /// `ClientToken`, or the request is [idempotent](Request::idempotent). A clock that is wrong
    /// is corrected by the answer that says so, and refused temporary credentials are asked for
    /// anew; either is one more attempt. Each attempt is signed afresh.
    ///
    /// ```
    /// use tc3fetch::{Client, Credentials, Retry};
    ///
    /// let client = Client::new(Credentials::new("AKIDEXAMPLE", "SECRETEXAMPLE"))
    ///     .retry(Retry { attempts: 5, max_delay: 5_000, ..Retry::DEFAULT });
    /// # let _ = client;
    /// ```
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Makes each call once.
    pub fn without_retry(self) -> Self {
        self.retry(Retry {
            attempts: 1,
            ..Retry::DEFAULT
        })
    }

    /// How far the service's clock is ahead of this one, in milliseconds: 0 until a call was
    /// refused because of its time.
    pub fn clock_offset(&self) -> i64 {
        self.shared().clock.offset
    }

    /// Sets how far the service's clock is ahead of this one, in milliseconds, for this client
    /// and its clones: what [`Client::clock_offset`] gave another time, say.
    pub fn set_clock_offset(&self, milliseconds: i64) {
        self.shared().clock.offset = milliseconds;
    }

    /// Forgets the derived keys that were kept to sign faster, and zeroes their memory.
    pub fn clear_key_cache(&self) {
        self.shared().keys.clear();
    }

    /// Calls a typed action, of the features `scf` and `tiems` or of your own [`Action`].
    ///
    /// # Errors
    /// The service's own, or the reason why there is no answer; see [`Error::kind`].
    pub fn call<'c, A: Action>(
        &'c self,
        action: &A,
    ) -> impl Future<Output = Result<A::Response, Error>> + use<'c, T, A> {
        let answered = self.call_with_response(action);
        async { Ok(answered.await?.data) }
    }

    /// The same with what the answer says besides: its id, status, headers, and how many
    /// attempts it took.
    ///
    /// # Errors
    /// As [`Client::call`].
    pub fn call_with_response<'c, A: Action>(
        &'c self,
        action: &A,
    ) -> impl Future<Output = Result<Answer<A::Response>, Error>> + use<'c, T, A> {
        let request = Request::of(action);
        self.answered(request, self.timeout.unwrap_or(A::TIMEOUT))
    }

    /// Calls any action: the result is read as `serde_json::Value` or as any type that serde
    /// can read.
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn send<R: DeserializeOwned>(&self, request: Request) -> Result<R, Error> {
        Ok(self.send_with_response(request).await?.data)
    }

    /// The same with what the answer says besides.
    ///
    /// ```no_run
    /// # async fn run(client: tc3fetch::Client) -> Result<(), tc3fetch::Error> {
    /// use serde_json::Value;
    /// use tc3fetch::Request;
    ///
    /// let request = Request::new("cvm", "2017-03-12", "DescribeZones");
    /// let answer = client.send_with_response::<Value>(request).await?;
    /// println!("{} after {} attempts", answer.request_id, answer.attempts);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn send_with_response<R: DeserializeOwned>(
        &self,
        request: Request,
    ) -> Result<Answer<R>, Error> {
        self.answered(request, self.timeout.unwrap_or(TIMEOUT))
            .await
    }

    /// Calls an action that answers in server-sent events, and gives them as they come. A
    /// result that is no stream is one event.
    ///
    /// ```no_run
    /// # async fn run(client: tc3fetch::Client) -> Result<(), tc3fetch::Error> {
    /// use tc3fetch::Request;
    ///
    /// let request = Request::new("hunyuan", "2023-09-01", "ChatCompletions")
    ///     .params(&serde_json::json!({ "Model": "hunyuan-lite", "Stream": true }));
    /// let mut events = client.stream(request).await?;
    /// while let Some(event) = events.next().await {
    ///     let delta: serde_json::Value = event?.json()?;
    ///     # let _ = delta;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn stream(&self, request: Request) -> Result<EventStream<T>, Error> {
        let timeout = self.timeout.unwrap_or(TIMEOUT);
        let call = self.call_of(request, timeout, true);
        let (got, made) = call.make::<Box<RawValue>>().await?;
        let (transport, terms) = (self.transport.clone(), call.terms(&made));
        Ok(match got {
            Got::Events(received) => EventStream::new(received, transport, terms),
            Got::Result {
                data,
                request_id,
                head,
            } => EventStream::of(
                data.get().to_owned(),
                head.http_status,
                request_id,
                transport,
                terms,
            ),
        })
    }

    /// One call, from the request to its result.
    async fn answered<R: DeserializeOwned>(
        &self,
        request: Request,
        timeout: Duration,
    ) -> Result<Answer<R>, Error> {
        match self.call_of(request, timeout, false).make().await? {
            (
                Got::Result {
                    data,
                    request_id,
                    head,
                },
                Made { attempts, .. },
            ) => Ok(Answer {
                data,
                request_id,
                http_status: head.http_status,
                headers: head.headers,
                attempts,
            }),
            // It is an error where none was asked for.
            (Got::Events(_), _) => Err(Error::new(Fault::EventStream, ["", ""])),
        }
    }

    fn call_of(&self, request: Request, timeout: Duration, is_stream: bool) -> Call<'_, T> {
        Call {
            client: self,
            request: self.with_defaults(request),
            timeout,
            is_stream,
        }
    }

    /// The request with what the client says about it.
    fn with_defaults(&self, request: Request) -> Request {
        let mut complete = request.after_headers(&self.headers);
        for (field, text) in &self.defaults {
            complete = complete.or(*field, text);
        }
        complete.or(Field::Proxy, &self.proxy_url())
    }

    /// The request with what every attempt has of its own.
    pub(super) fn complete(&self, request: &Request) -> Request {
        // Up to 2^31: every server's integers can hold that.
        let nonce = u64::from(self.transport.random() >> 1) + 1;
        request.clone().or_nonce(nonce)
    }

    /// The proxy as a URL.
    fn proxy_url(&self) -> Cow<'_, str> {
        match self.transport.origin() {
            Some(origin) if self.proxy.starts_with('/') => {
                Cow::Owned(format!("{origin}{}", self.proxy))
            }
            _ => Cow::Borrowed(&self.proxy),
        }
    }

    fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        self.defaults.retain(|(known, _)| *known != field);
        self.defaults.push((field, text.into()));
        self
    }

    pub(super) fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Clone for Client<T> {
    fn clone(&self) -> Self {
        Self {
            transport: self.transport.clone(),
            credentials: self.credentials.clone(),
            shared: self.shared.clone(),
            defaults: self.defaults.clone(),
            headers: self.headers.clone(),
            proxy: self.proxy.clone(),
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            max_response_bytes: self.max_response_bytes,
            retry: self.retry,
        }
    }
}

/// Shows where calls go, and neither credentials nor headers.
impl<T> fmt::Debug for Client<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A URL with a password is refused by a call, but shown before that.
        let proxy = self.proxy.rsplit('@').next();
        f.debug_struct("Client")
            .field("proxy", &proxy.unwrap_or_default())
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
