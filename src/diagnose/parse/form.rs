//! `name=value&…`: a v1 request's parameters, as a URL's query or as the body of a POST.

use alloc::string::String;

use crate::ascii::{cut, has};
use crate::diagnose::form::decode_text;
use crate::diagnose::request::{Format, ParsedRequest};

/// A URL alone: a GET.
pub fn read_url(url: &str, request: &mut ParsedRequest) -> bool {
    let is_url = url.starts_with("https://") || url.starts_with("http://");
    let is_one = !url.bytes().any(|byte| byte.is_ascii_whitespace());
    if is_url && is_one {
        get(url, request);
    }
    is_url && is_one
}

fn get(url: &str, request: &mut ParsedRequest) {
    request.format = Some(Format::Url);
    request.method = "GET".into();
    request.url = url.into();
}

/// A form alone: pairs that have `Action` or a signature among them.
pub fn read_form(form: &str, request: &mut ParsedRequest) -> bool {
    let query = form.strip_prefix('?');
    let pairs = query.unwrap_or(form);
    let is_form = !pairs.bytes().any(|byte| byte.is_ascii_whitespace()) && is_pairs(pairs);
    if is_form && query.is_some() {
        get(form, request);
    } else if is_form {
        request.format = Some(Format::Form);
        request.method = "POST".into();
        request.body = Some(form.into());
    }
    is_form
}

/// Whether all are pairs, with one among them that a signed request has.
fn is_pairs(pairs: &str) -> bool {
    let mut rest = pairs;
    let mut is_known = false;
    while !rest.is_empty() {
        let (pair, after) = cut(rest, b'&').unwrap_or((rest, ""));
        rest = after;
        let Some((name, _)) = cut(pair, b'=') else {
            return false;
        };
        is_known |= has("Action Signature SecretId AccessKeyId ", name);
    }
    is_known
}

/// The decoded value of a parameter of a query or form.
pub fn parameter(pairs: &str, name: &str) -> Option<String> {
    let mut rest = pairs;
    while !rest.is_empty() {
        let (pair, after) = cut(rest, b'&').unwrap_or((rest, ""));
        rest = after;
        if let Some((known, value)) = cut(pair, b'=')
            && known == name
        {
            return Some(decode_text(value));
        }
    }
    None
}

/// Appends a pair as a browser writes a form: `*-._` stay, and a blank is `+`.
/// Rules: <https://url.spec.whatwg.org/#urlencoded-serializing>
pub fn push_form(form: &mut String, name: &str, value: &str) {
    if !form.is_empty() {
        form.push('&');
    }
    push_encoded(form, name.as_bytes(), b"*-._", true);
    form.push('=');
    push_encoded(form, value.as_bytes(), b"*-._", true);
}

/// Appends bytes, percent-encoded in upper case but for letters, digits and a few others.
pub fn push_encoded(text: &mut String, bytes: &[u8], others: &[u8], has_plus: bool) {
    for &byte in bytes {
        if crate::ascii::is_alphanumeric_or(others, byte) {
            text.push(char::from(byte));
        } else if has_plus && byte == b' ' {
            text.push('+');
        } else {
            text.push('%');
            for digit in [byte >> 4, byte & 15] {
                let letter = if digit < 10 { b'0' } else { b'A' - 10 };
                text.push(char::from(letter + digit));
            }
        }
    }
}

#[cfg(test)]
mod tests;
