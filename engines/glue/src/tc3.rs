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

#[cfg(test)]
mod tests {
    use super::*;
    use tc3fetch::tencent::fields::{FIELDS, STATIC_FIELDS};

    const AT: f64 = 1_551_113_065.0;

    /// A frame that can be signed, of a request without headers and parameters.
    fn request() -> Vec<u8> {
        let mut texts: Vec<Option<&str>> = FIELDS[..STATIC_FIELDS]
            .iter()
            .map(|(_, name)| match *name {
                "service" => Some("cvm"),
                "version" => Some("2017-03-12"),
                "action" => Some("DescribeZones"),
                _ => None,
            })
            .collect();
        texts.extend([None, Some("id"), Some("key")]);
        frame(&texts)
    }

    #[test]
    fn lengths_and_counts_that_lie_are_faults_or_change_nothing() {
        let bytes = request();
        let mut slots = Slots::new();
        let (id, honest) = prepare(&mut slots, &bytes, [0; 3], true, AT).unwrap();
        for lie in [1, 200, 1 << 30, u32::MAX] {
            // Credentials that were read as headers are missing afterwards.
            for counts in [[0, lie, 0], [0, 0, lie], [lie, lie, lie]] {
                if let Ok((_, other)) = prepare(&mut slots, &bytes, counts, true, AT) {
                    assert_eq!(other, honest, "{counts:?}");
                }
            }
        }
        for end in 0..bytes.len() {
            assert!(
                prepare(&mut slots, &bytes[..end], [0; 3], false, AT).is_err(),
                "{end}"
            );
        }
        let mut broken = bytes.clone();
        for at in 0..broken.len() {
            broken[at] = 0xff;
            let _ = prepare(&mut slots, &broken, [3, 1, 1], false, AT);
            broken[at] = bytes[at];
        }
        for length in [0.0, -1.0, f64::NAN] {
            assert!(sign(&slots, id, [0; 32], length, AT).unwrap().is_some());
        }
        for length in [f64::INFINITY, 4e9] {
            let error = sign(&slots, id, [0; 32], length, AT).unwrap_err();
            assert_eq!(error.fault(), Some(Fault::RequestTooLarge));
        }
        for id in [0, id + 1, 1 << 30, 1 << 31, u32::MAX] {
            assert!(
                sign(&slots, id, [0; 32], 0.0, AT).unwrap().is_none(),
                "{id}"
            );
        }
        for timestamp in [f64::NAN, -1.0, f64::INFINITY, 0.5] {
            assert!(sign(&slots, id, [0; 32], 0.0, timestamp).is_err());
        }
    }
}
