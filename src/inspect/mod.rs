//! Every stage of a signature, for people to look at, and code that makes a call.
//!
//! Each is an engine of its own: the feature `inspect` explains ([`explain`] Tencent
//! Cloud's signatures, [`acs3`] Alibaba Cloud's), `generate` writes code.

#[cfg(feature = "inspect")]
pub mod acs3;
#[cfg(feature = "inspect")]
pub mod explain;
#[cfg(feature = "generate")]
pub mod generate;
