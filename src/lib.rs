//! tc3fetch signs cloud API requests and sends them with `fetch`.
//!
//! Data flows one way: parameters, request, signature, response, result. In between,
//! whoever called sends the request: the engine itself waits for nothing. Each folder
//! is one of these steps and knows nothing of the later ones.
//!
//! | folder | what lives there |
//! |---|---|
//! | [`sign`] | pure functions, one algorithm a file: bytes, key and time in, every intermediate value out |
//! | [`request`] | from parameters to the bytes on the wire: checks, endpoint, query, headers, limits |
//! | [`response`] | from an answer to a result or an error: envelopes, error codes |
//! | [`guance`] | the Open API of Guance, which has a key in a header and no signature |
//! | [`client`] | one call from start to end: what to send, and what came of it |
//! | `inspect` | (features `inspect` and `generate`) every stage of a signature, for people to look at; code that makes a call |
//! | [`error`], [`fault`] | the one error, and the catalogue of those that are our own |
//! | [`bindings`] | the only files that name wasm-bindgen |
//!
//! Everything but the exports in `bindings` builds and is tested natively: time,
//! randomness and the network come in from outside.

// Without the standard library's panic machinery the engine is a sixth smaller; the
// explaining engine needs it for serde-wasm-bindgen, and tests for themselves.
#![cfg_attr(all(target_arch = "wasm32", not(feature = "inspect")), no_std)]

extern crate alloc;
#[cfg(not(all(target_arch = "wasm32", not(feature = "inspect"))))]
extern crate std;

pub mod bindings;
pub mod client;
mod decimal;
pub mod error;
pub mod fault;
pub mod fault_text;
pub mod guance;
#[cfg(any(feature = "inspect", feature = "generate"))]
pub mod inspect;
pub mod request;
pub mod response;
pub mod sign;
mod text;

pub use error::{Error, ErrorKind};
