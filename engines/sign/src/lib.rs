//! The engine of `tc3fetch/sign`: TC3-HMAC-SHA256 and nothing else.
//!
//! What each export takes and gives is in docs/border.md.

#![cfg_attr(target_arch = "wasm32", no_std)]

// Its exports, its allocator and its panic handler are this program's.
#[cfg(target_arch = "wasm32")]
extern crate tc3fetch_engine_signing;
