//! The mistakes of signature v1: parameters, order, encoding, the front, the hash.

use alloc::string::String;
use alloc::vec::Vec;

use super::query::{encoded, like_form, like_javascript, lower_escapes, without_case};
use crate::ascii::{concat, decimal, join};
use crate::diagnose::cause::Cause;
use crate::diagnose::change::{Change, Mistakes};
use crate::diagnose::form::{self, Pairs};
use crate::diagnose::order::{sorted_by, sorted_pairs};
use crate::diagnose::recipe::{Hash, shared};
use crate::diagnose::wire::{Wire, params_of, sorted_request_string};
use crate::sign::v1::request_string;

/// Adds the mistakes of signature v1.
pub fn add(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let params = wire.params();
    order(mistakes, &params);
    encodings(mistakes, wire, &params);
    front(mistakes, wire);
    for (hash, name, other) in [
        (Hash::Sha256, "HmacSHA256", "HmacSHA1"),
        (Hash::Sha1, "HmacSHA1", "HmacSHA256"),
    ] {
        mistakes.add(Cause::V1Method, Change::Hash(hash), name, other);
    }
    values(mistakes, wire, &params);
}

fn order(mistakes: &mut Mistakes, params: &Pairs) {
    let right = mistakes.base.query.clone();
    let mut order = |cause, pairs: &Pairs| {
        let text = request_string(&params_of(pairs));
        mistakes.add(cause, Change::Query(shared(&text)), &text, &right);
    };
    order(Cause::V1Unsorted, params);
    order(Cause::V1Case, &without_case(params));
    let by = |pairs: &Pairs, key: &dyn Fn(&str, &str) -> String| {
        sorted_by(pairs, |(name, value)| key(name, value))
    };
    order(
        Cause::V1Unsorted,
        &by(params, &|name, _| with_wide_numbers(name)),
    );
    // The parameters of the action after the common ones, and the other way round.
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
    let rank = |is_first: bool| String::from(if is_first { "0" } else { "1" });
    let sorted = sorted_pairs(params);
    for pairs in [&sorted, params] {
        let common_first = by(pairs, &|name, _| rank(COMMON.contains(&name)));
        order(Cause::V1Unsorted, &common_first);
        let common_last = by(pairs, &|name, _| rank(!COMMON.contains(&name)));
        order(Cause::V1Unsorted, &common_last);
    }
    order(Cause::V1Unsorted, &by(&sorted, &|_, value| value.into()));
    let reversed: Pairs = sorted.iter().rev().cloned().collect();
    order(Cause::V1Unsorted, &reversed);
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

fn encodings(mistakes: &mut Mistakes, wire: &Wire<'_>, params: &Pairs) {
    let right = mistakes.base.query.clone();
    let mut signed = |cause, text: &str| {
        mistakes.add(cause, Change::Query(shared(text)), text, &right);
    };
    for sorted in [true, false] {
        let text = encoded(params, sorted);
        signed(Cause::V1Encoded, &text);
        signed(Cause::V1Encoded, &like_form(&text));
        signed(Cause::V1Encoded, &like_javascript(&text));
        signed(
            Cause::V1Encoded,
            &like_javascript(&text).replace("%20", "+"),
        );
        signed(Cause::V1Encoded, &text.replace("%20", "+"));
        signed(Cause::V1Encoded, &lower_escapes(&text));
        signed(Cause::V1Encoded, &text.replace('%', "%25"));
        signed(Cause::V1Encoded, &text.replace("%2F", "/"));
    }
    let folded = encoded(&without_case(params), false);
    signed(Cause::V1Case, &folded);
    // A value that was sent as it is: its `+` reached the server as a blank.
    let raw: Pairs = params
        .iter()
        .map(|(name, value)| (name.clone(), value.replace(' ', "+")))
        .collect();
    signed(Cause::V1Wire, &sorted_request_string(&raw));
    // A value that was encoded twice on the wire.
    let decoded: Pairs = params
        .iter()
        .map(|(name, value)| (name.clone(), crate::diagnose::form::decode_text(value)))
        .collect();
    signed(Cause::V1Wire, &sorted_request_string(&decoded));
    let query = wire.url.query;
    signed(Cause::V1Encoded, query);
    if let Some((before, _)) = query.split_once("&Signature=") {
        signed(Cause::V1Encoded, before);
    }
    let joined = right.replace('&', "&amp;");
    signed(Cause::V1Encoded, &joined);
    let without_marks = right.replace(['&', '='], "");
    signed(Cause::V1Encoded, &without_marks);
}

fn front(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let base = mistakes.base.clone();
    let mut front = |change: Change, found: &str, expected: &str| {
        mistakes.add(Cause::V1Head, change, found, expected);
    };
    for method in ["GET", "POST", "get", "post", ""] {
        front(Change::Method(shared(method)), method, &base.method);
    }
    let (name, _) = base.host.split_once(':').unwrap_or((&base.host, ""));
    let (label, rest) = name.split_once('.').unwrap_or((name, ""));
    let region = form::value(&wire.claim.params, "Region").unwrap_or_default();
    for host in [
        name,
        &*concat(&[label, ".", region, ".tencentcloudapi.com"]),
        wire.url.host,
        wire.host,
        "",
        "cvm.tencentcloudapi.com",
        "cvm.api.qcloud.com",
        &*concat(&["https://", name]),
        &*concat(&["http://", name]),
        &*concat(&[name, ":443"]),
        &*concat(&[label, ".tencentcloudapi.com"]),
        &*concat(&[label, ".api.qcloud.com"]),
        &*name.to_ascii_uppercase(),
        rest,
    ] {
        let change = Change::Host(shared(host));
        front(change, host, &base.host);
    }
    for path in ["/", "", "/v2/index.php", "/index.php", wire.url.path] {
        front(Change::Path(shared(path)), path, &base.path);
    }
    for mark in ["", "&", "\n"] {
        front(Change::Colon(shared(mark)), mark, "?");
    }
    // The request string alone, as the newer signature has it in parts.
    let parts = [
        Change::Method(shared("")),
        Change::Host(shared("")),
        Change::Path(shared("")),
        Change::Colon(shared("")),
    ];
    mistakes.add_all(&[Cause::V1Head], parts.into(), "", &base.host, true);
    let without_path = [Change::Path(shared("")), Change::Colon(shared(""))];
    mistakes.add_all(&[Cause::V1Head], without_path.into(), "", "/?", true);
    let lines = [
        Change::Method(shared(&concat(&[&base.method, "\n"]))),
        Change::Host(shared(&concat(&[&base.host, "\n"]))),
        Change::Path(shared(&concat(&[&base.path, "\n"]))),
        Change::Colon(shared("")),
    ];
    mistakes.add_all(&[Cause::V1Head], lines.into(), "\\n", "", true);
}

/// Other values, and parameters that were added or left out after signing.
fn values(mistakes: &mut Mistakes, wire: &Wire<'_>, params: &Pairs) {
    let mut with = |cause, pairs: &Pairs, found: &str, expected: &str| {
        let text = sorted_request_string(pairs);
        mistakes.add(cause, Change::Query(shared(&text)), found, expected);
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
    if let Some(timestamp) = wire.timestamp() {
        let mut time = |cause, time: u64| {
            let time = decimal(time);
            with(cause, &replaced("Timestamp", &time), &time, wire.time);
        };
        for offset in 1..=10 {
            time(Cause::TimestampDiffers, timestamp.saturating_sub(offset));
            time(Cause::TimestampDiffers, timestamp.saturating_add(offset));
        }
        time(Cause::TimestampMilliseconds, timestamp.saturating_mul(1000));
        time(Cause::TimestampMilliseconds, timestamp / 1000);
    }
    for method in ["HmacSHA256", "HmacSHA1"] {
        let pairs = replaced("SignatureMethod", method);
        with(Cause::V1Method, &pairs, method, wire.claim.system.id());
        let mut more = params.clone();
        more.retain(|(name, _)| name != "SignatureMethod");
        more.push(("SignatureMethod".into(), method.into()));
        with(Cause::V1Method, &more, method, wire.claim.system.id());
    }
    for index in 0..params.len().min(48) {
        let mut fewer = params.clone();
        let (name, _) = fewer.remove(index);
        with(Cause::ParameterMissing, &fewer, "", &name);
    }
    // A signature that is among its own parameters, still empty.
    let mut with_signature = params.clone();
    with_signature.push(("Signature".into(), String::new()));
    with(Cause::V1Wire, &with_signature, "Signature", "");
}
