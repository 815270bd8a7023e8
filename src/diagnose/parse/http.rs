//! Raw HTTP/1.1, the pseudo headers of HTTP/2, and what `curl -v` prints of a request.
//! Rules: <https://www.rfc-editor.org/rfc/rfc9112>

use alloc::string::String;
use alloc::vec::Vec;

use super::cursor::Cursor;
use super::text;
use crate::ascii::{cut, has};
use crate::diagnose::request::{Format, ParsedRequest};

const METHODS: &str = "GET POST PUT DELETE PATCH HEAD OPTIONS ";

/// The method and the target of a request line. The version may be missing.
pub fn request_line(line: &str) -> Option<(&str, &str)> {
    let (method, rest) = cut(line, b' ')?;
    let (target, version) = cut(rest, b' ').unwrap_or((rest, ""));
    let is_target = target.starts_with('/') || target.starts_with("http");
    let version = version.as_bytes();
    let is_version = matches!(version, [] | [b'H', b'T', b'T', b'P', ..] | [b'h', ..]);
    let is_whole = is_version && cut(rest, b'\t').is_none() && version.len() < 12;
    let is_method = method.bytes().all(|byte| byte.is_ascii_uppercase()) && has(METHODS, method);
    (is_method && is_target && is_whole).then_some((method, target))
}

/// Whether a text begins with a request line or a pseudo header.
pub fn begins(text: &str) -> bool {
    let line = Cursor::new(text).take_line().trim_ascii();
    let starts_with = |name: &&str| line.starts_with(*name);
    request_line(line).is_some()
        || [":method", ":authority", ":path", ":scheme"]
            .iter()
            .any(starts_with)
}

/// The place of the first line in a text that is a request line, with `> ` before it or not, or
/// a pseudo header.
pub fn find(text: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text);
    while !cursor.is_end() {
        let start = cursor.at;
        let line = cursor.take_line().trim_ascii();
        let line = line.strip_prefix("> ").unwrap_or(line);
        if begins(line) {
            return Some(start);
        }
    }
    None
}

/// A request whose head begins the text.
pub fn read(text: &str, request: &mut ParsedRequest) {
    request.format = Some(Format::Http);
    let mut cursor = Cursor::new(text);
    let is_verbose = cursor.starts_with("> ");
    let mut has_end = false;
    let mut is_first = true;
    while !cursor.is_end() {
        let before = cursor;
        let line = cursor.take_line();
        // `curl -v` prints `> ` before each line of the request, `< ` before the answer's.
        let line = match line.strip_prefix('>') {
            Some(rest) if is_verbose => rest.strip_prefix(' ').unwrap_or(rest),
            None if is_verbose && line.starts_with("* ") => continue,
            None if is_verbose => {
                cursor = before;
                break;
            }
            _ => line,
        };
        if line.trim_ascii().is_empty() {
            has_end = true;
            break;
        }
        match request_line(line.trim_ascii()) {
            Some((method, target)) if is_first => {
                request.method = method.into();
                request.url = target.into();
            }
            _ => push_header(request, line, &mut cursor),
        }
        is_first = false;
    }
    if has_end && !is_verbose {
        request.body = body(cursor.rest(), request);
    } else if request.header("Content-Length") == Some("0") {
        request.body = Some(Vec::new());
    }
}

/// A line of the head. A browser's list of headers has the value on the next line.
fn push_header(request: &mut ParsedRequest, line: &str, cursor: &mut Cursor<'_>) {
    // The colon of a pseudo header is no separator.
    let after = line.as_bytes().get(1..).unwrap_or_default();
    let at = after.iter().position(|byte| *byte == b':');
    let (name, value) = at
        .and_then(|at| line.split_at_checked(at + 1))
        .unwrap_or((line, ""));
    if matches!(line.as_bytes(), [b' ' | b'\t', ..]) {
        // A line that was folded.
        if let Some((_, value)) = request.headers.last_mut() {
            value.push(' ');
            value.push_str(line.trim_ascii());
        }
        return;
    }
    let mut value = value.get(1..).unwrap_or_default().trim_ascii();
    if value.is_empty() && (name.starts_with(':') || at.is_none()) {
        value = cursor.take_line().trim_ascii();
    }
    request
        .headers
        .push((name.trim_ascii().into(), value.into()));
}

