//! Tencent Cloud API 3.0: requests with signature v3 and v1, answers, error codes.
//!
//! Data flows one way: [`request`], [`check`], [`endpoint`], [`headers`], [`limits`] and
//! [`sign`] (or [`sign_v1`]), [`answer`]. [`gateway`] is for what takes signature v3 and is no
//! API 3.0.

pub mod answer;
pub mod check;
pub mod endpoint;
pub mod error_codes;
pub mod error_codes_table;
#[cfg(feature = "fetch")]
pub(crate) mod event;
pub mod explain;
pub mod fields;
pub mod gateway;
pub mod headers;
pub mod limits;
#[cfg(feature = "serde")]
pub mod read;
pub mod regions;
pub mod request;
pub mod sign;
pub mod sign_v1;
pub mod time;
