//! The mistakes of signature v1: parameters, order, encoding, the front, the hash.

use alloc::string::String;
use alloc::vec::Vec;

use super::query::{encoded, like_form, like_javascript, lower_escapes, without_case};
use super::scope::offsets;
use crate::ascii::{concat, decimal, join};
use crate::diagnose::cause::Cause;
use crate::diagnose::change::{Change, Mistakes, text};
use crate::diagnose::form::{self, Pairs};
use crate::diagnose::order::{sorted_by, sorted_pairs};
use crate::diagnose::recipe::{Field, Hash};
use crate::diagnose::wire::{Wire, params_of, sorted_request_string};
use crate::sign::v1::request_string;

/// SignatureMethod names another hash.
pub fn hashes(mistakes: &mut Mistakes, _: &Wire<'_>) {
    for (hash, name, other) in [
        (Hash::Sha256, "HmacSHA256", "HmacSHA1"),
        (Hash::Sha1, "HmacSHA1", "HmacSHA256"),
    ] {
        mistakes.add(Cause::V1Method, Change::Hash(hash), name, other);
    }
}

/// The common parameters, which some programs put before or after those of the action.
const COMMON: [&str; 8] = [
    "Action",
    "Version",
    "Region",
    "Timestamp",
    "Nonce",
    "SecretId",
    "SignatureMethod",
    "Token",
];

/// The parameters in another order, one at a time; false where there are no more.
pub fn order(mistakes: &mut Mistakes, wire: &Wire<'_>, at: usize) -> bool {
    let params = wire.params();
    let common = |pairs: &Pairs, are_first: bool| {
        sorted_by(pairs, |(name, _)| {
            let is_first = COMMON.contains(&&**name) == are_first;
            String::from(if is_first { "0" } else { "1" })
        })
    };
    let pairs = match at {
        0 => params,
        1 => without_case(&params),
        2 => sorted_by(&params, |(name, _)| with_wide_numbers(name)),
        3 => common(&sorted_pairs(&params), true),
        4 => common(&sorted_pairs(&params), false),
        5 => common(&params, true),
        6 => common(&params, false),
        7 => sorted_by(&sorted_pairs(&params), |(_, value)| value.clone()),
        8 => sorted_pairs(&params).into_iter().rev().collect(),
        _ => return false,
    };
    let cause = match at {
        1 => Cause::V1Case,
        _ => Cause::V1Unsorted,
    };
    mistakes.swap(cause, Field::Query, &request_string(&params_of(&pairs)));
    true
}

/// `Tags.10` as a text that comes after `Tags.9`.
fn with_wide_numbers(name: &str) -> String {
    let labels = name.split('.').map(|label| {
        let zeros = match label.bytes().all(|byte| byte.is_ascii_digit()) {
            true => "0000000000".get(label.len()..).unwrap_or_default(),
            false => "",
        };
        concat(&[zeros, label])
    });
    let labels: Vec<String> = labels.collect();
    let labels: Vec<&str> = labels.iter().map(|label| &**label).collect();
    join(&labels, ".")
}

/// How many ways of encoding there are.
const ENCODINGS: usize = 8;

/// The parameters encoded before signing, in the right order and in others, one at a time; false
/// where there are no more.
pub fn encodings(mistakes: &mut Mistakes, wire: &Wire<'_>, at: usize) -> bool {
    let params = wire.params();
    let (pairs, causes) = match at / ENCODINGS {
        0 => (sorted_pairs(&params), &[Cause::V1Encoded][..]),
        1 => (params, &[Cause::V1Unsorted, Cause::V1Encoded][..]),
        2 => (
            without_case(&params),
            &[Cause::V1Case, Cause::V1Encoded][..],
        ),
        _ => return false,
    };
    let encoded = encoded(&pairs, false);
    let other = match at % ENCODINGS {
        0 => encoded,
        1 => like_form(&encoded),
        2 => like_javascript(&encoded),
        3 => like_javascript(&encoded).replace("%20", "+"),
        4 => encoded.replace("%20", "+"),
        5 => lower_escapes(&encoded),
        6 => encoded.replace('%', "%25"),
        _ => encoded.replace("%2F", "/"),
    };
    let changes = Vec::from([text(Field::Query, &other)]);
    let right = mistakes.right(Field::Query);
    mistakes.add_all(causes, changes, &other, &right, true);
    true
}

/// What was damaged on its way, and request strings that were written in another way, one at a
/// time; false where there are no more.
pub fn damages(mistakes: &mut Mistakes, wire: &Wire<'_>, at: usize) -> bool {
    let with_values = |change: fn(&str) -> String| {
        let pairs = wire.params().into_iter();
        let pairs: Pairs = pairs.map(|(name, value)| (name, change(&value))).collect();
        sorted_request_string(&pairs)
    };
    let right = mistakes.right(Field::Query);
    let query = wire.url.query;
    let (cause, text) = match at {
        // A value that was sent as it is: its `+` reached the server as a blank.
        0 => (Cause::V1Wire, with_values(|value| value.replace(' ', "+"))),
        // A value that was encoded twice on the wire.
        1 => (Cause::V1Wire, with_values(form::decode_text)),
        2 => (Cause::V1Encoded, query.into()),
        3 => match query.split_once("&Signature=") {
            Some((before, _)) => (Cause::V1Encoded, before.into()),
            None => return true,
        },
        4 => (Cause::V1Encoded, right.replace('&', "&amp;")),
        5 => (Cause::V1Encoded, right.replace(['&', '='], "")),
        _ => return false,
    };
    mistakes.swap(cause, Field::Query, &text);
    true
}

