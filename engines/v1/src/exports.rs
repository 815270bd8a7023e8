//! The exports.

use alloc::vec::Vec;

use tc3fetch::Error;
use tc3fetch::error::FirstFault;
use tc3fetch::tencent::sign_v1::sign_v1;
use tc3fetch::tencent::time::{nonce_of, timestamp_of};
use tc3fetch_engine_glue::frame::frame;
use tc3fetch_engine_glue::request::read_request;
use tc3fetch_engine_glue::{
    export_attempt, export_judge_of_tencent, export_window, memory, outcome,
};
use wasm_bindgen::prelude::*;

export_window!();

/// Signs a request: leaves the frame `[method, url, form, signature, name, value, …]`, or
/// that of a fault.
#[wasm_bindgen]
pub fn sign(
    length: u32,
    payload: u32,
    headers: u32,
    signed: u32,
    timestamp: f64,
    nonce: f64,
) -> u32 {
    let signed = memory::with_window(length as usize, |bytes| {
        signed_frame(bytes, [payload, headers, signed], timestamp, nonce)
    });
    outcome::leave(signed)
}

/// Not inlined, so that its frames lie where [`memory::scrub_stack`] overwrites them.
#[inline(never)]
fn signed_frame(
    bytes: &[u8],
    [payload, headers, signed]: [u32; 3],
    timestamp: f64,
    nonce: f64,
) -> Result<Vec<u8>, Error> {
    let request = read_request(bytes, payload, headers, signed);
    let mut faults = FirstFault::default();
    let timestamp = faults.check(timestamp_of(timestamp), "timestamp");
    let nonce = faults.check(nonce_of(nonce), "nonce");
    let signed = sign_v1(request, timestamp, nonce)?;
    faults.result()?;
    let mut texts = Vec::with_capacity(16);
    texts.extend([
        Some(signed.method),
        Some(&*signed.url),
        signed.form.as_deref(),
    ]);
    texts.push(Some(&*signed.stages.signature));
    texts.extend([Some("Content-Type"), Some(&*signed.content_type)]);
    for (name, value) in &signed.headers {
        texts.extend([Some(&**name), Some(&**value)]);
    }
    Ok(frame(&texts))
}

export_judge_of_tencent!();

export_attempt!();
