//! The debug logs of Tencent's SDKs for Python, Go and Java, of OkHttp and wget, and what
//! people print of a request in Node and Go.
//!
//! A log shows a request among other lines. The first request counts, up to the line where
//! the next record begins.

use alloc::string::String;
use alloc::vec::Vec;

use super::cursor::Cursor;
use super::har;
use super::headers::take_body;
use super::http::{self, without_line_ends};
use super::literal::Reader;
use super::text;
use super::value::Value;
use crate::ascii::{concat, cut};
use crate::diagnose::request::{Format, ParsedRequest};

/// What stands between the URL and the headers in the log of the SDK for Java.
const JAVA: &str = ". request headers information: ";

/// The request of a log. False where the text has none of the marks of one.
pub fn read(text: &str, request: &mut ParsedRequest) -> bool {
    let after = |mark: &str| text::split(text, mark).map(|(_, after)| after);
    let is_log = if let Some(text) = after("SendRequest: Host: ") {
        python(record(text), request);
        true
    } else if let Some(text) = after("SendRequest:\n").or_else(|| after("[DEBUG] http request: ")) {
        http::read(record(text), request);
        true
    } else if let Some((url, headers)) = text::split(text, JAVA) {
        java(url, headers, request);
        true
    } else if let Some(text) = after("---request begin---\n") {
        wget(text, request);
        true
    } else {
        okhttp(text, request)
    };
    request.format = Some(Format::SdkLog);
    is_log
}

/// Up to the record that follows: a line with a date at its beginning, or with the level.
fn record(text: &str) -> &str {
    let mut cursor = Cursor::new(text);
    cursor.take_line();
    while !cursor.is_end() {
        let start = cursor.at;
        let line = cursor.take_line();
        let is_date = {
            let bytes = line.as_bytes();
            let year = bytes.get(..4).unwrap_or_default();
            year.len() == 4
                && year.iter().all(u8::is_ascii_digit)
                && matches!(bytes.get(4), Some(b'-' | b'/'))
        };
        if is_date || line.starts_with("DEBUG:") || line.starts_with("[DEBUG]") {
            return text.get(..start).unwrap_or_default();
        }
    }
    text
}

/// The SDK for Python: `Host`, `Method`, `Uri`, `Header` with the headers, and `Data`, which
/// is the query of a GET.
fn python(text: &str, request: &mut ParsedRequest) {
    let mut cursor = Cursor::new(text);
    let host = cursor.take_line();
    let mut value = |name: &str| {
        let line = cursor.take_line();
        line.strip_prefix(name).unwrap_or(line).trim_ascii()
    };
    let (method, path) = (value("Method:"), value("Uri:"));
    cursor.eat("Header: ");
    request.method = method.into();
    let mut data = Vec::new();
    while !cursor.is_end() {
        if cursor.eat("Data: ") {
            let at = cursor.at;
            data = match cursor.look(0) {
                b'{' => take_body(&mut cursor, at),
                _ => without_line_ends(cursor.rest().as_bytes()).into(),
            };
            break;
        }
        if let Some((name, value)) = cut(cursor.take_line(), b':') {
            let value = value.trim_ascii().into();
            request.headers.push((name.into(), value));
        }
    }
    let is_get = method == "GET";
    let query = core::str::from_utf8(&data).unwrap_or_default();
    let query = if is_get { query } else { "" };
    let mark = if query.is_empty() { "" } else { "?" };
    request.url = concat(&["https://", host, path, mark, query]);
    request.body = Some(if is_get { Vec::new() } else { data });
}

/// The SDK for Java: the URL, and the headers with a semicolon after each. It sends a GET
/// where the URL has a query, and never shows a body.
fn java(before: &str, after: &str, request: &mut ParsedRequest) {
    let url = text::split(before, "request url: ").map_or("", |(_, url)| url);
    let is_get = cut(url, b'?').is_some();
    request.method = if is_get { "GET" } else { "POST" }.into();
    request.url = url.into();
    request.headers = listed(Cursor::new(after).take_line(), b';', true);
}

/// Headers on one line: a new one begins after a separator, with a name and a colon.
fn listed(line: &str, separator: u8, has_blank: bool) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut cursor = Cursor::new(line);
    while !cursor.is_end() {
        let mut ahead = cursor;
        let name = ahead.take_while(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let is_name = name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
        let is_header = is_name && ahead.eat(":") && (!has_blank || ahead.eat(" "));
        if is_header {
            headers.push((name.into(), String::new()));
            cursor = ahead;
        }
        let start = cursor.at;
        let piece = cursor.take_until(separator);
        let piece = piece.unwrap_or_else(|| cursor.take_line());
        if let Some((_, value)) = headers.last_mut() {
            if !is_header {
                value.push(char::from(separator));
            }
            value.push_str(piece);
        }
        if cursor.at == start {
            cursor.skip(1);
        }
    }
    headers
}

