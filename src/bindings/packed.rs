//! How a request travels from JavaScript to the engine and back: as one text.
//!
//! Fields are joined by line feeds, which no field contains: `pkg-template/pack.js`
//! turns those of a user's text into carriage returns, so that the field is still
//! refused and the others keep their places. U+0001 and the name of a type is not a value
//! but what JavaScript found where a string belongs.

use alloc::string::String;
use alloc::vec::Vec;

use crate::client::Call;
use crate::decimal;
use crate::error::{Error, Faults};
use crate::request::{ApiRequest, Credentials, Payload, SignedRequest};

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
pub fn unpack<B>(packed: &str, body: B) -> Result<Call<'_, B>, Error> {
    let mut fields = Fields {
        rest: packed.split('\n'),
        faults: Faults::default(),
    };
    fields.shape();
    let mut call = Call {
        request: ApiRequest {
            service: fields.text("service"),
            version: fields.text("version"),
            action: fields.text("action"),
            region: fields.text("region"),
            language: fields.text("language"),
            method: fields.text("method"),
            host: fields.text("host"),
            path: fields.text("path"),
            content_type: fields.text("contentType"),
            algorithm: fields.text("algorithm"),
            payload_signing: fields.text("payloadSigning"),
            timestamp: fields.text("timestamp"),
            payload: fields.payload(body),
            headers: Vec::new(),
            signed_headers: Vec::new(),
        },
        proxy: fields.text("proxy"),
        credentials: Credentials {
            secret_id: "",
            secret_key: "",
            token: "",
        },
        payload_hash: None,
    };
    let header_count = fields.count();
    let signed_count = fields.count();
    for _ in 0..header_count {
        let name = fields.next();
        let value = fields.text(&["headers.", name].concat());
        call.request.headers.push((name, value));
    }
    for index in 0..signed_count {
        let name = fields.text(&["signedHeaders[", &decimal::text(index), "]"].concat());
        call.request.signed_headers.push(name);
    }
    call.credentials = Credentials {
        token: fields.text("token"),
        secret_id: fields.text("secretId"),
        secret_key: fields.text("secretKey"),
    };
    fields.faults.result()?;
    Ok(call)
}

/// A signed request: method, URL, signature, then names and values of the headers.
pub fn pack_signed(request: &SignedRequest<'_>, url: &str) -> String {
    let mut packed = [request.method, "\n", url, "\n", &request.stages.signature].concat();
    for (name, value) in &request.headers {
        for part in ["\n", name, "\n", value] {
            packed.push_str(part);
        }
    }
    packed
}

/// An error; the message comes last because the service's own may have line breaks.
pub fn pack_error(error: &Error) -> String {
    let one_line = |text: &str| text.replace(|c: char| c.is_control(), " ");
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

/// The fields of a packed text, one after the other.
struct Fields<'a> {
    rest: core::str::Split<'a, char>,
    faults: Faults,
}

impl<'a> Fields<'a> {
    fn next(&mut self) -> &'a str {
        self.rest.next().unwrap_or_default()
    }

    fn text(&mut self, name: &str) -> &'a str {
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
        decimal::parse(self.next()).unwrap_or_default() as usize
    }

    /// The first field says which of the objects is none: `headers array`.
    fn shape(&mut self) {
        if let Some((name, found)) = self.next().split_once(' ') {
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
        if let Some((reason, path)) = kind.strip_prefix('!').and_then(|kind| kind.split_once(' ')) {
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
            "function" | "symbol" | "NaN" | "Infinity" => self.faults.input(
                "NotSerializable",
                path,
                &["is of the kind ", reason, ", which JSON cannot carry"].concat(),
                "Remove it, or convert it to a string, a number, a boolean, an array or an object.",
            ),
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
        "params",
        "",
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
        let call = unpack(&text, ()).ok().unwrap();
        assert_eq!(call.request.service, "cvm");
        assert_eq!(call.request.timestamp, "1551113065");
        assert_eq!(call.request.headers, [("X-A", "a")]);
        assert_eq!(call.request.signed_headers, ["x-a"]);
        assert_eq!(call.credentials.secret_id, "id");
        assert_eq!(call.credentials.secret_key, "key");
    }

    #[test]
    fn a_wrong_type_names_its_field() {
        for (index, field, name) in [
            (0, "request null", "request"),
            (1, "\u{1}number", "service"),
            (12, "\u{1}string", "timestamp"),
            (13, "!number params", "params"),
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
