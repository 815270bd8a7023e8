//! Bodies that stay in JavaScript's memory.

use alloc::vec;

use js_sys::Uint8Array;
use sha2::{Digest, Sha256};

use crate::request::Bytes;
use crate::sign::Digest256;

/// How much of a body is copied over at a time: enough to hide the cost of the call,
/// little enough that WebAssembly's memory, which never shrinks, stays small.
const CHUNK: u32 = 32 * 1024;

impl Bytes for &Uint8Array {
    fn length(&self) -> usize {
        Uint8Array::length(self) as usize
    }

    fn sha256(&self) -> Digest256 {
        let length = Uint8Array::length(self);
        if length <= CHUNK {
            return crate::sign::sha256(&self.to_vec());
        }
        let mut hasher = Sha256::new();
        let mut chunk = vec![0; CHUNK as usize];
        let mut at = 0;
        while at < length {
            let end = length.min(at + CHUNK);
            let Some(part) = chunk.get_mut(..(end - at) as usize) else {
                break;
            };
            self.subarray(at, end).copy_to(part);
            hasher.update(part);
            at = end;
        }
        hasher.finalize().into()
    }
}
