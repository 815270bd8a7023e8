//! From parameters to the bytes on the wire, checked and signed.
//!
//! [`sign`] is the whole way: [`check`] the fields, find the [`endpoint`], encode the
//! [`query`], assemble the [`headers`], sign. Nothing here knows of JavaScript,
//! clocks or the network; the [`Payload`] may live outside (see [`Bytes`]).

pub mod check;
pub mod endpoint;
pub mod fields;
pub mod headers;
pub mod query;

use alloc::string::String;
use alloc::vec::Vec;

use crate::error::{Error, Faults};
use crate::sign::{Digest256, KeyCache, sha256, tc3, utc_date::utc_date};
use fields::{Field, Fields};

/// A sequence of bytes that may live in another memory than ours.
///
/// A body of ten megabytes stays where it is, in JavaScript's memory, and is hashed
/// from there in pieces; only what must be read is copied.
pub trait Bytes {
    /// SHA-256 of all bytes.
    fn sha256(&self) -> Digest256;
    /// A copy of all bytes.
    fn to_vec(&self) -> Vec<u8>;
}

impl Bytes for &[u8] {
    fn sha256(&self) -> Digest256 {
        crate::sign::sha256(self)
    }
    fn to_vec(&self) -> Vec<u8> {
        <[u8]>::to_vec(self)
    }
}

/// What the request carries.
pub enum Payload<B> {
    /// The action's parameters as JSON text: the body of a POST, the query of a GET.
    Params(B),
    /// A ready body, signed and sent byte for byte.
    Body(B),
}

impl<B> Payload<B> {
    /// The bytes, whichever kind they are.
    pub fn bytes(&self) -> &B {
        match self {
            Self::Params(bytes) | Self::Body(bytes) => bytes,
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
    pub payload: Payload<B>,
    /// SHA-256 of the payload, where somebody faster has computed it.
    pub payload_hash: Option<Digest256>,
}

/// A request ready for `fetch`, and how its signature came about.
pub struct SignedRequest<'a> {
    /// `POST` or `GET`
    pub method: &'static str,
    /// The host that was signed, with its port where it is not the default one.
    pub host: String,
    /// Lower case, as it was signed.
    pub content_type: String,
    /// The other headers that must be sent besides `Content-Type` and `Authorization`;
    /// never `Host`.
    pub headers: Vec<(&'a str, &'a str)>,
    /// What went into the canonical request, piece by piece.
    pub canonical: Canonical<'a>,
    /// Every intermediate value of the signature.
    pub stages: tc3::Stages,
}

/// The pieces of the canonical request.
pub struct Canonical<'a> {
    /// The path.
    pub uri: &'a str,
    /// The encoded query without `?`.
    pub query_string: String,
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
        let base = if proxy.is_empty() { "https:/" } else { proxy };
        let mut url = String::with_capacity(128);
        url.push_str(base);
        if !base.as_bytes().ends_with(b"/") || proxy.is_empty() {
            url.push('/');
        }
        url.push_str(&self.host);
        url.push_str(self.canonical.uri);
        if !self.canonical.query_string.is_empty() {
            url.push('?');
            url.push_str(&self.canonical.query_string);
        }
        url
    }
}

/// Checks and signs one request.
///
/// # Errors
/// [`crate::ErrorKind::Input`], with the parameter's name, for anything that could not
/// be signed and sent as it stands.
pub fn sign<'a, B: Bytes>(
    request: &ApiRequest<'a, B>,
    keys: &mut KeyCache,
) -> Result<SignedRequest<'a>, Error> {
    let fields = &request.fields;
    let is_get = fields.get(Field::Method) == "GET";
    let mut faults = Faults::default();
    check::fields(fields, &mut faults);
    if is_get && matches!(request.payload, Payload::Body(_)) {
        faults.input(
            "BodyWithGet",
            "body",
            "cannot be sent with GET",
            "Use `params`, which become the query, or the method POST.",
        );
    }
    let timestamp = check::timestamp(fields.get(Field::Timestamp), &mut faults);
    let service = fields.get(Field::Service);
    let host = endpoint::host(fields.get(Field::Host), service, &mut faults);
    let uri = endpoint::path(fields.get(Field::Path), &mut faults);
    let content_type = headers::content_type(fields, &mut faults);
    let headers = headers::sent(request, &mut faults);
    let (canonical_headers, signed_headers) = headers::signed(
        &headers,
        &content_type,
        &host,
        &request.signed_headers,
        &mut faults,
    );
    let query_string = match &request.payload {
        Payload::Params(json) if is_get => query::from_json(&json.to_vec(), &mut faults),
        _ => String::new(),
    };
    faults.result()?;

    let hashed_payload = match request.payload_hash {
        _ if fields.get(Field::PayloadSigning) == "unsigned" => sha256(tc3::UNSIGNED_PAYLOAD),
        _ if is_get => sha256(b""),
        Some(hash) => hash,
        None => request.payload.bytes().sha256(),
    };
    let method = if is_get { "GET" } else { "POST" };
    let date = utc_date(timestamp);
    let key = keys.signing_key(fields.get(Field::SecretKey), &date, service);
    let stages = tc3::sign(
        &tc3::Request {
            method,
            canonical_uri: uri,
            canonical_query_string: &query_string,
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
    Ok(SignedRequest {
        method,
        host,
        content_type,
        headers,
        canonical: Canonical {
            uri,
            query_string,
            headers: canonical_headers,
            signed_headers,
            hashed_payload,
            date,
        },
        stages,
    })
}
