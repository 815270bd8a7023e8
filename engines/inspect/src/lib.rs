//! The engine of `explain`: how a signature was made, as one object.
//!
//! It is for pages and tools that look at a signature, where size and speed count less than
//! in the engines that sign: it has the standard library and serde.

#[cfg(target_arch = "wasm32")]
mod explained;
#[cfg(target_arch = "wasm32")]
mod exports;

/// Smaller than the standard allocator, see docs/dependencies.md.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
