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
mod value;
mod words;

use alloc::string::String;
use alloc::vec::Vec;

use super::request::{Format, ParsedRequest, Part};
use crate::Error;
use crate::ascii::{concat, decimal, has};
use crate::fault::Fault;
use cursor::Cursor;
use stages::Stages;

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
    match read(text, &stages) {
        Ok(request) => Ok(finished(request, text, stages)),
        Err(wrong) => Err(error(&wrong, text)),
    }
}

fn read(text: &str, stages: &Stages) -> Result<ParsedRequest, Wrong> {
    let text = text.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}');
    let trimmed = text.trim_end();
    match trimmed.as_bytes() {
        [] => return Err(Wrong::Empty),
        [b'{' | b'[', ..] => {
            let mut reader = literal::Reader::new(Cursor::new(text));
            if let Some(value) = reader.value() {
                if let Some(request) = har::read(&value) {
                    return Ok(request);
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
        return Ok(http::read(text));
    }
    if let Some(request) = form::read_url(trimmed) {
        return Ok(request);
    }
    if let Some(request) = log::read(text) {
        return Ok(request);
    }
    let curl = find_command(text, "curl");
    let invoke = ["Invoke-", "invoke-", "iwr ", "irm "]
        .iter()
        .filter_map(|name| text.find(name))
        .min();
    if invoke.is_some_and(|at| curl.is_none_or(|curl| at < curl))
        && let Some(request) = powershell::read(text).map_err(Wrong::Quote)?
    {
        return Ok(request);
    }
    if let Some(at) = curl {
        return curl::read(text, at).map_err(Wrong::Quote);
    }
    if let Some(at) = find_call(text, "fetch(") {
        return fetch::read(text, at).map_err(Wrong::Quote);
    }
    if let Some(at) = http::find(text) {
        return Ok(http::read(text.get(at..).unwrap_or_default()));
    }
    let found = log::printed(text).or_else(|| log::go_map(text));
    let found = found.or_else(|| headers::read(&stages.rest));
    let found = found.or_else(|| form::read_form(trimmed));
    let has_stage = stages.canonical_request.is_some() || stages.string_to_sign.is_some();
    let log = || ParsedRequest {
        format: Some(Format::SdkLog),
        ..ParsedRequest::default()
    };
    found.or_else(|| has_stage.then(log)).ok_or(Wrong::Format)
}

/// The place after a command's name, where it stands at the beginning of a command: at that of
/// a line, or after a prompt, an assignment, or another command.
fn find_command(text: &str, name: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text);
    while !cursor.is_end() {
        let start = cursor.at;
        let line = cursor.take_line();
        let mut rest = line;
        while let Some(at) = rest.find(name) {
            let at = at + line.len() - rest.len();
            let before = line.get(..at).unwrap_or_default();
            rest = line.get(at + name.len()..).unwrap_or_default();
            let rest_after = rest.strip_prefix(".exe").unwrap_or(rest);
            let is_end =
                rest_after.is_empty() || rest_after.starts_with([' ', '\t', '\\', '^', '`']);
            if is_end && is_command_start(before) {
                return Some(start + line.len() - rest_after.len());
            }
        }
    }
    None
}

/// Whether a command may follow: a prompt, an assignment, a separator, or nothing.
fn is_command_start(before: &str) -> bool {
    let before = before.strip_suffix(['/', '\\']).map_or(before, |path| {
        // `/usr/bin/curl`
        path.rsplit_once([' ', '\t'])
            .map_or("", |(before, _)| before)
    });
    let before = before.trim_ascii();
    let last = before.rsplit([' ', '\t']).next().unwrap_or_default();
    last.is_empty()
        || last.ends_with(['$', '#', '%', '>', ';', '|', '&', '(', '`', '\'', '"'])
        || last.contains('=')
        || has("sudo time exec command then do ", last)
}

/// The place after the beginning of a call, where no longer name ends in it.
fn find_call(text: &str, call: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text);
    while let Some(at) = cursor.rest().find(call) {
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
fn finished(mut request: ParsedRequest, text: &str, stages: Stages) -> ParsedRequest {
    http::complete(&mut request);
    if let Some((url, _)) = request.url.split_once('#') {
        request.url = url.into();
    }
    keys::from_request(&mut request);
    if request.format != Some(Format::Har) {
        keys::from_text(&mut request, text);
        request.canonical_request = stages.canonical_request;
        request.string_to_sign = stages.string_to_sign;
    }
    if request.body.is_none() && matches!(request.method.as_str(), "GET" | "HEAD") {
        request.body = Some(Vec::new());
    }
    let is_shown = matches!(
        request.format,
        Some(Format::Curl | Format::CurlCmd | Format::CurlPowerShell)
            | Some(Format::PowerShell | Format::Fetch)
    );
    let is_header = |(name, _): &(String, String)| !name.eq_ignore_ascii_case("Authorization");
    let has_headers = is_shown || request.headers.iter().any(is_header);
    let parts = [
        (Part::Method, request.method.is_empty()),
        (Part::Url, !request.url.contains("://")),
        (Part::Headers, !has_headers),
        (Part::Body, request.body.is_none()),
    ];
    let missing = parts.iter().filter(|(_, is_missing)| *is_missing);
    request.missing = missing.map(|(part, _)| *part).collect();
    request
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
