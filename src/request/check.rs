//! What may stand in each field, checked before anything is signed.

use super::fields::{FIELDS, Field, Fields};
use crate::decimal;
use crate::error::Faults;
use crate::sign::tc3;

/// Timestamps from here on are milliseconds that were taken for seconds: as seconds
/// they lie after the year 5000.
const FIRST_MILLISECOND_TIMESTAMP: u64 = 100_000_000_000;

/// Fields that every request must have.
const REQUIRED: [Field; 5] = [
    Field::Service,
    Field::Version,
    Field::Action,
    Field::SecretId,
    Field::SecretKey,
];

/// Fields that know only a few values, besides the empty one: code, values, what is wrong.
const CHOICES: [(Field, &str, [&str; 2], &str); 4] = [
    (
        Field::Method,
        "UnknownMethod",
        ["POST", "GET"],
        "is neither \"POST\" nor \"GET\"",
    ),
    (
        Field::Language,
        "UnknownLanguage",
        ["zh-CN", "en-US"],
        "is neither \"zh-CN\" nor \"en-US\"",
    ),
    (
        Field::Algorithm,
        "UnknownAlgorithm",
        [tc3::ALGORITHM, ""],
        "is not \"TC3-HMAC-SHA256\"",
    ),
    (
        Field::PayloadSigning,
        "UnknownPayloadSigning",
        ["signed", "unsigned"],
        "is neither \"signed\" nor \"unsigned\"",
    ),
];

/// What holds for each field on its own.
pub fn fields(fields: &Fields<'_>, faults: &mut Faults) {
    for (field, name) in FIELDS {
        let text = fields.get(field);
        if text.is_empty() && REQUIRED.contains(&field) {
            faults.input(
                "MissingParameter",
                name,
                "is missing or empty",
                "Every request needs secretId, secretKey, service, version and action.",
            );
        }
        match CHOICES.iter().find(|(choice, ..)| *choice == field) {
            Some((_, code, values, problem)) => {
                if !text.is_empty() && !values.contains(&text) {
                    faults.input(code, name, problem, "Leave it out for the default.");
                }
            }
            // The timestamp has rules of its own, the Content-Type those of a header.
            None if matches!(field, Field::Timestamp | Field::ContentType) => {}
            None => plain(name, text, faults),
        }
    }
    let is_label = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !fields.get(Field::Service).bytes().all(is_label) {
        faults.input(
            "InvalidService",
            "service",
            "is not the short name of a product",
            "Give the first label of the host, \"cvm\" of cvm.tencentcloudapi.com; a full host goes into `host`.",
        );
    }
    proxy(fields.get(Field::Proxy), faults);
}

/// Unix time in whole seconds.
pub fn timestamp(value: &str, faults: &mut Faults) -> u64 {
    const HINT: &str = "Give Unix seconds, Math.floor(Date.now() / 1000), or leave it out for now.";
    match decimal::parse(value.as_bytes()) {
        Some(seconds) if seconds < FIRST_MILLISECOND_TIMESTAMP => seconds,
        Some(_) => {
            faults.input(
                "TimestampInMilliseconds",
                "timestamp",
                "is in milliseconds",
                HINT,
            );
            0
        }
        None => {
            let problem = "is not a whole number of seconds since 1970";
            faults.input("InvalidTimestamp", "timestamp", problem, HINT);
            0
        }
    }
}

/// The URL of a proxy: `https://host/path` or `http://…`, without query.
fn proxy(value: &str, faults: &mut Faults) {
    let rest = match value.as_bytes() {
        [] => return,
        [b'h', b't', b't', b'p', b's', b':', b'/', b'/', rest @ ..]
        | [b'h', b't', b't', b'p', b':', b'/', b'/', rest @ ..] => rest,
        _ => b"",
    };
    let is_special = |byte: &u8| matches!(byte, b'?' | b'#' | b'@');
    if matches!(rest, [] | [b'/', ..]) || rest.iter().any(is_special) {
        faults.input(
            "InvalidProxy",
            "proxy",
            "is not a plain http or https URL",
            "Give the address that forwards {proxy}/{host}{path}, for example https://proxy.example.com/tc3.",
        );
    }
}

/// A field of visible ASCII: it becomes part of a header or of the signed text, where
/// anything else would be changed on the way or change the meaning.
fn plain(name: &str, value: &str, faults: &mut Faults) {
    if !value.bytes().all(|byte| byte.is_ascii_graphic()) {
        faults.input(
            "InvalidCharacter",
            name,
            "contains a space, a line break, a control character or a character outside ASCII",
            "Remove it; such characters often come along when a value is copied.",
        );
    }
}
