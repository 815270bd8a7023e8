//! TC3-HMAC-SHA256, Tencent Cloud API 3.0's signature version 3.
//! Rules: <https://cloud.tencent.com/document/api/1120/37547> (signature method v3)
//!
//! Each function is one step of that page, in its order and under its name.

use alloc::string::String;

use hmac::digest::block_api::CoreProxy;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::canonical_request::CanonicalRequest;
use super::{Digest256, hex256, sha256};
use crate::text::{concat, join};

/// The only value of `Algorithm`.
pub const ALGORITHM: &str = "TC3-HMAC-SHA256";

/// What is hashed in place of a body that is not signed.
pub const UNSIGNED_PAYLOAD: &[u8] = b"UNSIGNED-PAYLOAD";

/// A derived key, ready to sign: the HMAC state after the key went in. The memory is
/// zeroed when it is dropped.
///
/// Only the state is kept, without the block buffer that comes with it: that one is
/// uninitialised memory, and would keep alive whatever secret stood there before.
#[derive(Clone)]
pub struct SigningKey(<Hmac<Sha256> as CoreProxy>::Core);

impl SigningKey {
    /// The state of HMAC-SHA256 with this key.
    pub fn new(key: &[u8]) -> Self {
        let (core, _) = keyed(key).decompose();
        Self(core)
    }

    /// HMAC-SHA256 of a message.
    pub fn mac(&self, message: &[u8]) -> Digest256 {
        let mut mac = Hmac::<Sha256>::compose(self.0.clone(), Default::default());
        mac.update(message);
        mac.finalize().into_bytes().into()
    }
}

/// Every intermediate value of a signature, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stages {
    /// Step 1: the canonical request.
    pub canonical_request: String,
    /// SHA-256 of the canonical request, in hex.
    pub hashed_canonical_request: String,
    /// `date/service/tc3_request`.
    pub credential_scope: String,
    /// Step 2: the string to sign.
    pub string_to_sign: String,
    /// Step 3: the signature, in hex.
    pub signature: String,
    /// Step 4: the value of the header `Authorization`.
    pub authorization: String,
}

/// Runs the steps of the page on one request.
///
/// `date` is the UTC date of `timestamp`; `key` is [`signing_key`] of that date and `service`.
pub fn sign(
    request: &CanonicalRequest<'_>,
    secret_id: &str,
    key: &SigningKey,
    date: &str,
    service: &str,
    timestamp: &str,
) -> Stages {
    let canonical_request = request.text();
    let hashed_canonical_request = hex256(&sha256(canonical_request.as_bytes()));
    let credential_scope = credential_scope(date, service);
    let string_to_sign = string_to_sign(timestamp, &credential_scope, &hashed_canonical_request);
    let signature = signature(key, &string_to_sign);
    let authorization = authorization(
        secret_id,
        &credential_scope,
        request.signed_headers,
        &signature,
    );
    Stages {
        canonical_request,
        hashed_canonical_request,
        credential_scope,
        string_to_sign,
        signature,
        authorization,
    }
}

/// `CredentialScope = Date + '/' + Service + '/tc3_request'`
pub fn credential_scope(date: &str, service: &str) -> String {
    join(&[date, service, "tc3_request"], "/")
}

/// ```text
/// StringToSign = Algorithm + '\n' + RequestTimestamp + '\n' + CredentialScope + '\n' + HashedCanonicalRequest
/// ```
pub fn string_to_sign(
    timestamp: &str,
    credential_scope: &str,
    hashed_canonical_request: &str,
) -> String {
    join(
        &[
            ALGORITHM,
            timestamp,
            credential_scope,
            hashed_canonical_request,
        ],
        "\n",
    )
}

/// The derived keys: the date's, the service's and the one that signs.
pub struct DerivedKeys {
    /// `SecretDate    = HMAC_SHA256("TC3" + SecretKey, Date)`
    pub secret_date: Zeroizing<Digest256>,
    /// `SecretService = HMAC_SHA256(SecretDate, Service)`
    pub secret_service: Zeroizing<Digest256>,
    /// `SecretSigning = HMAC_SHA256(SecretService, "tc3_request")`
    pub secret_signing: Zeroizing<Digest256>,
}

/// Derives the three keys, each from the one before.
pub fn derived_keys(secret_key: &str, date: &str, service: &str) -> DerivedKeys {
    let secret = Zeroizing::new(concat(&["TC3", secret_key]));
    let secret_date = hmac(secret.as_bytes(), date);
    let secret_service = hmac(&*secret_date, service);
    let secret_signing = hmac(&*secret_service, "tc3_request");
    DerivedKeys {
        secret_date,
        secret_service,
        secret_signing,
    }
}

/// The key that signs, as a keyed state that can be kept and cloned.
pub fn signing_key(secret_key: &str, date: &str, service: &str) -> SigningKey {
    SigningKey::new(&*derived_keys(secret_key, date, service).secret_signing)
}

/// `Signature = HexEncode(HMAC_SHA256(SecretSigning, StringToSign))`
pub fn signature(key: &SigningKey, string_to_sign: &str) -> String {
    hex256(&key.mac(string_to_sign.as_bytes()))
}

/// ```text
/// Authorization = Algorithm + ' Credential=' + SecretId + '/' + CredentialScope
///               + ', SignedHeaders=' + SignedHeaders + ', Signature=' + Signature
/// ```
pub fn authorization(
    secret_id: &str,
    credential_scope: &str,
    signed_headers: &str,
    signature: &str,
) -> String {
    concat(&[
        ALGORITHM,
        " Credential=",
        secret_id,
        "/",
        credential_scope,
        ", SignedHeaders=",
        signed_headers,
        ", Signature=",
        signature,
    ])
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    match Hmac::new_from_slice(key) {
        Ok(mac) => mac,
        // HMAC takes keys of every length; the error type exists for other MACs.
        Err(_) => Hmac::new(&Default::default()),
    }
}

fn hmac(key: &[u8], message: &str) -> Zeroizing<Digest256> {
    let mut mac = keyed(key);
    mac.update(message.as_bytes());
    Zeroizing::new(mac.finalize().into_bytes().into())
}
