//! Signature v1, from a request to what is sent: the common parameters and the action's own
//! are one query or one form.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::check::check_fields;
use super::endpoint::host_of;
use super::fields::Field;
use super::headers::{content_type_of, sent_headers};
use super::limits::{self, check_size};
use super::request::{Algorithm, ApiRequest, Payload};
use crate::ascii::{concat, decimal};
use crate::error::{Error, FirstFault};
use crate::fault::Fault;
use crate::http::headers::Header;
use crate::http::params::{Param, sorted};
use crate::http::path::checked_path;
use crate::http::query;
use crate::http::url::url;
use crate::sign::v1::{self, SignatureMethod, Stages};

/// The common parameters that are fields.
const COMMON: [(&str, Field); 7] = [
    ("Action", Field::Action),
    ("Version", Field::Version),
    ("Region", Field::Region),
    ("SecretId", Field::SecretId),
    ("SignatureMethod", Field::Algorithm),
    ("Token", Field::Token),
    ("Language", Field::Language),
];

/// The common parameters that are not.
const OTHER_COMMON: [&str; 3] = ["Timestamp", "Nonce", "Signature"];

/// A request ready to be sent, and how its signature was made.
pub struct SignedV1<'a> {
    /// `POST` or `GET`
    pub method: &'static str,
    /// Where to send it.
    pub url: String,
    /// The body of a POST, its parameters encoded; None for a GET.
    pub form: Option<String>,
    /// Always that of a form.
    pub content_type: String,
    /// The headers that must be sent besides `Content-Type`.
    pub headers: Vec<Header<'a>>,
    /// How the signature was made.
    pub stages: Stages,
}

/// Checks and signs a request whose parameters are flat. `timestamp` is a Unix time in
/// seconds, `nonce` a positive number that no other request of these minutes has.
///
/// # Errors
/// [`crate::ErrorKind::Input`], with the parameter's name, for anything that could not
/// be signed and sent as it stands.
pub fn sign_v1<'a>(
    request: ApiRequest<'a>,
    timestamp: u64,
    nonce: u64,
) -> Result<SignedV1<'a>, Error> {
    let fields = request.fields;
    let algorithm = Algorithm::from_name(fields.get(Field::Algorithm));
    let is_get = fields.get(Field::Method) == "GET";
    let mut faults = FirstFault::default();
    check_fields(&fields, algorithm, &mut faults);
    let signature_method = match algorithm {
        Algorithm::V1(method) => method,
        _ => {
            let known = ["HmacSHA256, HmacSHA1", ""];
            faults.describe(Fault::UnknownValue, "algorithm", known);
            SignatureMethod::HmacSha256
        }
    };
    let host = host_of(&fields, &mut faults);
    let path = checked_path(fields.get(Field::Path), &mut faults);
    let content_type = content_type_of(&request, &mut faults);
    let headers = sent_headers(&request, None, &mut faults);
    if !request.signed_headers.is_empty() {
        faults.add(Fault::OnlyInV3, "signedHeaders");
    }
    if !fields.get(Field::PayloadSigning).is_empty() {
        faults.add(Fault::OnlyInV3, "payloadSigning");
    }
    let mut params = match request.payload {
        Payload::Params(params) => params,
        payload => {
            faults.add(Fault::BodyNotAllowed, payload.name());
            Vec::new()
        }
    };
    check_names(&params, &mut faults);
    faults.result()?;

    params.push(("Timestamp".into(), decimal(timestamp).into()));
    params.push(("Nonce".into(), decimal(nonce).into()));
    for &(name, field) in &COMMON {
        let value = match field {
            // What is not named is checked with HmacSHA1, as in the document's example.
            Field::Algorithm if signature_method == SignatureMethod::HmacSha1 => "",
            field => fields.get(field),
        };
        if !value.is_empty() {
            params.push((name.into(), Cow::Borrowed(value)));
        }
    }
    let params = sorted(params);
    let method = if is_get { "GET" } else { "POST" };
    let secret_key = fields.get(Field::SecretKey);
    let stages = v1::sign(method, &host, path, &params, signature_method, secret_key);
    let mut encoded = query::encode(&params);
    query::append(&mut encoded, "Signature", &stages.signature);

    let mut faults = FirstFault::default();
    let (length, limit) = match is_get {
        true => (path.len() + 1 + encoded.len(), limits::GET),
        false => (encoded.len(), limits::POST_V1),
    };
    check_size("params", length, limit, &mut faults);
    faults.result()?;
    let (query_string, form) = match is_get {
        true => (encoded, None),
        false => (String::new(), Some(encoded)),
    };
    Ok(SignedV1 {
        method,
        url: url(fields.get(Field::Proxy), &host, path, &query_string),
        form,
        content_type,
        headers,
        stages,
    })
}

/// Refuses parameters of the action that have the name of a common one.
fn check_names(params: &[Param<'_>], faults: &mut FirstFault) {
    for (name, _) in params {
        let is_common = COMMON.iter().any(|(common, _)| common == name);
        if is_common || OTHER_COMMON.iter().any(|common| common == name) {
            faults.add(Fault::ReservedParameter, &concat(&["params.", name]));
        }
    }
}
