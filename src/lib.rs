//! tc3fetch signs cloud API requests; its clients send them with `fetch`.
//!
//! Data flows one way: parameters, request, signature, transport, answer, result. Time,
//! randomness and the network come in from outside.
//!
//! | folder | what lives there |
//! |---|---|
//! | [`mod@sign`] | pure functions, one algorithm a file: bytes, key and time in, every intermediate value out |
//! | [`http`] | hosts, paths, queries, headers, URLs: what HTTP asks of every vendor's requests |
//! | [`tencent`], [`aliyun`] | a vendor each: request, checks, endpoint, signing, answers, explanation |
//! | [`answer`], [`explanation`] | what an answer is, and how a signature was made, whichever the vendor |
//! | [`guance`] | the Open API of Guance, which has a key in a header and no signature |
//! | [`error`], [`fault`] | the one error, and the catalogue of those that are our own |

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(any(test, feature = "fetch"))]
extern crate std;

#[cfg(feature = "serde")]
mod action;
pub mod aliyun;
pub mod answer;
#[cfg(feature = "serde")]
pub mod answer_text;
pub mod ascii;
pub mod error;
pub mod explanation;
pub mod fault;
pub mod fault_text;
#[cfg(feature = "fetch")]
#[cfg_attr(docsrs, doc(cfg(feature = "fetch")))]
pub mod fetch;
pub mod guance;
pub mod http;
mod request;
#[cfg(feature = "scf")]
#[cfg_attr(docsrs, doc(cfg(feature = "scf")))]
pub mod scf;
pub mod sign;
pub mod tencent;
#[cfg(feature = "tiems")]
#[cfg_attr(docsrs, doc(cfg(feature = "tiems")))]
pub mod tiems;

#[cfg(feature = "serde")]
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
pub use action::Action;
pub use error::{Error, ErrorKind};
pub use fault::Fault;
#[cfg(feature = "fetch")]
#[cfg_attr(docsrs, doc(cfg(feature = "fetch")))]
pub use fetch::{Client, CredentialsProvider};
pub use request::{Credentials, Request, Signed, sign};
#[cfg(feature = "serde")]
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
pub use tencent::read::read;
