//! SHA-256, and digests as text.

use alloc::string::String;

use sha2::{Digest, Sha256};

use crate::ascii;

/// A SHA-256 digest.
pub type Digest256 = [u8; 32];

/// A digest as 64 lower-case hexadecimal digits.
pub type Hex256 = [u8; 64];

/// SHA-256 of `bytes`.
pub fn sha256(bytes: &[u8]) -> Digest256 {
    Sha256::digest(bytes).into()
}

/// The digits of a digest.
pub fn hex_digits(digest: &Digest256) -> Hex256 {
    // Into bytes at once: `ToHex` pushes digit by digit, which took a third of a signature.
    let mut digits = [b'0'; 64];
    let _ = hex::encode_to_slice(digest, &mut digits); // There is room for all of it.
    digits
}

/// The digits of a digest, as text.
pub fn hex256(digest: &Digest256) -> String {
    ascii::text_of(&hex_digits(digest))
}
