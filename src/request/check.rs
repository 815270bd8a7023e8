//! What may stand in each field, checked before anything is signed.

use super::Algorithm;
use super::fields::{FIELDS, Field, Fields};
use crate::decimal;
use crate::error::Faults;
use crate::fault::Fault;
use crate::text::join;

/// Timestamps from here on are milliseconds that were taken for seconds: as seconds
/// they lie after the year 5000.
const FIRST_MILLISECOND_TIMESTAMP: u64 = 100_000_000_000;

/// Fields that know only a few values, besides the empty one.
const CHOICES: [(Field, &[&str]); 5] = [
    (Field::Method, &["POST", "GET"]),
    (Field::Language, &["zh-CN", "en-US"]),
    (
        Field::Endpoint,
        &["nearest", "regional", "internal", "intl"],
    ),
    (
        Field::Algorithm,
        &["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1", "SKIP"],
    ),
    (Field::PayloadSigning, &["signed", "unsigned"]),
];

/// What holds for each field on its own.
pub fn fields(fields: &Fields<'_>, algorithm: Algorithm, faults: &mut Faults) {
    for (field, name) in FIELDS {
        let text = fields.get(field);
        let is_required = match field {
            Field::Service | Field::Version | Field::Action => true,
            Field::SecretId | Field::SecretKey => algorithm != Algorithm::Skip,
            _ => false,
        };
        if text.is_empty() && is_required {
            faults.add(Fault::MissingParameter, name);
        }
        match CHOICES.iter().find(|(choice, _)| *choice == field) {
            Some((_, values)) => {
                if !text.is_empty() && !values.contains(&text) {
                    faults.describe(Fault::UnknownValue, name, &[&join(values, ", ")]);
                }
            }
            // Numbers have rules of their own, the Content-Type those of a header.
            None if matches!(field, Field::Timestamp | Field::Nonce | Field::ContentType) => {}
            // A field of visible ASCII: it becomes part of a header or of the signed text,
            // where anything else would be changed on the way or change the meaning.
            None if text.bytes().all(|byte| byte.is_ascii_graphic()) => {}
            None => faults.add(Fault::InvalidCharacter, name),
        }
        let has_meaning = match field {
            Field::PayloadSigning => !algorithm.is_v1(),
            _ => true,
        };
        if !text.is_empty() && !has_meaning {
            faults.add(Fault::OnlyInV3, name);
        }
    }
    let is_label = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !fields.get(Field::Service).bytes().all(is_label) {
        faults.add(Fault::InvalidService, "service");
    }
    proxy(fields.get(Field::Proxy), faults);
}

/// Unix time in whole seconds.
pub fn timestamp(value: &str, faults: &mut Faults) -> u64 {
    let fault = match decimal::parse(value.as_bytes()) {
        Some(seconds) if seconds < FIRST_MILLISECOND_TIMESTAMP => return seconds,
        Some(_) => Fault::TimestampInMilliseconds,
        None => Fault::InvalidTimestamp,
    };
    faults.add(fault, "timestamp");
    0
}

/// A positive whole number that JavaScript can write exactly.
pub fn nonce(value: &str, faults: &mut Faults) {
    if !matches!(
        decimal::parse(value.as_bytes()),
        Some(1..=0x1f_ffff_ffff_ffff)
    ) {
        faults.add(Fault::InvalidNonce, "nonce");
    }
}

/// The URL of a proxy.
pub(crate) fn proxy(value: &str, faults: &mut Faults) {
    if !value.is_empty() && !is_plain_url(value) {
        faults.add(Fault::InvalidProxy, "proxy");
    }
}

/// `https://host/path` or `http://…`, without a query, a fragment and a user.
pub(crate) fn is_plain_url(value: &str) -> bool {
    let behind_scheme = value
        .strip_prefix("https://")
        .or(value.strip_prefix("http://"));
    let rest = behind_scheme.unwrap_or_default().as_bytes();
    let is_special = |byte: &u8| matches!(byte, b'?' | b'#' | b'@');
    !matches!(rest, [] | [b'/', ..]) && !rest.iter().any(is_special)
}
