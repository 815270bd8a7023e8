//! [`Transport`] by JavaScript's `fetch`, through gloo-net and web-sys.
//!
//! gloo-net itself would panic where `fetch` resolves to something else than a `Response`,
//! reach `unreachable!` where it rejects with something else than an `Error`, and write the
//! query of every URL anew, after it was signed. So the request is made of the signed URL,
//! and `fetch` and the body's reader are called here, where anything may be thrown.
//!
//! What `fetch` gives is read member by member, as what looks like a `Response` may have
//! getters that throw: an exception that no import catches leaves the call for ever pending.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::future::{Future, pending};
use core::pin::Pin;
use core::task::{Context, Poll};
use core::time::Duration;

use futures_core::Stream;
use gloo_net::http::{Headers, Request};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Date, Function, Math, Object, Promise, Reflect, Uint8Array};
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, DomException, RequestInit, RequestRedirect};

use super::transport::{Received, Transport};
use crate::{Error, Fault, Signed};

#[wasm_bindgen]
extern "C" {
    /// Of the page, the worker or the runtime: no `window` is named.
    #[wasm_bindgen(js_name = fetch, catch)]
    fn global_fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;

    /// A `ReadableStream`, or what looks like one.
    type Body;
    #[wasm_bindgen(method, catch, js_name = getReader)]
    fn get_reader(this: &Body) -> Result<Reader, JsValue>;

    type Reader;
    #[wasm_bindgen(method, catch)]
    fn read(this: &Reader) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn cancel(this: &Reader) -> Result<JsValue, JsValue>;

    /// A response of another realm, or of a `fetch` that the caller wrote.
    type Lookalike;
    #[wasm_bindgen(method, catch, js_name = arrayBuffer)]
    fn array_buffer(this: &Lookalike) -> Result<JsValue, JsValue>;
}

/// Headers of an answer that a caller may want, from a response that cannot list its own.
const HEADERS: [&str; 5] = [
    "age",
    "content-type",
    "date",
    "retry-after",
    "x-tc-requestid",
];

/// Sends with `fetch`.
#[derive(Default)]
pub struct Fetch {
    function: Option<SendWrapper<Function>>,
}

impl Fetch {
    /// With the global one, which it looks up for each request.
    pub fn new() -> Self {
        Self::default()
    }

    /// With a function that takes what `fetch` takes, a URL and a `RequestInit`, and gives
    /// what it gives.
    pub fn with(function: Function) -> Self {
        Self {
            function: Some(SendWrapper::new(function)),
        }
    }
}

impl fmt::Debug for Fetch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetch").finish_non_exhaustive()
    }
}

impl Transport for Fetch {
    type Body = SendWrapper<Pieces>;

    fn send(
        &self,
        request: Signed,
    ) -> impl Future<Output = Result<Received<Self::Body>, Error>> + Send {
        let function = self.function.as_deref().cloned();
        SendWrapper::new(async move { send(function, request).await })
    }

    fn sleep(&self, duration: Duration) -> impl Future<Output = ()> + Send {
        SendWrapper::new(async move {
            // Longer ones overflow the timers of every runtime, which then fire at once.
            match i32::try_from(duration.as_millis()) {
                Ok(milliseconds) => TimeoutFuture::new(milliseconds.unsigned_abs()).await,
                Err(_) => pending().await,
            }
        })
    }

    fn now(&self) -> u64 {
        Date::now() as u64
    }

    fn random(&self) -> u32 {
        (Math::random() * f64::from(u32::MAX)) as u32
    }

    fn origin(&self) -> Option<String> {
        let location = member(&js_sys::global(), "location");
        let origin = member(&location, "origin").as_string();
        origin.filter(|origin| origin.starts_with("http"))
    }
}

