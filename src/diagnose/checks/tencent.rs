//! The rules of TC3-HMAC-SHA256 that a request shows on its face.

use super::{Breaches, check_list, check_timestamp, check_token};
use crate::diagnose::cause::Cause;
use crate::diagnose::wire::Wire;
use crate::sign::tc3::ALGORITHM;
use crate::sign::utc_date::utc_date;

/// Finds what a request breaks.
pub fn check(wire: &Wire<'_>, now: Option<u64>, breaches: &mut Breaches) {
    let claim = wire.claim;
    let Some(authorization) = &claim.authorization else {
        if wire.shows_headers() {
            breaches.sent(Cause::HeaderMissing, "", "Authorization");
        }
        headers(wire, breaches);
        return;
    };
    if !claim.well_formed {
        breaches.sent(Cause::AuthorizationFormat, authorization, "");
    } else if claim.algorithm != ALGORITHM {
        breaches.sent(Cause::AlgorithmDiffers, &claim.algorithm, ALGORITHM);
    }
    headers(wire, breaches);
    content_type(wire, breaches);
    let seconds = check_timestamp(wire, now, breaches);
    if let Some(seconds) = seconds
        && !claim.date.is_empty()
    {
        date(&claim.date, seconds, breaches);
    }
    if !claim.ending.is_empty() && claim.ending != "tc3_request" {
        breaches.signed(Cause::ScopeFormat, &claim.ending, "tc3_request");
    }
    if let Some(service) = wire.service_of_host()
        && claim.well_formed
        && service != claim.service
    {
        let cause = match claim.service.contains('/') {
            true => Cause::ScopeFormat,
            false => Cause::ServiceDiffers,
        };
        breaches.signed(cause, &claim.service, &service);
    }
    if !claim.signed_headers.is_empty() {
        check_list(wire, &["content-type", "host"], breaches);
    }
    check_token(wire, breaches);
    let id = &*claim.secret_id;
    // A SecretKey has 32 letters and digits.
    if id.len() == 32
        && !id.starts_with("AKID")
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
    {
        breaches.likely(Cause::KeySwapped, "", "");
    }
}

/// The headers that every request has. A paste without any headers but one shows none.
fn headers(wire: &Wire<'_>, breaches: &mut Breaches) {
    if wire.is_partial() || wire.claim.timestamp.is_some() {
        return;
    }
    for name in ["X-TC-Action", "X-TC-Version", "X-TC-Timestamp"] {
        if wire.request.header(name).is_none_or(str::is_empty) && !wire.signs_path() {
            breaches.sent(Cause::HeaderMissing, "", name);
        }
    }
}

/// A POST has a Content-Type, and it is no form.
fn content_type(wire: &Wire<'_>, breaches: &mut Breaches) {
    let is_post = wire.method.eq_ignore_ascii_case("POST");
    // Headers alone may be those of a GET.
    let may_be_get = wire.request.method.is_empty() && wire.body.is_none();
    if wire.is_partial() || !is_post || may_be_get || wire.signs_path() {
        return;
    }
    match wire.content_type {
        None | Some("") => breaches.sent(Cause::ContentTypeMissing, "", "application/json"),
        Some(form)
            if form.starts_with("application/x-www-form-urlencoded")
                || form.starts_with("text/plain") =>
        {
            breaches.sent(Cause::ContentTypeDiffers, "", form);
        }
        _ => {}
    }
}

/// The scope's date is the UTC date of the timestamp.
fn date(claimed: &str, seconds: u64, breaches: &mut Breaches) {
    let right = utc_date(seconds);
    if claimed == right {
        return;
    }
    let is_written = claimed.len() == 10
        && claimed
            .bytes()
            .enumerate()
            .all(|(index, byte)| match index {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
    let east = utc_date(seconds + 14 * 3600);
    let west = utc_date(seconds.saturating_sub(11 * 3600));
    let cause = match is_written {
        false => Cause::DateFormat,
        true if claimed == east || claimed == west => Cause::DateLocal,
        true => Cause::DateDiffers,
    };
    breaches.signed(cause, claimed, &right);
}
