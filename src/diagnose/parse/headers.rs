//! Headers as they are listed in a text, a line each: by a browser's panel, by a log, by hand.
//! The header `Authorization` may stand alone, and so may its value.

use alloc::string::String;
use alloc::vec::Vec;

use super::cursor::Cursor;
use super::http::{request_line, without_line_ends};
use super::literal::Reader;
use super::text;
use crate::ascii::{cut, has};
use crate::diagnose::request::{Format, ParsedRequest};

/// Names of headers that have no dash in them.
const PLAIN_NAMES: &str = "accept authorization connection cookie date expect from host origin pragma priority referer te \
    trailer upgrade via warning ";

/// What stands in a text of lines. False where no header is among them.
pub fn read(text: &str, request: &mut ParsedRequest) -> bool {
    request.format = Some(Format::Authorization);
    let mut cursor = Cursor::new(text);
    while !cursor.is_end() {
        cursor.skip_blanks();
        let start = cursor.at;
        if cursor.look(0) == b'{' && !request.headers.is_empty() && request.body.is_none() {
            request.body = Some(take_body(&mut cursor, start));
            continue;
        }
        let line = cursor.take_line().trim_ascii();
        let line = line.strip_prefix("> ").unwrap_or(line);
        if let Some((method, target)) = request_line(line) {
            request.method = method.into();
            request.url = target.into();
        } else if line.starts_with("https://") || line.starts_with("http://") {
            request.url = line.into();
        } else {
            read_line(request, line, start, &mut cursor);
        }
    }
    if request.header("Authorization").is_none()
        && let Some(value) = bare_authorization(text)
    {
        request.headers.push(("Authorization".into(), value.into()));
    }
    let is_header = |(name, _): &(String, String)| is_vendors(name);
    request.headers.iter().any(is_header)
}

/// Whether a name is one of those that a signed request has.
fn is_vendors(name: &str) -> bool {
    let starts_with = |start: &str| {
        let head = name.get(..start.len()).unwrap_or_default();
        head.eq_ignore_ascii_case(start)
    };
    starts_with("authorization") || starts_with("x-tc-") || starts_with("x-acs-")
}

/// `Name: value`, `Name value`, `Name<tab>value`, `"Name": "value",`, or a label of the
/// request's other parts.
fn read_line<'a>(
    request: &mut ParsedRequest,
    line: &'a str,
    start: usize,
    cursor: &mut Cursor<'a>,
) {
    let line = line.strip_prefix("Header: ").unwrap_or(line);
    let line = line.strip_prefix("-H ").unwrap_or(line);
    // A command has one a line.
    let line = line.strip_suffix('\\').unwrap_or(line).trim_ascii_end();
    let separator = |byte: u8| matches!(byte, b':' | b'\t' | b' ' | b'=');
    // The colon of a pseudo header is no separator.
    let after = line.as_bytes().get(1..).unwrap_or_default();
    let Some(at) = after.iter().position(|byte| separator(*byte)) else {
        return;
    };
    let (mut name, mut value) = line.split_at_checked(at + 1).unwrap_or_default();
    let mut has_colon = value.starts_with(':');
    // "Request Method: POST"
    if let (true, Some((label, rest))) = (!has_colon, cut(line, b':'))
        && read_label(request, label, rest.trim_ascii(), start, cursor)
    {
        return;
    }
    value = value.get(1..).unwrap_or_default().trim_ascii();
    if matches!(value.as_bytes(), [b':' | b'=', ..]) && !name.starts_with(':') {
        has_colon |= value.starts_with(':');
        value = value.get(1..).unwrap_or_default().trim_ascii();
    }
    name = unquoted(name);
    if has_colon && read_label(request, name, value, start, cursor) {
        return;
    }
    // "Authorization is TC3-HMAC-SHA256 …": the value is found later.
    let first = text::before(value, |byte| byte == b' ');
    if name.eq_ignore_ascii_case("authorization") && !has_colon && !text::contains(first, "-HMAC-")
    {
        return;
    }
    let is_known = is_vendors(name)
        || has("host content-type content-length user-agent ", name)
        || (has_colon && is_header_name(name));
    if !is_known {
        return;
    }
    if value.is_empty() && has_colon {
        // A browser's panel has the value on the next line.
        value = cursor.take_line().trim_ascii();
    }
    let value = unquoted(value.strip_suffix(',').unwrap_or(value));
    request.headers.push((name.into(), value.into()));
}

/// Without the quotes around it, if it has both.
fn unquoted(text: &str) -> &str {
    let inner = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(text)
}

fn is_header_name(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':');
    name.bytes().all(is_part)
        && (has(PLAIN_NAMES, name) || cut(name, b'-').is_some() || name.starts_with(':'))
}

/// A part of the request that is not a header. False where it is none.
/// `start` is where its line begins.
fn read_label<'a>(
    request: &mut ParsedRequest,
    label: &str,
    value: &'a str,
    start: usize,
    cursor: &mut Cursor<'a>,
) -> bool {
    match text::letters(label).as_str() {
        "method" | "requestmethod" | "httpmethod" | "httprequestmethod" => {
            let value = or_next_line(value, cursor);
            request.method = unquoted(value).into();
        }
        "url" | "requesturl" | "uri" | "requesturi" | "path" => {
            let value = or_next_line(value, cursor);
            request.url = unquoted(value).into();
        }
        "body" | "requestbody" | "payload" | "requestpayload" | "data" | "requestdata" => {
            // The line is read again, from the label's colon on.
            let mut ahead = Cursor {
                at: start,
                ..*cursor
            };
            ahead.take_until(b':');
            ahead.skip_space();
            request.body = Some(take_body(cursor, ahead.at));
        }
        _ => return false,
    }
    true
}

fn or_next_line<'a>(value: &'a str, cursor: &mut Cursor<'a>) -> &'a str {
    if value.is_empty() {
        cursor.take_line().trim_ascii()
    } else {
        value
    }
}

/// A body: an object or a list up to its end, another text up to the end of the line.
pub fn take_body(cursor: &mut Cursor<'_>, start: usize) -> Vec<u8> {
    cursor.at = start;
    let mut reader = Reader::new(*cursor);
    if matches!(cursor.look(0), b'{' | b'[') && reader.value().is_some() {
        cursor.at = reader.cursor.at;
        let body = cursor.text.get(start..cursor.at).unwrap_or_default();
        return without_line_ends(body.trim_ascii_end().as_bytes()).into();
    }
    cursor.take_line().as_bytes().into()
}

/// The value of `Authorization` in any text: from the algorithm's name to the end of the line,
/// or to the quote that ends it.
fn bare_authorization(text: &str) -> Option<&str> {
    let credential = text::find(text, "Credential=")?;
    let start = ["TC3-HMAC", "ACS3-HMAC"]
        .iter()
        .filter_map(|name| text::find(text, name))
        .min()?;
    let value = text.get(start..).filter(|_| start < credential)?;
    let is_end = |byte| matches!(byte, b'\n' | b'\r' | b'"' | b'\'' | b'`' | b'<');
    Some(text::before(value, is_end).trim_ascii())
}

#[cfg(test)]
mod tests;
