//! The client: what all calls have in common, and one call from start to end.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;
use core::time::Duration;
use std::sync::{Mutex, PoisonError};

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::credentials::CredentialsProvider;
use super::gloo::Fetch;
use super::stream::EventStream;
use super::transport::{Received, Transport, timed_out};
use crate::fault::Fault;
use crate::sign::KeyCache;
use crate::tencent::fields::Field;
use crate::tencent::read::read;
use crate::{Action, Error, Request};

/// How long a call of any action may take; the official SDKs wait as long.
const TIMEOUT: Duration = Duration::from_secs(60);

/// Signs, sends and reads answers. To clone it is cheap, and shares the derived keys.
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
    transport: Arc<T>,
    credentials: Arc<dyn CredentialsProvider>,
    /// The keys of today, which a signature derives anew otherwise.
    keys: Arc<Mutex<KeyCache>>,
    /// What requests that do not say it themselves have.
    defaults: Vec<(Field, String)>,
    headers: Vec<(String, String)>,
    proxy: String,
    timeout: Option<Duration>,
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
            credentials: Arc::new(credentials),
            keys: Arc::default(),
            defaults: Vec::new(),
            headers: Vec::new(),
            proxy: String::new(),
            timeout: None,
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

    /// How long a call may take, and how long a stream may be silent. Default 60 seconds, and
    /// 310 for the actions that run a function. [`Duration::MAX`] waits for ever.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Forgets the derived keys that were kept to sign faster, and zeroes their memory.
    pub fn clear_key_cache(&self) {
        self.keys().clear();
    }

    /// Calls a typed action, of the features `scf` and `tiems` or of your own [`Action`].
    ///
    /// # Errors
    /// The service's own, or the reason why there is no answer; see [`Error::kind`].
    pub fn call<'c, A: Action>(
        &'c self,
        action: &A,
    ) -> impl Future<Output = Result<A::Response, Error>> + use<'c, T, A> {
        let request = Request::of(action);
        self.answered(request, self.timeout.unwrap_or(A::TIMEOUT))
    }

    /// Calls any action: the result is read as `serde_json::Value` or as any type that serde
    /// can read.
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn send<R: DeserializeOwned>(&self, request: Request) -> Result<R, Error> {
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
        let beginning = async {
            let mut received = self.attempt(&request).await?;
            if received.is_event_stream() {
                return Ok(EventStream::new(received, self.transport.clone(), timeout));
            }
            let result: Box<RawValue> = self.read(&mut received).await?;
            let data = result.get().to_owned();
            Ok(EventStream::of(
                received,
                data,
                self.transport.clone(),
                timeout,
            ))
        };
        within(&*self.transport, timeout, beginning).await
    }

    /// One call, from the request to its result, within the time that there is.
    async fn answered<R: DeserializeOwned>(
        &self,
        request: Request,
        timeout: Duration,
    ) -> Result<R, Error> {
        let call = async {
            let mut received = self.attempt(&request).await?;
            if received.is_event_stream() {
                return Err(unasked());
            }
            self.read(&mut received).await
        };
        within(&*self.transport, timeout, call).await
    }

    /// Sends the request once, signed for this very moment.
    async fn attempt(&self, request: &Request) -> Result<Received<T::Body>, Error> {
        let credentials = self.credentials.credentials().await.map_err(|source| {
            Error::new(Fault::CredentialsProvider, ["", ""])
                .with_parameter("credentials")
                .with_hint("See the source of the error; nothing was sent.")
                .with_source(source)
        })?;
        let complete = self.complete(request);
        let seconds = self.transport.now() / 1000;
        let signed = complete.signed(&credentials, seconds, &mut self.keys())?;
        self.transport.send(signed).await
    }

    async fn read<R: DeserializeOwned>(
        &self,
        received: &mut Received<T::Body>,
    ) -> Result<R, Error> {
        let bytes = received.bytes().await?;
        read(received.http_status, &received.request_id(), &bytes)
    }

    /// The request with what the client says about it.
    fn complete(&self, request: &Request) -> Request {
        let mut complete = request.clone().after_headers(&self.headers);
        for (field, text) in &self.defaults {
            complete = complete.or(*field, text);
        }
        // Up to 2^31: every server's integers can hold that.
        let nonce = u64::from(self.transport.random() >> 1) + 1;
        complete.or_nonce(nonce).or(Field::Proxy, &self.proxy_url())
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

    fn keys(&self) -> impl core::ops::DerefMut<Target = KeyCache> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The error of a stream that came in place of a result.
fn unasked() -> Error {
    Error::new(Fault::EventStream, ["", ""]).with_hint("Call `Client::stream`.")
}

/// What `work` gives, or that it took too long; then it is dropped.
async fn within<T: Transport, R>(
    transport: &T,
    timeout: Duration,
    work: impl Future<Output = Result<R, Error>>,
) -> Result<R, Error> {
    let mut work = pin!(work);
    let mut time_over = pin!(transport.sleep(timeout));
    poll_fn(|cx| match work.as_mut().poll(cx) {
        Poll::Pending => time_over.as_mut().poll(cx).map(|()| Err(timed_out())),
        ready => ready,
    })
    .await
}

impl<T> Clone for Client<T> {
    fn clone(&self) -> Self {
        Self {
            transport: self.transport.clone(),
            credentials: self.credentials.clone(),
            keys: self.keys.clone(),
            defaults: self.defaults.clone(),
            headers: self.headers.clone(),
            proxy: self.proxy.clone(),
            timeout: self.timeout,
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
