//! How a request travels from JavaScript to the engine and back: as one text.
//!
//! Fields are joined by line feeds, which no field contains: `pkg-template/pack.js`
//! turns those of a user's text into carriage returns, so that the field is still
//! refused and the others keep their places. U+0001 and the name of a type is not a value
//! but what JavaScript found where a string belongs.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::client::NoAnswer;
use crate::decimal;
use crate::error::{Error, Faults};
use crate::fault::Fault;
use crate::request::acs::{AcsCredentials, AcsRequest, SignedAcsRequest};
use crate::request::fields::{FIELDS, Field, Fields};
use crate::request::{ApiRequest, Payload, SignedRequest};
use crate::response::Answer;
use crate::text::{Lines, concat, cut, has, join};

/// Begins a field that had the wrong type, and an answer that is an error.
const MARK: &str = "\u{1}";

/// What JavaScript calls the types of values.
const TYPES: &str = "null array object number NaN boolean string function bigint symbol ";

/// The names whose value is no string, each with what it must be; after the last one, what
/// every other must be.
const EXPECTED: &str = concat!(
    "timestamp\na number\n",
    "nonce\na number\n",
    "timeout\na positive number of milliseconds\n",
    "request\nan object\n",
    "credentials\nan object\n",
    "headers\nan object\n",
    "config\nan object\n",
    "options\nan object\n",
    "params\nan object\n",
    "multipart\nan object\n",
    "query\nan object\n",
    "signedHeaders\nan array of strings\n",
    "multipart.\na string, a number, a boolean, a Uint8Array or a Blob\n",
    "body\na string or a Uint8Array\n",
    "fetch\na function\n",
    "signal\nan AbortSignal\n",
    "\na string",
);

/// Reads a request. The order of the fields is that of `packRequest` in pack.js.
///
/// # Errors
/// A field of the wrong type, and a payload that JavaScript could not write down.
pub fn unpack<B>(packed: &str, body: B) -> Result<ApiRequest<'_, B>, Error> {
    let (before_payload, credentials) = FIELDS.split_at(Field::Token as usize);
    let mut text = Unpacker::new(packed);
    text.shape();
    let mut fields = Fields::default();
    for (field, name) in before_payload {
        fields.set(*field, text.field(name));
    }
    let mut payload = text.payload(body);
    let param_count = text.count();
    let header_count = text.count();
    let signed_count = text.count();
    for _ in 0..param_count {
        let param = (unescape(text.next()), unescape(text.next()));
        if let Payload::Params(params) = &mut payload {
            params.push(param);
        }
    }
    let mut headers = Vec::new();
    for _ in 0..header_count {
        headers.push(text.header());
    }
    let mut signed_headers = Vec::new();
    for index in 0..signed_count {
        signed_headers.push(text.field(&concat(&["signedHeaders[", &decimal::text(index), "]"])));
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
    })
}

/// Reads a request to Alibaba Cloud. The order of the fields is that of `packAcsRequest` in
/// acs-pack.js.
///
/// # Errors
/// A field of the wrong type, and a payload that JavaScript could not write down.
pub fn unpack_acs<B>(packed: &str, body: B) -> Result<AcsRequest<'_, B>, Error> {
    let mut text = Unpacker::new(packed);
    text.shape();
    let mut request = AcsRequest {
        action: text.field("action"),
        version: text.field("version"),
        method: text.field("method"),
        host: text.field("host"),
        region: text.field("region"),
        account_id: text.field("accountId"),
        path: text.field("path"),
        content_type: text.field("contentType"),
        date: text.field("date"),
        nonce: text.field("nonce"),
        proxy: text.field("proxy"),
        body: match text.payload(body) {
            Payload::Params(_) => None,
            Payload::Json(body) | Payload::Body(body) | Payload::Multipart(body) => Some(body),
        },
        query: Vec::new(),
        headers: Vec::new(),
        credentials: None,
    };
    let query_count = text.count();
    let header_count = text.count();
    for _ in 0..query_count {
        let param = (unescape(text.next()), unescape(text.next()));
        request.query.push(param);
    }
    for _ in 0..header_count {
        request.headers.push(text.header());
    }
    if text.next() == "signed" {
        request.credentials = Some(AcsCredentials {
            security_token: text.field("securityToken"),
            access_key_id: text.field("accessKeyId"),
            access_key_secret: text.field("accessKeySecret"),
        });
    }
    text.faults.result()?;
    Ok(request)
}

