//! The exports.

use tc3fetch_engine_glue::one_thread::OneThread;
use tc3fetch_engine_glue::slots::Slots;
use tc3fetch_engine_glue::{memory, outcome, payload, tc3};
use wasm_bindgen::prelude::*;

/// The open signatures and the derived keys of this instance.
static SLOTS: OneThread<Slots> = OneThread::new(Slots::new());

/// The address of a window of at least `bytes`; the memory may have grown then.
#[wasm_bindgen]
pub fn window(bytes: u32) -> u32 {
    memory::window(bytes as usize) as u32
}

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
    let bytes = memory::window_of(length as usize);
    let counts = [payload, headers, signed];
    let prepared = SLOTS.with(|slots| tc3::prepare(slots, bytes, counts, keep > 0, timestamp));
    let (number, frame) = prepared.unwrap_or_else(|error| outcome::fault(&error));
    memory::finish(&frame);
    memory::scrub_stack();
    number
}

/// Hashes the next piece of a payload.
#[wasm_bindgen]
pub fn update(length: u32) {
    payload::update(memory::window_of(length as usize));
    memory::finish(&[]);
}

/// The second step of a signature: see [`tc3::sign`].
#[wasm_bindgen]
pub fn sign(id: u32, source: u32, length: f64, timestamp: f64) -> u32 {
    let in_window = match source {
        payload::WINDOW => length as usize,
        payload::DIGEST => 32,
        _ => 0,
    };
    let window = memory::window_of(in_window);
    // In any case: what came in pieces must not become part of the next payload.
    let digest = payload::digest(source, window);
    match SLOTS.with(|slots| tc3::sign(slots, id, digest, length, timestamp)) {
        Ok(Some(signature)) => {
            memory::finish(&signature);
            0
        }
        Ok(None) => {
            memory::finish(&[]);
            tc3::STALE
        }
        Err(error) => {
            let (number, frame) = outcome::fault(&error);
            memory::finish(&frame);
            number
        }
    }
}

/// Forgets every open signature and every derived key, and zeroes their memory.
#[wasm_bindgen(js_name = clearKeyCache)]
pub fn clear_key_cache() {
    SLOTS.with(Slots::clear);
}
