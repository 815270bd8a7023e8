//! How a request travels from JavaScript to the engine and back: as one text.
//!
//! Fields are joined by line feeds, which no field contains: `pkg-template/pack.js`
//! turns those of a user's text into carriage returns, so that the field is still
//! refused and the others keep their places. U+0001 and the name of a type is not a value
//! but what JavaScript found where a string belongs.

use alloc::string::String;
use alloc::vec::Vec;

use crate::decimal;
use crate::error::{Error, Faults};
use crate::request::fields::{FIELDS, Field, Fields};
use crate::request::{ApiRequest, Payload, SignedRequest};

/// Begins a field that had the wrong type, and an answer that is an error.
const MARK: char = '\u{1}';

/// What JavaScript calls the types of values.
const TYPES: [&str; 10] = [
    "null", "array", "object", "number", "NaN", "boolean", "string", "function", "bigint", "symbol",
];

/// Reads a request. The order of the fields is that of `packRequest` in pack.js.
///
/// # Errors
/// A field of the wrong type, and a payload that JavaScript could not write down.
pub fn unpack<B>(packed: &str, body: B) -> Result<ApiRequest<'_, B>, Error> {
    let (before_payload, credentials) = FIELDS.split_at(Field::Token as usize);
    let mut text = Unpacker {
        rest: packed,
        faults: Faults::default(),
    };
    text.shape();
    let mut fields = Fields::default();
    for (field, name) in before_payload {
        fields.set(*field, text.field(name));
    }
    let payload = text.payload(body);
    let header_count = text.count();
    let signed_count = text.count();
    let mut headers = Vec::new();
    for _ in 0..header_count {
        let name = text.next();
        headers.push((name, text.field(&["headers.", name].concat())));
    }
    let mut signed_headers = Vec::new();
    for index in 0..signed_count {
        signed_headers.push(text.field(&["signedHeaders[", &decimal::text(index), "]"].concat()));
    }
    for (field, name) in credentials {
        fields.set(*field, text.field(name));
    }
    text.faults.result()?;
    Ok(ApiRequest {
        fields,
        headers,
        signed_headers,
        payload,
        payload_hash: None,
    })
}

/// A signed request: method, URL, signature, then names and values of the headers.
pub fn pack_signed(request: &SignedRequest<'_>, url: &str) -> String {
    let mut packed = String::with_capacity(640);
    let mut push = |text: &str| {
        if !packed.is_empty() {
            packed.push('\n');
        }
        packed.push_str(text);
    };
    push(request.method);
    push(url);
    push(&request.stages.signature);
    push("Content-Type");
    push(&request.content_type);
    for (name, value) in &request.headers {
        push(name);
        push(value);
    }
    push("Authorization");
    push(&request.stages.authorization);
    packed
}

/// An error; the message comes last because the service's own may have line breaks.
pub fn pack_error(error: &Error) -> String {
    let one_line = |text: &str| {
        let spaced = |c: char| if c.is_ascii_control() { ' ' } else { c };
        text.chars().map(spaced).collect::<String>()
    };
    let mut packed = String::from(MARK);
    packed.push_str(
        &[
            one_line(&error.code).as_str(),
            error.kind.name(),
            &one_line(&error.parameter),
            if error.retryable { "1" } else { "" },
            &decimal::text(error.http_status.into()),
            &one_line(&error.request_id),
            error.hint,
            &error.message,
        ]
        .join("\n"),
    );
    packed
}

/// What stands before and behind the first of an ASCII character.
fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}

/// Takes a packed text apart, field by field.
struct Unpacker<'a> {
    rest: &'a str,
    faults: Faults,
}

