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
use super::value::Value;
use crate::ascii::concat;
use crate::diagnose::request::{Format, ParsedRequest};

/// The request of a log. None where the text has none of the marks of one.
pub fn read(text: &str) -> Option<ParsedRequest> {
    let after = |mark: &str| text.split_once(mark).map(|(_, after)| after);
    let mut request = if let Some(text) = after("SendRequest: Host: ") {
        python(record(text))
    } else if let Some(text) = after("SendRequest:\n").or_else(|| after("[DEBUG] http request: ")) {
        http::read(record(text))
    } else if let Some(text) = after("request url: ") {
        java(text)?
    } else if let Some(text) = after("---request begin---\n") {
        wget(text)
    } else {
        okhttp(text)?
    };
    request.format = Some(Format::SdkLog);
    Some(request)
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
fn python(text: &str) -> ParsedRequest {
    let mut cursor = Cursor::new(text);
    let host = cursor.take_line();
    let mut value = |name: &str| {
        let line = cursor.take_line();
        line.strip_prefix(name).unwrap_or(line).trim_ascii()
    };
    let (method, path) = (value("Method:"), value("Uri:"));
    cursor.eat("Header: ");
    let mut request = ParsedRequest {
        method: method.into(),
        ..ParsedRequest::default()
    };
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
        if let Some((name, value)) = cursor.take_line().split_once(':') {
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
    request
}

/// The SDK for Java: the URL, and the headers with a semicolon after each. It sends a GET
/// where the URL has a query, and never shows a body.
fn java(text: &str) -> Option<ParsedRequest> {
    let (url, after) = text.split_once(". request headers information: ")?;
    let line = after.lines().next().unwrap_or_default();
    let method = if url.contains('?') { "GET" } else { "POST" };
    Some(ParsedRequest {
        method: method.into(),
        url: url.into(),
        headers: listed(line, b';', true),
        ..ParsedRequest::default()
    })
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
pub fn go_map(text: &str) -> Option<ParsedRequest> {
    let (_, inside) = text.split_once("map[")?;
    let line = inside.lines().next().unwrap_or_default();
    let end = line.rfind(']')?;
    let mut headers = listed(line.get(..end)?, b' ', false);
    for (_, value) in &mut headers {
        let inner = value
            .strip_prefix('[')
            .and_then(|value| value.strip_suffix(']'));
        if let Some(inner) = inner {
            *value = inner.into();
        }
    }
    let has_authorization = headers
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("Authorization"));
    has_authorization.then(|| ParsedRequest {
        format: Some(Format::Authorization),
        headers,
        ..ParsedRequest::default()
    })
}

/// The interceptor of OkHttp: `--> POST https://…`, headers, an empty line, the body, and
/// `--> END POST`. Each line may have the logger's words before it.
fn okhttp(text: &str) -> Option<ParsedRequest> {
    let (before, _) = text.split_once("--> ")?;
    let mark = before.rsplit('\n').next().unwrap_or_default();
    let mark = mark.trim_ascii_end().rsplit(' ').next().unwrap_or_default();
    let mut message = String::new();
    for line in text.get(before.len()..)?.lines() {
        let line = match line.split_once(mark) {
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
    http::begins(&message).then(|| http::read(&message))
}

/// `wget --debug`: the head between two marks, and the body in brackets after it.
fn wget(text: &str) -> ParsedRequest {
    let (head, after) = text.split_once("---request end---").unwrap_or((text, ""));
    let mut request = http::read(head);
    let data = after.split_once(" data: ").map(|(_, data)| data);
    let data = data.and_then(|data| data.rsplit_once("]\n").map(|(data, _)| data));
    request.body = data.map(|data| data.as_bytes().into());
    request
}

/// An object that is printed after other words, such as Node's `https://… { method: 'POST',
/// headers: { … } }`. The URL is the last one before it, where it has none of its own.
pub fn printed(text: &str) -> Option<ParsedRequest> {
    let mut cursor = Cursor::new(text);
    // An object that is none ends the reading of all, and many of these would take long.
    for _ in 0..8 {
        let before = cursor.at + cursor.take_until(b'{')?.len();
        let mut reader = Reader::new(Cursor { text, at: before });
        let Some(value @ Value::Object(_)) = reader.value() else {
            continue;
        };
        let Some(mut request) = har::request_of(&value) else {
            continue;
        };
        if request.url.is_empty() {
            let before = text.get(..before).unwrap_or_default();
            let words = before.split(|sign: char| sign.is_whitespace() || "'\"`(),".contains(sign));
            let mut urls = words.filter(|word| word.contains("://"));
            request.url = urls.next_back().unwrap_or_default().into();
        }
        let is_whole = request.format == Some(Format::Har);
        if is_whole {
            request.format = Some(Format::SdkLog);
        }
        // Node shows no body where there is none.
        if is_whole && request.body.is_none() && !request.method.is_empty() {
            request.body = (request.method == "GET").then(Vec::new);
        }
        return Some(request);
    }
    None
}

#[cfg(test)]
mod tests;
