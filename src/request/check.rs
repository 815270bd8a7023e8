//! What may stand in each field, checked before anything is signed.

use super::{ApiRequest, Credentials, Payload};
use crate::decimal;
use crate::error::Faults;
use crate::sign::tc3;

/// Timestamps from here on are milliseconds that were taken for seconds: as seconds
/// they lie after the year 5000.
const FIRST_MILLISECOND_TIMESTAMP: u64 = 100_000_000_000;

/// Secret id, secret key and token; service, action and version.
pub fn names<B>(request: &ApiRequest<'_, B>, credentials: &Credentials<'_>, faults: &mut Faults) {
    for (name, value, required) in [
        ("secretId", credentials.secret_id, true),
        ("secretKey", credentials.secret_key, true),
        ("token", credentials.token, false),
        ("service", request.service, true),
        ("version", request.version, true),
        ("action", request.action, true),
        ("region", request.region, false),
        ("host", request.host, false),
        ("path", request.path, false),
    ] {
        if required && value.is_empty() {
            faults.input(
                "MissingParameter",
                name,
                "is missing or empty",
                "Every request needs secretId, secretKey, service, version and action.",
            );
        }
        plain(name, value, faults);
    }
    let is_label = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !request.service.bytes().all(is_label) {
        faults.input(
            "InvalidService",
            "service",
            "is not the short name of a product",
            "Give the first label of the host, \"cvm\" of cvm.tencentcloudapi.com; a full host goes into `host`.",
        );
    }
}

/// The options that know only a few values.
pub fn choices<B>(request: &ApiRequest<'_, B>, faults: &mut Faults) {
    for (code, name, value, known, problem) in [
        (
            "UnknownMethod",
            "method",
            request.method,
            ["", "POST", "GET"],
            "is neither \"POST\" nor \"GET\"",
        ),
        (
            "UnknownLanguage",
            "language",
            request.language,
            ["", "zh-CN", "en-US"],
            "is neither \"zh-CN\" nor \"en-US\"",
        ),
        (
            "UnknownAlgorithm",
            "algorithm",
            request.algorithm,
            ["", tc3::ALGORITHM, ""],
            "is not \"TC3-HMAC-SHA256\"",
        ),
        (
            "UnknownPayloadSigning",
            "payloadSigning",
            request.payload_signing,
            ["", "signed", "unsigned"],
            "is neither \"signed\" nor \"unsigned\"",
        ),
    ] {
        if !known.contains(&value) {
            faults.input(code, name, problem, "Leave it out for the default.");
        }
    }
    if request.method == "GET" && matches!(request.payload, Payload::Body(_)) {
        faults.input(
            "BodyWithGet",
            "body",
            "cannot be sent with GET",
            "Use `params`, which become the query, or the method POST.",
        );
    }
}

/// Unix time in whole seconds.
pub fn timestamp(value: &str, faults: &mut Faults) -> u64 {
    const HINT: &str = "Give Unix seconds, Math.floor(Date.now() / 1000), or leave it out for now.";
    match decimal::parse(value) {
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
pub fn proxy(value: &str, faults: &mut Faults) {
    plain("proxy", value, faults);
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
