//! The mistakes that people make, as other values of a recipe's fields. Each file has those of
//! one part, the frequent ones first.

mod headers;
mod key;
mod lines;
mod payload;
mod query;
mod rare;
mod scope;
mod v1;

use super::change::Mistakes;
use super::recipe::Recipe;
use super::wire::Wire;

pub use payload::{OtherBytes, name_of_payload};
pub use scope::in_seconds;

/// Every mistake that is tried on a request.
pub fn mistakes_of(wire: &Wire<'_>, base: &Recipe, others: &[OtherBytes<'_>]) -> Mistakes {
    let mut mistakes = Mistakes {
        base: base.clone(),
        list: alloc::vec::Vec::new(),
    };
    if base.system.is_v1() {
        v1::add(&mut mistakes, wire);
        key::add(&mut mistakes, wire);
    } else {
        headers::add(&mut mistakes, wire);
        scope::add(&mut mistakes, wire);
        payload::add(&mut mistakes, wire, others);
        query::add(&mut mistakes, wire);
        lines::add(&mut mistakes);
        key::add(&mut mistakes, wire);
        rare::add(&mut mistakes, wire);
    }
    mistakes
}
