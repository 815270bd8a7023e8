//! HMAC-SHA256 with keys that can be kept.

use hmac::digest::block_api::CoreProxy;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::hash::Digest256;

/// A key, ready to sign: the HMAC state after the key went in. The memory is zeroed when it
/// is dropped.
///
/// Only the state is kept, without the block buffer that comes with it: that one is
/// uninitialised memory, and would keep alive whatever secret stood there before.
#[derive(Clone)]
pub struct SigningKey(<Hmac<Sha256> as CoreProxy>::Core);

impl SigningKey {
    /// The state of HMAC-SHA256 with this key, of any length.
    pub fn new(key: &[u8]) -> Self {
        let mac = match Hmac::<Sha256>::new_from_slice(key) {
            Ok(mac) => mac,
            // HMAC takes keys of every length; the error type exists for other MACs.
            Err(_) => Hmac::new(&Default::default()),
        };
        let (core, _) = mac.decompose();
        Self(core)
    }

    /// HMAC-SHA256 of a message.
    pub fn mac(&self, message: &[u8]) -> Digest256 {
        let mut mac = Hmac::<Sha256>::compose(self.0.clone(), Default::default());
        mac.update(message);
        mac.finalize().into_bytes().into()
    }
}
