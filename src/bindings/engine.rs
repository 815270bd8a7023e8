//! The exports of the engine.

use alloc::string::String;
use core::cell::RefCell;

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::bytes::Body;
use super::packed;
use crate::client;
use crate::error::Error;
use crate::sign::KeyCache;

/// A value that only one thread can reach.
struct OneThread<T>(T);

// SAFETY: this module is compiled without atomics, so its instance has one thread.
unsafe impl<T> Sync for OneThread<T> {}

/// The derived keys of this instance.
static KEYS: OneThread<RefCell<KeyCache>> = OneThread(RefCell::new(KeyCache::new()));

/// Signs a packed request; the answer is a packed signed request, or a packed error.
///
/// Where somebody has hashed the payload already, `payload` is its SHA-256 and `hashed`
/// its length; `hashed` is 0 otherwise.
#[wasm_bindgen]
pub fn sign(request: &Uint8Array, payload: &Uint8Array, hashed: u32) -> JsString {
    // The text holds the secret key: its memory is zeroed before it is given back.
    let request = Zeroizing::new(super::text(request));
    let answer = match sign_packed(&request, payload, hashed) {
        Ok(signed) => signed,
        Err(error) => packed::pack_error(&error),
    };
    super::scrub_stack();
    answer.as_str().into()
}

/// Not inlined, so that its frames lie where [`super::scrub_stack`] overwrites them.
#[inline(never)]
fn sign_packed(request: &str, bytes: &Uint8Array, hashed: u32) -> Result<String, Error> {
    let request = packed::unpack(request, Body { bytes, hashed })?;
    let (signed, url) = client::prepare(request, &mut KEYS.0.borrow_mut())?;
    Ok(packed::pack_signed(&signed, &url))
}

/// Judges the answer to a call: nothing where it holds a result, or a packed error. Also
/// the error of a call without an answer, see [`packed::unpack_answer`].
#[wasm_bindgen]
pub fn receive(answer: &Uint8Array) -> JsString {
    let error = match packed::unpack_answer(&super::text(answer)) {
        Ok(answer) => client::receive(&answer).err(),
        Err(reason) => Some(client::no_answer(reason)),
    };
    let answer = error.map(|error| packed::pack_error(&error));
    answer.as_deref().unwrap_or_default().into()
}

/// Forgets every derived key.
#[wasm_bindgen(js_name = clearKeyCache)]
pub fn clear_key_cache() {
    KEYS.0.borrow_mut().clear();
}