impl<'a> Unpacker<'a> {
    fn next(&mut self) -> &'a str {
        // Behind the last field there is nothing, again and again.
        let (field, rest) = cut(self.rest, b'\n').unwrap_or((self.rest, ""));
        self.rest = rest;
        field
    }

    fn field(&mut self, name: &str) -> &'a str {
        let text = self.next();
        if let [1, found @ ..] = text.as_bytes() {
            let is_this = |known: &&&str| known.as_bytes() == found;
            if let Some(found) = TYPES.iter().find(is_this) {
                self.wrong_type(name, found);
            }
        }
        text
    }

    fn count(&mut self) -> usize {
        decimal::parse(self.next().as_bytes()).unwrap_or_default() as usize
    }

    /// The first field says which of the objects is none: `headers array`.
    fn shape(&mut self) {
        if let Some((name, found)) = cut(self.next(), b' ') {
            self.wrong_type(name, found);
        }
    }

    /// The payload, or why JavaScript could not write it down: `!reason path`.
    fn payload<B>(&mut self, body: B) -> Payload<B> {
        let kind = self.next();
        if kind == "both" {
            self.faults.input(
                "BodyAndParams",
                "body",
                "was given together with params",
                "Give either: `params` are serialised for you, a `body` is sent as it is.",
            );
        }
        if let Some((reason, path)) = kind.strip_prefix("!").and_then(|kind| cut(kind, b' ')) {
            self.unwritable(reason, path);
        }
        match kind {
            "body" => Payload::Body(body),
            _ => Payload::Params(body),
        }
    }

    fn unwritable(&mut self, reason: &str, path: &str) {
        match reason {
            "cycle" => self.faults.input(
                "CyclicParams",
                path,
                "refer to themselves and cannot be written as JSON",
                "Break the cycle: parameters are a tree.",
            ),
            "surrogate" => self.faults.input(
                "LoneSurrogate",
                path,
                "contains half of a surrogate pair, which UTF-8 cannot carry",
                "Text was cut in the middle of a character; cut by code points, or use toWellFormed().",
            ),
            "value" => {
                let (found, path) = cut(path, b' ').unwrap_or(("", path));
                self.faults.input(
                    "NotSerializable",
                    path,
                    &["is of the kind ", found, ", which JSON cannot carry"].concat(),
                    "Remove it, or convert it to a string, a number, a boolean, an array or an object.",
                );
            }
            found => self.wrong_type(path, found),
        }
    }

    fn wrong_type(&mut self, name: &str, found: &str) {
        let expected = match name {
            "timestamp" => "a number",
            "timeout" => "a positive number of milliseconds",
            "request" | "credentials" | "headers" | "config" | "options" | "params" => "an object",
            "signedHeaders" => "an array of strings",
            "body" => "a string or a Uint8Array",
            "fetch" => "a function",
            "signal" => "an AbortSignal",
            _ => "a string",
        };
        self.faults.input(
            "WrongType",
            name,
            &["must be ", expected, ", and is ", found].concat(),
            "Convert it, or leave it out where it is optional.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    fn packed(fields: &[&str]) -> String {
        fields.join("\n")
    }

    const PLAIN: [&str; 22] = [
        "",
        "cvm",
        "2017-03-12",
        "DescribeInstances",
        "ap-guangzhou",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "1551113065",
        "",
        "params",
        "1",
        "1",
        "X-A",
        "a",
        "x-a",
        "",
        "id",
    ];

    fn with(index: usize, value: &'static str) -> String {
        let mut fields = PLAIN.to_vec();
        fields.push("key");
        fields[index] = value;
        packed(&fields)
    }

    #[test]
    fn every_field_arrives_in_its_place() {
        let text = with(0, "");
        let request = unpack(&text, ()).ok().unwrap();
        assert_eq!(request.fields.get(Field::Service), "cvm");
        assert_eq!(request.fields.get(Field::Timestamp), "1551113065");
        assert_eq!(request.headers, [("X-A", "a")]);
        assert_eq!(request.signed_headers, ["x-a"]);
        assert_eq!(request.fields.get(Field::SecretId), "id");
        assert_eq!(request.fields.get(Field::SecretKey), "key");
    }

    #[test]
    fn a_wrong_type_names_its_field() {
        for (index, field, name) in [
            (0, "request null", "request"),
            (1, "\u{1}number", "service"),
            (12, "\u{1}string", "timestamp"),
            (14, "!number params", "params"),
            (18, "\u{1}object", "headers.X-A"),
            (19, "\u{1}null", "signedHeaders[0]"),
            (22, "\u{1}number", "secretKey"),
        ] {
            let error = unpack(&with(index, field), ()).err().unwrap();
            assert_eq!(error.code, "ClientError.WrongType", "{name}");
            assert_eq!(error.parameter, name);
        }
    }

    #[test]
    fn an_error_stays_one_line_a_field_but_for_its_message() {
        let mut error = Error::new("", ErrorKind::Api, "two\nlines", "");
        error.code = "A\nB".to_owned();
        error.request_id = "r\r\n".to_owned();
        assert_eq!(
            pack_error(&error),
            "\u{1}A B\napi\n\n\n0\nr  \n\ntwo\nlines"
        );
    }
}
