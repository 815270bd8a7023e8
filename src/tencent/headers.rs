//! Which headers are sent, and which of them are signed.

use alloc::string::String;
use alloc::vec::Vec;

use super::fields::Field;
use super::request::{ApiRequest, Payload};
use crate::ascii::{concat, decimal};
use crate::error::FirstFault;
use crate::fault::Fault;
use crate::http::headers::{CanonicalHeaders, Header, header_value, own_header, set_header};

/// The one header that a signature of another time changes.
pub const TIMESTAMP: &str = "X-TC-Timestamp";

/// The only Content-Type of a GET and of signature v1; signature v3 has no form to POST.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// The Content-Type of a POST, as the documents write it.
pub(crate) const JSON: &str = "application/json; charset=utf-8";

/// The headers that carry a field.
const OURS: [(&str, Field); 5] = [
    ("X-TC-Action", Field::Action),
    ("X-TC-Version", Field::Version),
    ("X-TC-Region", Field::Region),
    ("X-TC-Token", Field::Token),
    ("X-TC-Language", Field::Language),
];

/// The headers of Tencent Cloud that have an option of their own.
const OF_TENCENT: &str = "authorization x-tc-action x-tc-content-sha256 x-tc-language x-tc-region x-tc-timestamp \
    x-tc-token x-tc-version ";

/// The Content-Type in lower case: servers disagree on whether its case is signed, so
/// there must be none to disagree about.
pub fn content_type_of(request: &ApiRequest<'_>, faults: &mut FirstFault) -> String {
    let default = match request.payload {
        Payload::Params(_) => FORM,
        _ => JSON,
    };
    let given = match request.fields.get(Field::ContentType) {
        "" => default,
        given => header_value("contentType", given, faults),
    };
    let lower = given.to_ascii_lowercase();
    let fits = match request.payload {
        Payload::Params(_) => lower == FORM,
        // A boundary occurs in the body too, which is not ours to change.
        Payload::Multipart => lower == given && has_boundary(&lower),
        _ if lower.as_bytes().starts_with(b"multipart/") => lower == given,
        _ => !lower.is_empty() && !lower.as_bytes().starts_with(FORM.as_bytes()),
    };
    if !fits {
        faults.add(Fault::InvalidContentType, "contentType");
    }
    lower
}

/// Whether a Content-Type names its boundary, in 1 to 70 small letters, digits and
/// dashes: both readings of the rules, with and without lowering the case, must agree on it.
fn has_boundary(content_type: &str) -> bool {
    let is_plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    match content_type.strip_prefix("multipart/form-data; boundary=") {
        Some(boundary) => matches!(boundary.len(), 1..=70) && boundary.bytes().all(is_plain),
        None => false,
    }
}

/// Every header but `Content-Type` and `Authorization`, in the order in which they are sent.
/// In signature v1 the fields are parameters, and have no `timestamp` here.
///
/// A fault is a header that is reserved, has no valid name, or a value that cannot be sent.
pub fn sent_headers<'a>(
    request: &ApiRequest<'a>,
    timestamp: Option<u64>,
    faults: &mut FirstFault,
) -> Vec<Header<'a>> {
    let mut headers: Vec<Header<'a>> = Vec::with_capacity(8 + request.headers.len());
    if let Some(timestamp) = timestamp {
        for (index, &(name, field)) in OURS.iter().enumerate() {
            if index == 2 {
                headers.push((TIMESTAMP.into(), decimal(timestamp).into()));
            }
            let value = request.fields.get(field);
            if !value.is_empty() {
                headers.push((name.into(), value.into()));
            }
        }
    }
    if request.fields.get(Field::PayloadSigning) == "unsigned" {
        headers.push(("X-TC-Content-SHA256".into(), "UNSIGNED-PAYLOAD".into()));
    }
    for &(name, value) in &request.headers {
        let value = own_header(name, value, OF_TENCENT, faults);
        set_header(&mut headers, name.into(), value.into());
    }
    headers
}

/// The canonical headers, sorted by name: `content-type` and `host` always, and those that
/// `extra` names.
///
/// Names and values are lower case and without white space around, as the rules say;
/// the official SDKs leave the case of the Content-Type, which is why [`content_type_of`]
/// is lower case on the wire already. A fault is a name in `extra` that is not sent.
pub fn signed_headers(
    sent: &[Header<'_>],
    content_type: &str,
    host: &str,
    extra: &[&str],
    faults: &mut FirstFault,
) -> CanonicalHeaders {
    let mut lines: Vec<Header<'_>> = Vec::with_capacity(2 + extra.len());
    lines.push(("content-type".into(), content_type.into()));
    lines.push(("host".into(), host.into()));
    for (index, name) in extra.iter().enumerate() {
        let name = name.trim_ascii().to_ascii_lowercase();
        if lines.iter().any(|(known, _)| *known == name) {
            continue;
        }
        let is_it = |(known, _): &&Header<'_>| known.eq_ignore_ascii_case(&name);
        match sent.iter().find(is_it) {
            Some((_, value)) => {
                // In its place: a sort would be code for a handful of names.
                let later = lines.iter().position(|(known, _)| **known > *name);
                let place = later.unwrap_or(lines.len());
                lines.insert(place, (name.into(), (&**value).into()));
            }
            None => faults.add(
                Fault::UnknownSignedHeader,
                &concat(&["signedHeaders[", &decimal(index as u64), "]"]),
            ),
        }
    }
    let mut canonical = CanonicalHeaders::default();
    for (name, value) in &lines {
        canonical.push(name, value);
    }
    canonical.lines.make_ascii_lowercase();
    canonical
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_headers_stand_in_the_order_of_their_names() {
        let sent: Vec<Header<'_>> = ["X-TC-Region", "Accept", "X-TC-Action", "Date"]
            .map(|name| (name.into(), "V".into()))
            .into();
        let extra = [
            "x-tc-region",
            "X-TC-Action",
            "accept",
            " date ",
            "host",
            "accept",
        ];
        let mut faults = FirstFault::default();
        let signed = signed_headers(&sent, "a/b", "h", &extra, &mut faults);
        assert_eq!(
            signed.names,
            "accept;content-type;date;host;x-tc-action;x-tc-region"
        );
        assert!(signed.lines.starts_with("accept:v\ncontent-type:a/b\n"));
        assert!(faults.result().is_ok());
    }

    #[test]
    fn a_header_that_is_not_sent_cannot_be_signed() {
        let mut faults = FirstFault::default();
        signed_headers(&[], "a/b", "h", &["host", "x-a"], &mut faults);
        assert_eq!(faults.result().unwrap_err().parameter(), "signedHeaders[1]");
    }
}
