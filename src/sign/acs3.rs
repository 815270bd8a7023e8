//! ACS3-HMAC-SHA256, version 3 of Alibaba Cloud's request signature.
//! Rules: <https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature>
//!
//! Each function is one step of that page, in its order and under its name. Unlike
//! TC3-HMAC-SHA256 there is no derived key and no scope: date, nonce and the payload's
//! hash are headers, and signed with the others.

use alloc::string::String;

use super::canonical_request::CanonicalRequest;
use super::hash::{hex256, sha256};
use super::hmac::SigningKey;
use crate::ascii::{concat, join};

/// What the signature calls itself.
pub const ALGORITHM: &str = "ACS3-HMAC-SHA256";

/// Every intermediate value of a signature, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stages {
    /// Step 1: the canonical request.
    pub canonical_request: String,
    /// SHA-256 of the canonical request, in hex.
    pub hashed_canonical_request: String,
    /// Step 2: the string to sign.
    pub string_to_sign: String,
    /// Step 3: the signature, in hex.
    pub signature: String,
    /// Step 4: the value of the header `Authorization`.
    pub authorization: String,
}

/// Runs the steps of the page on one request.
pub fn sign(
    request: &CanonicalRequest<'_>,
    access_key_id: &str,
    access_key_secret: &str,
) -> Stages {
    let canonical_request = request.text();
    let hashed_canonical_request = hex256(&sha256(canonical_request.as_bytes()));
    let string_to_sign = string_to_sign(&hashed_canonical_request);
    let signature = signature(access_key_secret, &string_to_sign);
    let authorization = authorization(access_key_id, request.signed_headers, &signature);
    Stages {
        canonical_request,
        hashed_canonical_request,
        string_to_sign,
        signature,
        authorization,
    }
}

/// `StringToSign = SignatureAlgorithm + '\n' + HashedCanonicalRequest`
pub fn string_to_sign(hashed_canonical_request: &str) -> String {
    join(&[ALGORITHM, hashed_canonical_request], "\n")
}

/// `Signature = HexEncode(HMAC_SHA256(AccessKeySecret, StringToSign))`
pub fn signature(access_key_secret: &str, string_to_sign: &str) -> String {
    hex256(&SigningKey::new(access_key_secret.as_bytes()).mac(string_to_sign.as_bytes()))
}

/// ```text
/// Authorization = SignatureAlgorithm + ' Credential=' + AccessKeyId
///               + ',SignedHeaders=' + SignedHeaders + ',Signature=' + Signature
/// ```
pub fn authorization(access_key_id: &str, signed_headers: &str, signature: &str) -> String {
    concat(&[
        ALGORITHM,
        " Credential=",
        access_key_id,
        ",SignedHeaders=",
        signed_headers,
        ",Signature=",
        signature,
    ])
}
