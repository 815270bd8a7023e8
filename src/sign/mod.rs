//! Signature algorithms: pure functions, one algorithm a file.
//!
//! Bytes, key and time come in, every intermediate value goes out, under the names
//! of the vendor's page. What a request looks like is `request`'s business.

pub mod key_cache;
pub mod tc3;
pub mod utc_date;

pub use key_cache::KeyCache;

use alloc::string::String;

use sha2::{Digest, Sha256};

/// A SHA-256 digest.
pub type Digest256 = [u8; 32];

/// SHA-256 of `bytes`.
pub fn sha256(bytes: &[u8]) -> Digest256 {
    Sha256::digest(bytes).into()
}

/// A digest as 64 lower-case hexadecimal digits.
pub fn hex256(digest: &Digest256) -> String {
    let mut text = String::with_capacity(64);
    push_hex(&mut text, digest);
    text
}

/// Appends a digest's hexadecimal digits.
pub fn push_hex(text: &mut String, digest: &Digest256) {
    let mut digits = [0; 64];
    // 64 is twice 32, so the sizes always agree; hex digits are always UTF-8.
    let _ = hex::encode_to_slice(digest, &mut digits);
    text.push_str(str::from_utf8(&digits).unwrap_or_default());
}
