//! From parameters to the bytes on the wire, checked and signed.
//!
//! [`sign`] is the whole way: [`check`] the fields, find the [`endpoint`], encode the
//! [`query`], assemble the [`headers`], keep the [`limits`], sign. Nothing here knows of
//! JavaScript, clocks or the network; the [`Payload`] may live outside (see [`Bytes`]).

pub mod acs;
pub mod check;
pub mod endpoint;
pub mod fields;
pub mod headers;
pub mod limits;
pub mod query;
#[cfg(not(target_arch = "wasm32"))]
pub mod regions;

use alloc::string::String;
use alloc::vec::Vec;

use crate::error::{Error, Faults};
use crate::fault::Fault;
use crate::sign::canonical_request::CanonicalRequest;
use crate::sign::v1::{self, Param, SignatureMethod};
use crate::sign::{Digest256, KeyCache, sha256, tc3, utc_date::utc_date};
use crate::text::concat;
use fields::{Field, Fields};

/// A sequence of bytes that may live in another memory than ours.
///
/// A body of ten megabytes stays where it is, in JavaScript's memory, and is hashed
/// from there in pieces; or somebody faster has hashed it already.
pub trait Bytes {
    /// How many there are.
    fn length(&self) -> usize;
    /// SHA-256 of all bytes.
    fn sha256(&self) -> Digest256;
}

impl Bytes for &[u8] {
    fn length(&self) -> usize {
        self.len()
    }
    fn sha256(&self) -> Digest256 {
        sha256(self)
    }
}

/// What the request carries.
pub enum Payload<'a, B> {
    /// The action's parameters by their flat names: the query of a GET, or what signature
    /// v1 signs.
    Params(Vec<Param<'a>>),
    /// The action's parameters as JSON text.
    Json(B),
    /// A ready body, signed and sent byte for byte.
    Body(B),
    /// multipart/form-data, framed by whoever holds the contents.
    Multipart(B),
}

impl<B> Payload<'_, B> {
    /// What it is called, and the bytes; parameters have none of their own.
    fn bytes(&self) -> (&'static str, Option<&B>) {
        match self {
            Self::Params(_) => ("params", None),
            Self::Json(bytes) => ("params", Some(bytes)),
            Self::Body(bytes) => ("body", Some(bytes)),
            Self::Multipart(bytes) => ("multipart", Some(bytes)),
        }
    }
}

/// One request to Tencent Cloud API 3.0 as the caller describes it, and who signs it.
pub struct ApiRequest<'a, B> {
    /// Everything that is one text.
    pub fields: Fields<'a>,
    /// Headers that are sent as well.
    pub headers: Vec<(&'a str, &'a str)>,
    /// Names of headers that are signed besides `content-type` and `host`.
    pub signed_headers: Vec<&'a str>,
    /// What it carries.
    pub payload: Payload<'a, B>,
}

/// How a request says who sent it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// Signature v3.
    Tc3,
    /// Signature v1.
    V1(SignatureMethod),
    /// `Authorization: SKIP`, for the few actions that need no signature.
    Skip,
}

impl Algorithm {
    /// The algorithm of this name; an unknown one is [`check`]'s to refuse.
    pub fn of(name: &str) -> Self {
        match name {
            "HmacSHA1" => Self::V1(SignatureMethod::HmacSha1),
            "HmacSHA256" => Self::V1(SignatureMethod::HmacSha256),
            "SKIP" => Self::Skip,
            _ => Self::Tc3,
        }
    }

    /// Whether common parameters are parameters instead of headers.
    pub fn is_v1(self) -> bool {
        matches!(self, Self::V1(_))
    }
}

