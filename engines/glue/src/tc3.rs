//! TC3-HMAC-SHA256 in two steps, for the engines that sign with it.

use alloc::vec::Vec;

use tc3fetch::error::FirstFault;
use tc3fetch::sign::Digest256;
use tc3fetch::sign::hash::Hex256;
use tc3fetch::tencent::headers::TIMESTAMP;
use tc3fetch::tencent::request::Payload;
use tc3fetch::tencent::sign::{Prepared, check_payload, prepare as prepare_request};
use tc3fetch::tencent::time::timestamp_of;
use tc3fetch::{Error, Fault};

use crate::frame::frame;
use crate::request::{BODY, MULTIPART, read_request};
use crate::slots::{Open, Slots};

/// `prepare` gives it in place of an id: the request says `Authorization: SKIP`.
pub const NOTHING_TO_SIGN: u32 = 0;

/// `sign` gives it for an id that it does not know any more, and for another UTC day.
pub const STALE: u32 = 1;

/// The first step: the id of an open signature, and the frame of what is sent:
/// `[method, url, name, value, …]`. The value of X-TC-Timestamp is not given, and that of
/// Authorization, which comes last, lacks the signature at its end.
///
/// # Errors
/// As [`prepare_request`].
pub fn prepare(
    slots: &mut Slots,
    bytes: &[u8],
    [payload, headers, signed]: [u32; 3],
    keep: bool,
    timestamp: f64,
) -> Result<(u32, Vec<u8>), Error> {
    let request = read_request(bytes, payload, headers, signed);
    let mut faults = FirstFault::default();
    let timestamp = faults.check(timestamp_of(timestamp), "timestamp");
    let prepared = prepare_request(&request, timestamp)?;
    faults.result()?;
    let template = template(&prepared);
    if !prepared.is_signed() {
        return Ok((NOTHING_TO_SIGN, template));
    }
    let key = prepared.signing_key(&mut slots.keys);
    let unsigned_payload = prepared.unsigned_payload();
    // `prepare_request` has refused a service that is too long for this.
    let prepared = prepared
        .open(key)
        .ok_or_else(|| Error::new(Fault::InvalidService, ["", ""]).with_parameter("service"))?;
    let open = Open {
        prepared,
        unsigned_payload,
        payload,
    };
    let id = slots.put(open, keep);
    Ok((id, template))
}

fn template(prepared: &Prepared<'_>) -> Vec<u8> {
    let (url, authorization) = (prepared.url(), prepared.authorization(""));
    let mut texts = Vec::with_capacity(24);
    texts.extend([Some(prepared.method), Some(&*url)]);
    texts.extend([Some("Content-Type"), Some(&*prepared.content_type)]);
    for (name, value) in &prepared.headers {
        let value = Some(&**value).filter(|_| name != TIMESTAMP);
        texts.extend([Some(&**name), value]);
    }
    texts.extend([Some("Authorization"), Some(&*authorization)]);
    frame(&texts)
}

/// The second step: the signature's digits. None where the id is [`STALE`]. `length` is that
/// of the payload, whose SHA-256 is `hashed_payload`.
///
/// # Errors
/// A timestamp that is none, and a payload that is too large.
pub fn sign(
    slots: &Slots,
    id: u32,
    hashed_payload: Digest256,
    length: f64,
    timestamp: f64,
) -> Result<Option<Hex256>, Error> {
    let mut faults = FirstFault::default();
    let timestamp = faults.check(timestamp_of(timestamp), "timestamp");
    faults.result()?;
    let Some(open) = slots.get(id) else {
        return Ok(None);
    };
    let name = match open.payload {
        BODY => Payload::Body.name(),
        MULTIPART => Payload::Multipart.name(),
        _ => Payload::Json.name(),
    };
    check_payload(name, length as usize)?;
    let hashed_payload = open.unsigned_payload.unwrap_or(hashed_payload);
    Ok(open.prepared.signature(&hashed_payload, timestamp))
}
