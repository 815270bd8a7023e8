//! Does a recipe give what the request carries? Computed as lazily as two mistakes at a time
//! allow.

use alloc::string::String;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::change::{Change, Mistake};
use super::recipe::{Field, Hash, LastMac, Recipe, Signature};
use crate::sign::{SigningKey, hex256, sha256};

/// What is searched for.
#[derive(Clone)]
pub enum Target {
    /// The signature of the request, as bytes: needs the key.
    Signature(Vec<u8>),
    /// The hash of a canonical request, in lower-case hex.
    Request(String),
    /// A string to sign, of signature v1.
    StringToSign(String),
}

/// The key that signs, ready for many messages.
pub struct ReadyKey {
    bytes: Zeroizing<Vec<u8>>,
    state: SigningKey,
}

impl ReadyKey {
    /// That of a recipe.
    pub fn of(recipe: &Recipe) -> Self {
        let bytes = recipe.signing_key();
        let state = SigningKey::new(&bytes);
        Self { bytes, state }
    }
}

/// Where the texts of a try are written: thousands of tries share the room.
#[derive(Default)]
pub struct Room {
    canonical_request: String,
    hashed_request: String,
    string_to_sign: String,
}

/// A recipe, and what of it is computed already.
pub struct Evaluated {
    /// The recipe.
    pub recipe: Recipe,
    key: ReadyKey,
    hashed_request: String,
}

impl Evaluated {
    /// Computes what others may build on.
    pub fn of(recipe: Recipe) -> Self {
        Self {
            key: ReadyKey::of(&recipe),
            hashed_request: recipe.hashed_request(),
            recipe,
        }
    }

    /// Whether the recipe itself gives the target.
    pub fn hits(&self, target: &Target, room: &mut Room) -> bool {
        let (recipe, hashed_request) = (&self.recipe, &self.hashed_request);
        hits(
            target,
            recipe,
            &self.key,
            hashed_request,
            &mut room.string_to_sign,
        )
    }

    /// Whether it gives the target with one more mistake. `ready` is the key of this mistake
    /// alone, where it has one of its own.
    pub fn hits_with(
        &self,
        target: &Target,
        mistake: &Mistake,
        ready: Option<&ReadyKey>,
        room: &mut Room,
    ) -> bool {
        let mut recipe = self.recipe.clone();
        mistake.apply(&mut recipe);
        let hashed_request = match changes_request(mistake) {
            false => &self.hashed_request,
            true => {
                room.hashed_request.clear();
                recipe.push_hashed_request(&mut room.canonical_request, &mut room.hashed_request);
                &room.hashed_request
            }
        };
        let made;
        let key = match (changes_key(mistake), ready) {
            (false, _) => &self.key,
            (true, Some(ready)) => ready,
            (true, None) => {
                made = ReadyKey::of(&recipe);
                &made
            }
        };
        hits(
            target,
            &recipe,
            key,
            hashed_request,
            &mut room.string_to_sign,
        )
    }
}

/// Whether a mistake has a key of its own.
pub fn changes_key(mistake: &Mistake) -> bool {
    mistake.changes.iter().any(Change::is_of_key)
}

/// Whether a mistake makes another canonical request, or in signature v1 another string to sign.
fn changes_request(mistake: &Mistake) -> bool {
    mistake.changes.iter().any(Change::is_of_request)
}

/// Whether a mistake can be seen in a target.
pub fn is_seen(target: &Target, mistake: &Mistake) -> bool {
    match target {
        Target::Signature(_) => true,
        Target::Request(_) => {
            let changes_digest = |change: &Change| matches!(change, Change::RequestDigest(_));
            changes_request(mistake) && !mistake.changes.iter().any(changes_digest)
        }
        Target::StringToSign(_) => {
            let ends = |change: &Change| matches!(change, Change::Text(Field::StringEnd, _));
            changes_request(mistake) || mistake.changes.iter().any(ends)
        }
    }
}

fn hits(
    target: &Target,
    recipe: &Recipe,
    key: &ReadyKey,
    hashed_request: &str,
    text: &mut String,
) -> bool {
    if let Target::Request(digest) = target {
        return digest == hashed_request;
    }
    text.clear();
    recipe.push_string_to_sign(hashed_request, text);
    match target {
        Target::Signature(bytes) => match (recipe.last_mac, recipe.hash) {
            (LastMac::Right, Hash::Sha256) => *bytes == key.state.mac(text.as_bytes()),
            _ => recipe.signature(&key.bytes, text).bytes() == &**bytes,
        },
        Target::StringToSign(own) => own == text,
        Target::Request(_) => false,
    }
}

/// The hash of a canonical request, as a target.
pub fn request_target(canonical_request: &str) -> Target {
    Target::Request(hex256(&sha256(canonical_request.as_bytes())))
}

/// The signature of a recipe.
pub fn signature_of(recipe: &Recipe) -> Signature {
    let text = recipe.string_to_sign(&recipe.hashed_request());
    recipe.signature(&recipe.signing_key(), &text)
}
