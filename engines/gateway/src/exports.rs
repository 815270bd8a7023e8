//! The exports.

use alloc::vec::Vec;

use tc3fetch::Error;
use tc3fetch::error::FirstFault;
use tc3fetch::tencent::gateway::{self, answer};
use tc3fetch::tencent::time::timestamp_of;
use tc3fetch_engine_glue::answers::content;
use tc3fetch_engine_glue::frame::{Frame, frame};
use tc3fetch_engine_glue::gateway::read_gateway_request;
use tc3fetch_engine_glue::{
    export_attempt, export_update, export_window, memory, outcome, payload,
};
use wasm_bindgen::prelude::*;

export_window!();

export_update!();

/// Signs a request without a body (`source` is [`payload::WINDOW`]), with one that came in
/// pieces, or with one whose digest is the frame's last text. Leaves the frame
/// `[method, url, signature, name, value, …]`, or that of a fault.
#[wasm_bindgen]
pub fn sign(
    length: u32,
    headers: u32,
    signed: u32,
    query: u32,
    source: u32,
    timestamp: f64,
) -> u32 {
    let counts = [headers, signed, query];
    let signed = memory::with_window(length as usize, |bytes| {
        signed_frame(bytes, counts, source, timestamp)
    });
    outcome::leave(signed)
}

/// Not inlined, so that its frames lie where [`memory::scrub_stack`] overwrites them.
#[inline(never)]
fn signed_frame(
    bytes: &[u8],
    counts: [u32; 3],
    source: u32,
    timestamp: f64,
) -> Result<Vec<u8>, Error> {
    let mut faults = FirstFault::default();
    let timestamp = faults.check(timestamp_of(timestamp), "timestamp");
    faults.result()?;
    let has_body = source != payload::WINDOW;
    let (request, digest) = read_gateway_request(bytes, counts, has_body, timestamp);
    let hashed_payload = match digest {
        Some(digest) if source == payload::DIGEST => digest,
        _ => payload::digest(source, &[]),
    };
    let signed = gateway::sign(request, hashed_payload)?;
    let signature = match &signed.stages {
        Some(made) => &*made.signature,
        None => "",
    };
    let mut texts = Vec::with_capacity(32);
    texts.extend([Some(signed.method), Some(&*signed.url), Some(signature)]);
    for (name, value) in &signed.headers {
        texts.extend([Some(&**name), Some(&**value)]);
    }
    Ok(frame(&texts))
}

/// What an answer is. The window holds the frame of its error's code and message.
#[wasm_bindgen]
pub fn judge(status: u32, first: u32, last: u32, json: u32, length: u32) -> u32 {
    let content = content(status, first, last, json);
    let verdict = memory::with_window(length as usize, |bytes| {
        let mut said = Frame::new(bytes);
        answer::judge(&content, said.text(), said.text())
    });
    memory::finish(Vec::new());
    outcome::verdict(verdict, content.http_status)
}

export_attempt!();
