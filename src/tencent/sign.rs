//! Signature v3, from a request to what is sent, in two steps: [`prepare`] does all that
//! depends on neither the payload nor, within a UTC day, on the time.

use alloc::string::String;
use alloc::vec::Vec;

use super::check::check_fields;
use super::endpoint::host_of;
use super::fields::{Field, Fields};
use super::headers::{content_type_of, sent_headers, signed_headers};
use super::limits::{self, check_size};
use super::request::{Algorithm, ApiRequest, Payload};
use crate::error::{Error, FirstFault};
use crate::fault::Fault;
use crate::http::headers::{CanonicalHeaders, Header};
use crate::http::path::checked_path;
use crate::http::query;
use crate::http::url::url;
use crate::sign::tc3::{self, CredentialScope, Stages};
use crate::sign::utc_date::utc_date;
use crate::sign::{CanonicalRequest, Digest256, KeyCache, SigningKey, sha256};

/// A request that is checked and complete but for its signature.
pub struct Prepared<'a> {
    fields: Fields<'a>,
    /// `POST` or `GET`
    pub method: &'static str,
    /// The host that is signed, with its port where it is not the default one.
    pub host: String,
    /// The path.
    pub path: &'a str,
    /// The encoded query without `?`.
    pub query_string: String,
    /// Lower case, as it is signed.
    pub content_type: String,
    /// The headers that must be sent besides `Content-Type` and `Authorization`; never `Host`.
    pub headers: Vec<Header<'a>>,
    /// The headers that are signed.
    pub canonical_headers: CanonicalHeaders,
    /// Unix time in seconds.
    pub timestamp: u64,
    /// Its UTC date.
    pub date: String,
}

/// Checks a request and completes it; `timestamp` is a Unix time in seconds.
///
/// # Errors
/// [`crate::ErrorKind::Input`], with the parameter's name, for anything that could not
/// be signed and sent as it stands.
pub fn prepare<'a>(request: &ApiRequest<'a>, timestamp: u64) -> Result<Prepared<'a>, Error> {
    let fields = request.fields;
    let algorithm = Algorithm::from_name(fields.get(Field::Algorithm));
    let is_get = fields.get(Field::Method) == "GET";
    let mut faults = FirstFault::default();
    check_fields(&fields, algorithm, &mut faults);
    if algorithm.is_v1() {
        faults.add(Fault::NeedsV1Entry, "algorithm");
    }
    let query_string = match &request.payload {
        Payload::Params(params) => query::encode(params),
        payload => {
            if is_get {
                faults.add(Fault::BodyNotAllowed, payload.name());
            }
            String::new()
        }
    };
    let host = host_of(&fields, &mut faults);
    let path = checked_path(fields.get(Field::Path), &mut faults);
    let content_type = content_type_of(request, &mut faults);
    let headers = sent_headers(request, Some(timestamp), &mut faults);
    let canonical_headers = signed_headers(
        &headers,
        &content_type,
        &host,
        &request.signed_headers,
        &mut faults,
    );
    if is_get {
        let length = path.len() + 1 + query_string.len();
        check_size("params", length, limits::GET, &mut faults);
    }
    faults.result()?;
    Ok(Prepared {
        fields,
        method: if is_get { "GET" } else { "POST" },
        host,
        path,
        query_string,
        content_type,
        headers,
        canonical_headers,
        timestamp,
        date: utc_date(timestamp),
    })
}

impl Prepared<'_> {
    /// Where to send it: to the host itself, or to `{proxy}/{host}` where there is a proxy.
    pub fn url(&self) -> String {
        let proxy = self.fields.get(Field::Proxy);
        url(proxy, &self.host, self.path, &self.query_string)
    }

    /// Whether it is signed; else it says `Authorization: SKIP`.
    pub fn is_signed(&self) -> bool {
        Algorithm::from_name(self.fields.get(Field::Algorithm)) == Algorithm::Tc3
    }

    /// The digest that stands for every payload, where the payload is not signed.
    pub fn unsigned_payload(&self) -> Option<Digest256> {
        let is_unsigned = self.fields.get(Field::PayloadSigning) == "unsigned";
        is_unsigned.then(|| sha256(tc3::UNSIGNED_PAYLOAD))
    }

    /// What the derived key is good for.
    pub fn scope(&self) -> CredentialScope<'_> {
        CredentialScope {
            date: &self.date,
            service: self.fields.get(Field::Service),
        }
    }

    /// The key that signs, from the store or derived.
    pub fn signing_key(&self, keys: &mut KeyCache) -> SigningKey {
        keys.signing_key(self.fields.get(Field::SecretKey), &self.scope())
    }

    /// The canonical request with the SHA-256 of its payload.
    pub fn canonical_request(&self, hashed_payload: Digest256) -> CanonicalRequest<'_> {
        CanonicalRequest {
            method: self.method,
            canonical_uri: self.path,
            canonical_query_string: &self.query_string,
            canonical_headers: &self.canonical_headers.lines,
            signed_headers: &self.canonical_headers.names,
            hashed_payload,
        }
    }

    /// The value of the header `Authorization` with a signature.
    pub fn authorization(&self, signature: &str) -> String {
        if !self.is_signed() {
            return "SKIP".into();
        }
        tc3::authorization(
            self.fields.get(Field::SecretId),
            &self.scope().text(),
            &self.canonical_headers.names,
            signature,
        )
    }

    /// The signature with every value on the way to it.
    pub fn stages(&self, hashed_payload: Digest256, key: &SigningKey) -> Stages {
        tc3::sign(
            &self.canonical_request(hashed_payload),
            self.fields.get(Field::SecretId),
            key,
            &self.scope(),
            self.timestamp,
        )
    }

    /// The signature of any payload on the same UTC day. None where the service's name is
    /// too long, which [`prepare`] has refused.
    pub fn open(&self, key: SigningKey) -> Option<tc3::Prepared> {
        let request = self.canonical_request(Default::default());
        tc3::Prepared::new(&request, key, &self.scope(), self.timestamp)
    }
}

/// Refuses a payload that the service would refuse after it had been sent.
///
/// # Errors
/// [`Fault::RequestTooLarge`], with the length and the limit in bytes.
pub fn check_payload(name: &str, length: usize) -> Result<(), Error> {
    let mut faults = FirstFault::default();
    check_size(name, length, limits::POST_V3, &mut faults);
    faults.result()
}
