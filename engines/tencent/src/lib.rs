//! The engine of the npm package's main entries: what `tc3fetch-engine-signing` exports,
//! which is TC3-HMAC-SHA256, and what an answer is.
//!
//! What each export takes and gives is in docs/border.md.

#![cfg_attr(target_arch = "wasm32", no_std)]

// Its exports, its allocator and its panic handler are this program's too.
#[cfg(target_arch = "wasm32")]
extern crate tc3fetch_engine_signing;

#[cfg(target_arch = "wasm32")]
mod exports;