/// Calls `fetch`, and looks at what came of it.
async fn send(
    function: Option<Function>,
    signed: Signed,
) -> Result<Received<SendWrapper<Pieces>>, Error> {
    let mut abort = AbortOnDrop::new()?;
    let init = init_of(&signed, &abort).map_err(network)?;
    let promise = match function {
        Some(function) => function.call2(&JsValue::UNDEFINED, &signed.url.into(), &init),
        None => request_of(&signed.url, &init).and_then(|request| global_fetch(&request)),
    };
    let answer = settled(promise).await.map_err(|rejection| {
        // There is nothing left to abort.
        abort.is_over = true;
        network(rejection)
    })?;
    if !is_response(&answer) {
        abort.is_over = true;
        return Err(Error::new(Fault::NotAResponse, ["", ""]));
    }
    let status = member(&answer, "status").as_f64().unwrap_or_default();
    let headers = headers_of(member(&answer, "headers"));
    let body = Some(member(&answer, "body")).filter(|body| is_method(body, "getReader"));
    let pieces = Pieces::new(body.map(JsCast::unchecked_into), answer, abort)?;
    Ok(Received::new(
        status as u16,
        headers,
        SendWrapper::new(pieces),
    ))
}

/// What `fetch` is told besides the URL.
fn init_of(signed: &Signed, abort: &AbortOnDrop) -> Result<RequestInit, JsValue> {
    let headers = Object::new();
    for (name, value) in &signed.headers {
        Reflect::set(&headers, &name.into(), &value.into())?;
    }
    let init = RequestInit::new();
    init.set_method(signed.method);
    init.set_headers(&headers);
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&abort.controller.signal()));
    if signed.method != "GET" {
        init.set_body(&Uint8Array::from(&*signed.body));
    }
    Ok(init)
}

/// The request of the very URL that was signed, by way of gloo-net's.
fn request_of(url: &str, init: &RequestInit) -> Result<web_sys::Request, JsValue> {
    let request = web_sys::Request::new_with_str_and_init(url, init)?;
    Ok(Request::from(request).into())
}

/// The bytes of an answer, as they come.
pub struct Pieces {
    reader: Option<Reader>,
    /// The next piece, while it is awaited.
    next: Option<JsFuture>,
    abort: AbortOnDrop,
}

impl Pieces {
    /// The pieces of `body`; where there is none, what the response has as a whole.
    fn new(body: Option<Body>, response: JsValue, abort: AbortOnDrop) -> Result<Self, Error> {
        let mut pieces = Self {
            reader: None,
            next: None,
            abort,
        };
        match body {
            Some(body) => pieces.reader = Some(body.get_reader().map_err(network)?),
            None => {
                let whole = response.unchecked_into::<Lookalike>().array_buffer();
                pieces.next = Some(later(whole));
            }
        }
        Ok(pieces)
    }

    /// What was awaited: a piece, the whole, or that there is no more.
    fn piece(&mut self, value: JsValue) -> Result<Option<Vec<u8>>, Error> {
        let bytes = match &self.reader {
            Some(_) if member(&value, "done").is_truthy() => {
                self.abort.is_over = true;
                return Ok(None);
            }
            Some(_) => member(&value, "value"),
            None => value,
        };
        bytes_of(&bytes).map(Some).map_err(network)
    }
}

impl Stream for Pieces {
    type Item = Result<Vec<u8>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.abort.is_over {
            return Poll::Ready(None);
        }
        let mut next = match (self.next.take(), &self.reader) {
            (Some(next), _) => next,
            (None, Some(reader)) => later(reader.read()),
            // There was one piece, and it was the whole.
            (None, None) => {
                self.abort.is_over = true;
                return Poll::Ready(None);
            }
        };
        let Poll::Ready(outcome) = Pin::new(&mut next).poll(cx) else {
            self.next = Some(next);
            return Poll::Pending;
        };
        Poll::Ready(match outcome {
            Ok(value) => self.piece(value).transpose(),
            Err(rejection) => {
                self.abort.is_over = true;
                Some(Err(network(rejection)))
            }
        })
    }
}

impl Drop for Pieces {
    /// A `fetch` that heeds no signal has to be told that the caller has stopped reading.
    fn drop(&mut self) {
        if let Some(reader) = self.reader.take().filter(|_| !self.abort.is_over) {
            // The future hears what it rejects with, so that it is no unhandled rejection.
            drop(later(reader.cancel()));
        }
    }
}

/// Aborts what it belongs to when it is dropped before that is over.
struct AbortOnDrop {
    controller: AbortController,
    is_over: bool,
}

