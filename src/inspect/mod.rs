//! Every stage of a signature, for people to look at, and code that makes a call.
//!
//! Each is an engine of its own: the feature `inspect` explains, `generate` writes code.

#[cfg(feature = "generate")]
pub mod generate;

#[cfg(feature = "inspect")]
use alloc::borrow::ToOwned;
#[cfg(feature = "inspect")]
use alloc::string::String;

#[cfg(feature = "inspect")]
use serde::Serialize;

#[cfg(feature = "inspect")]
use crate::bindings::packed::pack_signed;
#[cfg(feature = "inspect")]
use crate::error::Error;
#[cfg(feature = "inspect")]
use crate::request::{self, Algorithm, ApiRequest, Bytes, Signature, fields::Field};
#[cfg(feature = "inspect")]
use crate::sign::v1::SignatureMethod;
#[cfg(feature = "inspect")]
use crate::sign::{KeyCache, hex256, tc3};

/// How a signature came about: the values of each step, under their names.
///
/// Digests, keys and signatures of v3 are lower-case hexadecimal. What an algorithm does
/// not have is left out.
#[cfg(feature = "inspect")]
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The signed request, packed as `sign` packs it.
    pub request: String,
    /// `TC3-HMAC-SHA256`, `HmacSHA256`, `HmacSHA1` or `SKIP`
    pub algorithm: &'static str,
    /// `POST` or `GET`
    pub method: String,
    /// Unix time in seconds.
    pub timestamp: f64,
    /// The stages of signature v3.
    #[serde(flatten)]
    pub tc3: Option<Tc3>,
    /// The stages of signature v1.
    #[serde(flatten)]
    pub v1: Option<V1>,
}

/// The stages of signature v3.
#[cfg(feature = "inspect")]
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tc3 {
    /// The path.
    pub canonical_uri: String,
    /// The encoded query without `?`.
    pub canonical_query_string: String,
    /// `name:value\n` of each signed header.
    pub canonical_headers: String,
    /// Their names, joined by `;`.
    pub signed_headers: String,
    /// SHA-256 of the payload.
    pub hashed_payload: String,
    /// Step 1.
    pub canonical_request: String,
    /// SHA-256 of it.
    pub hashed_canonical_request: String,
    /// The UTC date of the timestamp.
    pub date: String,
    /// `date/service/tc3_request`
    pub credential_scope: String,
    /// Step 2.
    pub string_to_sign: String,
    /// The key derived from the secret key and the date.
    pub secret_date: String,
    /// The key derived from it and the service.
    pub secret_service: String,
    /// The key that signs.
    pub secret_signing: String,
    /// Step 3.
    pub signature: String,
    /// Step 4.
    pub authorization: String,
}

/// The stages of signature v1.
#[cfg(feature = "inspect")]
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct V1 {
    /// Step 2.2: the sorted parameters.
    pub request_string: String,
    /// Step 2.3
    pub string_to_sign: String,
    /// Step 2.4, in base64.
    pub signature: String,
}

/// Signs one request and keeps everything that a signature usually throws away.
///
/// # Errors
/// As [`request::sign`].
#[cfg(feature = "inspect")]
pub fn explain<B: Bytes>(request: ApiRequest<'_, B>) -> Result<Explanation, Error> {
    let fields = request.fields;
    let signed = request::sign(request, &mut KeyCache::new())?;
    let mut explanation = Explanation {
        request: pack_signed(&signed, &signed.url("")),
        algorithm: "SKIP",
        method: signed.method.to_owned(),
        timestamp: fields.get(Field::Timestamp).parse().unwrap_or_default(),
        tc3: None,
        v1: None,
    };
    match signed.signature {
        Signature::Skip => {}
        Signature::V1(stages) => {
            explanation.algorithm = match Algorithm::of(fields.get(Field::Algorithm)) {
                Algorithm::V1(SignatureMethod::HmacSha1) => "HmacSHA1",
                _ => "HmacSHA256",
            };
            explanation.v1 = Some(V1 {
                request_string: stages.request_string,
                string_to_sign: stages.string_to_sign,
                signature: stages.signature,
            });
        }
        Signature::Tc3(canonical, stages) => {
            let keys = tc3::derived_keys(
                fields.get(Field::SecretKey),
                &canonical.date,
                fields.get(Field::Service),
            );
            explanation.algorithm = tc3::ALGORITHM;
            explanation.tc3 = Some(Tc3 {
                canonical_uri: signed.path.to_owned(),
                canonical_query_string: signed.query_string,
                canonical_headers: canonical.headers,
                signed_headers: canonical.signed_headers,
                hashed_payload: hex256(&canonical.hashed_payload),
                canonical_request: stages.canonical_request,
                hashed_canonical_request: stages.hashed_canonical_request,
                date: canonical.date,
                credential_scope: stages.credential_scope,
                string_to_sign: stages.string_to_sign,
                secret_date: hex256(&keys.secret_date),
                secret_service: hex256(&keys.secret_service),
                secret_signing: hex256(&keys.secret_signing),
                signature: stages.signature,
                authorization: stages.authorization,
            });
        }
    }
    Ok(explanation)
}
