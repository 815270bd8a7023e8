//! Signatures of which only the payload and the time are open, kept from one call to the
//! next.

use tc3fetch::sign::tc3::Prepared;
use tc3fetch::sign::{Digest256, KeyCache};

/// How many are kept besides the one that every request without a place of its own uses.
const CAPACITY: usize = 32;

/// Marks the id of one that is not kept.
const PASSING: u32 = 1 << 30;

/// The slot that an id has: 0 where it is not kept.
fn slot_of(id: u32) -> usize {
    match id & PASSING {
        0 => 1 + id as usize % CAPACITY,
        _ => 0,
    }
}

/// A signature that is open.
pub struct Open {
    /// What signs.
    pub prepared: Prepared,
    /// The digest that stands for every payload, where the payload is not signed.
    pub unsigned_payload: Option<Digest256>,
    /// What the request carries: see [`crate::request`].
    pub payload: u32,
}

/// The open signatures and the derived keys of an instance.
pub struct Slots {
    /// By the id that the last holder of a slot got; 0 where there was none.
    ids: [u32; 1 + CAPACITY],
    open: [Option<Open>; 1 + CAPACITY],
    /// How many were kept, and how many were not.
    kept: u32,
    passing: u32,
    /// The derived keys.
    pub keys: KeyCache,
}

impl Default for Slots {
    fn default() -> Self {
        Self::new()
    }
}

impl Slots {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self {
            ids: [0; 1 + CAPACITY],
            open: [const { None }; 1 + CAPACITY],
            kept: 0,
            passing: 0,
            keys: KeyCache::new(),
        }
    }

    /// Keeps an open signature: in a slot until the others are all younger, or else until the
    /// next one that is not kept. Gives its id, which is never 0 and below 2^31.
    pub fn put(&mut self, open: Open, keep: bool) -> u32 {
        // An id says its slot, and whether the slot is still its own: it comes again only
        // after a thousand million others.
        let id = if keep {
            self.kept = self.kept % (PASSING - 1) + 1;
            self.kept
        } else {
            self.passing = (self.passing + 1) % PASSING;
            PASSING | self.passing
        };
        let slot = slot_of(id);
        if let (Some(known), Some(place)) = (self.ids.get_mut(slot), self.open.get_mut(slot)) {
            *known = id;
            *place = Some(open);
        }
        id
    }

    /// The open signature of an id. None where another one has its slot.
    pub fn get(&self, id: u32) -> Option<&Open> {
        let slot = slot_of(id);
        if *self.ids.get(slot)? != id {
            return None;
        }
        self.open.get(slot)?.as_ref()
    }

    /// Forgets all of them, and every derived key.
    pub fn clear(&mut self) {
        self.ids = [0; 1 + CAPACITY];
        self.open = [const { None }; 1 + CAPACITY];
        self.keys.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tc3fetch::sign::CanonicalRequest;
    use tc3fetch::sign::tc3::{CredentialScope, signing_key};

    fn open(payload: u32) -> Open {
        let request = CanonicalRequest {
            method: "POST",
            canonical_uri: "/",
            canonical_query_string: "",
            canonical_headers: "host:h\n",
            signed_headers: "host",
            hashed_payload: Default::default(),
        };
        let scope = CredentialScope {
            date: "2019-02-25",
            service: "cvm",
        };
        let key = signing_key("secret", &scope);
        let prepared = Prepared::new(&request, key, &scope, 1_551_113_065).unwrap();
        Open {
            prepared,
            unsigned_payload: None,
            payload,
        }
    }

    #[test]
    fn what_is_kept_is_found_until_its_slot_is_taken() {
        let mut slots = Slots::new();
        let first = slots.put(open(7), true);
        assert_eq!(slots.get(first).unwrap().payload, 7);
        for n in 0..CAPACITY as u32 - 1 {
            slots.put(open(n), true);
        }
        assert!(slots.get(first).is_some());
        slots.put(open(0), true);
        assert!(slots.get(first).is_none());
    }

    #[test]
    fn what_is_not_kept_takes_no_place_of_another() {
        let mut slots = Slots::new();
        let kept = slots.put(open(1), true);
        let passing = slots.put(open(2), false);
        assert_eq!(slots.get(passing).unwrap().payload, 2);
        let next = slots.put(open(3), false);
        assert!(slots.get(passing).is_none());
        assert_eq!(slots.get(next).unwrap().payload, 3);
        assert_eq!(slots.get(kept).unwrap().payload, 1);
    }

    #[test]
    fn an_id_is_never_zero_however_many_were_given() {
        let mut slots = Slots::new();
        slots.kept = PASSING - 2;
        slots.passing = PASSING - 2;
        for keep in [true, false, true, false, true, false] {
            let id = slots.put(open(1), keep);
            assert!(id > 0 && id < 1 << 31, "{id}");
            assert!(slots.get(id).is_some());
        }
    }

    #[test]
    fn clear_forgets_everything() {
        let mut slots = Slots::new();
        let id = slots.put(open(1), true);
        slots.clear();
        assert!(slots.get(id).is_none() && slots.get(0).is_none());
    }
}
