//! Signature algorithms: pure functions, one algorithm a file.
//!
//! Bytes, key and time come in, every intermediate value goes out, under the names
//! of the vendor's page. What a request looks like is the vendors' business.

pub mod acs3;
pub mod canonical_request;
pub mod hash;
pub mod hmac;
pub mod key_cache;
pub mod tc3;
pub mod utc_date;
pub mod v1;

pub use canonical_request::CanonicalRequest;
pub use hash::{Digest256, hex256, sha256};
pub use hmac::SigningKey;
pub use key_cache::KeyCache;
