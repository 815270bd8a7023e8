//! The engine of `tc3fetch/diagnose`: reads a request that was pasted, verifies it, and searches
//! for the mistake.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

#[cfg(target_arch = "wasm32")]
mod answers;
#[cfg(target_arch = "wasm32")]
mod exports;
#[cfg(target_arch = "wasm32")]
mod given;
#[cfg(target_arch = "wasm32")]
mod parts;

tc3fetch_engine_glue::program!();
