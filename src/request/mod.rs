//! From parameters to the bytes on the wire, checked and signed.
//!
//! [`sign`] is the whole way: [`check`] the fields, find the [`endpoint`], encode the
//! [`query`], assemble the [`headers`], sign. Nothing here knows of JavaScript,
//! clocks or the network; the [`Payload`] may live outside (see [`Bytes`]).

pub mod check;
pub mod endpoint;
pub mod headers;
pub mod query;

use crate::error::Error;
use crate::sign::{Digest256, KeyCache, tc3, utc_date::utc_date};

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

/// One request to Tencent Cloud API 3.0, as the caller describes it.
///
/// Empty text means that the field was not given.
pub struct ApiRequest<'a, B> {
    /// `cvm`: part of the credential scope, and of the default host.
    pub service: &'a str,
    /// `2017-03-12`
    pub version: &'a str,
    /// `DescribeInstances`
    pub action: &'a str,
    /// `ap-guangzhou`
    pub region: &'a str,
    /// `zh-CN` or `en-US`
    pub language: &'a str,
    /// `POST` (default) or `GET`
    pub method: &'a str,
    /// Default `{service}.tencentcloudapi.com`; `name` or `name:port`.
    pub host: &'a str,
    /// Default `/`
    pub path: &'a str,
    /// Default `application/json; charset=utf-8`
    pub content_type: &'a str,
    /// `TC3-HMAC-SHA256`, also when empty.
    pub algorithm: &'a str,
    /// `signed` (default) or `unsigned`
    pub payload_signing: &'a str,
    /// Unix time in seconds, in decimal.
    pub timestamp: &'a str,
    /// Headers that are sent as well.
    pub headers: Vec<(&'a str, &'a str)>,
    /// Names of headers that are signed besides `content-type` and `host`.
    pub signed_headers: Vec<&'a str>,
    /// What it carries.
    pub payload: Payload<B>,
}

/// Who signs.
pub struct Credentials<'a> {
    /// Identifies the key; part of `Authorization`.
    pub secret_id: &'a str,
    /// Signs; never leaves.
    pub secret_key: &'a str,
    /// The session token of temporary credentials, else empty.
    pub token: &'a str,
}

/// A request ready for `fetch`, and how its signature came about.
pub struct SignedRequest {
    /// `POST` or `GET`
    pub method: &'static str,
    /// The host that was signed, with its port where it is not the default one.
    pub host: String,
    /// Path and query, beginning with `/`.
    pub target: String,
    /// Every header that must be sent, `Authorization` first; never `Host`.
    pub headers: Vec<(String, String)>,
    /// What went into the canonical request, piece by piece.
    pub canonical: Canonical,
    /// Every intermediate value of the signature.
    pub stages: tc3::Stages,
}

/// The pieces of the canonical request.
pub struct Canonical {
    /// The path.
    pub uri: String,
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

impl SignedRequest {
    /// Where to send it: the host itself, or `{proxy}/{host}` where there is a proxy.
    pub fn url(&self, proxy: &str) -> String {
        if proxy.is_empty() {
            ["https://", &self.host, &self.target].concat()
        } else {
            [proxy.trim_end_matches('/'), "/", &self.host, &self.target].concat()
        }
    }
}

/// Checks and signs one request.
///
/// `payload_hash` is the SHA-256 of the payload where somebody faster has computed it.
///
/// # Errors
/// [`crate::ErrorKind::Input`], with the parameter's name, for anything that could not
/// be signed and sent as it stands.
pub fn sign<B: Bytes>(
    request: &ApiRequest<'_, B>,
    credentials: &Credentials<'_>,
    keys: &mut KeyCache,
    payload_hash: Option<Digest256>,
) -> Result<SignedRequest, Error> {
    check::credentials(credentials)?;
    check::names(request)?;
    check::timestamp(request.timestamp)?;
    let method = check::method(request)?;
    let unsigned = check::payload_signing(request.payload_signing)?;
    let host = endpoint::host(request.host, request.service)?;
    let path = endpoint::path(request.path)?;

    let query_string = match (method, &request.payload) {
        ("GET", Payload::Params(json)) => query::from_json(&json.to_vec())?,
        _ => String::new(),
    };
    let hashed_payload = match payload_hash {
        _ if unsigned => crate::sign::sha256(tc3::UNSIGNED_PAYLOAD),
        _ if method == "GET" => crate::sign::sha256(b""),
        Some(hash) => hash,
        None => request.payload.bytes().sha256(),
    };

    let mut headers = headers::sent(request, credentials, method, unsigned)?;
    let (canonical_headers, signed_headers) =
        headers::signed(&headers, &host, &request.signed_headers)?;

    let date = utc_date(request.timestamp.parse().unwrap_or_default());
    let key = keys.signing_key(credentials.secret_key, &date, request.service);
    let stages = tc3::sign(
        &tc3::Request {
            method,
            canonical_uri: &path,
            canonical_query_string: &query_string,
            canonical_headers: &canonical_headers,
            signed_headers: &signed_headers,
            hashed_payload,
        },
        credentials.secret_id,
        &key,
        &date,
        request.service,
        request.timestamp,
    );
    headers.insert(0, ("Authorization".to_owned(), stages.authorization.clone()));

    let separator = if query_string.is_empty() { "" } else { "?" };
    Ok(SignedRequest {
        method,
        target: [path.as_str(), separator, &query_string].concat(),
        host,
        headers,
        canonical: Canonical {
            uri: path,
            query_string,
            headers: canonical_headers,
            signed_headers,
            hashed_payload,
            date,
        },
        stages,
    })
}
