//! The export that it adds.

use tc3fetch_engine_glue::answers::judge_tencent;
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