/// A signed request: method, URL, signature, form, then names and values of the headers.
pub fn pack_signed(request: &SignedRequest<'_>, url: &str) -> String {
    let [signature, authorization] = request.signature.texts();
    let mut parts = Vec::with_capacity(24);
    parts.extend([request.method, url, signature, &request.form]);
    parts.extend(["Content-Type", &request.content_type]);
    for &(name, value) in &request.headers {
        parts.extend([name, value]);
    }
    if !authorization.is_empty() {
        parts.extend(["Authorization", authorization]);
    }
    join(&parts, "\n")
}

/// A signed request to Alibaba Cloud, in the same form.
pub fn pack_signed_acs(request: &SignedAcsRequest<'_>) -> String {
    let signature = request.stages.as_ref().map_or("", |made| &made.signature);
    let mut parts = Vec::with_capacity(32);
    parts.extend([request.method, &request.url, signature, ""]);
    for (name, value) in &request.headers {
        parts.extend([&**name, &**value]);
    }
    if let Some(made) = &request.stages {
        parts.extend(["authorization", &made.authorization]);
    }
    join(&parts, "\n")
}

/// Reads an answer, or why there is none: a status or a word comes first.
pub fn unpack_answer(packed: &str) -> Result<Answer<'_>, NoAnswer<'_>> {
    let mut text = Unpacker::new(packed);
    let status = text.next();
    let Some(status) = decimal::parse(status.as_bytes()) else {
        return Err(match status {
            "aborted" => NoAnswer::Aborted,
            "timeout" => NoAnswer::Timeout,
            "not-a-response" => NoAnswer::NotAResponse,
            "event-stream" => NoAnswer::EventStream,
            _ => NoAnswer::Network(text.rest.0),
        });
    };
    Ok(Answer {
        http_status: status.try_into().unwrap_or_default(),
        first: text.next(),
        last: text.next(),
        json: text.next(),
        response: text.next(),
        error: text.next(),
        request_id: text.next(),
        code: text.next(),
        legacy_code: text.next(),
        // A message may have several lines: the longer one comes last, the other is empty.
        message: text.rest.0,
        legacy_message: text.rest.0,
    })
}

/// An error; the message comes last because the service's own may have line breaks.
pub fn pack_error(error: &Error) -> String {
    let mut packed = String::from(MARK);
    packed.push_str(&join(
        &[
            &*one_line(&error.code),
            error.kind.name(),
            &one_line(&error.parameter),
            if error.retryable { "1" } else { "" },
            &decimal::text(error.http_status.into()),
            &one_line(&error.request_id),
            error.hint,
            &error.message,
        ],
        "\n",
    ));
    packed
}

/// A text with a space for each control character.
fn one_line(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for byte in &mut bytes {
        if byte.is_ascii_control() {
            *byte = b' ';
        }
    }
    // SAFETY: one ASCII character stands in for another.
    unsafe { String::from_utf8_unchecked(bytes) }
}

/// A parameter's name or value, where a line feed is `\n` and a backslash `\\`.
pub(super) fn unescape(field: &str) -> Cow<'_, str> {
    let Some((before, mut rest)) = cut(field, b'\\') else {
        return Cow::Borrowed(field);
    };
    let mut text = String::from(before);
    loop {
        text.push_str(match rest.get(..1).unwrap_or_default() {
            "n" => "\n",
            other => other,
        });
        rest = rest.get(1..).unwrap_or_default();
        let Some((before, behind)) = cut(rest, b'\\') else {
            text.push_str(rest);
            return Cow::Owned(text);
        };
        text.push_str(before);
        rest = behind;
    }
}

/// Takes a packed text apart, field by field.
pub(super) struct Unpacker<'a> {
    rest: Lines<'a>,
    /// What was wrong with the fields so far.
    pub(super) faults: Faults,
}

