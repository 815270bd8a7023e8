//! `fetch(…)` as browsers copy it, for a page or for Node.
//! Rules: <https://fetch.spec.whatwg.org/#request-class>

use alloc::string::String;
use alloc::vec::Vec;

use super::cursor::Cursor;
use super::literal::Reader;
use super::value::Value;
use crate::diagnose::request::{Format, ParsedRequest, Part};

/// A call; `at` is the place after `fetch(`.
///
/// # Errors
/// Where a quote opens that is not closed; the end where it is another mistake.
pub fn read(text: &str, at: usize, request: &mut ParsedRequest) -> Result<(), usize> {
    let mut reader = Reader::new(Cursor { text, at });
    reader.skip_space();
    if reader.cursor.eat("new Request(") {
        reader.skip_space();
    }
    let wrong = |reader: &Reader<'_>| reader.open.unwrap_or(usize::MAX);
    let url = reader.value().ok_or_else(|| wrong(&reader))?;
    reader.skip_space();
    let mut options = Value::Object(Vec::new());
    if reader.cursor.eat(",") {
        reader.skip_space();
        if reader.cursor.look(0) != b')' {
            options = reader.value().ok_or_else(|| wrong(&reader))?;
        }
    }
    request.format = Some(Format::Fetch);
    if let Value::Text(url) = url {
        request.url = url;
    }
    // What stands in a variable is not known.
    let headers = options.get("headers");
    let is_known = |value: &Value| *value != Value::Unknown;
    if !is_known(&options) || !headers.is_none_or(is_known) {
        request.missing.push(Part::Headers);
    }
    if is_known(&options) {
        from_options(&options, request);
    }
    Ok(())
}

/// What the second argument says.
fn from_options(options: &Value, request: &mut ParsedRequest) {
    request.method = method(options.get("method"));
    request.headers = options.get("headers").map(headers).unwrap_or_default();
    let (body, content_type) = match (options, options.get("body")) {
        (Value::Object(_), None | Some(Value::Null | Value::Undefined)) => (Some(Vec::new()), ""),
        (_, Some(Value::Text(text))) => (Some(text.as_bytes().into()), "text/plain;charset=UTF-8"),
        (_, Some(Value::Form(form))) => (
            Some(form.as_bytes().into()),
            "application/x-www-form-urlencoded;charset=UTF-8",
        ),
        (_, Some(Value::Bytes(bytes))) => (Some(bytes.clone()), ""),
        _ => (None, ""),
    };
    request.body = body;
    if !content_type.is_empty() && request.header("Content-Type").is_none() {
        request
            .headers
            .push(("Content-Type".into(), content_type.into()));
    }
}

/// A method as `fetch` sends it: the usual ones in upper case, GET where there is none.
fn method(value: Option<&Value>) -> String {
    const NORMALIZED: &str = "delete get head options post put ";
    match value {
        None => "GET".into(),
        Some(value) => {
            let method = value.text().unwrap_or_default();
            if crate::ascii::has(NORMALIZED, method) {
                method.to_ascii_uppercase()
            } else {
                method.into()
            }
        }
    }
}

/// Headers as an object, as pairs, or as a HAR's objects of `name` and `value`. A value that
/// is not known leaves its header out.
pub fn headers(value: &Value) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    let mut put = |name: &str, value: &Value| {
        let value = match value {
            // Node's raw headers, and Go's.
            Value::List(values) => match &**values {
                [value] => value,
                _ => return,
            },
            value => value,
        };
        if let Some(value) = value.text() {
            headers.push((name.into(), value.trim_ascii().into()));
        }
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| put(name, value)),
        Value::List(pairs) => {
            for pair in pairs {
                match pair {
                    Value::List(pair) => {
                        if let [Value::Text(name), value] = &**pair {
                            put(name, value);
                        }
                    }
                    pair => {
                        if let (Some(Value::Text(name)), Some(value)) =
                            (pair.get("name"), pair.get("value"))
                        {
                            put(name, value);
                        }
                    }
                }
            }
        }
        _ => {}
    }
    headers
}

#[cfg(test)]
mod tests;
