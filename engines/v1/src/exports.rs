//! The exports.

use alloc::vec::Vec;

use tc3fetch::Error;
use tc3fetch::error::FirstFault;
use tc3fetch::tencent::sign_v1::sign_v1;
use tc3fetch::tencent::time::{nonce_of, timestamp_of};
use tc3fetch_engine_glue::answers::judge_tencent;
use tc3fetch_engine_glue::frame::frame;
use tc3fetch_engine_glue::request::read_request;
use tc3fetch_engine_glue::{attempts, memory, outcome};
use wasm_bindgen::prelude::*;

/// The address of a window of at least `bytes`; the memory may have grown then.
#[wasm_bindgen]
pub fn window(bytes: u32) -> u32 {
    memory::window(bytes as usize) as u32
}

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
    let (number, frame) = match signed {
        Ok(frame) => (0, frame),
        Err(error) => outcome::fault(&error),
    };
    memory::finish(frame);
    memory::scrub_stack();
    number
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

/// What an answer is. The window holds its error code.
#[wasm_bindgen]
pub fn judge(
    status: u32,
    first: u32,
    last: u32,
    json: u32,
    response: u32,
    error: u32,
    length: u32,
) -> u32 {
    judge_tencent([status, first, last, json], response, error, length)
}

/// Whether a failed call is made again, and when: see [`attempts::after`]. The window holds
/// the action.
#[expect(clippy::too_many_arguments, reason = "numbers are all that crosses")]
#[wasm_bindgen]
pub fn attempt(
    length: u32,
    failure: u32,
    harmless: u32,
    made: u32,
    attempts: u32,
    base_delay: u32,
    max_delay: u32,
    retry_after: u32,
    random: u32,
    tokens: u32,
) -> u32 {
    let retry = [attempts, base_delay, max_delay];
    let now = [retry_after, random, tokens];
    attempts::attempt(length, [failure, harmless, made], retry, now)
}
