//! What can be told from the request alone, without a key: rules that it breaks.

mod aliyun;
mod tencent;
pub mod v1;

use alloc::string::String;
use alloc::vec::Vec;

use super::cause::Cause;
use super::claim::System;
use super::diagnosis::{FoundCause, Grade};
use super::order::sorted_by;
use super::wire::Wire;
use crate::ascii::decimal;

/// A rule that the request breaks.
#[derive(Clone, Debug)]
pub struct Breach {
    /// The rule and what was seen.
    pub found: FoundCause,
    /// Whether what is wrong is part of what was signed: then a signature that agrees with it
    /// proves it.
    pub is_signed: bool,
}

/// The breaches that were found.
#[derive(Default)]
pub struct Breaches(pub Vec<Breach>);

impl Breaches {
    /// A rule about what is signed.
    pub fn signed(&mut self, cause: Cause, found: &str, expected: &str) {
        self.put(cause, Grade::Certain, found, expected, true);
    }

    /// A rule about what is sent.
    pub fn sent(&mut self, cause: Cause, found: &str, expected: &str) {
        self.put(cause, Grade::Certain, found, expected, false);
    }

    /// What looks wrong and may be right.
    fn likely(&mut self, cause: Cause, found: &str, expected: &str) {
        self.put(cause, Grade::Likely, found, expected, false);
    }

    fn put(&mut self, cause: Cause, grade: Grade, found: &str, expected: &str, is_signed: bool) {
        self.0.push(Breach {
            found: FoundCause {
                cause,
                grade,
                found: found.into(),
                expected: expected.into(),
            },
            is_signed,
        });
    }
}

/// Every rule that a request breaks. `now` is a Unix time in seconds.
pub fn breaches(wire: &Wire<'_>, now: Option<u64>) -> Breaches {
    let mut breaches = Breaches::default();
    match wire.claim.system {
        System::Tc3 => tencent::check(wire, now, &mut breaches),
        System::Acs3 => aliyun::check(wire, now, &mut breaches),
        System::HmacSha1 | System::HmacSha256 => v1::check(wire, now, &mut breaches),
    }
    breaches
}

/// Tencent's token goes with temporary credentials, and with no others. Permanent SecretIds
/// have 36 characters, temporary ones far more.
fn check_token(wire: &Wire<'_>, breaches: &mut Breaches) {
    let id = &*wire.claim.secret_id;
    let is_temporary = id.len() > 40;
    let shows_token = wire.claim.system.is_v1() || wire.shows_headers();
    if is_temporary && shows_token && wire.token.is_none() {
        breaches.sent(Cause::TokenMissing, "", "X-TC-Token");
    }
    if wire.token.is_some() && !is_temporary && id.len() == 36 && id.starts_with("AKID") {
        breaches.sent(Cause::TokenNeedless, "X-TC-Token", "");
    }
}

/// How far a request may be from the service's clock.
fn check_expiry(time: u64, now: Option<u64>, minutes: u64, breaches: &mut Breaches) {
    let Some(now) = now else { return };
    if now.abs_diff(time) > minutes * 60 {
        let (time, now) = (decimal(time), decimal(now));
        breaches.sent(Cause::TimestampExpired, &time, &now);
    }
}

/// A Unix time as the headers and parameters of Tencent Cloud have it.
fn check_timestamp(wire: &Wire<'_>, now: Option<u64>, breaches: &mut Breaches) -> Option<u64> {
    let timestamp = wire.timestamp()?;
    let seconds = super::mistakes::in_seconds(timestamp);
    if seconds != timestamp {
        breaches.signed(Cause::TimestampMilliseconds, wire.time, &decimal(seconds));
    } else {
        check_expiry(timestamp, now, 5, breaches);
    }
    Some(seconds)
}

/// The bytes of the signature that was sent. Another form than the system's is named as a breach.
pub fn sent_signature(wire: &Wire<'_>, breaches: &mut Breaches) -> Option<Vec<u8>> {
    match wire.claim.system.is_v1() {
        true => v1::signature_bytes(wire, breaches),
        false => check_hex_signature(&wire.claim.signature, breaches),
    }
}

