//! The exports that it adds.

use tc3fetch_engine_glue::answers::judge_tencent;
use tc3fetch_engine_glue::attempts;
use wasm_bindgen::prelude::*;

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