/// More line ends after a body are none of it.
const MOST_LINE_ENDS: usize = 4;

/// The body that follows the empty line. None where the text does not show all of it.
fn body(text: &str, request: &mut ParsedRequest) -> Option<Vec<u8>> {
    let rest = text.as_bytes();
    let encoding = request.header("Transfer-Encoding").unwrap_or_default();
    if encoding.eq_ignore_ascii_case("chunked")
        && let Some(body) = dechunked(rest)
    {
        return Some(body);
    }
    let shown = without_line_ends(rest);
    let Some(length) = request.header("Content-Length") else {
        // The answer may follow.
        let rest = match text::find(text, "HTTP/") {
            Some(at) if at == 0 || rest.get(at - 1) == Some(&b'\n') => rest.get(..at),
            _ => None,
        }
        .unwrap_or(rest);
        let shown = without_line_ends(rest);
        // A body has a length; without one, and with nothing after the empty line, there is none.
        let end = rest.get(shown.len()..).unwrap_or_default();
        let has_encoding = !encoding.is_empty();
        request.body_end = core::str::from_utf8(end.get(..MOST_LINE_ENDS).unwrap_or(end))
            .unwrap_or_default()
            .into();
        return (!shown.is_empty() || !has_encoding).then(|| shown.into());
    };
    let Some(length) = text::number(length, 10) else {
        return Some(shown.into());
    };
    // Generators of code such as Postman's count JavaScript's characters.
    let characters = shown
        .iter()
        .map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(*byte >= 0xF0));
    if shown.len() > length && characters.sum::<usize>() == length {
        return Some(shown.into());
    }
    if let Some(body) = rest.get(..length) {
        return Some(body.into());
    }
    // An editor turns CR LF into LF, and the length tells.
    let mut restored = Vec::new();
    for &byte in shown {
        if byte == b'\n' && restored.last() != Some(&b'\r') {
            restored.push(b'\r');
        }
        restored.push(byte);
    }
    (restored.len() == length).then_some(restored)
}

/// Line ends after a body come from the paste.
pub fn without_line_ends(mut text: &[u8]) -> &[u8] {
    while let [rest @ .., b'\n' | b'\r'] = text {
        text = rest;
    }
    text
}

/// The content of chunks; None where the text is none, or ends before they do.
fn dechunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let (line, after) = rest.split_at_checked(end)?;
        let digits = core::str::from_utf8(line).ok()?;
        let digits = text::before(digits, |byte| byte == b';').trim_ascii();
        let length = text::number(digits, 16)?;
        let after = after.get(1..)?;
        if length == 0 {
            return Some(body);
        }
        body.extend_from_slice(after.get(..length)?);
        rest = after.get(length..)?;
        rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        rest = rest.strip_prefix(b"\n")?;
    }
}

/// The target of the pseudo headers, or of a request line, as a URL.
pub fn complete(request: &mut ParsedRequest) {
    let mut pseudo = [const { String::new() }; 4];
    request.headers.retain_mut(|(name, value)| {
        let place = match name.as_str() {
            ":method" => 0,
            ":authority" => 1,
            ":path" => 2,
            ":scheme" => 3,
            other => return !other.starts_with(':'),
        };
        if let Some(place) = pseudo.get_mut(place) {
            *place = core::mem::take(value);
        }
        false
    });
    let [method, authority, path, scheme] = pseudo;
    if request.method.is_empty() {
        request.method = method;
    }
    if request.url.is_empty() {
        request.url = path;
    }
    if !text::contains(&request.url, "://") || matches!(request.url.as_bytes(), [b'/' | b'?', ..]) {
        let host = match request.header("Host") {
            _ if !authority.is_empty() => authority.as_str(),
            Some(host) => host,
            None => "",
        };
        if host.is_empty() {
            // A path alone says little, but a query has a v1 request's parameters.
            if cut(&request.url, b'?').is_none() {
                request.url.clear();
            }
            return;
        }
        let scheme = if scheme.is_empty() { "https" } else { &scheme };
        let slash = if request.url.starts_with('/') {
            ""
        } else {
            "/"
        };
        request.url = crate::ascii::concat(&[scheme, "://", host, slash, &request.url]);
    }
}

#[cfg(test)]
mod tests;
