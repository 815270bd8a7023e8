//! The exports.

use alloc::vec::Vec;

use tc3fetch_engine_glue::slots::Slots;
use tc3fetch_engine_glue::{
    export_update, export_window, memory, one_thread, outcome, payload, tc3,
};
use wasm_bindgen::prelude::*;

one_thread! {
    /// The open signatures and the derived keys of this instance.
    static SLOTS: Slots = Slots::new();
}

export_window!();

/// The first step of a signature: see [`tc3::prepare`].
#[wasm_bindgen]
pub fn prepare(
    length: u32,
    payload: u32,
    headers: u32,
    signed: u32,
    keep: u32,
    timestamp: f64,
) -> u32 {
    let counts = [payload, headers, signed];
    let (number, frame) = prepared_frame(length, counts, keep > 0, timestamp);
    memory::finish(frame);
    memory::scrub_stack();
    number
}

/// Not inlined, so that its frames lie where [`memory::scrub_stack`] overwrites them.
#[inline(never)]
fn prepared_frame(length: u32, counts: [u32; 3], keep: bool, timestamp: f64) -> (u32, Vec<u8>) {
    let prepared = memory::with_window(length as usize, |bytes| {
        SLOTS.with(|slots| tc3::prepare(slots, bytes, counts, keep, timestamp))
    });
    prepared.unwrap_or_else(|error| outcome::fault(&error))
}

export_update!();

/// The second step of a signature: see [`tc3::sign`].
#[wasm_bindgen]
pub fn sign(id: u32, source: u32, length: f64, timestamp: f64) -> u32 {
    let in_window = match source {
        payload::WINDOW => length as usize,
        payload::DIGEST => 32,
        _ => 0,
    };
    // In any case: what came in pieces must not become part of the next payload.
    let digest = memory::with_window(in_window, |window| payload::digest(source, window));
    let signed = SLOTS.with(|slots| tc3::sign(slots, id, digest, length, timestamp));
    memory::scrub_stack();
    match signed {
        Ok(Some(signature)) => {
            memory::finish_with(&signature);
            0
        }
        Ok(None) => {
            memory::finish(Vec::new());
            tc3::STALE
        }
        Err(error) => {
            let (number, frame) = outcome::fault(&error);
            memory::finish(frame);
            number
        }
    }
}

/// Forgets every open signature and every derived key, and zeroes their memory.
#[wasm_bindgen(js_name = clearKeyCache)]
pub fn clear_key_cache() {
    SLOTS.with(Slots::clear);
    // Signatures leave states of the keys there.
    memory::scrub_stack();
}
