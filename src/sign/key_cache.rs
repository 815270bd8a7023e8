//! Derived keys, kept so that a second signature of the same day costs one HMAC
//! instead of four.

use zeroize::Zeroizing;

use super::hash::Digest256;
use super::hmac::SigningKey;
use super::tc3::{self, CredentialScope};
use crate::ascii::join;

/// How many derived keys are kept: a day's worth of services for a few accounts.
/// An edge worker that signs for many accounts must not grow without bound.
const CAPACITY: usize = 64;

/// A bounded first-in-first-out store of keyed HMAC states.
///
/// An entry is found by an HMAC over secret, date and service, so that the secret itself is
/// kept nowhere. States are zeroed when they are evicted or cleared. The store has no
/// pointer in it: its places are its own, and it can be a `static`.
pub struct KeyCache {
    entries: [Option<(Digest256, SigningKey)>; CAPACITY],
    /// The place that is taken next.
    next: usize,
    fingerprint: Option<SigningKey>,
}

impl Default for KeyCache {
    fn default() -> Self {
        Self::new()
    }
}

impl KeyCache {
    /// An empty store.
    pub const fn new() -> Self {
        Self {
            entries: [const { None }; CAPACITY],
            next: 0,
            fingerprint: None,
        }
    }

    /// The signing key of `secret_key` for a scope.
    pub fn signing_key(&mut self, secret_key: &str, scope: &CredentialScope<'_>) -> SigningKey {
        let fingerprint = self.fingerprint(secret_key, scope);
        let mut known = self.entries.iter().flatten();
        if let Some((_, key)) = known.find(|(known, _)| *known == fingerprint) {
            return key.clone();
        }
        let key = tc3::signing_key(secret_key, scope);
        if let Some(place) = self.entries.get_mut(self.next) {
            *place = Some((fingerprint, key.clone()));
        }
        self.next = (self.next + 1) % CAPACITY;
        key
    }

    /// Forgets every key.
    pub fn clear(&mut self) {
        self.entries = [const { None }; CAPACITY];
        self.next = 0;
    }

    fn fingerprint(&mut self, secret_key: &str, scope: &CredentialScope<'_>) -> Digest256 {
        // The key only separates this use of HMAC from the signature's own; what it
        // protects lives in the same memory.
        let key = self.fingerprint.get_or_insert_with(|| SigningKey::new(b""));
        // No field contains a line feed, so no two triples make the same message.
        let message = [secret_key, scope.date, scope.service];
        key.mac(Zeroizing::new(join(&message, "\n")).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::{String, ToString};

    fn scope<'a>(date: &'a str, service: &'a str) -> CredentialScope<'a> {
        CredentialScope { date, service }
    }

    fn kept(keys: &KeyCache) -> usize {
        keys.entries.iter().flatten().count()
    }

    fn signature(key: &SigningKey) -> String {
        tc3::signature(key, "x")
    }

    #[test]
    fn a_kept_key_signs_like_a_fresh_one() {
        let mut keys = KeyCache::new();
        let fresh = signature(&tc3::signing_key("secret", &scope("2019-02-25", "cvm")));
        for _ in 0..2 {
            assert_eq!(
                signature(&keys.signing_key("secret", &scope("2019-02-25", "cvm"))),
                fresh
            );
        }
        assert_eq!(kept(&keys), 1);
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
            .map(|(secret, date, service)| {
                signature(&keys.signing_key(secret, &scope(date, service)))
            })
            .collect();
        assert_eq!(signatures.len(), all.len());
    }

    #[test]
    fn the_oldest_key_leaves_first_and_the_store_stays_bounded() {
        let mut keys = KeyCache::new();
        let first = keys.fingerprint("secret", &scope("0", "cvm"));
        for date in 0..=CAPACITY {
            keys.signing_key("secret", &scope(&date.to_string(), "cvm"));
        }
        assert_eq!(kept(&keys), CAPACITY);
        assert!(
            keys.entries
                .iter()
                .flatten()
                .all(|(known, _)| *known != first)
        );
    }

    #[test]
    fn clear_forgets_everything() {
        let mut keys = KeyCache::new();
        keys.signing_key("secret", &scope("2019-02-25", "cvm"));
        keys.clear();
        assert_eq!(kept(&keys), 0);
    }
}
