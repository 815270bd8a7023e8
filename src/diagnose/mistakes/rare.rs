//! Mistakes that few people make, and none of them together with another one: these are tried
//! alone, so that the pairs of all others stay fast.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::query::with_signs;
use crate::ascii::{concat, join};
use crate::diagnose::cause::Cause;
use crate::diagnose::change::{Change, Mistakes, text};
use crate::diagnose::claim::System;
use crate::diagnose::recipe::{Derivation, Field, Line, Value, shared};
use crate::diagnose::wire::{Wire, key_of};

/// So many parameters or members are tried in every order.
pub const MOST_IN_ANY_ORDER: usize = 5;

/// Methods and paths in a form of their own.
pub fn methods_and_paths(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let method = super::scope::title(&mistakes.base.text(Field::Method).to_ascii_lowercase());
    let change = text(Field::Method, &method);
    mistakes.alone(Cause::MethodDiffers, Vec::from([change]), &method);
    for scheme in ["https://", "http://", ""] {
        let path = concat(&[scheme, wire.host, wire.url.path]);
        let change = text(Field::Path, &path);
        mistakes.alone(Cause::PathDiffers, Vec::from([change]), &path);
    }
}

/// A blank after one colon, CR LF after each header, and the headers where the query should be.
pub fn headers(mistakes: &mut Mistakes, _: &Wire<'_>) {
    let base = mistakes.base.clone();
    let with = |line: &Line, before: &str, after: &str| Line {
        name: line.name.clone(),
        value: Value::Text(shared(&concat(&[before, base.value(line), after]))),
    };
    for index in 0..base.lines.len().min(24) {
        let mut lines: Vec<Line> = base.lines.to_vec();
        let mut found = String::new();
        if let Some(line) = lines.get_mut(index) {
            *line = with(line, " ", "");
            found = concat(&[&line.name, ": "]);
        }
        let changes = Vec::from([Change::Lines(lines.into())]);
        mistakes.alone(Cause::HeadersFormat, changes, &found);
    }
    let with_return = base.lines.iter().map(|line| with(line, "", "\r"));
    let changes = Vec::from([Change::Lines(with_return.collect())]);
    mistakes.alone(Cause::LineEndings, changes, "\\r\\n");
    // A program that joins what is not empty: the line of the query is missing.
    if base.text(Field::Query).is_empty() {
        let headers = base.canonical_headers();
        let headers = headers.strip_suffix('\n').unwrap_or(&headers);
        let none: Arc<[Line]> = Arc::from([]);
        let changes = Vec::from([text(Field::Query, headers), Change::Lines(none)]);
        mistakes.alone(Cause::QueryMissing, changes, "");
    }
}

/// The parameters in any order, and as JavaScript's encodeURI has them.
pub fn query(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let sent: Vec<&str> = wire.url.query.split('&').collect();
    let mut alone = |cause, query: &str| {
        mistakes.alone(cause, Vec::from([text(Field::Query, query)]), query);
    };
    for order in orders(sent.len()) {
        let pairs = order.iter().filter_map(|index| sent.get(*index).copied());
        alone(Cause::QueryOrder, &join(&pairs.collect::<Vec<_>>(), "&"));
    }
    let right = wire.canonical_query();
    for query in [&*right, wire.url.query] {
        alone(Cause::QueryEncoding, &like_encode_uri(query));
    }
}

/// encodeURI leaves what separates the parts of a URL.
fn like_encode_uri(text: &str) -> String {
    let signs = [
        "%3A:", "%2F/", "%3F?", "%40@", "%24$", "%2C,", "%3B;", "%2B+", "%21!", "%27'", "%28(",
        "%29)", "%2A*",
    ];
    with_signs(text, &signs)
}

/// Derivations that slipped in one step, and keys with blanks that cannot be seen.
pub fn keys(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    if wire.claim.system == System::Tc3 {
        for (cause, derivation) in [
            (Cause::KeyHex, Derivation::UpperHexText),
            (Cause::KeyHex, Derivation::HexTextAtFirst),
            (Cause::KeySteps, Derivation::Reversed),
            (Cause::HmacSwapped, Derivation::FirstExchanged),
        ] {
            let changes = Vec::from([Change::Derivation(derivation)]);
            mistakes.alone(cause, changes, "");
        }
    }
    let secret = mistakes.base.key.clone();
    let secret = core::str::from_utf8(&secret).unwrap_or_default();
    if secret.len() > 1024 {
        return;
    }
    for blank in ["\u{a0}", "\u{200b}", "\u{3000}"] {
        for [before, after] in [["", blank], [blank, ""]] {
            let other = Zeroizing::new(concat(&[before, secret, after]));
            let changes = Vec::from([Change::Key(key_of(&other))]);
            mistakes.alone(Cause::KeyWhitespace, changes, "");
        }
    }
}

/// Every order of so many things, but for the one that they have; none where there are too many.
pub fn orders(count: usize) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = Vec::from([Vec::new()]);
    if !(2..=MOST_IN_ANY_ORDER).contains(&count) {
        return Vec::new();
    }
    for _ in 0..count {
        let longer = |order: Vec<usize>| {
            let rest = (0..count).filter(|next| !order.contains(next)).collect();
            let rest: Vec<usize> = rest;
            let added = rest.into_iter().map(|next| [&*order, &[next]].concat());
            added.collect::<Vec<_>>()
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    let as_it_is = |order: &Vec<usize>| order.is_sorted();
    all.retain(|order| !as_it_is(order));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_things_have_every_order_but_their_own() {
        assert_eq!(orders(2), [[1, 0]]);
        assert_eq!(orders(3).len(), 5);
        assert_eq!(orders(5).len(), 119);
        assert!(orders(1).is_empty() && orders(6).is_empty());
    }

    #[test]
    fn encode_uri_leaves_what_separates_the_parts_of_a_url() {
        assert_eq!(like_encode_uri("a=x%3A%2F%20%26"), "a=x:/%20%26");
    }
}
