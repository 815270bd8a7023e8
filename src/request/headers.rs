//! Which headers are sent, and which of them are signed.

use super::{ApiRequest, Bytes, Credentials, check};
use crate::error::Error;

/// The only Content-Type of a GET.
const FORM: &str = "application/x-www-form-urlencoded";

/// The Content-Type of a POST, as the documents write it.
const JSON: &str = "application/json; charset=utf-8";

/// Headers that have an option of their own, or that `fetch` sets.
const RESERVED: [&str; 11] = [
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "host",
    "x-tc-action",
    "x-tc-language",
    "x-tc-region",
    "x-tc-timestamp",
    "x-tc-token",
    "x-tc-version",
];

/// Every header but `Authorization`, in the order in which they are sent.
///
/// # Errors
/// A header that is reserved, has no valid name, or a value that cannot be sent.
pub fn sent<B: Bytes>(
    request: &ApiRequest<'_, B>,
    credentials: &Credentials<'_>,
    method: &str,
    unsigned: bool,
) -> Result<Vec<(String, String)>, Error> {
    let content_type = content_type(request.content_type, method)?;
    let mut headers = Vec::with_capacity(8 + request.headers.len());
    for (name, value) in [
        ("Content-Type", content_type.as_str()),
        ("X-TC-Action", request.action),
        ("X-TC-Version", request.version),
        ("X-TC-Timestamp", request.timestamp),
        ("X-TC-Region", request.region),
        ("X-TC-Token", credentials.token),
        ("X-TC-Language", request.language),
        (
            "X-TC-Content-SHA256",
            if unsigned { "UNSIGNED-PAYLOAD" } else { "" },
        ),
    ] {
        if !value.is_empty() {
            headers.push((name.to_owned(), value.to_owned()));
        }
    }
    let ours = headers.len();
    for (name, value) in &request.headers {
        let value = extra(name, value)?;
        // The same name in another case is the same header: the later one counts,
        // so that a request can override what its client sends by default.
        match headers
            .iter()
            .skip(ours)
            .position(|(known, _)| known.eq_ignore_ascii_case(name))
        {
            Some(at) => headers[ours + at] = ((*name).to_owned(), value),
            None => headers.push(((*name).to_owned(), value)),
        }
    }
    Ok(headers)
}

/// The canonical headers and the list of their names, sorted by name:
/// `content-type` and `host` always, and what `extra` asks for.
///
/// Names and values are lower case and without white space around, as the rules say;
/// the official SDKs leave the case of the Content-Type, which is why [`content_type`]
/// is lower case on the wire already.
///
/// # Errors
/// A name in `extra` that is not among the headers sent.
pub fn signed(
    sent: &[(String, String)],
    host: &str,
    extra: &[&str],
) -> Result<(String, String), Error> {
    let mut lines: Vec<(String, String)> = Vec::with_capacity(2 + extra.len());
    lines.push(("host".to_owned(), host.to_owned()));
    for (index, name) in std::iter::once(&"content-type").chain(extra).enumerate() {
        let name = name.trim().to_ascii_lowercase();
        if lines.iter().any(|(known, _)| *known == name) {
            continue;
        }
        let Some((_, value)) = sent
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(&name))
        else {
            return Err(Error::input(
                "ClientError.UnknownSignedHeader",
                ["signedHeaders[", &(index - 1).to_string(), "]"].concat(),
                "names a header that is not sent",
                "Add the header to `headers`, or take its name out; content-type and host are always signed.",
            ));
        };
        lines.push((name, value.trim().to_ascii_lowercase()));
    }
    lines.sort_unstable();

    let mut canonical = String::with_capacity(96);
    let mut names = String::with_capacity(32);
    for (name, value) in &lines {
        if !names.is_empty() {
            names.push(';');
        }
        names.push_str(name);
        for part in [name, ":", value, "\n"] {
            canonical.push_str(part);
        }
    }
    Ok((canonical, names))
}

/// The Content-Type in lower case: servers disagree on whether its case is signed, so
/// there must be none to disagree about.
fn content_type(given: &str, method: &str) -> Result<String, Error> {
    if given.is_empty() {
        return Ok(if method == "GET" { FORM } else { JSON }.to_owned());
    }
    let value = header_value("contentType", given)?;
    if method == "GET" && value != FORM {
        return Err(Error::input(
            "ClientError.InvalidContentType",
            "contentType",
            "cannot be sent with GET",
            "A GET is always application/x-www-form-urlencoded: leave contentType out.",
        ));
    }
    let lower = value.to_ascii_lowercase();
    // A boundary occurs in the body too, which is not ours to change.
    let case_matters = lower
        .find("boundary=")
        .is_some_and(|at| lower.get(at..) != value.get(at..));
    if case_matters {
        return Err(Error::input(
            "ClientError.InvalidContentType",
            "contentType",
            "has a boundary with capital letters",
            "Use a boundary of digits and small letters: the signature lower-cases the Content-Type.",
        ));
    }
    Ok(lower)
}

/// One of the caller's own headers: its value, trimmed.
fn extra(name: &str, value: &str) -> Result<String, Error> {
    let parameter = ["headers.", name].concat();
    let is_token = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte));
    if !is_token {
        return Err(Error::input(
            "ClientError.InvalidHeaderName",
            // The name itself may hold anything: it is not repeated.
            "headers",
            "has a name that HTTP does not allow",
            "Header names are letters, digits and dashes.",
        ));
    }
    if RESERVED
        .iter()
        .any(|reserved| name.eq_ignore_ascii_case(reserved))
    {
        return Err(Error::input(
            "ClientError.ReservedHeader",
            parameter,
            "is a header that tc3fetch sets itself",
            "Use the option of that name instead: contentType, region, language, timestamp, host or the credentials' token.",
        ));
    }
    header_value(&parameter, value)
}

/// A header's value without white space around it, as `fetch` will send it.
fn header_value(parameter: &str, value: &str) -> Result<String, Error> {
    let trimmed = value.trim_matches([' ', '\t']);
    if trimmed
        .bytes()
        .all(|byte| byte.is_ascii_graphic() || byte == b' ' || byte == b'\t')
    {
        return Ok(trimmed.to_owned());
    }
    Err(Error::input(
        "ClientError.InvalidCharacter",
        check_name(parameter),
        "contains a line break, a control character or a character outside ASCII",
        "Remove or encode it: a header value is one line of ASCII.",
    ))
}

fn check_name(parameter: &str) -> String {
    // Names are tokens by now; a name that is not one never gets here.
    debug_assert!(check::plain("parameter", parameter).is_ok());
    parameter.to_owned()
}
