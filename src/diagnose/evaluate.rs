//! Does a recipe give what the request carries? Computed as lazily as two mistakes at a time
//! allow.

use alloc::string::String;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::change::{Change, Mistake};
use super::recipe::{Hash, LastMac, Recipe, Signature};
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

/// A recipe, and what of it is computed already.
pub struct Evaluated {
    /// The recipe.
    pub recipe: Recipe,
    key: ReadyKey,
    request_line: String,
}

impl Evaluated {
    /// Computes what others may build on.
    pub fn of(recipe: Recipe) -> Self {
        Self {
            key: ReadyKey::of(&recipe),
            request_line: line_of(&recipe),
            recipe,
        }
    }

    /// Whether the recipe itself gives the target.
    pub fn hits(&self, target: &Target) -> bool {
        hits(target, &self.recipe, &self.key, &self.request_line)
    }

    /// Whether it gives the target with one more mistake. `ready` is the key of this mistake
    /// alone, where it has one of its own.
    pub fn hits_with(&self, target: &Target, mistake: &Mistake, ready: Option<&ReadyKey>) -> bool {
        let mut recipe = self.recipe.clone();
        mistake.apply(&mut recipe);
        let line;
        let request_line = match changes_request(mistake) {
            false => &self.request_line,
            true => {
                line = line_of(&recipe);
                &line
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
        hits(target, &recipe, key, request_line)
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
            let ends = |change: &Change| matches!(change, Change::StringEnd(_));
            changes_request(mistake) || mistake.changes.iter().any(ends)
        }
    }
}

fn line_of(recipe: &Recipe) -> String {
    match recipe.system.is_v1() {
        true => String::new(),
        false => recipe.request_line(),
    }
}

fn hits(target: &Target, recipe: &Recipe, key: &ReadyKey, request_line: &str) -> bool {
    match target {
        Target::Request(digest) => digest == request_line,
        Target::StringToSign(text) => *text == recipe.string_to_sign(request_line),
        Target::Signature(bytes) => {
            let text = recipe.string_to_sign(request_line);
            match (recipe.last_mac, recipe.hash) {
                (LastMac::Right, Hash::Sha256) => *bytes == key.state.mac(text.as_bytes()),
                _ => recipe.signature(&key.bytes, &text).bytes() == &**bytes,
            }
        }
    }
}

/// The hash of a canonical request, as a target.
pub fn request_target(canonical_request: &str) -> Target {
    Target::Request(hex256(&sha256(canonical_request.as_bytes())))
}

/// The signature of a recipe.
pub fn signature_of(recipe: &Recipe) -> Signature {
    let text = recipe.string_to_sign(&line_of(recipe));
    recipe.signature(&recipe.signing_key(), &text)
}
