//! From parameters to the bytes on the wire, checked and signed.
//!
//! [`sign`] is the whole way: [`check`] the fields, find the [`endpoint`], encode the
//! [`query`], assemble the [`headers`], sign. Nothing here knows of JavaScript,
//! clocks or the network; the [`Payload`] may live outside (see [`Bytes`]).

pub mod check;
pub mod endpoint;
pub mod headers;
pub mod query;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::error::{Error, Faults};
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
pub struct SignedRequest<'a> {
    /// `POST` or `GET`
    pub method: &'static str,
    /// The host that was signed, with its port where it is not the default one.
    pub host: String,
    /// Every header that must be sent, `Authorization` last; never `Host`.
    pub headers: Vec<(&'a str, Cow<'a, str>)>,
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
        let (base, slash) = match proxy {
            "" => ("https:/", "/"),
            proxy if proxy.ends_with('/') => (proxy, ""),
            proxy => (proxy, "/"),
        };
        let query = &self.canonical.query_string;
        let mark = if query.is_empty() { "" } else { "?" };
        [base, slash, &self.host, self.canonical.uri, mark, query].concat()
    }
}

/// Checks and signs one request.
///
/// `payload_hash` is the SHA-256 of the payload where somebody faster has computed it.
///
/// # Errors
/// [`crate::ErrorKind::Input`], with the parameter's name, for anything that could not
/// be signed and sent as it stands.
pub fn sign<'a, B: Bytes>(
    request: &ApiRequest<'a, B>,
    credentials: &Credentials<'a>,
    keys: &mut KeyCache,
    payload_hash: Option<Digest256>,
) -> Result<SignedRequest<'a>, Error> {
    let mut faults = Faults::default();
    check::names(request, credentials, &mut faults);
    check::choices(request, &mut faults);
    let timestamp = check::timestamp(request.timestamp, &mut faults);
    let host = endpoint::host(request.host, request.service, &mut faults);
    let uri = endpoint::path(request.path, &mut faults);
    let mut headers = headers::sent(request, credentials, &mut faults);
    let (canonical_headers, signed_headers) =
        headers::signed(&headers, &host, &request.signed_headers, &mut faults);
    let method = if request.method == "GET" {
        "GET"
    } else {
        "POST"
    };
    let query_string = query_string(request, &mut faults);
    faults.result()?;

    let hashed_payload = match payload_hash {
        _ if request.payload_signing == "unsigned" => crate::sign::sha256(tc3::UNSIGNED_PAYLOAD),
        _ if method == "GET" => crate::sign::sha256(b""),
        Some(hash) => hash,
        None => request.payload.bytes().sha256(),
    };
    let date = utc_date(timestamp);
    let key = keys.signing_key(credentials.secret_key, &date, request.service);
    let stages = tc3::sign(
        &tc3::Request {
            method,
            canonical_uri: uri,
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
    headers.push(("Authorization", stages.authorization.clone().into()));
    Ok(SignedRequest {
        method,
        host,
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

/// The query of a GET, encoded; empty for a POST.
fn query_string<B: Bytes>(request: &ApiRequest<'_, B>, faults: &mut Faults) -> String {
    match &request.payload {
        Payload::Params(json) if request.method == "GET" => query::from_json(&json.to_vec())
            .unwrap_or_else(|| {
                faults.input(
                    "InvalidParams",
                    "params",
                    "cannot be written as a query",
                    "Give an object of parameters, or use POST.",
                );
                String::new()
            }),
        _ => String::new(),
    }
}
