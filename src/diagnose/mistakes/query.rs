//! The query is signed in another form than it is sent.

use alloc::string::String;
use alloc::vec::Vec;

use crate::ascii::{concat, join};
use crate::diagnose::cause::Cause;
use crate::diagnose::change::Mistakes;
use crate::diagnose::form::{self, Pairs};
use crate::diagnose::json;
use crate::diagnose::order::{sorted_by, sorted_pairs};
use crate::diagnose::recipe::Field;
use crate::diagnose::wire::{Wire, params_of};
use crate::http::query;

/// Adds the mistakes with the canonical query.
pub fn add(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let right = mistakes.right(Field::Query);
    let sent = wire.url.query;
    let mut query = |cause, query: &str| mistakes.swap(cause, Field::Query, query);
    if right.is_empty() {
        // A POST: nothing of the URL, and nothing of the body.
        query(Cause::QueryNeedless, sent);
        query(Cause::QueryNeedless, &encoded(&form::decode(sent), true));
        if let Ok(body) = core::str::from_utf8(wire.body.unwrap_or_default())
            && body.len() < 16 << 10
        {
            query(Cause::QueryNeedless, body);
            if let Some(value) = json::parse(body) {
                let flat = json::flat(&value);
                query(Cause::QueryNeedless, &encoded(&flat, false));
                query(Cause::QueryNeedless, &encoded(&flat, true));
            }
        }
        query(Cause::QueryNeedless, "?");
        query(Cause::QueryNeedless, "{}");
        return;
    }
    query(Cause::QueryMissing, "");
    query(Cause::QueryOrder, sent);
    // Each form would be written and hashed: a page cannot wait for that.
    if sent.len() > 8 << 10 {
        return;
    }
    let pairs = form::decode(sent);
    let by_name: Vec<&str> = sent.split('&').collect();
    let by_name = sorted_by(&by_name, |pair| String::from(*pair));
    query(Cause::QueryOrder, sent);
    query(Cause::QueryOrder, &join(&by_name, "&"));
    query(Cause::QueryEncoding, &encoded(&pairs, false));
    query(Cause::QueryOrder, &encoded(&pairs, true));
    query(Cause::QueryOrder, &encoded(&without_case(&pairs), false));
    let reversed: Pairs = pairs.iter().rev().cloned().collect();
    query(Cause::QueryOrder, &encoded(&reversed, false));
    for text in [
        &*right,
        &*encoded(&pairs, false),
        &*encoded(&pairs, true),
        sent,
    ] {
        for other in [
            text.replace("%20", "+"),
            text.replace('+', "%20"),
            lower_escapes(text),
            text.replace('%', "%25"),
            decoded(text),
            like_form(text),
            like_javascript(text),
            like_javascript(text).replace("%20", "+"),
            text.replace("%2F", "/"),
            text.replace("%7E", "~"),
            text.replace('~', "%7E"),
            text.replace('*', "%2A"),
            concat(&["?", text]),
        ] {
            query(Cause::QueryEncoding, &other);
        }
    }
    if let Some(name_only) = pairs.iter().find(|(_, value)| value.is_empty()) {
        let with_mark = concat(&[&name_only.0, "="]);
        query(
            Cause::QueryEncoding,
            &right.replace(&*with_mark, &name_only.0),
        );
    }
    // A parameter that was added after signing.
    for index in 0..pairs.len().min(24) {
        let mut fewer = pairs.clone();
        fewer.remove(index);
        query(Cause::QueryMissing, &encoded(&fewer, false));
    }
}

/// The parameters in RFC 3986's encoding.
pub fn encoded(pairs: &Pairs, sorted: bool) -> String {
    match sorted {
        true => query::encode(&params_of(&sorted_pairs(pairs))),
        false => query::encode(&params_of(pairs)),
    }
}

/// Sorted as a dictionary of people would be.
pub fn without_case(pairs: &Pairs) -> Pairs {
    sorted_by(pairs, |(name, _)| name.to_ascii_lowercase())
}

/// `%2F` as `%2f`.
pub fn lower_escapes(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    let mut digits = 0;
    for letter in text.chars() {
        if letter == '%' {
            digits = 2;
            lower.push(letter);
        } else if digits > 0 {
            digits -= 1;
            lower.push(letter.to_ascii_lowercase());
        } else {
            lower.push(letter);
        }
    }
    lower
}

/// Raw names and values, as a program has them before it encodes.
fn decoded(text: &str) -> String {
    let pairs = form::decode(text);
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| concat(&[name, "=", value]))
        .collect();
    let pairs: Vec<&str> = pairs.iter().map(|pair| &**pair).collect();
    join(&pairs, "&")
}

/// As `application/x-www-form-urlencoded`, Java's URLEncoder and PHP's urlencode have it.
pub fn like_form(text: &str) -> String {
    with_signs(text, &["%20+", "%2A*"]).replace('~', "%7E")
}

/// As JavaScript's encodeURIComponent, which leaves `!'()*`.
pub fn like_javascript(text: &str) -> String {
    with_signs(text, &["%21!", "%27'", "%28(", "%29)", "%2A*"])
}

/// Signs in place of their escapes: each text is an escape and its sign.
pub fn with_signs(text: &str, escapes: &[&str]) -> String {
    let mut text = String::from(text);
    for (escape, sign) in escapes.iter().filter_map(|both| both.split_at_checked(3)) {
        text = text.replace(escape, sign);
    }
    text
}