/// A request ready for `fetch`, and how its signature came about.
pub struct SignedRequest<'a> {
    /// `POST` or `GET`
    pub method: &'static str,
    /// The host that was signed, with its port where it is not the default one.
    pub host: String,
    /// The path.
    pub path: &'a str,
    /// The encoded query without `?`.
    pub query_string: String,
    /// The encoded parameters of signature v1's POST; every other body stays where it is.
    pub form: String,
    /// Lower case, as it was signed.
    pub content_type: String,
    /// The other headers that must be sent besides `Content-Type` and `Authorization`;
    /// never `Host`.
    pub headers: Vec<(&'a str, &'a str)>,
    /// How the signature came about.
    pub signature: Signature,
}

/// Every intermediate value of a signature, by algorithm.
pub enum Signature {
    /// Signature v3.
    Tc3(Canonical, tc3::Stages),
    /// Signature v1.
    V1(v1::Stages),
    /// None.
    Skip,
}

impl Signature {
    /// The signature itself and the value of the header `Authorization`, empty where there
    /// is none.
    pub fn texts(&self) -> [&str; 2] {
        match self {
            Self::Tc3(_, stages) => [&stages.signature, &stages.authorization],
            Self::V1(stages) => [&stages.signature, ""],
            Self::Skip => ["", "SKIP"],
        }
    }
}

/// The pieces of the canonical request.
pub struct Canonical {
    /// `name:value\n` of each signed header.
    pub headers: String,
    /// Their names, joined by `;`.
    pub signed_headers: String,
    /// What was hashed, as SHA-256.
    pub hashed_payload: Digest256,
    /// The UTC date of the timestamp.
    pub date: String,
}

impl SignedRequest<'_> {
    /// Where to send it: the host itself, or `{proxy}/{host}` where there is a proxy.
    pub fn url(&self, proxy: &str) -> String {
        url(proxy, &self.host, self.path, &self.query_string)
    }
}

/// The URL of a host, or of it behind a proxy: `{proxy}/{host}{path}?{query}`.
fn url(proxy: &str, host: &str, path: &str, query_string: &str) -> String {
    let base = if proxy.is_empty() { "https:/" } else { proxy };
    let has_slash = base.as_bytes().ends_with(b"/") && !proxy.is_empty();
    concat(&[
        base,
        if has_slash { "" } else { "/" },
        host,
        path,
        if query_string.is_empty() { "" } else { "?" },
        query_string,
    ])
}

/// Checks and signs one request.
///
/// # Errors
/// [`crate::ErrorKind::Input`], with the parameter's name, for anything that could not
/// be signed and sent as it stands.
pub fn sign<'a, B: Bytes>(
    mut request: ApiRequest<'a, B>,
    keys: &mut KeyCache,
) -> Result<SignedRequest<'a>, Error> {
    let fields = &request.fields;
    let algorithm = Algorithm::of(fields.get(Field::Algorithm));
    let is_get = fields.get(Field::Method) == "GET";
    let mut faults = Faults::default();
    check::fields(fields, algorithm, &mut faults);
    let (carries, bytes) = request.payload.bytes();
    if bytes.is_some() && (is_get || algorithm.is_v1()) {
        faults.add(Fault::BodyNotAllowed, carries);
    }
    let timestamp = check::timestamp(fields.get(Field::Timestamp), &mut faults);
    let mut signed = SignedRequest {
        method: if is_get { "GET" } else { "POST" },
        host: endpoint::host(fields, &mut faults),
        path: endpoint::path(fields.get(Field::Path), &mut faults),
        query_string: String::new(),
        form: String::new(),
        content_type: headers::content_type(&request, &mut faults),
        headers: headers::sent(&request, algorithm, &mut faults),
        signature: Signature::Skip,
    };
    if let Algorithm::V1(method) = algorithm {
        v1(&mut request, &mut signed, method, faults)?;
    } else {
        tc3(&request, &mut signed, algorithm, timestamp, keys, faults)?;
    }
    let (carries, length) = match request.payload.bytes() {
        (carries, Some(bytes)) => (carries, bytes.length()),
        _ if is_get => ("params", signed.path.len() + 1 + signed.query_string.len()),
        _ => ("params", signed.form.len()),
    };
    limits::check(algorithm, is_get, carries, length)?;
    Ok(signed)
}

