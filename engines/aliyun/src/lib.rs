//! The engine of `tc3fetch/aliyun`: ACS3-HMAC-SHA256, and the answers to it.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

#[cfg(target_arch = "wasm32")]
mod exports;

tc3fetch_engine_glue::program!();
