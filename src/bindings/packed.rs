//! How a request travels from JavaScript to the engine and back: as one text.
//!
//! Fields are joined by line feeds, which no field contains: `pkg-template/pack.js`
//! turns those of a user's text into carriage returns, so that the field is still
//! refused and the others keep their places. Text that begins with U+0001 is not a
//! value but a type: what JavaScript found where a string belongs.

use crate::error::Error;
use crate::request::{ApiRequest, Credentials, Payload, SignedRequest};

/// Begins a field that had the wrong type, and an answer that is an error.
const MARK: char = '\u{1}';

/// A request as it came over the border.
pub struct Unpacked<'a, B> {
    /// What to sign.
    pub request: ApiRequest<'a, B>,
    /// Who signs.
    pub credentials: Credentials<'a>,
    /// Where to send it instead, if anywhere.
    pub proxy: &'a str,
}

/// Reads a request. The order of the fields is that of `packRequest` in pack.js.
///
/// # Errors
/// A field of the wrong type, and a payload that JavaScript could not write down.
pub fn unpack<B>(packed: &str, body: B) -> Result<Unpacked<'_, B>, Error> {
    let mut fields = Fields(packed.split('\n'));
    fields.shape()?;
    let service = fields.text("service")?;
    let version = fields.text("version")?;
    let action = fields.text("action")?;
    let region = fields.text("region")?;
    let language = fields.text("language")?;
    let method = fields.text("method")?;
    let host = fields.text("host")?;
    let path = fields.text("path")?;
    let content_type = fields.text("contentType")?;
    let algorithm = fields.text("algorithm")?;
    let payload_signing = fields.text("payloadSigning")?;
    let timestamp = fields.text("timestamp")?;
    let payload = payload(fields.next(), body)?;
    let proxy = fields.text("proxy")?;
    let header_count = fields.count();
    let signed_count = fields.count();
    let mut headers = Vec::with_capacity(header_count);
    for _ in 0..header_count {
        let name = fields.next();
        headers.push((name, fields.text(&["headers.", name].concat())?));
    }
    let mut signed_headers = Vec::with_capacity(signed_count);
    for index in 0..signed_count {
        let name = ["signedHeaders[", &index.to_string(), "]"].concat();
        signed_headers.push(fields.text(&name)?);
    }
    let credentials = Credentials {
        token: fields.text("token")?,
        secret_id: fields.text("secretId")?,
        secret_key: fields.text("secretKey")?,
    };
    Ok(Unpacked {
        request: ApiRequest {
            service,
            version,
            action,
            region,
            language,
            method,
            host,
            path,
            content_type,
            algorithm,
            payload_signing,
            timestamp,
            headers,
            signed_headers,
            payload,
        },
        credentials,
        proxy,
    })
}

/// A signed request: method, URL, signature, then names and values of the headers.
pub fn pack_signed(request: &SignedRequest) -> String {
    let mut packed = [
        request.method,
        "\n",
        &request.url(""),
        "\n",
        &request.stages.signature,
    ]
    .concat();
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
            &error.http_status.to_string(),
            &one_line(&error.request_id),
            &error.hint,
            &error.message,
        ]
        .join("\n"),
    );
    packed
}

/// The fields of a packed text, one after the other.
struct Fields<'a>(std::str::Split<'a, char>);

impl<'a> Fields<'a> {
    fn next(&mut self) -> &'a str {
        self.0.next().unwrap_or_default()
    }

    fn text(&mut self, name: &str) -> Result<&'a str, Error> {
        let text = self.next();
        match text.strip_prefix(MARK) {
            Some(found) => Err(wrong_type(name, expected(name), found)),
            None => Ok(text),
        }
    }

    fn count(&mut self) -> usize {
        self.next().parse().unwrap_or_default()
    }

    /// The first field says which of the objects is none: `headers array`.
    fn shape(&mut self) -> Result<(), Error> {
        match self.next().split_once(' ') {
            None => Ok(()),
            Some((name, found)) => Err(wrong_type(name, expected(name), found)),
        }
    }
}

/// What JavaScript should have given.
fn expected(name: &str) -> &'static str {
    match name {
        "timestamp" | "timeout" => "a number",
        "request" | "credentials" | "headers" | "config" | "options" | "params" => "an object",
        "signedHeaders" => "an array of strings",
        "body" => "a string or a Uint8Array",
        "fetch" => "a function",
        "signal" => "an AbortSignal",
        _ => "a string",
    }
}

fn wrong_type(name: &str, expected: &str, found: &str) -> Error {
    Error::input(
        "ClientError.WrongType",
        name,
        &["must be ", expected, ", and is ", found].concat(),
        "Convert it, or leave it out where it is optional.",
    )
}

/// The payload's kind, or why JavaScript could not write it down: `!reason path`.
fn payload<B>(kind: &str, body: B) -> Result<Payload<B>, Error> {
    let Some(problem) = kind.strip_prefix('!') else {
        return match kind {
            "params" => Ok(Payload::Params(body)),
            "body" => Ok(Payload::Body(body)),
            _ => Err(Error::input(
                "ClientError.BodyAndParams",
                "body",
                "was given together with params",
                "Give either: `params` are serialised for you, a `body` is sent as it is.",
            )),
        };
    };
    let (reason, path) = problem.split_once(' ').unwrap_or((problem, "params"));
    Err(match reason {
        "cycle" => Error::input(
            "ClientError.CyclicParams",
            path,
            "refer to themselves and cannot be written as JSON",
            "Break the cycle: parameters are a tree.",
        ),
        "surrogate" => Error::input(
            "ClientError.LoneSurrogate",
            path,
            "contains half of a surrogate pair, which UTF-8 cannot carry",
            "Text was cut in the middle of a character; cut by code points, or use toWellFormed().",
        ),
        "value" => {
            let (found, path) = path.split_once(' ').unwrap_or((path, "params"));
            Error::input(
                "ClientError.NotSerializable",
                path,
                &["is ", found, ", which JSON cannot carry"].concat(),
                "Remove it, or convert it to a string, a number, a boolean, an array or an object.",
            )
        }
        found => wrong_type(path, expected(path), found),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    fn packed(fields: &[&str]) -> String {
        fields.join("\n")
    }

    const PLAIN: [&str; 22] = [
        "", "cvm", "2017-03-12", "DescribeInstances", "ap-guangzhou", "", "", "", "", "", "", "",
        "1551113065", "params", "", "1", "1", "X-A", "a", "x-a", "", "id",
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
        let unpacked = unpack(&text, ()).ok().unwrap();
        assert_eq!(unpacked.request.service, "cvm");
        assert_eq!(unpacked.request.timestamp, "1551113065");
        assert_eq!(unpacked.request.headers, [("X-A", "a")]);
        assert_eq!(unpacked.request.signed_headers, ["x-a"]);
        assert_eq!(unpacked.credentials.secret_id, "id");
        assert_eq!(unpacked.credentials.secret_key, "key");
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
        let mut error = Error::new("A\nB", ErrorKind::Api, "two\nlines", "");
        error.request_id = "r\r\n".to_owned();
        assert_eq!(pack_error(&error), "\u{1}A B\napi\n\n\n0\nr  \n\ntwo\nlines");
    }
}
