//! A request as an object: a HAR file, one entry or request of it, `{ method, url, headers,
//! body }` as `sign` returns it and Node prints it, and headers alone.
//! Rules: <http://www.softwareishard.com/blog/har-12-spec/>

use alloc::string::String;
use alloc::vec::Vec;

use base64ct::{Base64, Encoding};

use super::fetch::headers;
use super::form::{parameter, push_form};
use super::text;
use super::value::Value;
use crate::ascii::{concat, cut};
use crate::diagnose::request::{Format, ParsedRequest};

/// The request that an object or a list shows.
pub fn read(value: &Value, request: &mut ParsedRequest) -> bool {
    let log = value.get("log").unwrap_or(value);
    match log.get("entries").unwrap_or(log) {
        Value::List(entries) => best(entries, request),
        _ => request_of(value, request),
    }
}

/// Whether an object is what a service answers.
pub fn is_answer(value: &Value) -> bool {
    value.get("Response").is_some() || value.get("RequestId").is_some()
}

/// Of several entries: the first one to a cloud's API with a signature, else the first one
/// with an `Authorization`, else the first one.
fn best(entries: &[Value], request: &mut ParsedRequest) -> bool {
    let mut best_rank = 0;
    for entry in entries {
        let mut candidate = ParsedRequest::default();
        if request_of(entry, &mut candidate) {
            let rank = rank(&candidate);
            if rank > best_rank {
                *request = candidate;
                best_rank = rank;
            }
        }
    }
    best_rank > 0
}

fn rank(request: &ParsedRequest) -> u8 {
    let signature = request.header("Authorization").unwrap_or_default();
    let is_vendor = ["tencentcloudapi.", "aliyuncs.com", ".fc.", "tencentcs.com"]
        .iter()
        .any(|host| text::contains(host_of(&request.url), host));
    let query = cut(&request.url, b'?').map_or("", |(_, query)| query);
    let form = request.body.as_deref().unwrap_or_default();
    let is_signed = text::contains(signature, "-HMAC-SHA256")
        || parameter(query, "Signature").is_some()
        || core::str::from_utf8(form).is_ok_and(|form| parameter(form, "Signature").is_some());
    match (is_vendor && is_signed, is_signed || !signature.is_empty()) {
        (true, _) if request.method != "OPTIONS" => 3,
        (_, true) => 2,
        _ => 1,
    }
}

/// The host of a URL, with its port.
fn host_of(url: &str) -> &str {
    let rest = text::split(url, "://").map_or(url, |(_, rest)| rest);
    text::before(rest, |byte| matches!(byte, b'/' | b'?' | b'#'))
}

/// A request, or the entry that has one, or headers alone.
pub fn request_of(value: &Value, request: &mut ParsedRequest) -> bool {
    let inner = value.get("request").or(value.get("config"));
    let object = inner
        .filter(|inner| matches!(inner, Value::Object(_)))
        .unwrap_or(value);
    let member = |name: &str| object.get(name).and_then(Value::text).unwrap_or_default();
    let Some(given) = object.get("headers") else {
        return headers_alone(object, request);
    };
    let mut url = String::from(member("url"));
    let base = member("baseURL");
    if !base.is_empty() && !text::contains(&url, "://") {
        let slash = if base.ends_with('/') || url.starts_with('/') || url.is_empty() {
            ""
        } else {
            "/"
        };
        url = concat(&[base, slash, &url]);
    }
    if url.is_empty() && !member("hostname").is_empty() {
        // The options of Node's `https.request`.
        url = concat(&["https://", member("hostname"), member("path")]);
    }
    let method = member("method");
    let is_method = method.bytes().all(|byte| byte.is_ascii_alphabetic());
    request.format = Some(Format::Har);
    request.method = method.into();
    if is_method {
        request.method.make_ascii_uppercase();
    }
    request.url = url;
    request.headers = headers(given);
    request.body = body(object);
    true
}

/// An object whose members are headers.
fn headers_alone(object: &Value, request: &mut ParsedRequest) -> bool {
    let is_headers = object.get("Authorization").is_some()
        || object.get("X-TC-Action").is_some()
        || object.get("X-Acs-Action").is_some();
    if is_headers {
        request.format = Some(Format::Authorization);
        request.headers = headers(object);
    }
    is_headers
}

/// The body, by any of its names. None where the object shows none.
fn body(object: &Value) -> Option<Vec<u8>> {
    if let Some(post_data) = object.get("postData") {
        return from_post_data(post_data);
    }
    let names = ["body", "data", "payload"];
    let found = names.iter().find_map(|name| object.get(name));
    match found {
        Some(Value::Object(_) | Value::List(_)) => found.and_then(bytes_or_json),
        Some(Value::Bytes(bytes)) => Some(bytes.clone()),
        Some(Value::Null | Value::Undefined) => Some(Vec::new()),
        Some(value) => value.text().map(|text| text.as_bytes().into()),
        // A HAR has no `postData` where there is no body.
        None => {
            let size = object.get("bodySize").and_then(Value::text);
            (size == Some("0")).then(Vec::new)
        }
    }
}

/// `{ "type": "Buffer", "data": […] }`, a list of bytes, a Uint8Array as JSON writes it, or
/// parameters, which axios sends as JSON.
fn bytes_or_json(value: &Value) -> Option<Vec<u8>> {
    let list = match value.get("type").and_then(Value::text) {
        Some("Buffer") => value.get("data")?,
        _ => value,
    };
    let byte = |value: &Value| u8::try_from(text::number(value.text()?, 10)?).ok();
    let bytes: Option<Vec<u8>> = match list {
        Value::List(values) if !values.is_empty() => values.iter().map(byte).collect(),
        Value::Object(members) if members.first().is_some_and(|(name, _)| name == "0") => {
            members.iter().map(|(_, value)| byte(value)).collect()
        }
        _ => None,
    };
    bytes.or_else(|| value.json().map(String::into_bytes))
}

fn from_post_data(post_data: &Value) -> Option<Vec<u8>> {
    let text = post_data.get("text").and_then(Value::text);
    match (text, post_data.get("params")) {
        (Some(text), _) if !text.is_empty() => {
            match post_data.get("encoding").and_then(Value::text) {
                Some("base64") => Base64::decode_vec(text).ok(),
                _ => Some(text.as_bytes().into()),
            }
        }
        (_, Some(Value::List(params))) if !params.is_empty() => {
            let mut form = String::new();
            for param in params {
                let value = param.get("value").and_then(Value::text);
                push_form(
                    &mut form,
                    param.get("name")?.text()?,
                    value.unwrap_or_default(),
                );
            }
            Some(form.into_bytes())
        }
        (Some(_), _) => Some(Vec::new()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
