//! Requests that were pasted, and what is said of them, as JavaScript's objects.

use tc3fetch::diagnose::diagnosis::{Diagnosis, Difference, FoundCause};
use tc3fetch::diagnose::request::{FoundKeys, ParsedRequest, Part};
use tc3fetch::diagnose::search::{Keys, Options};
use tc3fetch::diagnose::verify::{Compared, Verification};
use tc3fetch_engine_glue::frame::Frame;
use tc3fetch_engine_values::Value;

/// A request and what is known beside it, out of a frame: see pkg-template/diagnose/given.js.
pub struct Given<'a> {
    /// The request.
    pub request: ParsedRequest,
    /// The caller's canonical request and string to sign, and the service's answer.
    own: [Option<&'a str>; 3],
    keys: [&'a str; 3],
}

impl<'a> Given<'a> {
    /// Reads a frame. `body` is None where the text did not show one.
    pub fn read(frame: &'a [u8], body: Option<Vec<u8>>) -> Self {
        let mut frame = Frame::new(frame);
        let method = frame.text().into();
        let url = frame.text().into();
        let canonical_request = frame.given().map(String::from);
        let string_to_sign = frame.given().map(String::from);
        let missing = parts(frame.text());
        let own = [frame.given(), frame.given(), frame.given()];
        let mut headers = Vec::new();
        while frame.left() > 4 {
            headers.push((frame.text().into(), frame.text().into()));
        }
        let keys = [frame.text(), frame.text(), frame.text()];
        Self {
            request: ParsedRequest {
                format: None,
                method,
                url,
                headers,
                body,
                canonical_request,
                string_to_sign,
                keys: FoundKeys::default(),
                missing,
            },
            own,
            keys,
        }
    }

    /// The keys of the search.
    pub fn keys(&self) -> Keys<'a> {
        let [secret_id, secret_key, token] = self.keys;
        Keys {
            secret_id,
            secret_key,
            token,
        }
    }

    /// What else is known.
    pub fn options(&self) -> Options<'a> {
        let [canonical_request, string_to_sign, answer] = self.own;
        Options {
            canonical_request,
            string_to_sign,
            answer,
            ..Options::default()
        }
    }
}

/// The missing parts by their names, with a blank between them.
fn parts(names: &str) -> Vec<Part> {
    let all = [Part::Method, Part::Url, Part::Headers, Part::Body];
    let is_named = |part: &Part| names.split(' ').any(|name| name == part.id());
    all.into_iter().filter(is_named).collect()
}

/// A request as `parseRequest` gives it.
pub fn request(request: &ParsedRequest) -> Value<'_> {
    let headers = request.headers.iter();
    let headers =
        headers.map(|(name, value)| Value::List(vec![Value::Text(name), Value::Text(value)]));
    let keys = &request.keys;
    let keys = [
        ("secretId", &keys.secret_id),
        ("secretKey", &keys.secret_key),
        ("token", &keys.token),
    ];
    let keys = keys.map(|(name, key)| (name, key.as_ref().map(|key| Value::Text(key.as_str()))));
    let has_keys = keys.iter().any(|(_, key)| key.is_some());
    let missing = request.missing.iter().map(|part| Value::Text(part.id()));
    Value::of_given(vec![
        (
            "format",
            request.format.map(|format| Value::Text(format.id())),
        ),
        ("method", Some(Value::Text(&request.method))),
        ("url", Some(Value::Text(&request.url))),
        ("headers", Some(Value::List(headers.collect()))),
        ("body", request.body.as_deref().map(Value::Bytes)),
        ("canonicalRequest", text(&request.canonical_request)),
        ("stringToSign", text(&request.string_to_sign)),
        (
            "credentials",
            has_keys.then(|| Value::of_given(keys.into())),
        ),
        ("missing", Some(Value::List(missing.collect()))),
    ])
}

fn text(text: &Option<String>) -> Option<Value<'_>> {
    text.as_deref().map(Value::Text)
}

/// Every stage as `verify` gives them; `valid` is 1 or 0.
pub fn verification(verification: &Verification) -> Value<'_> {
    let stages = verification.stages.iter().map(compared);
    Value::of_given(vec![
        ("system", Some(Value::Text(verification.system.id()))),
        (
            "valid",
            verification.valid.map(|valid| Value::Number(valid.into())),
        ),
        ("canonicalRequest", text(&verification.canonical_request)),
        (
            "hashedCanonicalRequest",
            text(&verification.hashed_canonical_request),
        ),
        ("credentialScope", text(&verification.credential_scope)),
        ("requestString", text(&verification.request_string)),
        ("stringToSign", text(&verification.string_to_sign)),
        ("signature", text(&verification.signature)),
        ("authorization", text(&verification.authorization)),
        ("stages", Some(Value::List(stages.collect()))),
    ])
}

fn compared(compared: &Compared) -> Value<'_> {
    Value::of_given(vec![
        ("stage", Some(Value::Text(compared.stage.id()))),
        ("name", Some(Value::Text(compared.name))),
        ("claimed", text(&compared.claimed)),
        ("computed", text(&compared.computed)),
    ])
}

/// What a diagnosis says, causes by their numbers.
pub fn diagnosis(diagnosis: &Diagnosis) -> Value<'_> {
    let causes = diagnosis.causes.iter().map(found);
    let excluded = diagnosis
        .excluded
        .iter()
        .map(|cause| Value::Number(*cause as u32));
    let missing = diagnosis.missing.iter().map(|part| Value::Text(part));
    let mended = diagnosis.mended.as_ref().map(|mended| {
        Value::Members(vec![
            ("request", request(&mended.request)),
            ("curl", Value::Text(&mended.curl)),
        ])
    });
    Value::of_given(vec![
        ("system", Some(Value::Text(diagnosis.system.id()))),
        ("verdict", Some(Value::Text(diagnosis.verdict.id()))),
        ("causes", Some(Value::List(causes.collect()))),
        ("excluded", Some(Value::List(excluded.collect()))),
        ("missing", Some(Value::List(missing.collect()))),
        ("difference", diagnosis.difference.as_ref().map(difference)),
        ("mended", mended),
    ])
}

fn found(found: &FoundCause) -> Value<'_> {
    Value::List(vec![
        Value::Number(found.cause as u32),
        Value::Text(found.grade.id()),
        Value::Text(&found.found),
        Value::Text(&found.expected),
    ])
}

fn difference(difference: &Difference) -> Value<'_> {
    let number = |number: usize| Value::Number(number as u32);
    Value::Members(vec![
        ("stage", Value::Text(difference.stage.id())),
        ("mine", Value::Text(&difference.mine)),
        ("expected", Value::Text(&difference.expected)),
        ("line", number(difference.line)),
        ("column", number(difference.column)),
        ("byte", number(difference.byte)),
    ])
}
