//! The mistakes that people make, as other values of a recipe's fields. Each file has those of
//! one part, the frequent ones first.

mod headers;
mod key;
mod lines;
mod payload;
mod query;
mod rare;
mod scope;
mod styles;
mod v1;

use super::change::Mistakes;
use super::wire::Wire;

pub use payload::{OtherBytes, Payloads, name_of_payload};
pub use scope::in_seconds;

/// Adds the mistakes of one kind.
enum Kind {
    /// All at once: these are few, or short.
    AtOnce(fn(&mut Mistakes, &Wire<'_>)),
    /// One after the other, by their numbers; false where there are no more.
    Numbered(fn(&mut Mistakes, &Wire<'_>, usize) -> bool),
    /// The payloads, which may be long, and are many.
    Payloads,
}

use Kind::{AtOnce, Numbered};

/// Those of TC3 and ACS3, in the order in which they are tried.
const OF_HEADERS: &[Kind] = &[
    AtOnce(headers::content_types),
    AtOnce(headers::hosts),
    AtOnce(headers::methods),
    AtOnce(headers::paths),
    AtOnce(scope::dates),
    AtOnce(scope::services),
    AtOnce(scope::endings),
    AtOnce(scope::timestamps),
    AtOnce(scope::algorithms),
    AtOnce(scope::lists),
    Kind::Payloads,
    AtOnce(query::add),
    AtOnce(lines::add),
    AtOnce(key::add),
    AtOnce(rare::methods_and_paths),
    AtOnce(rare::headers),
    AtOnce(rare::query),
    AtOnce(rare::keys),
];

/// Those of signature v1.
const OF_PARAMETERS: &[Kind] = &[
    Numbered(v1::order),
    Numbered(v1::encodings),
    Numbered(v1::damages),
    AtOnce(v1::front),
    AtOnce(v1::hashes),
    Numbered(v1::values),
    AtOnce(key::add),
];

/// Collects every mistake that is tried on a request, a few at a time, so that a page stays
/// alive meanwhile.
#[derive(Default)]
pub struct Collector {
    kind: usize,
    number: usize,
    payloads: Payloads,
}

impl Collector {
    /// Adds the next ones; false where there are no more.
    pub fn next(
        &mut self,
        mistakes: &mut Mistakes,
        wire: &Wire<'_>,
        others: &[OtherBytes<'_>],
    ) -> bool {
        let kinds = match mistakes.base.system.is_v1() {
            true => OF_PARAMETERS,
            false => OF_HEADERS,
        };
        let has_more = match kinds.get(self.kind) {
            None => return false,
            Some(AtOnce(add)) => {
                add(mistakes, wire);
                false
            }
            Some(Numbered(add)) => add(mistakes, wire, self.number),
            Some(Kind::Payloads) => self.payloads.next(mistakes, wire, others),
        };
        self.number += 1;
        if !has_more {
            self.kind += 1;
            self.number = 0;
        }
        true
    }
}

/// Every mistake at once.
#[cfg(test)]
pub fn mistakes_of(
    wire: &Wire<'_>,
    base: &super::recipe::Recipe,
    others: &[OtherBytes<'_>],
) -> Mistakes {
    let mut mistakes = Mistakes::of(base.clone());
    let mut collector = Collector::default();
    while collector.next(&mut mistakes, wire, others) {}
    mistakes
}
