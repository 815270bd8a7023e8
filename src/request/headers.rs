//! Which headers are sent, and which of them are signed.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::{ApiRequest, Credentials};
use crate::decimal;
use crate::error::Faults;

/// The only Content-Type of a GET.
const FORM: &str = "application/x-www-form-urlencoded";

/// The Content-Type of a POST, as the documents write it.
const JSON: &str = "application/json; charset=utf-8";

/// Headers that have an option of their own, or that `fetch` sets.
const RESERVED: [&str; 12] = [
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "host",
    "x-tc-action",
    "x-tc-content-sha256",
    "x-tc-language",
    "x-tc-region",
    "x-tc-timestamp",
    "x-tc-token",
    "x-tc-version",
];

/// Every header but `Authorization`, in the order in which they are sent.
///
/// A fault is a header that is reserved, has no valid name, or a value that cannot be sent.
pub fn sent<'a, B>(
    request: &ApiRequest<'a, B>,
    credentials: &Credentials<'a>,
    faults: &mut Faults,
) -> Vec<(&'a str, Cow<'a, str>)> {
    let mut headers = Vec::with_capacity(9 + request.headers.len());
    headers.push(("Content-Type", content_type(request, faults)));
    let content_sha256 = match request.payload_signing {
        "unsigned" => "UNSIGNED-PAYLOAD",
        _ => "",
    };
    for (name, value) in [
        ("X-TC-Action", request.action),
        ("X-TC-Version", request.version),
        ("X-TC-Timestamp", request.timestamp),
        ("X-TC-Region", request.region),
        ("X-TC-Token", credentials.token),
        ("X-TC-Language", request.language),
        ("X-TC-Content-SHA256", content_sha256),
    ] {
        if !value.is_empty() {
            headers.push((name, Cow::Borrowed(value)));
        }
    }
    for &(name, value) in &request.headers {
        let header = (name, Cow::Borrowed(extra(name, value, faults)));
        // The same name in another case is the same header: the later one counts,
        // so that a request can override what its client sends by default.
        match headers
            .iter_mut()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
        {
            Some(known) => *known = header,
            None => headers.push(header),
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
    sent: &[(&str, Cow<'_, str>)],
    host: &str,
    extra: &[&str],
    faults: &mut Faults,
) -> (String, String) {
    let mut lines: Vec<(String, &str)> = Vec::with_capacity(2 + extra.len());
    for (index, name) in ["content-type", "host"].iter().chain(extra).enumerate() {
        let name = name.trim_ascii().to_ascii_lowercase();
        let header = sent
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(&name));
        if header.is_none() && name != "host" {
            faults.input(
                "UnknownSignedHeader",
                &["signedHeaders[", &decimal::text(index - 2), "]"].concat(),
                "names a header that is not sent",
                "Add the header to `headers`, or take its name out; content-type and host are always signed.",
            );
        }
        let value = header.map_or(host, |(_, value)| value);
        // Kept sorted from the start: there are two or three.
        let at = lines.iter().take_while(|(known, _)| *known < name).count();
        if lines.get(at).is_none_or(|(known, _)| *known != name) {
            lines.insert(at, (name, value));
        }
    }

    let mut canonical = String::with_capacity(128);
    let mut names = String::with_capacity(48);
    for (name, value) in &lines {
        if !names.is_empty() {
            names.push(';');
        }
        names.push_str(name);
        for part in [name.as_str(), ":", &value.to_ascii_lowercase(), "\n"] {
            canonical.push_str(part);
        }
    }
    (canonical, names)
}

/// The Content-Type in lower case: servers disagree on whether its case is signed, so
/// there must be none to disagree about.
fn content_type<'a, B>(request: &ApiRequest<'a, B>, faults: &mut Faults) -> Cow<'a, str> {
    let is_get = request.method == "GET";
    if request.content_type.is_empty() {
        return Cow::Borrowed(if is_get { FORM } else { JSON });
    }
    let value = header_value("contentType", request.content_type, faults);
    let lower = value.to_ascii_lowercase();
    // A boundary occurs in the body too, which is not ours to change.
    let is_boundary_changed = lower != value && lower.starts_with("multipart/");
    if is_get && lower != FORM || is_boundary_changed {
        faults.input(
            "InvalidContentType",
            "contentType",
            "cannot be signed as it stands",
            "GET is always application/x-www-form-urlencoded; a boundary must be in small letters, in the body too.",
        );
    }
    Cow::Owned(lower)
}

/// One of the caller's own headers: its value, trimmed.
fn extra<'a>(name: &str, value: &'a str, faults: &mut Faults) -> &'a str {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_token) {
        faults.input(
            "InvalidHeaderName",
            // The name itself may hold anything: it is not repeated.
            "headers",
            "has a name that HTTP does not allow",
            "Header names are letters, digits and dashes.",
        );
    }
    let parameter = ["headers.", name].concat();
    let is_this = |reserved: &&str| name.eq_ignore_ascii_case(reserved);
    if RESERVED.iter().any(is_this) {
        faults.input(
            "ReservedHeader",
            &parameter,
            "is a header that tc3fetch sets itself",
            "Use the option instead: contentType, region, language, timestamp, host, or the token of the credentials.",
        );
    }
    header_value(&parameter, value, faults)
}

/// A header's value without white space around it, as `fetch` will send it.
fn header_value<'a>(parameter: &str, value: &'a str, faults: &mut Faults) -> &'a str {
    let is_text = |byte: u8| matches!(byte, b' '..=b'~' | b'\t');
    if !value.bytes().all(is_text) {
        faults.input(
            "InvalidCharacter",
            parameter,
            "contains a line break, a control character or a character outside ASCII",
            "Remove or encode it: a header value is one line of ASCII.",
        );
    }
    value.trim_ascii()
}
