//! TC3-HMAC-SHA256 as exports, for the engines `sign` and `tencent`: a library, since link time
//! optimisation leaves a crate alone that is a program and a library at once.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

#[cfg(target_arch = "wasm32")]
mod exports;

tc3fetch_engine_glue::program!();
