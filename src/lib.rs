//! tc3fetch signs cloud API requests; its clients send them with `fetch`.
//!
//! Data flows one way: parameters, request, signature, transport, answer, result. Time,
//! randomness and the network come in from outside.
//!
//! | folder | what lives there |
//! |---|---|
//! | [`sign`] | pure functions, one algorithm a file: bytes, key and time in, every intermediate value out |
//! | [`http`] | hosts, paths, queries, headers, URLs: what HTTP asks of every vendor's requests |
//! | [`tencent`], [`aliyun`] | a vendor each: request, checks, endpoint, signing, answers, explanation |
//! | [`answer`], [`explanation`] | what an answer is, and how a signature was made, whichever the vendor |
//! | [`guance`] | the Open API of Guance, which has a key in a header and no signature |
//! | [`error`], [`fault`] | the one error, and the catalogue of those that are our own |

#![no_std]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod aliyun;
pub mod answer;
#[cfg(feature = "serde")]
pub mod answer_text;
pub mod ascii;
pub mod error;
pub mod explanation;
pub mod fault;
pub mod fault_text;
pub mod guance;
pub mod http;
pub mod sign;
pub mod tencent;

pub use error::{Error, ErrorKind};
pub use fault::Fault;
