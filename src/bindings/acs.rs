//! The exports of the engine of `tc3fetch/fc`.

use alloc::string::String;

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::bytes::Body;
use super::packed;
use crate::error::Error;
use crate::request::acs;

/// Signs a packed request to Alibaba Cloud; the answer is a packed signed request, or a
/// packed error.
///
/// Where somebody has hashed the body already, `body` is its SHA-256 and `hashed` its
/// length; `hashed` is 0 otherwise.
#[wasm_bindgen]
pub fn sign(request: &Uint8Array, body: &Uint8Array, hashed: u32) -> JsString {
    // The text holds the secret: its memory is zeroed before it is given back.
    let request = Zeroizing::new(super::text(request));
    let answer = match sign_packed(&request, body, hashed) {
        Ok(signed) => signed,
        Err(error) => packed::pack_error(&error),
    };
    super::scrub_stack();
    answer.as_str().into()
}

/// Not inlined, so that its frames lie where [`super::scrub_stack`] overwrites them.
#[inline(never)]
fn sign_packed(request: &str, bytes: &Uint8Array, hashed: u32) -> Result<String, Error> {
    let request = packed::unpack_acs(request, Body { bytes, hashed })?;
    Ok(packed::pack_signed_acs(&acs::sign(request)?))
}

/// The error of a call without an answer, see [`packed::unpack_answer`].
#[wasm_bindgen]
pub fn receive(answer: &Uint8Array) -> JsString {
    let error = match packed::unpack_answer(&super::text(answer)) {
        Ok(answer) => crate::response::acs::check(&answer).err(),
        Err(reason) => Some(crate::client::no_answer(reason)),
    };
    let answer = error.map(|error| packed::pack_error(&error));
    answer.as_deref().unwrap_or_default().into()
}
