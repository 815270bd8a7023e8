//! A mistake: which fields of a [`Recipe`] it changes, and what it is called.

use alloc::sync::Arc;
use alloc::vec::Vec;

use super::cause::Cause;
use super::recipe::{Derivation, Hash, Key, LastMac, Line, Recipe, RequestDigest, Text};

/// Another value of one field.
#[derive(Clone, PartialEq)]
pub enum Change {
    Method(Text),
    Path(Text),
    Query(Text),
    ContentType(Text),
    Host(Text),
    Lines(Arc<[Line]>),
    Colon(Text),
    HeadersEnd(Text),
    SignedHeaders(Text),
    Payload(Text),
    LineEnd(Text),
    RequestEnd(Text),
    RequestDigest(RequestDigest),
    Algorithm(Text),
    Timestamp(Text),
    Date(Text),
    Service(Text),
    Ending(Text),
    KeyDate(Text),
    KeyService(Text),
    StringEnd(Text),
    KeyPrefix(&'static str),
    Key(Key),
    Derivation(Derivation),
    LastMac(LastMac),
    Hash(Hash),
}

impl Change {
    /// Whether the key that signs depends on the field.
    pub const fn is_of_key(&self) -> bool {
        matches!(
            self,
            Self::Date(_)
                | Self::Service(_)
                | Self::Ending(_)
                | Self::KeyDate(_)
                | Self::KeyService(_)
                | Self::KeyPrefix(_)
                | Self::Key(_)
                | Self::Derivation(_)
        )
    }

    /// Whether the canonical request depends on the field, or in signature v1 the string to sign.
    pub const fn is_of_request(&self) -> bool {
        matches!(
            self,
            Self::Method(_)
                | Self::Path(_)
                | Self::Query(_)
                | Self::ContentType(_)
                | Self::Host(_)
                | Self::Lines(_)
                | Self::Colon(_)
                | Self::HeadersEnd(_)
                | Self::SignedHeaders(_)
                | Self::Payload(_)
                | Self::LineEnd(_)
                | Self::RequestEnd(_)
                | Self::RequestDigest(_)
        )
    }

    /// The field, as a bit: changes of the same field do not go together.
    pub const fn field(&self) -> u32 {
        let number = match self {
            // The scope's, and with them the key's.
            Self::Date(_) => return 1 << 15 | 1 << 24,
            Self::Service(_) => return 1 << 16 | 1 << 25,
            Self::Method(_) => 0,
            Self::Path(_) => 1,
            Self::Query(_) => 2,
            Self::ContentType(_) => 3,
            Self::Host(_) => 4,
            Self::Lines(_) => 5,
            Self::Colon(_) => 6,
            Self::HeadersEnd(_) => 7,
            Self::SignedHeaders(_) => 8,
            Self::Payload(_) => 9,
            Self::LineEnd(_) => 10,
            Self::RequestEnd(_) => 11,
            Self::RequestDigest(_) => 12,
            Self::Algorithm(_) => 13,
            Self::Timestamp(_) => 14,
            Self::Ending(_) => 17,
            Self::StringEnd(_) => 18,
            Self::KeyPrefix(_) => 19,
            Self::Key(_) => 20,
            Self::Derivation(_) => 21,
            Self::LastMac(_) => 22,
            Self::Hash(_) => 23,
            Self::KeyDate(_) => 24,
            Self::KeyService(_) => 25,
        };
        1 << number
    }

    /// Puts the value into a recipe.
    pub fn apply(&self, recipe: &mut Recipe) {
        match self {
            Self::Method(text) => recipe.method = text.clone(),
            Self::Path(text) => recipe.path = text.clone(),
            Self::Query(text) => recipe.query = text.clone(),
            Self::ContentType(text) => recipe.content_type = text.clone(),
            Self::Host(text) => recipe.host = text.clone(),
            Self::Lines(lines) => recipe.lines = lines.clone(),
            Self::Colon(text) => recipe.colon = text.clone(),
            Self::HeadersEnd(text) => recipe.headers_end = text.clone(),
            Self::SignedHeaders(text) => recipe.signed_headers = text.clone(),
            Self::Payload(text) => recipe.payload = text.clone(),
            Self::LineEnd(text) => recipe.line_end = text.clone(),
            Self::RequestEnd(text) => recipe.request_end = text.clone(),
            Self::RequestDigest(digest) => recipe.request_digest = *digest,
            Self::Algorithm(text) => recipe.algorithm = text.clone(),
            Self::Timestamp(text) => recipe.timestamp = text.clone(),
            Self::Date(text) => {
                recipe.date = text.clone();
                recipe.key_date = text.clone();
            }
            Self::Service(text) => {
                recipe.service = text.clone();
                recipe.key_service = text.clone();
            }
            Self::KeyDate(text) => recipe.key_date = text.clone(),
            Self::KeyService(text) => recipe.key_service = text.clone(),
            Self::Ending(text) => recipe.ending = text.clone(),
            Self::StringEnd(text) => recipe.string_end = text.clone(),
            Self::KeyPrefix(prefix) => recipe.key_prefix = prefix,
            Self::Key(key) => recipe.key = key.clone(),
            Self::Derivation(derivation) => recipe.derivation = *derivation,
            Self::LastMac(last) => recipe.last_mac = *last,
            Self::Hash(hash) => recipe.hash = *hash,
        }
    }

    /// Whether a recipe has this value already.
    pub fn is_in(&self, recipe: &Recipe) -> bool {
        match self {
            Self::Method(text) => recipe.method == *text,
            Self::Path(text) => recipe.path == *text,
            Self::Query(text) => recipe.query == *text,
            Self::ContentType(text) => recipe.content_type == *text,
            Self::Host(text) => recipe.host == *text,
            Self::Lines(lines) => recipe.lines == *lines,
            Self::Colon(text) => recipe.colon == *text,
            Self::HeadersEnd(text) => recipe.headers_end == *text,
            Self::SignedHeaders(text) => recipe.signed_headers == *text,
            Self::Payload(text) => recipe.payload == *text,
            Self::LineEnd(text) => recipe.line_end == *text,
            Self::RequestEnd(text) => recipe.request_end == *text,
            Self::RequestDigest(digest) => recipe.request_digest == *digest,
            Self::Algorithm(text) => recipe.algorithm == *text,
            Self::Timestamp(text) => recipe.timestamp == *text,
            Self::Date(text) => recipe.date == *text,
            Self::Service(text) => recipe.service == *text,
            Self::Ending(text) => recipe.ending == *text,
            Self::KeyDate(text) => recipe.key_date == *text,
            Self::KeyService(text) => recipe.key_service == *text,
            Self::StringEnd(text) => recipe.string_end == *text,
            Self::KeyPrefix(prefix) => recipe.key_prefix == *prefix,
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
    /// The fields that it changes, as bits.
    pub fn fields(&self) -> u32 {
        self.changes
            .iter()
            .fold(0, |fields, change| fields | change.field())
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
    /// Adds a mistake of one field.
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