/// The bytes of a signature that should be hex in lower case. Another form is named as a breach.
fn check_hex_signature(signature: &str, breaches: &mut Breaches) -> Option<Vec<u8>> {
    if let Some(bytes) = of_hex(signature) {
        if signature.bytes().any(|byte| byte.is_ascii_uppercase()) {
            let lower = signature.to_ascii_lowercase();
            breaches.signed(Cause::SignatureCase, signature, &lower);
        }
        return Some(bytes);
    }
    let bytes = of_base64(signature)?;
    // Base64 of the digits, as base64(hash_hmac(…)) of PHP gives.
    let digits = core::str::from_utf8(&bytes).ok().and_then(of_hex);
    let bytes = digits.unwrap_or(bytes);
    breaches.signed(Cause::SignatureBase64, signature, &hex_of(&bytes));
    Some(bytes)
}

/// 64 or 40 digits as bytes.
pub fn of_hex(text: &str) -> Option<Vec<u8>> {
    let mut bytes = alloc::vec![0; text.len() / 2];
    let fits = matches!(text.len(), 64 | 40);
    (fits && hex::decode_to_slice(text, &mut bytes).is_ok()).then_some(bytes)
}

/// Base64 with or without padding, of either alphabet.
pub fn of_base64(text: &str) -> Option<Vec<u8>> {
    use base64ct::{Base64Unpadded, Encoding};
    let plain = text.replace('-', "+").replace('_', "/");
    let bytes = Base64Unpadded::decode_vec(plain.trim_end_matches('=')).ok()?;
    matches!(bytes.len(), 20 | 32 | 40 | 64).then_some(bytes)
}

/// Bytes in base64, with padding.
pub fn base64_of(bytes: &[u8]) -> String {
    use base64ct::{Base64, Encoding};
    Base64::encode_string(bytes)
}

/// The digits of any bytes.
pub fn hex_of(bytes: &[u8]) -> String {
    let mut digits = alloc::vec![0; bytes.len() * 2];
    let _ = hex::encode_to_slice(bytes, &mut digits); // There is room for all of it.
    crate::ascii::text_of(&digits)
}

/// The headers that are listed as signed: in order, in lower case, sent, and the mandatory
/// ones among them.
fn check_list(wire: &Wire<'_>, mandatory: &[&str], breaches: &mut Breaches) {
    let listed = &*wire.claim.signed_headers;
    let names = wire.claim.signed_names();
    if listed.bytes().any(|byte| byte.is_ascii_uppercase()) {
        breaches.signed(Cause::HeadersCase, listed, &listed.to_ascii_lowercase());
    }
    let sorted = sorted_by(&names, String::clone);
    let sorted: Vec<&str> = sorted.iter().map(|name| &**name).collect();
    let sorted = crate::ascii::join(&sorted, ";");
    if !listed.eq_ignore_ascii_case(&sorted) {
        let cause = match !listed.contains([',', ' ']) {
            true if listed.len() == sorted.len() => Cause::HeadersOrder,
            _ => Cause::HeadersFormat,
        };
        breaches.signed(cause, listed, &sorted);
    }
    let mut all = names.clone();
    all.extend(mandatory.iter().map(|name| String::from(*name)));
    let all = super::order::sorted(&all);
    let all: Vec<&str> = all.iter().map(|name| &**name).collect();
    let lacks = |name: &&str| !names.iter().any(|known| known == name);
    if mandatory.iter().any(lacks) {
        breaches.signed(Cause::HeadersList, listed, &crate::ascii::join(&all, ";"));
    }
    if wire.is_partial() {
        return;
    }
    for name in &names {
        let is_sent = name == "host" || wire.request.header(name).is_some();
        if !is_sent && name != "content-type" {
            breaches.signed(Cause::HeadersList, name, "");
        }
    }
}
