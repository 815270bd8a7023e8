//! The exports.

use alloc::vec::Vec;

use tc3fetch::Error;
use tc3fetch::aliyun::{answer, sign};
use tc3fetch_engine_glue::acs::read_acs_request;
use tc3fetch_engine_glue::answers::content;
use tc3fetch_engine_glue::frame::{frame, text_of};
use tc3fetch_engine_glue::{
    export_attempt, export_update, export_window, memory, outcome, payload,
};
use wasm_bindgen::prelude::*;

export_window!();

export_update!();

/// Signs a request without a body (`source` is [`payload::WINDOW`]), with one that came in
/// pieces, or with one whose digest is the frame's last text. Leaves the frame `[method, url, signature, name, value, …]`, or that of a
/// fault.
#[wasm_bindgen]
pub fn sign(length: u32, headers: u32, query: u32, source: u32) -> u32 {
    let signed = memory::with_window(length as usize, |bytes| {
        signed_frame(bytes, headers, query, source)
    });
    outcome::leave(signed)
}

/// Not inlined, so that its frames lie where [`memory::scrub_stack`] overwrites them.
#[inline(never)]
fn signed_frame(bytes: &[u8], headers: u32, query: u32, source: u32) -> Result<Vec<u8>, Error> {
    let has_body = source != payload::WINDOW;
    let (request, digest) = read_acs_request(bytes, headers, query, has_body);
    let hashed_payload = match digest {
        Some(digest) if source == payload::DIGEST => digest,
        _ => payload::digest(source, &[]),
    };
    let signed = sign::sign(request, hashed_payload)?;
    let (signature, authorization) = match &signed.stages {
        Some(made) => (&*made.signature, Some(&*made.authorization)),
        None => ("", None),
    };
    let mut texts = Vec::with_capacity(32);
    texts.extend([Some(signed.method), Some(&*signed.url), Some(signature)]);
    for (name, value) in &signed.headers {
        texts.extend([Some(&**name), Some(&**value)]);
    }
    if authorization.is_some() {
        texts.extend([Some("authorization"), authorization]);
    }
    Ok(frame(&texts))
}

/// What an answer is: see docs/border.md.
#[wasm_bindgen]
pub fn judge(status: u32, first: u32, last: u32, json: u32, length: u32) -> u32 {
    let content = content(status, first, last, json);
    let verdict = memory::with_window(length as usize, |code| {
        answer::judge(&content, text_of(code))
    });
    memory::finish(Vec::new());
    outcome::verdict(verdict, content.http_status)
}

export_attempt!();
