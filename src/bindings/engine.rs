//! The exports of the engine.

use alloc::string::String;
use core::cell::RefCell;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::packed;
use crate::client::{self, NoAnswer};
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
/// `payload` is the payload's bytes, or their SHA-256 where it `is_digest`.
#[wasm_bindgen]
pub fn sign(request: String, payload: &Uint8Array, is_digest: bool) -> String {
    // The text holds the secret key: its memory is zeroed before it is given back.
    let request = Zeroizing::new(request);
    let answer = match sign_packed(&request, payload, is_digest) {
        Ok(signed) => signed,
        Err(error) => packed::pack_error(&error),
    };
    scrub_stack();
    answer
}

/// Overwrites what a signature left on the stack: moved values keep their old places.
#[inline(never)]
fn scrub_stack() {
    core::hint::black_box(&mut [0_u8; 8192]);
}

/// Not inlined, so that its frames lie where [`scrub_stack`] overwrites them.
#[inline(never)]
fn sign_packed(request: &str, payload: &Uint8Array, is_digest: bool) -> Result<String, Error> {
    let mut request = packed::unpack(request, payload)?;
    if is_digest {
        request.payload_hash = payload.to_vec().try_into().ok();
    }
    let (signed, url) = client::prepare(&request, &mut KEYS.0.borrow_mut())?;
    Ok(packed::pack_signed(&signed, &url))
}

/// Judges the answer to a call: nothing where it holds a result, or a packed error.
#[wasm_bindgen]
pub fn receive(http_status: u16, body: &[u8]) -> String {
    match client::receive(http_status, body) {
        Ok(()) => String::new(),
        Err(error) => packed::pack_error(&error),
    }
}

/// The packed error of a call that got no answer: `aborted`, `timeout`, `not-a-response`
/// or the words of `fetch`'s rejection.
#[wasm_bindgen(js_name = noAnswer)]
pub fn no_answer(kind: &str, words: &str) -> String {
    packed::pack_error(&client::no_answer(match kind {
        "aborted" => NoAnswer::Aborted,
        "timeout" => NoAnswer::Timeout,
        "not-a-response" => NoAnswer::NotAResponse,
        _ => NoAnswer::Network(words),
    }))
}

/// Forgets every derived key.
#[wasm_bindgen(js_name = clearKeyCache)]
pub fn clear_key_cache() {
    KEYS.0.borrow_mut().clear();
}
