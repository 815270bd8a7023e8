//! Signature algorithms: pure functions, one algorithm a file.
//!
//! Bytes, key and time come in, every intermediate value goes out, under the names
//! of the vendor's page. What a request looks like is `request`'s business.

pub mod acs3;
pub mod canonical_request;
pub mod key_cache;
pub mod tc3;
pub mod utc_date;
pub mod v1;

pub use key_cache::KeyCache;

use alloc::string::String;
use alloc::vec;

use sha2::{Digest, Sha256};

/// A SHA-256 digest.
pub type Digest256 = [u8; 32];

/// SHA-256 of `bytes`.
pub fn sha256(bytes: &[u8]) -> Digest256 {
    Sha256::digest(bytes).into()
}

/// A digest as 64 lower-case hexadecimal digits.
pub fn hex256(digest: &Digest256) -> String {
    // Into bytes at once: `ToHex` pushes digit by digit, which took a third of a signature.
    let mut digits = vec![0; 64];
    let _ = hex::encode_to_slice(digest, &mut digits); // There is room for all of it.
    // SAFETY: the digits are ASCII, and so is what there was before.
    unsafe { String::from_utf8_unchecked(digits) }
}
