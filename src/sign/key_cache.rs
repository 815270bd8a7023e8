//! Derived keys, kept so that a second signature of the same day costs one HMAC
//! instead of four.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::{
    Digest256,
    tc3::{self, SigningKey},
};
use crate::text::join;

/// How many derived keys are kept: a day's worth of services for a few accounts.
/// An edge worker that signs for many accounts must not grow without bound.
const CAPACITY: usize = 64;

/// A bounded first-in-first-out store of keyed HMAC states.
///
/// An entry is found by an HMAC over secret, date and service, so that the secret
/// itself is kept nowhere. States are zeroed when they are evicted or cleared.
#[derive(Default)]
pub struct KeyCache {
    entries: Vec<(Digest256, SigningKey)>,
    /// The place of the oldest entry, once all places are taken.
    oldest: usize,
    fingerprint: Option<SigningKey>,
}

impl KeyCache {
    /// An empty store.
    pub const fn new() -> Self {
        Self {
            entries: Vec::new(),
            oldest: 0,
            fingerprint: None,
        }
    }

    /// The signing key of `secret_key` for a UTC date and a service.
    pub fn signing_key(&mut self, secret_key: &str, date: &str, service: &str) -> SigningKey {
        let fingerprint = self.fingerprint(secret_key, date, service);
        let mut known = self.entries.iter();
        if let Some((_, key)) = known.find(|(known, _)| *known == fingerprint) {
            return key.clone();
        }
        let key = tc3::signing_key(secret_key, date, service);
        // A vector that grows would leave what it held in memory that nobody zeroes.
        self.entries.reserve_exact(CAPACITY - self.entries.len());
        let entry = (fingerprint, key.clone());
        let full = self.entries.len() == CAPACITY;
        match self.entries.get_mut(self.oldest) {
            Some(oldest) if full => {
                *oldest = entry;
                self.oldest = (self.oldest + 1) % CAPACITY;
            }
            _ => self.entries.push(entry),
        }
        key
    }

    /// Forgets every key.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.oldest = 0;
    }

    fn fingerprint(&mut self, secret_key: &str, date: &str, service: &str) -> Digest256 {
        // The key only separates this use of HMAC from the signature's own; what it
        // protects lives in the same memory.
        let key = self.fingerprint.get_or_insert_with(|| SigningKey::new(b""));
        // No field contains a line feed, so no two triples make the same message.
        key.mac(Zeroizing::new(join(&[secret_key, date, service], "\n")).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(key: &SigningKey) -> String {
        tc3::signature(key, "x")
    }

    #[test]
    fn a_kept_key_signs_like_a_fresh_one() {
        let mut keys = KeyCache::new();
        let fresh = signature(&tc3::signing_key("secret", "2019-02-25", "cvm"));
        for _ in 0..2 {
            assert_eq!(
                signature(&keys.signing_key("secret", "2019-02-25", "cvm")),
                fresh
            );
        }
        assert_eq!(keys.entries.len(), 1);
    }

    #[test]
    fn secret_date_and_service_each_make_another_key() {
        let mut keys = KeyCache::new();
        let all = [
            ("a", "2019-02-25", "cvm"),
            ("b", "2019-02-25", "cvm"),
            ("a", "2019-02-26", "cvm"),
            ("a", "2019-02-25", "scf"),
        ];
        let signatures: std::collections::HashSet<_> = all
            .iter()
            .map(|(secret, date, service)| signature(&keys.signing_key(secret, date, service)))
            .collect();
        assert_eq!(signatures.len(), all.len());
    }

    #[test]
    fn the_oldest_key_leaves_first_and_the_store_stays_bounded() {
        let mut keys = KeyCache::new();
        let first = keys.fingerprint("secret", "0", "cvm");
        for date in 0..=CAPACITY {
            keys.signing_key("secret", &date.to_string(), "cvm");
        }
        assert_eq!(keys.entries.len(), CAPACITY);
        assert!(keys.entries.iter().all(|(known, _)| *known != first));
    }

    #[test]
    fn clear_forgets_everything() {
        let mut keys = KeyCache::new();
        keys.signing_key("secret", "2019-02-25", "cvm");
        keys.clear();
        assert!(keys.entries.is_empty());
    }
}
