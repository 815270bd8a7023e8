//! `sign`, synchronous.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::packed;
use crate::error::Error;
use crate::request;
use crate::sign::KeyCache;

thread_local! {
    /// The derived keys of this instance.
    pub(super) static KEYS: Rc<RefCell<KeyCache>> = Rc::default();
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
    KEYS.with(|keys| {
        let keys = &mut keys.borrow_mut();
        request::sign(&unpacked.request, &unpacked.credentials, keys, None)
    })
    .map(|signed| packed::pack_signed(&signed))
}

/// Forgets every derived key.
#[wasm_bindgen(js_name = clearKeyCache)]
pub fn clear_key_cache() {
    KEYS.with(|keys| keys.borrow_mut().clear());
}
