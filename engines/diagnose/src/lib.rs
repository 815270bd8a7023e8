//! The engine of `tc3fetch/diagnose`: reads a request that was pasted, verifies it, and searches
//! for the mistake. It is apart from `inspect`, since it is four times its size.

#[cfg(target_arch = "wasm32")]
mod diagnosed;
#[cfg(target_arch = "wasm32")]
mod exports;
#[cfg(target_arch = "wasm32")]
mod searches;

/// Smaller than the standard allocator, see docs/dependencies.md.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
