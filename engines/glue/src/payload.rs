//! The bytes of a payload, and where their digest comes from.

use sha2::{Digest, Sha256};
use tc3fetch::sign::{Digest256, sha256};

use crate::one_thread;

/// The payload lies in the window.
pub const WINDOW: u32 = 0;
/// The payload came in pieces, see [`update`].
pub const PIECES: u32 = 1;
/// The window holds the payload's SHA-256, which the runtime has made.
pub const DIGEST: u32 = 2;

one_thread! {
    /// The pieces so far.
    static HASHER: Option<Sha256> = None;
}

/// Hashes the next piece of a payload; the first one begins anew, whatever was left of one that
/// did not come to its end.
pub fn update(piece: &[u8], is_first: bool) {
    HASHER.with(|hasher| {
        if is_first {
            *hasher = None;
        }
        hasher.get_or_insert_with(Sha256::new).update(piece);
    });
}

/// The digest of a payload: `window` holds its bytes, its digest, or nothing.
pub fn digest(source: u32, window: &[u8]) -> Digest256 {
    let pieces = HASHER.with(Option::take);
    match (source, window.try_into(), pieces) {
        (DIGEST, Ok(digest), _) => digest,
        (PIECES, _, Some(hasher)) => hasher.finalize().into(),
        _ => sha256(window),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_that_was_given_up_is_no_part_of_the_next() {
        update(b"given up", true);
        update(b"a", true);
        update(b"b", false);
        assert_eq!(digest(PIECES, &[]), sha256(b"ab"));
        assert_eq!(digest(PIECES, b"c"), sha256(b"c"));
        update(b"x", true);
        assert_eq!(digest(WINDOW, b"d"), sha256(b"d"));
    }
    #[test]
    fn a_digest_of_another_length_is_a_payload_like_any() {
        for window in [&[0xab; 31][..], &[0xab; 33], &[]] {
            assert_eq!(digest(DIGEST, window), sha256(window));
        }
        assert_eq!(digest(DIGEST, &[0xab; 32]), [0xab; 32]);
        assert_eq!(digest(u32::MAX, b"e"), sha256(b"e"));
    }
}