impl<'a> Unpacker<'a> {
    pub(super) fn new(packed: &'a str) -> Self {
        Self {
            rest: Lines(packed),
            faults: Faults::default(),
        }
    }

    pub(super) fn next(&mut self) -> &'a str {
        self.rest.next()
    }

    pub(super) fn field(&mut self, name: &str) -> &'a str {
        let text = self.next();
        if let Some(found) = text.strip_prefix(MARK)
            && has(TYPES, found)
        {
            self.wrong_type(name, found);
        }
        text
    }

    /// Name and value of a header.
    pub(super) fn header(&mut self) -> (&'a str, &'a str) {
        let name = self.next();
        (name, self.field(&concat(&["headers.", name])))
    }

    /// How many fields follow; never more than there is text for.
    pub(super) fn count(&mut self) -> usize {
        let count = decimal::parse(self.next().as_bytes()).unwrap_or_default() as usize;
        count.min(self.rest.0.len())
    }

    /// The first field says which of the objects is none: `headers array`.
    pub(super) fn shape(&mut self) {
        match cut(self.next(), b' ') {
            Some((name, "other")) => self.faults.add(Fault::UnknownValue, name),
            Some((name, found)) => self.wrong_type(name, found),
            None => {}
        }
    }

    /// The payload, or why JavaScript could not write it down: `!reason path`.
    fn payload<B>(&mut self, body: B) -> Payload<'a, B> {
        let kind = self.next();
        self.problem(kind);
        match kind {
            "params" | "none" => Payload::Params(Vec::new()),
            "body" => Payload::Body(body),
            "multipart" => Payload::Multipart(body),
            _ => Payload::Json(body),
        }
    }

    pub(super) fn problem(&mut self, problem: &str) {
        let Some((reason, path)) = problem.strip_prefix('!').and_then(|text| cut(text, b' '))
        else {
            return;
        };
        match reason {
            "several" => self.faults.add(Fault::SeveralBodies, path),
            "cycle" => self.faults.add(Fault::CyclicParams, path),
            "surrogate" => self.faults.add(Fault::LoneSurrogate, path),
            "blob" => self.faults.add(Fault::UnreadBlob, path),
            "value" => {
                let (found, path) = cut(path, b' ').unwrap_or(("", path));
                self.faults.describe(Fault::NotSerializable, path, &[found]);
            }
            found => self.wrong_type(path, found),
        }
    }

    fn wrong_type(&mut self, name: &str, found: &str) {
        let name_or_part = if name.starts_with("multipart.") {
            "multipart."
        } else {
            name
        };
        let mut lines = Lines(EXPECTED);
        let expected = loop {
            let [known, expected] = [lines.next(), lines.next()];
            if known == name_or_part || known.is_empty() {
                break expected;
            }
        };
        self.faults
            .describe(Fault::WrongType, name, &[expected, found]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(fields: &[&str]) -> String {
        fields.join("\n")
    }

    const PLAIN: [&str; 27] = [
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
        "",
        "1551113065",
        "",
        "",
        "params",
        "1",
        "1",
        "1",
        "A\\\\B",
        "1\\n2",
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
        let Payload::Params(params) = request.payload else {
            panic!("no parameters");
        };
        assert_eq!(params, [("A\\B".into(), "1\n2".into())]);
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
            (13, "\u{1}string", "timestamp"),
            (16, "!number params", "params"),
            (23, "\u{1}object", "headers.X-A"),
            (24, "\u{1}null", "signedHeaders[0]"),
            (27, "\u{1}number", "secretKey"),
        ] {
            let error = unpack(&with(index, field), ()).err().unwrap();
            assert_eq!(error.code, "ClientError.WrongType", "{name}");
            assert_eq!(error.parameter, name);
        }
    }

    #[test]
    fn an_error_stays_one_line_a_field_but_for_its_message() {
        let mut error = Error::api("A\nB", "two\nlines");
        error.request_id = "r\r\n".into();
        assert_eq!(
            pack_error(&error),
            "\u{1}A B\napi\n\n\n0\nr  \n\ntwo\nlines"
        );
    }
}
