//! A text that was pasted, to the request that it shows.
//!
//! The text is recognised by its content, in this order: an object, a request line, a URL, the
//! log of an SDK, a command, a call of `fetch`, headers, and a form. Each format has a file:
//!
//! | file | what it reads |
//! |---|---|
//! | `curl` | what a curl command sends; `words`, `cmd` and `powershell` take the command apart |
//! | `powershell` | `Invoke-WebRequest` and `Invoke-RestMethod` as well |
//! | `fetch` | `fetch(…)`; `literal` reads each `value` of JavaScript, JSON and Python |
//! | `har` | a HAR, and any object that is a request |
//! | `http` | raw HTTP and pseudo headers |
//! | `headers` | headers in lines, with `Authorization` among them |
//! | `log` | the debug logs of SDKs, and requests that a program prints |
//! | `form` | a URL or a form alone |
//! | `keys` | keys that stand beside a request |
//! | `stages` | the canonical request and the string to sign, where the text shows them |
//!
//! Nothing is executed and no variable is looked up. Every reader takes time in proportion to
//! the text, and none goes deeper than a bound.

mod cmd;
mod curl;
mod cursor;
mod fetch;
mod form;
mod har;
mod headers;
mod http;
mod keys;
mod literal;
mod log;
mod powershell;
mod powershell_text;
mod stages;
mod text;
mod value;
mod words;

use alloc::string::String;

use super::request::{Format, ParsedRequest, Part};
use crate::Error;
use crate::ascii::{concat, cut, decimal, has};
use crate::fault::Fault;
pub use cursor::Cursor;
pub use literal::Reader;
use stages::Stages;
pub use value::Value;

/// Why a text is no request.
enum Wrong {
    /// It is none of the formats.
    Format,
    Empty,
    Page,
    Answer,
    /// A quote opens here and is not closed.
    Quote(usize),
}

/// Reads a request from what people paste.
///
/// # Errors
/// `ClientError.NotARequest` for what is none of the formats.
pub fn parse(text: &str) -> Result<ParsedRequest, Error> {
    let stages = stages::find(text);
    let mut request = ParsedRequest::default();
    match read(text, &stages, &mut request) {
        Ok(()) => {
            finish(&mut request, text, stages);
            Ok(request)
        }
        Err(wrong) => Err(error(&wrong, text)),
    }
}

/// Fills an empty request.
fn read(text: &str, stages: &Stages, request: &mut ParsedRequest) -> Result<(), Wrong> {
    let mut text = text.trim_ascii_start();
    while let Some(rest) = text.strip_prefix('\u{feff}') {
        text = rest.trim_ascii_start();
    }
    let trimmed = text.trim_ascii_end();
    match trimmed.as_bytes() {
        [] => return Err(Wrong::Empty),
        [b'{' | b'[', ..] => {
            let mut reader = literal::Reader::new(Cursor::new(text));
            if let Some(value) = reader.value() {
                if har::read(&value, request) {
                    return Ok(());
                }
                if har::is_answer(&value) {
                    return Err(Wrong::Answer);
                }
            }
        }
        [b'H', b'T', b'T', b'P', b'/', ..] => return Err(Wrong::Answer),
        [b'<', ..] => return Err(Wrong::Page),
        _ => {}
    }
    if http::begins(text) {
        http::read(text, request);
        return Ok(());
    }
    if form::read_url(trimmed, request) || log::read(text, request) {
        return Ok(());
    }
    let curl = find_command(text, "curl");
    let mut invoke = usize::MAX;
    for name in ["Invoke-", "invoke-", "iwr ", "irm "] {
        invoke = invoke.min(text::find(text, name).unwrap_or(invoke));
    }
    if invoke < curl.unwrap_or(usize::MAX)
        && powershell::read(text, request).map_err(Wrong::Quote)?
    {
        return Ok(());
    }
    if let Some(at) = curl {
        return curl::read(text, at, request).map_err(Wrong::Quote);
    }
    if let Some(at) = find_call(text, "fetch(") {
        return fetch::read(text, at, request).map_err(Wrong::Quote);
    }
    if let Some(at) = http::find(text) {
        http::read(text.get(at..).unwrap_or_default(), request);
        return Ok(());
    }
    if log::printed(text, request) || log::go_map(text, request) {
        return Ok(());
    }
    // What a reader that failed has left is no part of the next one's.
    request.headers.clear();
    if headers::read(&stages.rest, request) {
        return Ok(());
    }
    *request = ParsedRequest::default();
    if form::read_form(trimmed, request) {
        return Ok(());
    }
    request.format = Some(Format::SdkLog);
    let has_stage = stages.canonical_request.is_some() || stages.string_to_sign.is_some();
    has_stage.then_some(()).ok_or(Wrong::Format)
}

