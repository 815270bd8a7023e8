//! The engine of `tc3fetch/gateway`: TC3-HMAC-SHA256 for CloudBase's HTTP API and function
//! URLs, and the answers to it.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

#[cfg(target_arch = "wasm32")]
mod exports;

tc3fetch_engine_glue::program!();
