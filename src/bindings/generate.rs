//! The export of the engine of `tc3fetch/generate`.

use alloc::string::String;

use wasm_bindgen::prelude::*;

use super::packed::pack_error;
use super::packed_code;
use crate::inspect::generate;

/// The code for a packed request, or a packed error. No secret is among its input.
#[wasm_bindgen(js_name = generate)]
pub fn generate_packed(request: &str) -> String {
    match packed_code::unpack(request).and_then(generate::generate) {
        Ok(code) => code,
        Err(error) => pack_error(&error),
    }
}
