//! `call`: the engine's [`Transport`] over JavaScript's `fetch`.
//!
//! The engine says what is sent where and what the answer means. `fetch` itself, its
//! options and its promise are JavaScript's (pkg-template/host.js): whatever it rejects
//! with and whatever it resolves to is an ordinary value there, so that nothing can
//! trap here. Why this is neither gloo-net nor web-sys: docs/dependencies.md.

use alloc::string::String;

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
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
    /// The JavaScript side of one call.
    pub type Host;

    /// Sends a request, given as [`packed::pack_signed`] writes it. Resolves to the body
    /// of the answer, or to undefined where `fetch` gave no response; rejects otherwise.
    #[wasm_bindgen(method)]
    fn send(this: &Host, request: &str, body: &Uint8Array) -> Promise;

    /// The HTTP status of the answer.
    #[wasm_bindgen(method, getter)]
    fn status(this: &Host) -> u16;

    /// SHA-256 by `crypto.subtle`; undefined where a page is not secure.
    #[wasm_bindgen(method)]
    fn digest(this: &Host, bytes: &Uint8Array) -> Option<Promise>;

    /// Why the call was interrupted, `aborted` or `timeout`; empty where it was not.
    #[wasm_bindgen(method, getter)]
    fn interrupted(this: &Host) -> String;

    /// The words of `fetch`'s rejection.
    #[wasm_bindgen(method, getter)]
    fn reason(this: &Host) -> String;
}

/// Calls one action; resolves to nothing where the answer holds a result (the host has
/// its bytes), or to a packed error.
#[wasm_bindgen]
pub async fn call(request: String, body: Uint8Array, host: Host) -> String {
    let request = Zeroizing::new(request);
    match call_packed(&request, body, &host).await {
        Ok(()) => String::new(),
        Err(error) => packed::pack_error(&error),
    }
}

/// The error of a call that ended before anything was sent: `aborted` or `timeout`.
#[wasm_bindgen]
pub fn interruption(why: &str) -> String {
    packed::pack_error(&client::no_answer(interrupted(why)))
}

async fn call_packed(request: &str, body: Uint8Array, host: &Host) -> Result<(), Error> {
    let unpacked = packed::unpack(request, body)?;
    client::call(
        &unpacked.request,
        &unpacked.credentials,
        unpacked.proxy,
        &KEYS,
        host,
    )
    .await
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
        request: &SignedRequest<'_>,
        body: &Uint8Array,
    ) -> Result<Answer, SendError> {
        let packed = packed::pack_signed(request, url);
        match JsFuture::from(self.send(&packed, body)).await {
            Ok(answer) if answer.is_undefined() => Err(SendError::NotAResponse),
            Ok(answer) => Ok(Answer {
                http_status: self.status(),
                body: Uint8Array::new(&answer).to_vec(),
            }),
            Err(_) => Err(match self.interrupted().as_str() {
                "" => SendError::Network(self.reason()),
                why => interrupted(why),
            }),
        }
    }
}

fn interrupted(why: &str) -> SendError {
    match why {
        "timeout" => SendError::Timeout,
        _ => SendError::Aborted,
    }
}