/// Signature v3, or none: what is not in a header is the query or the body.
fn tc3<B: Bytes>(
    request: &ApiRequest<'_, B>,
    signed: &mut SignedRequest<'_>,
    algorithm: Algorithm,
    timestamp: u64,
    keys: &mut KeyCache,
    mut faults: Faults,
) -> Result<(), Error> {
    let fields = &request.fields;
    let (canonical_headers, signed_headers) = headers::signed(
        &signed.headers,
        &signed.content_type,
        &signed.host,
        &request.signed_headers,
        &mut faults,
    );
    if let Payload::Params(params) = &request.payload {
        signed.query_string = query::encode(params);
    }
    faults.result()?;
    if algorithm == Algorithm::Skip {
        return Ok(());
    }

    let hashed_payload = if fields.get(Field::PayloadSigning) == "unsigned" {
        sha256(tc3::UNSIGNED_PAYLOAD)
    } else {
        match request.payload.bytes() {
            (_, Some(bytes)) => bytes.sha256(),
            _ => sha256(b""),
        }
    };
    let service = fields.get(Field::Service);
    let date = utc_date(timestamp);
    let key = keys.signing_key(fields.get(Field::SecretKey), &date, service);
    let stages = tc3::sign(
        &CanonicalRequest {
            method: signed.method,
            canonical_uri: signed.path,
            canonical_query_string: &signed.query_string,
            canonical_headers: &canonical_headers,
            signed_headers: &signed_headers,
            hashed_payload,
        },
        fields.get(Field::SecretId),
        &key,
        &date,
        service,
        fields.get(Field::Timestamp),
    );
    let canonical = Canonical {
        headers: canonical_headers,
        signed_headers,
        hashed_payload,
        date,
    };
    signed.signature = Signature::Tc3(canonical, stages);
    Ok(())
}

/// Signature v1: the common parameters and the action's own are one query or one form.
fn v1<'a, B>(
    request: &mut ApiRequest<'a, B>,
    signed: &mut SignedRequest<'_>,
    method: SignatureMethod,
    mut faults: Faults,
) -> Result<(), Error> {
    let fields = &request.fields;
    check::nonce(fields.get(Field::Nonce), &mut faults);
    if !request.signed_headers.is_empty() {
        faults.add(Fault::OnlyInV3, "signedHeaders");
    }
    let mut params = match &mut request.payload {
        Payload::Params(params) => core::mem::take(params),
        _ => Vec::new(),
    };
    for (name, _) in &params {
        if COMMON.iter().any(|(common, _)| common == name) || name == "Signature" {
            let parameter = concat(&["params.", name]);
            faults.add(Fault::ReservedParameter, &parameter);
        }
    }
    for (name, field) in COMMON {
        let value = match field {
            // What is not named is checked with HmacSHA1, as in the document's example.
            Field::Algorithm if method == SignatureMethod::HmacSha1 => "",
            field => fields.get(field),
        };
        if !value.is_empty() {
            params.push((name.into(), value.into()));
        }
    }
    faults.result()?;

    let params = v1::sorted(params);
    let secret_key = fields.get(Field::SecretKey);
    let stages = v1::sign(
        signed.method,
        &signed.host,
        signed.path,
        &params,
        method,
        secret_key,
    );
    let mut encoded = query::encode(&params);
    query::append(&mut encoded, "Signature", &stages.signature);
    match signed.method {
        "GET" => signed.query_string = encoded,
        _ => signed.form = encoded,
    }
    signed.signature = Signature::V1(stages);
    Ok(())
}

/// The common parameters of signature v1.
const COMMON: [(&str, Field); 9] = [
    ("Action", Field::Action),
    ("Version", Field::Version),
    ("Region", Field::Region),
    ("Timestamp", Field::Timestamp),
    ("Nonce", Field::Nonce),
    ("SecretId", Field::SecretId),
    ("SignatureMethod", Field::Algorithm),
    ("Token", Field::Token),
    ("Language", Field::Language),
];
