//! `call`: the engine's [`Transport`] over JavaScript's `fetch`.
//!
//! `fetch` is an argument, never this realm's global: whatever it rejects with and
//! whatever it resolves to is an ordinary value here, so that nothing can trap. This
//! is why the binding is our own (docs/dependencies.md).

use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, RequestRedirect};
use zeroize::Zeroizing;

use super::{packed, sign::KEYS};
use crate::client::{self, Answer, SendError, Transport};
use crate::error::Error;
use crate::request::SignedRequest;
use crate::sign::Digest256;

/// From how many bytes on `crypto.subtle` is asked to hash: below, the way there and
/// back costs more than it saves.
const NATIVE_DIGEST_FROM: u32 = 32 * 1024;

#[wasm_bindgen]
extern "C" {
    /// The JavaScript side of one call, see pkg-template/host.js.
    pub type Host;

    /// The caller's `fetch`. Resolves to the response, or rejects with anything.
    #[wasm_bindgen(method, catch)]
    fn fetch(this: &Host, url: &str, init: &RequestInit) -> Result<Promise, JsValue>;

    /// The body of a response as bytes.
    #[wasm_bindgen(method, catch)]
    fn read(this: &Host, response: &JsValue) -> Result<Promise, JsValue>;

    /// SHA-256 by `crypto.subtle`; undefined where a page is not secure.
    #[wasm_bindgen(method)]
    fn digest(this: &Host, bytes: &Uint8Array) -> Option<Promise>;

    /// Fires when the caller's signal fires, and at the timeout.
    #[wasm_bindgen(method, getter)]
    fn signal(this: &Host) -> AbortSignal;

    /// Why the signal fired: `aborted` or `timeout`; empty while it did not.
    #[wasm_bindgen(method, getter)]
    fn interrupted(this: &Host) -> String;
}

/// Calls one action; resolves to the text of the answer, or to a packed error.
#[wasm_bindgen]
pub async fn call(request: String, body: Uint8Array, host: Host) -> String {
    let request = Zeroizing::new(request);
    match call_packed(&request, body, &host).await {
        Ok(text) => text,
        Err(error) => packed::pack_error(&error),
    }
}

/// The error of a call that ended before anything was sent: `aborted` or `timeout`.
#[wasm_bindgen]
pub fn interruption(why: &str) -> String {
    packed::pack_error(&client::no_answer(interrupted(why)))
}

fn interrupted(why: &str) -> SendError {
    match why {
        "timeout" => SendError::Timeout,
        _ => SendError::Aborted,
    }
}

async fn call_packed(request: &str, body: Uint8Array, host: &Host) -> Result<String, Error> {
    let unpacked = packed::unpack(request, body)?;
    let keys = KEYS.with(Clone::clone);
    let answer = client::call(
        &unpacked.request,
        &unpacked.credentials,
        unpacked.proxy,
        &keys,
        host,
    )
    .await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

impl Transport for Host {
    type Body = Uint8Array;

    async fn sha256(&self, body: &Uint8Array) -> Option<Digest256> {
        if body.length() < NATIVE_DIGEST_FROM {
            return None;
        }
        let digest = JsFuture::from(self.digest(body)?).await.ok()?;
        Uint8Array::new(&digest).to_vec().try_into().ok()
    }

    async fn send(
        &self,
        url: &str,
        request: &SignedRequest,
        body: Option<&Uint8Array>,
    ) -> Result<Answer, SendError> {
        let init = init(request, body, &self.signal());
        let response = settled(self.fetch(url, &init))
            .await
            .map_err(|reason| self.failure(&reason))?;
        // Whatever has a status and gives its bytes is a response: another realm's
        // `Response` is not an instance of ours.
        let status = Reflect::get(&response, &"status".into())
            .ok()
            .and_then(|status| status.as_f64())
            .ok_or(SendError::NotAResponse)?;
        if !Reflect::has(&response, &"arrayBuffer".into()).unwrap_or(false) {
            return Err(SendError::NotAResponse);
        }
        let body = settled(self.read(&response))
            .await
            .map_err(|reason| self.failure(&reason))?;
        Ok(Answer {
            http_status: status as u16,
            body: Uint8Array::new(&body).to_vec(),
        })
    }
}

impl Host {
    fn failure(&self, reason: &JsValue) -> SendError {
        match self.interrupted().as_str() {
            "" => SendError::Network(message(reason)),
            why => interrupted(why),
        }
    }
}

/// What `fetch` gets beside the URL. A redirect is not followed: it would carry the
/// signature, and a token, to another place.
fn init(request: &SignedRequest, body: Option<&Uint8Array>, signal: &AbortSignal) -> RequestInit {
    let headers = Object::new();
    for (name, value) in &request.headers {
        // Fails for frozen objects only, and this one is new.
        let _ = Reflect::set(&headers, &name.into(), &value.into());
    }
    let init = RequestInit::new();
    init.set_method(request.method);
    init.set_headers(&headers);
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(signal));
    if let Some(body) = body {
        init.set_body(body);
    }
    init
}

async fn settled(promise: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise?).await
}

/// The words of a rejection, which can be any value: `TypeError: fetch failed`, with
/// its cause where Node hides the reason there.
fn message(reason: &JsValue) -> String {
    let text = |of: &JsValue| {
        Reflect::get(of, &"message".into())
            .ok()
            .and_then(|message| message.as_string())
    };
    let message = reason
        .as_string()
        .or_else(|| text(reason))
        .unwrap_or_else(|| "it rejected without a reason".to_owned());
    let cause = Reflect::get(reason, &"cause".into())
        .ok()
        .and_then(|cause| text(&cause))
        .filter(|cause| !cause.is_empty());
    match cause {
        Some(cause) => [&message, " (", &cause, ")"].concat(),
        None => message,
    }
}
