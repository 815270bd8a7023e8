//! The rules of signature v1 that a request shows on its face.

use alloc::vec::Vec;

use super::{Breaches, check_timestamp, check_token, hex_of, of_base64, of_hex};
use crate::diagnose::cause::Cause;
use crate::diagnose::claim::System;
use crate::diagnose::form;
use crate::diagnose::wire::Wire;

/// Finds what a request breaks.
pub fn check(wire: &Wire<'_>, now: Option<u64>, breaches: &mut Breaches) {
    let params = &wire.claim.params;
    for name in [
        "Action",
        "Version",
        "Timestamp",
        "Nonce",
        "SecretId",
        "Signature",
    ] {
        if form::value(params, name).is_none_or(str::is_empty) {
            breaches.sent(Cause::ParameterMissing, "", name);
        }
    }
    let method = form::value(params, "SignatureMethod");
    if let Some(method) = method
        && !matches!(method, "HmacSHA256" | "HmacSHA1")
    {
        breaches.signed(Cause::V1Method, method, "HmacSHA256");
    }
    check_timestamp(wire, now, breaches);
    check_token(wire, breaches);
}

/// A signature of 32 bytes is one with SHA-256, whatever the request names.
pub fn check_length(wire: &Wire<'_>, signature: &[u8], breaches: &mut Breaches) {
    if wire.claim.system == System::HmacSha1 && signature.len() == 32 {
        breaches.signed(Cause::V1Method, "HmacSHA256", "HmacSHA1");
    }
}

/// The bytes of a signature, as it should have arrived: in base64. What the wire changed, and
/// another form, is named.
pub fn signature_bytes(wire: &Wire<'_>, breaches: &mut Breaches) -> Option<Vec<u8>> {
    let sent = &*wire.claim.signature;
    if let Some(bytes) = of_hex(sent) {
        breaches.signed(Cause::SignatureBase64, sent, "");
        return Some(bytes);
    }
    if sent.contains(' ') {
        let mended = sent.replace(' ', "+");
        breaches.signed(Cause::V1Wire, sent, &mended);
        return of_base64(&mended);
    }
    if sent.contains('%') {
        let mended = form::decode_text(&sent.replace('+', "%2B"));
        breaches.signed(Cause::V1Wire, sent, &mended);
        return of_base64(&mended);
    }
    let bytes = of_base64(sent)?;
    // Base64 of the digits.
    let digits = core::str::from_utf8(&bytes).ok().and_then(of_hex);
    if let Some(digits) = digits {
        breaches.signed(Cause::SignatureBase64, sent, &hex_of(&digits));
        return Some(digits);
    }
    Some(bytes)
}
