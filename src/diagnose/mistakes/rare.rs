//! Mistakes that few people make, and none of them together with another one: these are tried
//! alone, so that the pairs of all others stay fast.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use crate::ascii::{concat, join};
use crate::diagnose::cause::Cause;
use crate::diagnose::change::{Change, Mistakes};
use crate::diagnose::claim::System;
use crate::diagnose::recipe::{Derivation, Line, RequestDigest, Text, Value};
use crate::diagnose::wire::{Wire, key_of};

/// So many parameters or members are tried in every order.
pub const MOST_IN_ANY_ORDER: usize = 5;

/// Adds them.
pub fn add(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    methods_and_paths(mistakes, wire);
    headers(mistakes);
    query(mistakes, wire);
    let crlf = Change::RequestDigest(RequestDigest::HexOfCrlf);
    alone(mistakes, Cause::LineEndings, Vec::from([crlf]), "\\r\\n");
    keys(mistakes, wire);
}

fn alone(mistakes: &mut Mistakes, cause: Cause, changes: Vec<Change>, found: &str) {
    mistakes.add_all(&[cause], changes, found, "", false);
}

fn methods_and_paths(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let method = mistakes.base.method.to_ascii_lowercase();
    let (first, others) = method.split_at_checked(1).unwrap_or(("", ""));
    let title = concat(&[&first.to_ascii_uppercase(), others]);
    let change = Change::Method(title.as_str().into());
    alone(mistakes, Cause::MethodDiffers, Vec::from([change]), &title);
    for scheme in ["https://", "http://", ""] {
        let path = concat(&[scheme, wire.host, wire.url.path]);
        let change = Change::Path(path.as_str().into());
        alone(mistakes, Cause::PathDiffers, Vec::from([change]), &path);
    }
}

/// The value of a line as it is signed.
fn value_of(mistakes: &Mistakes, line: &Line) -> Text {
    match &line.value {
        Value::ContentType => mistakes.base.content_type.clone(),
        Value::Host => mistakes.base.host.clone(),
        Value::Text(text) => text.clone(),
    }
}

/// A blank after one colon, CR LF after each header, and the headers where the query should be.
fn headers(mistakes: &mut Mistakes) {
    let lines = mistakes.base.lines.clone();
    let other = |index: usize, value: String| {
        let mut lines: Vec<Line> = lines.iter().cloned().collect();
        if let Some(line) = lines.get_mut(index) {
            line.value = Value::Text(value.into());
        }
        Vec::from([Change::Lines(lines.into())])
    };
    for (index, line) in lines.iter().enumerate().take(24) {
        let value = concat(&[" ", &value_of(mistakes, line)]);
        let changes = other(index, value);
        let found = concat(&[&line.name, ": "]);
        alone(mistakes, Cause::HeadersFormat, changes, &found);
    }
    let with_return = lines.iter().map(|line| Line {
        name: line.name.clone(),
        value: Value::Text(concat(&[&value_of(mistakes, line), "\r"]).into()),
    });
    let changes = Vec::from([Change::Lines(with_return.collect())]);
    alone(mistakes, Cause::LineEndings, changes, "\\r\\n");
    // A program that joins what is not empty: the line of the query is missing.
    if mistakes.base.query.is_empty() {
        let text = mistakes.base.canonical_headers();
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let none: Arc<[Line]> = Arc::from([]);
        let changes = Vec::from([Change::Query(text.into()), Change::Lines(none)]);
        alone(mistakes, Cause::QueryMissing, changes, "");
    }
}

/// The parameters in any order, and as JavaScript's encodeURI has them.
fn query(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let sent: Vec<&str> = wire.url.query.split('&').collect();
    for order in orders(sent.len()) {
        let pairs: Vec<&str> = order
            .iter()
            .filter_map(|index| sent.get(*index).copied())
            .collect();
        let query = join(&pairs, "&");
        let change = Change::Query(query.as_str().into());
        alone(mistakes, Cause::QueryOrder, Vec::from([change]), &query);
    }
    let right = mistakes.base.query.clone();
    for text in [&*right, wire.url.query] {
        let query = like_encode_uri(text);
        let change = Change::Query(query.as_str().into());
        alone(mistakes, Cause::QueryEncoding, Vec::from([change]), &query);
    }
}

/// encodeURI leaves what separates the parts of a URL.
fn like_encode_uri(text: &str) -> String {
    let mut text = String::from(text);
    for (escape, sign) in [
        ("%3A", ":"),
        ("%2F", "/"),
        ("%3F", "?"),
        ("%40", "@"),
        ("%24", "$"),
        ("%2C", ","),
        ("%3B", ";"),
        ("%2B", "+"),
        ("%21", "!"),
        ("%27", "'"),
        ("%28", "("),
        ("%29", ")"),
        ("%2A", "*"),
    ] {
        text = text.replace(escape, sign);
    }
    text
}

/// Derivations that slipped in one step, and keys with blanks that cannot be seen.
fn keys(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    if wire.claim.system == System::Tc3 {
        for (cause, derivation) in [
            (Cause::KeyHex, Derivation::UpperHexText),
            (Cause::KeyHex, Derivation::HexTextAtFirst),
            (Cause::KeySteps, Derivation::Reversed),
            (Cause::HmacSwapped, Derivation::FirstExchanged),
        ] {
            let changes = Vec::from([Change::Derivation(derivation)]);
            alone(mistakes, cause, changes, "");
        }
    }
    let secret = mistakes.base.key.clone();
    let secret = core::str::from_utf8(&secret).unwrap_or_default();
    if secret.len() > 1024 {
        return;
    }
    for blank in ["\u{a0}", "\u{200b}", "\u{3000}"] {
        for [before, after] in [["", blank], [blank, ""]] {
            let text = Zeroizing::new(concat(&[before, secret, after]));
            let changes = Vec::from([Change::Key(key_of(&text))]);
            alone(mistakes, Cause::KeyWhitespace, changes, "");
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
