//! A mistake: which parts of a [`Recipe`] it changes, and what it is called.

use alloc::sync::Arc;
use alloc::vec::Vec;

use super::cause::Cause;
use super::recipe::{
    Derivation, Field, Hash, Key, LastMac, Line, Recipe, RequestDigest, Text, shared,
};

/// Another value of one part of a recipe.
#[derive(Clone, PartialEq)]
pub enum Change {
    /// Another text of a field.
    Text(Field, Text),
    /// Other canonical headers.
    Lines(Arc<[Line]>),
    /// The canonical request goes into the string to sign in another way.
    RequestDigest(RequestDigest),
    /// Another secret.
    Key(Key),
    /// The key that signs is made of the secret in another way.
    Derivation(Derivation),
    /// The last HMAC is the other way round.
    LastMac(LastMac),
    /// The last HMAC has another hash.
    Hash(Hash),
}

/// Another text of a field.
pub fn text(field: Field, text: &str) -> Change {
    Change::Text(field, shared(text))
}

impl Change {
    /// Whether the key that signs depends on it.
    pub fn is_of_key(&self) -> bool {
        match self {
            Self::Text(field, _) => field.is_of_key(),
            Self::Key(_) | Self::Derivation(_) => true,
            _ => false,
        }
    }

    /// Whether the canonical request depends on it, or in signature v1 the string to sign.
    pub fn is_of_request(&self) -> bool {
        match self {
            Self::Text(field, _) => field.is_of_request(),
            Self::Lines(_) | Self::RequestDigest(_) => true,
            _ => false,
        }
    }

    /// What it changes, as bits: changes of the same part do not go together.
    pub fn parts(&self) -> u32 {
        let number = match self {
            Self::Text(field, _) => {
                let along = field.along().map_or(0, |field| 1 << field as u32);
                return 1 << *field as u32 | along;
            }
            Self::Lines(_) => 0,
            Self::RequestDigest(_) => 1,
            Self::Key(_) => 2,
            Self::Derivation(_) => 3,
            Self::LastMac(_) => 4,
            Self::Hash(_) => 5,
        };
        1 << (Field::COUNT as u32 + number)
    }

    /// How many bytes it brings into what is hashed of a recipe.
    pub fn length(&self, recipe: &Recipe) -> usize {
        match self {
            Self::Text(_, text) => text.len(),
            Self::Lines(lines) => lines.iter().map(|line| recipe.value(line).len()).sum(),
            _ => 0,
        }
    }

    /// Puts the value into a recipe.
    pub fn apply(&self, recipe: &mut Recipe) {
        match self {
            Self::Text(field, text) => recipe.put(*field, text),
            Self::Lines(lines) => recipe.lines = lines.clone(),
            Self::RequestDigest(digest) => recipe.request_digest = *digest,
            Self::Key(key) => recipe.key = key.clone(),
            Self::Derivation(derivation) => recipe.derivation = *derivation,
            Self::LastMac(last) => recipe.last_mac = *last,
            Self::Hash(hash) => recipe.hash = *hash,
        }
    }

    /// Whether a recipe has this value already.
    pub fn is_in(&self, recipe: &Recipe) -> bool {
        match self {
            Self::Text(field, text) => recipe.text(*field) == &**text,
            Self::Lines(lines) => recipe.lines == *lines,
            Self::RequestDigest(digest) => recipe.request_digest == *digest,
            Self::Key(key) => recipe.key == *key,
            Self::Derivation(derivation) => recipe.derivation == *derivation,
            Self::LastMac(last) => recipe.last_mac == *last,
            Self::Hash(hash) => recipe.hash == *hash,
        }
    }
}

/// A mistake that a person may have made.
#[derive(Clone)]
pub struct Mistake {
    /// What it is called. Two where one change is the work of two mistakes.
    pub causes: Vec<Cause>,
    /// What it changes.
    pub changes: Vec<Change>,
    /// What was signed.
    pub found: Text,
    /// What should have been.
    pub expected: Text,
    /// Whether it is tried together with others. Not where it is a combination already.
    pub goes_with_others: bool,
}

impl Mistake {
    /// What it changes, as bits.
    pub fn parts(&self) -> u32 {
        self.changes
            .iter()
            .fold(0, |parts, change| parts | change.parts())
    }

    /// Makes the mistake.
    pub fn apply(&self, recipe: &mut Recipe) {
        for change in &self.changes {
            change.apply(recipe);
        }
    }
}

/// The mistakes that are tried on a recipe, in the order of their likelihood.
pub struct Mistakes {
    /// The recipe that is right, or is what the request claims.
    pub base: Recipe,
    /// What was collected.
    pub list: Vec<Mistake>,
}

impl Mistakes {
    /// Without any mistake.
    pub fn of(base: Recipe) -> Self {
        Self {
            base,
            list: Vec::new(),
        }
    }

    /// A text of the base.
    pub fn right(&self, field: Field) -> Text {
        shared(self.base.text(field))
    }

    /// Adds the mistake of another text in a field.
    #[inline(never)]
    pub fn swap(&mut self, cause: Cause, field: Field, other: &str) {
        let right = self.right(field);
        self.add(cause, text(field, other), other, &right);
    }

    /// Adds a mistake for each of these texts.
    pub fn swap_each(&mut self, cause: Cause, field: Field, others: &[&str]) {
        for other in others {
            self.swap(cause, field, other);
        }
    }

    /// Adds a mistake that is tried alone.
    #[inline(never)]
    pub fn alone(&mut self, cause: Cause, changes: Vec<Change>, found: &str) {
        self.add_all(&[cause], changes, found, "", false);
    }

    /// Adds a mistake of one part.
    #[inline(never)]
    pub fn add(&mut self, cause: Cause, change: Change, found: &str, expected: &str) {
        self.add_all(&[cause], Vec::from([change]), found, expected, true);
    }

    /// Adds a mistake. One that changes nothing is none, and the first name of a change stays.
    #[inline(never)]
    pub fn add_all(
        &mut self,
        causes: &[Cause],
        changes: Vec<Change>,
        found: &str,
        expected: &str,
        goes_with_others: bool,
    ) {
        let is_known = |known: &Mistake| known.changes == changes;
        let changes_nothing = changes.iter().all(|change| change.is_in(&self.base));
        if changes_nothing || self.list.iter().any(is_known) {
            return;
        }
        self.list.push(Mistake {
            causes: causes.into(),
            changes,
            found: found.into(),
            expected: expected.into(),
            goes_with_others,
        });
    }
}