/// Another front.
pub fn front(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let mut front = |field, others: &[&str]| mistakes.swap_each(Cause::V1Head, field, others);
    front(Field::Method, &["GET", "POST", "get", "post", ""]);
    let sent = &*wire.host.to_ascii_lowercase();
    let (name, _) = sent.split_once(':').unwrap_or((sent, ""));
    let (label, rest) = name.split_once('.').unwrap_or((name, ""));
    let region = form::value(&wire.claim.params, "Region").unwrap_or_default();
    let hosts = [
        name,
        &concat(&[label, ".", region, ".tencentcloudapi.com"]),
        wire.url.host,
        wire.host,
        "",
        "cvm.tencentcloudapi.com",
        "cvm.api.qcloud.com",
        &concat(&["https://", name]),
        &concat(&["http://", name]),
        &concat(&[name, ":443"]),
        &concat(&[label, ".tencentcloudapi.com"]),
        &concat(&[label, ".api.qcloud.com"]),
        &name.to_ascii_uppercase(),
        rest,
    ];
    front(Field::Host, &hosts);
    let paths = ["/", "", "/v2/index.php", "/index.php", wire.url.path];
    front(Field::Path, &paths);
    // As echo ends what it prints.
    for (end, shown) in [("\n", "\\n"), ("\r\n", "\\r\\n")] {
        let end = text(Field::StringEnd, end);
        mistakes.add(Cause::LineEndings, end, shown, "");
    }
    for mark in ["", "&", "\n"] {
        mistakes.add(Cause::V1Head, text(Field::Colon, mark), mark, "?");
    }
    let mut several = |changes: Vec<Change>, found: &str, expected: &str| {
        mistakes.add_all(&[Cause::V1Head], changes, found, expected, true);
    };
    // The request string alone, as the newer signature has it in parts.
    let fields = [Field::Method, Field::Host, Field::Path, Field::Colon];
    let nothing = |fields: &[Field]| fields.iter().map(|field| text(*field, "")).collect();
    several(nothing(&fields), "", sent);
    several(nothing(&[Field::Path, Field::Colon]), "", "/?");
    let base = &mistakes.base;
    let lines = fields.map(|field| match field {
        Field::Colon => text(field, ""),
        _ => text(field, &concat(&[base.text(field), "\n"])),
    });
    mistakes.add_all(&[Cause::V1Head], lines.into(), "\\n", "", true);
}

/// Of longer parameters no value is tried: each is all of them in order again.
const LONG: usize = 32 << 10;

/// Other values, and parameters that were added or left out after signing: one at a time, since
/// each is all parameters in order again. False where there are no more.
pub fn values(mistakes: &mut Mistakes, wire: &Wire<'_>, at: usize) -> bool {
    if mistakes.base.text(Field::Query).len() > LONG {
        return false;
    }
    let params = wire.params();
    let mut with = |cause, pairs: &Pairs, found: &str, expected: &str| {
        let query = text(Field::Query, &sorted_request_string(pairs));
        mistakes.add(cause, query, found, expected);
    };
    let replaced = |name: &str, value: &str| -> Pairs {
        let mut pairs = params.clone();
        for (known, old) in &mut pairs {
            if known == name {
                *old = value.into();
            }
        }
        pairs
    };
    if let (Some(timestamp), Some(offset)) = (wire.timestamp(), offsets().take(20).nth(at)) {
        let time = decimal(timestamp.saturating_add_signed(offset));
        let pairs = replaced("Timestamp", &time);
        with(Cause::TimestampDiffers, &pairs, &time, wire.time);
        return true;
    }
    if let (Some(timestamp), 20) = (wire.timestamp(), at) {
        for time in [timestamp.saturating_mul(1000), timestamp / 1000] {
            let time = decimal(time);
            let pairs = replaced("Timestamp", &time);
            with(Cause::TimestampMilliseconds, &pairs, &time, wire.time);
        }
    }
    if at == 21 {
        for method in ["HmacSHA256", "HmacSHA1"] {
            let pairs = replaced("SignatureMethod", method);
            with(Cause::V1Method, &pairs, method, wire.claim.system.id());
            let mut more = params.clone();
            more.retain(|(name, _)| name != "SignatureMethod");
            more.push(("SignatureMethod".into(), method.into()));
            with(Cause::V1Method, &more, method, wire.claim.system.id());
        }
    }
    let index = at.checked_sub(22);
    if let Some(index) = index.filter(|index| *index < params.len().min(48)) {
        let mut fewer = params;
        let (name, _) = fewer.remove(index);
        with(Cause::ParameterMissing, &fewer, "", &name);
        return true;
    }
    if index.is_some() {
        // A signature that is among its own parameters, still empty.
        let mut with_signature = params.clone();
        with_signature.push(("Signature".into(), String::new()));
        with(Cause::V1Wire, &with_signature, "Signature", "");
    }
    index.is_none()
}