impl AbortOnDrop {
    fn new() -> Result<Self, Error> {
        Ok(Self {
            controller: AbortController::new().map_err(network)?,
            is_over: false,
        })
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        // A reason of every runtime's own kind: those who read it expect an error.
        let reason = DomException::new_with_message_and_name("the call was dropped", "AbortError");
        match reason {
            Ok(reason) => self.controller.abort_with_reason(&reason),
            Err(_) => self.controller.abort(),
        }
    }
}

/// What JavaScript threw, or rejected with: the source of an error of the network.
pub struct Rejection {
    value: SendWrapper<JsValue>,
    words: String,
}

impl From<JsValue> for Rejection {
    fn from(value: JsValue) -> Self {
        Self {
            words: words_of(&value),
            value: SendWrapper::new(value),
        }
    }
}

impl Rejection {
    /// The value itself, which can be anything.
    pub fn value(&self) -> &JsValue {
        &self.value
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl fmt::Debug for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Rejection").field(&self.words).finish()
    }
}

impl core::error::Error for Rejection {}

fn network(rejection: JsValue) -> Error {
    Error::network(Rejection::from(rejection))
}

/// The words of a rejection, which can be anything; Node hides the reason in the cause of
/// the error.
fn words_of(value: &JsValue) -> String {
    let text = |value: JsValue| value.as_string().filter(|text| !text.is_empty());
    let words = text(value.clone()).or_else(|| text(member(value, "message")));
    let words = words.unwrap_or_else(|| "it rejected without a reason".to_owned());
    let cause = member(value, "cause");
    let why = text(member(&cause, "message")).or_else(|| text(member(&cause, "code")));
    match why {
        Some(why) => format!("{words} ({why})"),
        None => words,
    }
}

/// What has these is a response: another realm's is no instance of ours.
fn is_response(value: &JsValue) -> bool {
    member(value, "status").as_f64().is_some() && is_method(value, "arrayBuffer")
}

fn is_method(object: &JsValue, name: &str) -> bool {
    member(object, name).is_function()
}

/// A member of anything; undefined where there is none, or a getter throws.
fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}

/// The headers of an answer. They are listed by a copy, which is genuine whatever it was
/// made of; of what cannot be copied those that this crate reads are asked for.
fn headers_of(headers: JsValue) -> Vec<(String, String)> {
    let can_be_listed = is_method(&headers, "entries");
    let headers: web_sys::Headers = headers.unchecked_into();
    if can_be_listed && let Ok(copy) = web_sys::Headers::new_with_headers(&headers) {
        return Headers::from_raw(copy).entries().collect();
    }
    let value = |name: &str| headers.get(name).ok().flatten();
    let pair = |name: &str| value(name).map(|value| (name.to_owned(), value));
    HEADERS.into_iter().filter_map(pair).collect()
}

/// The bytes of an `ArrayBuffer` or of a view, of this realm or another.
fn bytes_of(value: &JsValue) -> Result<Vec<u8>, JsValue> {
    if member(value, "byteLength").as_f64().is_none() {
        return Err(JsValue::from_str("the body is no bytes"));
    }
    let buffer = member(value, "buffer");
    let arguments = match buffer.is_object() {
        true => Array::of3(
            &buffer,
            &member(value, "byteOffset"),
            &member(value, "byteLength"),
        ),
        false => Array::of1(value),
    };
    // The constructor throws where the buffer was given away.
    let constructor: Function = member(&js_sys::global(), "Uint8Array").dyn_into()?;
    let bytes: Uint8Array = Reflect::construct(&constructor, &arguments)?.dyn_into()?;
    Ok(bytes.to_vec())
}

/// Awaits whatever a function of JavaScript gave or threw.
async fn settled(promise: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    later(promise).await
}

/// A promise of its own adopts what was given: `Promise.resolve` hands on one whose `then`
/// was replaced, or throws where its `constructor` does.
fn later(promise: Result<JsValue, JsValue>) -> JsFuture {
    let adopting = Promise::new(&mut |resolve, reject| {
        let (settle, value) = match &promise {
            Ok(value) => (resolve, value),
            Err(thrown) => (reject, thrown),
        };
        let _ = settle.call1(&JsValue::UNDEFINED, value);
    });
    adopting.into()
}
