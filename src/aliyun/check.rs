//! What may stand in each field of a request to Alibaba Cloud.

use super::request::AcsRequest;
use crate::error::FirstFault;
use crate::fault::Fault;
use crate::http::url::check_proxy;
use crate::keys::check_key;

/// How the time of a request is written.
const EXAMPLE_DATE: &str = "2026-01-02T03:04:05Z";

/// What holds for each text on its own.
pub fn check_texts(request: &AcsRequest<'_>, faults: &mut FirstFault) {
    let (id, secret, token) = match &request.credentials {
        Some(keys) => (
            keys.access_key_id,
            keys.access_key_secret,
            keys.security_token,
        ),
        // Not asked for: anything will do.
        None => ("-", "-", ""),
    };
    for &(name, text, is_required) in &[
        ("action", request.action, true),
        ("version", request.version, true),
        ("accessKeyId", id, true),
        ("accessKeySecret", secret, true),
        ("region", request.region, false),
        ("accountId", request.account_id, false),
        ("nonce", request.nonce, false),
        ("proxy", request.proxy, false),
        ("securityToken", token, false),
    ] {
        if text.is_empty() && is_required {
            faults.add(Fault::MissingParameter, name);
        }
        if name.starts_with("access") || name == "securityToken" {
            check_key(text, name, faults);
        }
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            faults.add(Fault::InvalidCharacter, name);
        }
    }
    if request.date == "1970-01-01T00:00:00Z" {
        faults.add(Fault::ClockAtZero, "date");
    }
    if !is_date(request.date.as_bytes()) {
        faults.describe(Fault::InvalidDate, "date", [EXAMPLE_DATE, ""]);
    }
    check_proxy(request.proxy, faults);
}

/// `2026-01-02T03:04:05Z`
fn is_date(text: &[u8]) -> bool {
    const FORM: &[u8] = b"0000-00-00T00:00:00Z";
    let fits = |(byte, form): (&u8, &u8)| match form {
        b'0' => byte.is_ascii_digit(),
        form => byte == form,
    };
    text.len() == FORM.len() && text.iter().zip(FORM).all(fits)
}
