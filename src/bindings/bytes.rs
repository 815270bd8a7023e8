//! Bodies that stay in JavaScript's memory.

use alloc::vec;

use js_sys::Uint8Array;
use sha2::{Digest, Sha256};

use crate::request::Bytes;
use crate::sign::Digest256;

/// How much of a body is copied over at a time: enough to hide the cost of the call,
/// little enough that WebAssembly's memory, which never shrinks, stays small.
const CHUNK: u32 = 32 * 1024;

/// A body; or, where somebody faster has hashed it, its digest and its length.
pub struct Body<'a> {
    /// The bytes, or their SHA-256.
    pub bytes: &'a Uint8Array,
    /// The length of what was hashed; 0 where nobody has.
    pub hashed: u32,
}

impl Bytes for Body<'_> {
    fn length(&self) -> usize {
        match self.hashed {
            0 => self.bytes.length() as usize,
            hashed => hashed as usize,
        }
    }

    fn sha256(&self) -> Digest256 {
        let length = self.bytes.length();
        let mut digest = Digest256::default();
        if self.hashed > 0 && length == digest.len() as u32 {
            self.bytes.copy_to(&mut digest);
            return digest;
        }
        if length <= CHUNK {
            return crate::sign::sha256(&self.bytes.to_vec());
        }
        let mut hasher = Sha256::new();
        let mut chunk = vec![0; CHUNK as usize];
        let mut at = 0;
        while at < length {
            let end = length.min(at + CHUNK);
            let Some(part) = chunk.get_mut(..(end - at) as usize) else {
                break;
            };
            self.bytes.subarray(at, end).copy_to(part);
            hasher.update(part);
            at = end;
        }
        hasher.finalize().into()
    }
}
