//! Every stage of a signature, for people to look at.

use alloc::borrow::ToOwned;
use alloc::string::String;

use serde::Serialize;

use crate::bindings::packed::pack_signed;
use crate::error::Error;
use crate::request::{self, ApiRequest, Bytes, fields::Field};
use crate::sign::{KeyCache, hex256, tc3};

/// How a signature came about: the values of each step, under their names.
///
/// Digests, keys and the signature are lower-case hexadecimal.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The signed request, packed as `sign` packs it.
    pub request: String,
    /// `POST` or `GET`
    pub method: String,
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
    /// Unix time in seconds.
    pub timestamp: f64,
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

/// Signs one request and keeps everything that a signature usually throws away.
///
/// # Errors
/// As [`request::sign`].
pub fn explain<B: Bytes>(request: &ApiRequest<'_, B>) -> Result<Explanation, Error> {
    let signed = request::sign(request, &mut KeyCache::new())?;
    let field = |field| request.fields.get(field);
    let keys = tc3::derived_keys(
        field(Field::SecretKey),
        &signed.canonical.date,
        field(Field::Service),
    );
    Ok(Explanation {
        request: pack_signed(&signed, &signed.url("")),
        method: signed.method.to_owned(),
        canonical_uri: signed.canonical.uri.to_owned(),
        canonical_query_string: signed.canonical.query_string,
        canonical_headers: signed.canonical.headers,
        signed_headers: signed.canonical.signed_headers,
        hashed_payload: hex256(&signed.canonical.hashed_payload),
        canonical_request: signed.stages.canonical_request,
        hashed_canonical_request: signed.stages.hashed_canonical_request,
        timestamp: field(Field::Timestamp).parse().unwrap_or_default(),
        date: signed.canonical.date,
        credential_scope: signed.stages.credential_scope,
        string_to_sign: signed.stages.string_to_sign,
        secret_date: hex256(&keys.secret_date),
        secret_service: hex256(&keys.secret_service),
        secret_signing: hex256(&keys.secret_signing),
        signature: signed.stages.signature,
        authorization: signed.stages.authorization,
    })
}
