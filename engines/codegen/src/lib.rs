//! The engine of `tc3fetch/generate`: one text in, one text out.

use wasm_bindgen::prelude::*;

/// Smaller than the standard library's allocator, see docs/dependencies.md.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Answers a request for code in JSON, see [`tc3fetch_codegen::answer`]. No secret is among its
/// input.
#[wasm_bindgen]
pub fn generate(request: &str) -> String {
    tc3fetch_codegen::answer(request)
}