/// The place after a command's name, where it stands at the beginning of a command: at that of
/// a line, or after a prompt, an assignment, or another command.
fn find_command(text: &str, name: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text);
    while !cursor.is_end() {
        let start = cursor.at;
        let line = cursor.take_line();
        let mut rest = line;
        while let Some(at) = text::find(rest, name) {
            let at = at + line.len() - rest.len();
            let before = line.get(..at).unwrap_or_default();
            rest = line.get(at + name.len()..).unwrap_or_default();
            let rest_after = rest.strip_prefix(".exe").unwrap_or(rest);
            let is_end = rest_after.is_empty()
                || matches!(
                    rest_after.as_bytes(),
                    [b' ' | b'\t' | b'\\' | b'^' | b'`', ..]
                );
            if is_end && is_command_start(before) {
                return Some(start + line.len() - rest_after.len());
            }
        }
    }
    None
}

/// Whether a command may follow: a prompt, an assignment, a separator, or nothing.
fn is_command_start(before: &str) -> bool {
    let is_blank = |byte| matches!(byte, b' ' | b'\t');
    let mut before = before.as_bytes();
    if let [.., b'/' | b'\\'] = before {
        // `/usr/bin/curl`
        while let [rest @ .., byte] = before
            && !is_blank(*byte)
        {
            before = rest;
        }
    }
    let before = before.trim_ascii_end();
    let start = before.iter().rposition(|byte| is_blank(*byte));
    let last = before
        .get(start.map_or(0, |at| at + 1)..)
        .unwrap_or_default();
    let is_prompt = |byte: &u8| crate::ascii::is_alphanumeric_or(b"", *byte) || *byte > 127;
    match last {
        [] => true,
        [.., byte]
            if !is_prompt(byte) && !matches!(byte, b'.' | b':' | b',' | b'-' | b'?' | b'!') =>
        {
            true
        }
        last => {
            let word = core::str::from_utf8(last).unwrap_or_default();
            last.contains(&b'=') || has("sudo time exec command then do ", word)
        }
    }
}

/// The place after the beginning of a call, where no longer name ends in it.
fn find_call(text: &str, call: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text);
    while let Some(at) = text::find(cursor.rest(), call) {
        let before = cursor.rest().as_bytes().get(at.wrapping_sub(1));
        cursor.skip(at + call.len());
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$');
        if !before.is_some_and(is_name) {
            return Some(cursor.at);
        }
    }
    None
}

/// Adds what every format has in common: the URL from a header `Host`, the keys, and what is
/// missing.
fn finish(request: &mut ParsedRequest, text: &str, stages: Stages) {
    http::complete(request);
    if let Some((url, _)) = cut(&request.url, b'#') {
        request.url = url.into();
    }
    keys::from_request(request);
    if request.format != Some(Format::Har) {
        keys::from_text(request, text);
        request.canonical_request = stages.canonical_request;
        request.string_to_sign = stages.string_to_sign;
    }
    if request.body.is_none() && matches!(request.method.as_str(), "GET" | "HEAD") {
        request.body = Some(alloc::vec![]);
    }
    let is_shown = matches!(
        request.format,
        Some(Format::Curl | Format::CurlCmd | Format::CurlPowerShell)
            | Some(Format::PowerShell | Format::Fetch)
    );
    let is_header = |(name, _): &(String, String)| !name.eq_ignore_ascii_case("Authorization");
    let has_headers = is_shown || request.headers.iter().any(is_header);
    for (part, is_missing) in [
        (Part::Method, request.method.is_empty()),
        (Part::Url, !text::contains(&request.url, "://")),
        (Part::Headers, !has_headers),
        (Part::Body, request.body.is_none()),
    ] {
        if is_missing && !request.missing.contains(&part) {
            request.missing.push(part);
        }
    }
}

fn error(wrong: &Wrong, text: &str) -> Error {
    let reason: String = match wrong {
        Wrong::Format => "expected is curl, fetch(…), a HAR, raw HTTP, a URL, or Authorization \
            with what was sent beside it"
            .into(),
        Wrong::Empty => "nothing was pasted".into(),
        Wrong::Page => "this is a page in HTML".into(),
        Wrong::Answer => "this is an answer, and its request is needed".into(),
        Wrong::Quote(at) => {
            let before = text.as_bytes().get(..*at).unwrap_or_default();
            let lines = before.iter().filter(|byte| **byte == b'\n').count();
            concat(&[
                "the quote that opens in line ",
                &decimal(lines as u64 + 1),
                " is not closed",
            ])
        }
    };
    Error::new(Fault::NotARequest, [&reason, ""]).with_parameter("text")
}

#[cfg(test)]
mod tests;
