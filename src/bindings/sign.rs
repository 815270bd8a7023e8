//! `sign`, synchronous.

use alloc::string::String;
use core::cell::RefCell;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::packed;
use crate::error::Error;
use crate::request;
use crate::sign::KeyCache;

/// A value that only one thread can reach.
pub(super) struct OneThread<T>(T);

// SAFETY: this module is compiled without atomics, so its instance has one thread.
unsafe impl<T> Sync for OneThread<T> {}

/// The derived keys of this instance.
pub(super) static KEYS: OneThread<RefCell<KeyCache>> = OneThread(RefCell::new(KeyCache::new()));

impl<T> core::ops::Deref for OneThread<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// Signs a packed request; the answer is a packed signed request, or a packed error.
#[wasm_bindgen]
pub fn sign(request: String, body: &Uint8Array) -> String {
    // The text holds the secret key: its memory is zeroed before it is given back.
    let request = Zeroizing::new(request);
    match sign_packed(&request, body) {
        Ok(signed) => signed,
        Err(error) => packed::pack_error(&error),
    }
}

fn sign_packed(request: &str, body: &Uint8Array) -> Result<String, Error> {
    let unpacked = packed::unpack(request, body.clone())?;
    let keys = &mut KEYS.borrow_mut();
    let signed = request::sign(&unpacked.request, &unpacked.credentials, keys, None)?;
    Ok(packed::pack_signed(&signed, &signed.url("")))
}

/// Forgets every derived key.
#[wasm_bindgen(js_name = clearKeyCache)]
pub fn clear_key_cache() {
    KEYS.borrow_mut().clear();
}
