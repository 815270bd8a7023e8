//! The border to JavaScript: the only place that names wasm-bindgen, and thin.
//!
//! Over it go free functions with one packed text and the body's bytes in, one packed
//! text out (see [`packed`], which builds natively too). No classes, nothing to free,
//! nothing thrown: an error is an answer like any other.

pub mod packed;
#[cfg(feature = "generate")]
pub mod packed_code;

#[cfg(all(target_arch = "wasm32", feature = "acs3"))]
mod acs;
#[cfg(all(target_arch = "wasm32", not(feature = "generate")))]
mod bytes;
#[cfg(all(
    target_arch = "wasm32",
    not(any(feature = "inspect", feature = "acs3", feature = "generate"))
))]
mod engine;
#[cfg(all(target_arch = "wasm32", feature = "generate"))]
mod generate;
#[cfg(all(target_arch = "wasm32", feature = "inspect"))]
mod inspect;

/// A text that JavaScript encoded. Strings would be encoded by the glue, in memory that has
/// to grow for characters outside of ASCII and then leaves copies of secrets behind.
#[cfg(all(
    target_arch = "wasm32",
    not(any(feature = "inspect", feature = "generate"))
))]
fn text(utf8: &js_sys::Uint8Array) -> alloc::string::String {
    // SAFETY: `TextEncoder` wrote it, which writes nothing but UTF-8.
    unsafe { alloc::string::String::from_utf8_unchecked(utf8.to_vec()) }
}

/// Overwrites what a signature left on the stack: moved values keep their old places.
#[cfg(all(
    target_arch = "wasm32",
    any(feature = "acs3", not(any(feature = "inspect", feature = "generate")))
))]
#[inline(never)]
fn scrub_stack() {
    core::hint::black_box(&mut [0_u8; 8192]);
}

/// Smaller than the standard allocator, see docs/dependencies.md.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Traps: the loader then makes a new instance (`createInstance` in instance.js).
#[cfg(all(target_arch = "wasm32", not(feature = "inspect")))]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
