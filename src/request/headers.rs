//! Which headers are sent, and which of them are signed.

use alloc::string::String;
use alloc::vec::Vec;

use super::fields::Field;
use super::{Algorithm, ApiRequest, Payload};
use crate::decimal;
use crate::error::Faults;
use crate::fault::Fault;
use crate::sign::v1::{Param, sorted};
use crate::text::{self, concat, has};

/// The only Content-Type of a GET and of signature v1; signature v3 has no form to POST.
const FORM: &str = "application/x-www-form-urlencoded";

/// The Content-Type of a POST, as the documents write it.
const JSON: &str = "application/json; charset=utf-8";

/// The headers that carry a field.
const OURS: [(&str, Field); 6] = [
    ("X-TC-Action", Field::Action),
    ("X-TC-Version", Field::Version),
    ("X-TC-Timestamp", Field::Timestamp),
    ("X-TC-Region", Field::Region),
    ("X-TC-Token", Field::Token),
    ("X-TC-Language", Field::Language),
];

/// Headers that have an option of their own, or that `fetch` sets, with every vendor.
const RESERVED: &str = "connection content-length content-type expect host keep-alive te \
    trailer transfer-encoding upgrade ";

/// The headers of Tencent Cloud that have an option of their own.
const OF_TENCENT: &str = "authorization x-tc-action x-tc-content-sha256 x-tc-language x-tc-region x-tc-timestamp \
    x-tc-token x-tc-version ";

/// The Content-Type in lower case: servers disagree on whether its case is signed, so
/// there must be none to disagree about.
pub fn content_type<B>(request: &ApiRequest<'_, B>, faults: &mut Faults) -> String {
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
        Payload::Multipart(_) => lower == given && has_boundary(&lower),
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
///
/// A fault is a header that is reserved, has no valid name, or a value that cannot be sent.
pub fn sent<'a, B>(
    request: &ApiRequest<'a, B>,
    algorithm: Algorithm,
    faults: &mut Faults,
) -> Vec<(&'a str, &'a str)> {
    let mut headers = Vec::with_capacity(8 + request.headers.len());
    for (name, field) in OURS {
        let value = request.fields.get(field);
        // In signature v1 these are parameters.
        if !value.is_empty() && !algorithm.is_v1() {
            headers.push((name, value));
        }
    }
    if request.fields.get(Field::PayloadSigning) == "unsigned" {
        headers.push(("X-TC-Content-SHA256", "UNSIGNED-PAYLOAD"));
    }
    for &(name, value) in &request.headers {
        let value = extra(name, value, OF_TENCENT, faults);
        // The same name in another case is the same header: the later one counts,
        // so that a request can override what its client sends by default.
        match headers
            .iter_mut()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
        {
            Some(known) => *known = (name, value),
            None => headers.push((name, value)),
        }
    }
    headers
}

/// The canonical headers and the list of their names, sorted by name:
/// `content-type` and `host` always, and what `extra` asks for.
///
/// Names and values are lower case and without white space around, as the rules say;
/// the official SDKs leave the case of the Content-Type, which is why [`content_type`]
/// is lower case on the wire already. A fault is a name in `extra` that is not sent.
pub fn signed(
    sent: &[(&str, &str)],
    content_type: &str,
    host: &str,
    extra: &[&str],
    faults: &mut Faults,
) -> (String, String) {
    let mut lines: Vec<Param<'_>> = Vec::with_capacity(2 + extra.len());
    lines.push(("content-type".into(), content_type.into()));
    lines.push(("host".into(), host.into()));
    for (index, name) in extra.iter().enumerate() {
        let name = name.trim_ascii().to_ascii_lowercase();
        if lines.iter().any(|(known, _)| *known == name) {
            continue;
        }
        match sent
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(&name))
        {
            Some(&(_, value)) => lines.push((name.into(), value.into())),
            None => faults.add(
                Fault::UnknownSignedHeader,
                &concat(&["signedHeaders[", &decimal::text(index), "]"]),
            ),
        }
    }

    let mut canonical = String::with_capacity(128);
    let mut names = String::with_capacity(48);
    for (name, value) in &sorted(lines) {
        if !names.is_empty() {
            names.push(';');
        }
        names.push_str(name);
        canonical.push_str(name);
        canonical.push(':');
        canonical.push_str(value);
        canonical.push('\n');
    }
    canonical.make_ascii_lowercase();
    (canonical, names)
}

/// One of the caller's own headers: its value, trimmed. `of_vendor` are reserved besides.
pub(crate) fn extra<'a>(
    name: &str,
    value: &'a str,
    of_vendor: &str,
    faults: &mut Faults,
) -> &'a str {
    let is_token = |byte| text::is_alphanumeric_or(b"!#$%&'*+-.^_`|~", byte);
    // JavaScript's objects cannot have a member of this name.
    if name.is_empty() || !name.bytes().all(is_token) || name == "__proto__" {
        // The name itself may hold anything: it is not repeated.
        faults.add(Fault::InvalidHeaderName, "headers");
    }
    let parameter = concat(&["headers.", name]);
    if has(RESERVED, name) || has(of_vendor, name) {
        faults.add(Fault::ReservedHeader, &parameter);
    }
    header_value(&parameter, value, faults)
}

/// A header's value without white space around it, as `fetch` will send it.
pub(crate) fn header_value<'a>(parameter: &str, value: &'a str, faults: &mut Faults) -> &'a str {
    let is_text = |byte: u8| matches!(byte, b' '..=b'~' | b'\t');
    if !value.bytes().all(is_text) {
        faults.add(Fault::InvalidCharacter, parameter);
    }
    value.trim_ascii()
}