/// `map[Authorization:[TC3-…] Host:[…]]`, as Go prints `http.Header`, and the same of a
/// `map[string]string`, without the inner brackets.
pub fn go_map(text: &str, request: &mut ParsedRequest) -> bool {
    let Some((_, inside)) = text::split(text, "map[") else {
        return false;
    };
    let line = Cursor::new(inside).take_line();
    let end = line.bytes().rposition(|byte| byte == b']');
    let line = line.get(..end.unwrap_or_default()).unwrap_or_default();
    request.headers = listed(line, b' ', false);
    for (_, value) in &mut request.headers {
        let inner = value
            .strip_prefix('[')
            .and_then(|value| value.strip_suffix(']'));
        if let Some(inner) = inner {
            *value = inner.into();
        }
    }
    request.format = Some(Format::Authorization);
    request.header("Authorization").is_some()
}

/// The interceptor of OkHttp: `--> POST https://…`, headers, an empty line, the body, and
/// `--> END POST`. Each line may have the logger's words before it.
fn okhttp(text: &str, request: &mut ParsedRequest) -> bool {
    let Some((before, _)) = text::split(text, "--> ") else {
        return false;
    };
    let mark = text::after_last(before, b'\n').trim_ascii_end();
    let mark = text::after_last(mark, b' ');
    let mut message = String::new();
    let mut lines = Cursor::new(text);
    lines.skip(before.len());
    while !lines.is_end() {
        let line = lines.take_line();
        let line = match text::split(line, mark) {
            _ if mark.is_empty() || message.is_empty() => line,
            Some((_, line)) => line.strip_prefix(' ').unwrap_or(line),
            // The line of java.util.logging with the date.
            None => continue,
        };
        if line.starts_with("--> END") {
            break;
        }
        message.push_str(line.strip_prefix("--> ").unwrap_or(line));
        message.push('\n');
    }
    let is_request = http::begins(&message);
    if is_request {
        http::read(&message, request);
    }
    is_request
}

/// `wget --debug`: the head between two marks, and the body in brackets after it.
fn wget(text: &str, request: &mut ParsedRequest) {
    let (head, after) = text::split(text, "---request end---").unwrap_or((text, ""));
    http::read(head, request);
    let data = text::split(after, " data: ").map(|(_, data)| data);
    let data = data
        .and_then(|data| text::split(data, "]\n"))
        .map(|(data, _)| data);
    request.body = data.map(|data| data.as_bytes().into());
}

/// An object that is printed after other words, such as Node's `https://… { method: 'POST',
/// headers: { … } }`. The URL is the last one before it, where it has none of its own.
pub fn printed(text: &str, request: &mut ParsedRequest) -> bool {
    let mut cursor = Cursor::new(text);
    // An object that is none ends the reading of all, and many of these would take long.
    for _ in 0..8 {
        let mut before = cursor.at;
        let Some(skipped) = cursor.take_until(b'{') else {
            break;
        };
        before += skipped.len();
        let mut reader = Reader::new(Cursor { text, at: before });
        let Some(value @ Value::Object(_)) = reader.value() else {
            continue;
        };
        if !har::request_of(&value, request) {
            continue;
        }
        if request.url.is_empty() {
            let before = text.get(..before).unwrap_or_default();
            request.url = last_url(before).into();
        }
        let is_whole = request.format == Some(Format::Har);
        if is_whole {
            request.format = Some(Format::SdkLog);
        }
        // Node shows no body where there is none.
        if is_whole && request.body.is_none() && !request.method.is_empty() {
            request.body = (request.method == "GET").then(Vec::new);
        }
        return true;
    }
    false
}

/// The last URL in a text, up to a blank or a quote.
fn last_url(text: &str) -> &str {
    let mut rest = text;
    let mut url = "";
    while let Some(at) = text::find(rest, "http") {
        let found = rest.get(at..).unwrap_or_default();
        rest = found.get(4..).unwrap_or_default();
        let found = text::before(found, |byte| {
            byte.is_ascii_whitespace() || matches!(byte, b'\'' | b'"' | b'`' | b')' | b',')
        });
        if text::contains(found, "://") {
            url = found;
        }
    }
    url
}

#[cfg(test)]
mod tests;
