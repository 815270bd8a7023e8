//! The engine of `tc3fetch/sign`: TC3-HMAC-SHA256 and nothing else.

#![cfg_attr(target_arch = "wasm32", no_std)]

#[cfg(target_arch = "wasm32")]
mod exports;

tc3fetch_engine_glue::program!();
