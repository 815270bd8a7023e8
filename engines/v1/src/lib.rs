//! The engine of `tc3fetch/v1`: signature v1, and the answers to it.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

#[cfg(target_arch = "wasm32")]
mod exports;

tc3fetch_engine_glue::program!();
