//! The rules of ACS3-HMAC-SHA256 that a request shows on its face.

use super::{Breaches, check_expiry, check_list};
use crate::diagnose::cause::Cause;
use crate::diagnose::time;
use crate::diagnose::wire::Wire;
use crate::sign::acs3::ALGORITHM;

/// Finds what a request breaks.
pub fn check(wire: &Wire<'_>, now: Option<u64>, breaches: &mut Breaches) {
    let claim = wire.claim;
    let Some(authorization) = &claim.authorization else {
        breaches.sent(Cause::HeaderMissing, "", "Authorization");
        return;
    };
    if !claim.well_formed {
        breaches.sent(Cause::AuthorizationFormat, authorization, "");
    } else if claim.algorithm != ALGORITHM {
        breaches.sent(Cause::AlgorithmDiffers, &claim.algorithm, ALGORITHM);
    }
    if !wire.is_partial() {
        for name in [
            "x-acs-action",
            "x-acs-version",
            "x-acs-date",
            "x-acs-signature-nonce",
            "x-acs-content-sha256",
        ] {
            if wire.request.header(name).is_none_or(str::is_empty) {
                breaches.sent(Cause::HeaderMissing, "", name);
            }
        }
    }
    match wire.timestamp() {
        Some(sent) => {
            // Local time that calls itself UTC.
            let is_local = now.is_some_and(|now| {
                let ahead = sent.abs_diff(now + 8 * 3600) <= 15 * 60;
                ahead || now.abs_diff(sent + 8 * 3600) <= 15 * 60
            });
            match (is_local, now) {
                (true, Some(now)) => breaches.signed(Cause::DateLocal, wire.time, &time::iso(now)),
                _ => check_expiry(sent, now, 15, breaches),
            }
        }
        None if !wire.time.is_empty() => {
            breaches.signed(Cause::DateFormat, wire.time, "2026-01-02T03:04:05Z");
        }
        None => {}
    }
    if !claim.signed_headers.is_empty() {
        let headers = wire.request.headers.iter();
        let of_vendor = headers.filter(|(name, _)| {
            name.get(..6)
                .is_some_and(|start| start.eq_ignore_ascii_case("x-acs-"))
        });
        let of_vendor: alloc::vec::Vec<_> = of_vendor
            .map(|(name, _)| name.to_ascii_lowercase())
            .collect();
        let mut mandatory: alloc::vec::Vec<&str> = of_vendor.iter().map(|name| &**name).collect();
        mandatory.push("host");
        if wire.content_type.is_some_and(|sent| !sent.is_empty()) {
            mandatory.push("content-type");
        }
        check_list(wire, &mandatory, breaches);
    }
    let is_temporary = claim.secret_id.starts_with("STS.");
    if is_temporary && wire.token.is_none() && wire.shows_headers() {
        breaches.sent(Cause::TokenMissing, "", "x-acs-security-token");
    }
    if wire.token.is_some() && claim.secret_id.starts_with("LTAI") {
        breaches.sent(Cause::TokenNeedless, "x-acs-security-token", "");
    }
}
