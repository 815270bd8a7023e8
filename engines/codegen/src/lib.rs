//! The engine of `tc3fetch/generate`: one text in, one text out.

#[cfg(all(target_arch = "wasm32", target_feature = "atomics"))]
compile_error!("an engine's instance has one thread: build it without atomics");

use wasm_bindgen::prelude::*;

/// Smaller than the standard library's allocator, see docs/dependencies.md.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Answers a request for code in JSON, see [`tc3fetch_codegen::answer`]. No secret is among its
/// input.
///
/// It comes as bytes: of a string wasm-bindgen believes that JavaScript has written UTF-8. What
/// is not is no request.
#[wasm_bindgen]
pub fn generate(request: &[u8]) -> String {
    tc3fetch_codegen::answer(core::str::from_utf8(request).unwrap_or_default())
}
