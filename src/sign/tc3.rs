//! TC3-HMAC-SHA256, Tencent Cloud API 3.0's signature version 3.
//! Rules: <https://cloud.tencent.com/document/api/1120/37547> (signature method v3)
//!
//! Each function is one step of that page, in its order and under its name. [`Prepared`]
//! is a signature of which only the payload and the time are still open.

use alloc::string::String;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::canonical_request::CanonicalRequest;
use super::hash::{Digest256, Hex256, hex_digits, hex256, sha256};
use super::hmac::SigningKey;
use super::utc_date::SECONDS_A_DAY;
use crate::ascii::{self, concat, join};

/// The only value of `Algorithm`.
pub const ALGORITHM: &str = "TC3-HMAC-SHA256";

/// What is hashed in place of a body that is not signed.
pub const UNSIGNED_PAYLOAD: &[u8] = b"UNSIGNED-PAYLOAD";

/// What a derived key is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CredentialScope<'a> {
    /// The UTC date of the timestamp, `2019-02-25`.
    pub date: &'a str,
    /// `cvm`
    pub service: &'a str,
}

impl CredentialScope<'_> {
    /// `CredentialScope = Date + '/' + Service + '/tc3_request'`
    pub fn text(&self) -> String {
        join(&[self.date, self.service, "tc3_request"], "/")
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

/// Runs the steps of the page on one request. `key` is the [`signing_key`] of `scope`, whose
/// date is that of `timestamp`, a Unix time in seconds.
pub fn sign(
    request: &CanonicalRequest<'_>,
    secret_id: &str,
    key: &SigningKey,
    scope: &CredentialScope<'_>,
    timestamp: u64,
) -> Stages {
    let canonical_request = request.text();
    let hashed_canonical_request = hex256(&sha256(canonical_request.as_bytes()));
    let credential_scope = scope.text();
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

/// ```text
/// StringToSign = Algorithm + '\n' + RequestTimestamp + '\n' + CredentialScope + '\n' + HashedCanonicalRequest
/// ```
pub fn string_to_sign(
    timestamp: u64,
    credential_scope: &str,
    hashed_canonical_request: &str,
) -> String {
    join(
        &[
            ALGORITHM,
            &ascii::decimal(timestamp),
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
pub fn derived_keys(secret_key: &str, scope: &CredentialScope<'_>) -> DerivedKeys {
    let hmac =
        |key: &[u8], message: &str| Zeroizing::new(SigningKey::new(key).mac(message.as_bytes()));
    let secret = Zeroizing::new(concat(&["TC3", secret_key]));
    let secret_date = hmac(secret.as_bytes(), scope.date);
    let secret_service = hmac(&*secret_date, scope.service);
    let secret_signing = hmac(&*secret_service, "tc3_request");
    DerivedKeys {
        secret_date,
        secret_service,
        secret_signing,
    }
}

/// The key that signs, as a keyed state that can be kept and cloned.
pub fn signing_key(secret_key: &str, scope: &CredentialScope<'_>) -> SigningKey {
    SigningKey::new(&*derived_keys(secret_key, scope).secret_signing)
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

/// A signature of which only the payload and the time are still open: the canonical request
/// is hashed but for its last line, the key is that of the day.
///
/// It has no pointer in it and is a third of a kilobyte, so that engines can keep some of
/// them in places of their own.
#[derive(Clone)]
pub struct Prepared {
    canonical_request: Sha256,
    key: SigningKey,
    day: u64,
    /// `'\n' + CredentialScope + '\n'`, and how much of the array it is.
    scope: [u8; SCOPE],
    scope_length: usize,
}

/// `'\n' + 10 digits of a date + '/' + a host's label + "/tc3_request" + '\n'`
const SCOPE: usize = 1 + 10 + 1 + 63 + 12 + 1;

/// Algorithm, timestamp (20 digits at most), scope and digest.
const STRING_TO_SIGN: usize = 16 + 20 + SCOPE + 64;

impl Prepared {
    /// `request` without its payload; `key` and `scope` are those of `timestamp`'s day. None
    /// where the service's name is longer than a host's label.
    pub fn new(
        request: &CanonicalRequest<'_>,
        key: SigningKey,
        scope: &CredentialScope<'_>,
        timestamp: u64,
    ) -> Option<Self> {
        let text = concat(&["\n", &scope.text(), "\n"]);
        let mut scope = [0; SCOPE];
        scope
            .get_mut(..text.len())?
            .copy_from_slice(text.as_bytes());
        let mut canonical_request = Sha256::new();
        canonical_request.update(request.without_payload());
        Some(Self {
            canonical_request,
            key,
            day: timestamp / SECONDS_A_DAY,
            scope,
            scope_length: text.len(),
        })
    }

    /// The signature of a payload at a time. None on another day than the key's.
    pub fn signature(&self, hashed_payload: &Digest256, timestamp: u64) -> Option<Hex256> {
        if timestamp / SECONDS_A_DAY != self.day {
            return None;
        }
        let mut canonical_request = self.canonical_request.clone();
        canonical_request.update(hex_digits(hashed_payload));
        let hashed_canonical_request = hex_digits(&canonical_request.finalize().into());

        let mut digits = [0; 20];
        let mut string_to_sign = [0; STRING_TO_SIGN];
        let mut length = 0;
        for part in [
            b"TC3-HMAC-SHA256\n",
            ascii::digits(timestamp, &mut digits),
            self.scope.get(..self.scope_length)?,
            &hashed_canonical_request,
        ] {
            let end = length + part.len();
            string_to_sign.get_mut(length..end)?.copy_from_slice(part);
            length = end;
        }
        Some(hex_digits(&self.key.mac(string_to_sign.get(..length)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCOPE: CredentialScope<'_> = CredentialScope {
        date: "2019-02-25",
        service: "cvm",
    };
    const TIMESTAMP: u64 = 1_551_113_065;

    fn request(hashed_payload: Digest256) -> CanonicalRequest<'static> {
        CanonicalRequest {
            method: "POST",
            canonical_uri: "/",
            canonical_query_string: "",
            canonical_headers: "content-type:application/json\nhost:cvm.tencentcloudapi.com\n",
            signed_headers: "content-type;host",
            hashed_payload,
        }
    }

    fn prepared(scope: &CredentialScope<'_>) -> Option<Prepared> {
        let key = signing_key("secret", scope);
        Prepared::new(&request(Default::default()), key, scope, TIMESTAMP)
    }

    #[test]
    fn in_two_steps_the_signature_is_the_same() {
        let prepared = prepared(&SCOPE).unwrap();
        for payload in ["", "{}", "{\"Limit\":1}"] {
            for timestamp in [TIMESTAMP, TIMESTAMP + 1] {
                let hashed = sha256(payload.as_bytes());
                let key = signing_key("secret", &SCOPE);
                let stages = sign(&request(hashed), "id", &key, &SCOPE, timestamp);
                let signature = prepared.signature(&hashed, timestamp).unwrap();
                assert_eq!(signature, stages.signature.as_bytes());
            }
        }
    }

    #[test]
    fn what_was_prepared_is_good_for_one_utc_day() {
        let prepared = prepared(&SCOPE).unwrap();
        let (first, last) = (1_551_052_800, 1_551_139_199);
        assert!(prepared.signature(&sha256(b""), first).is_some());
        assert!(prepared.signature(&sha256(b""), last).is_some());
        assert!(prepared.signature(&sha256(b""), first - 1).is_none());
        assert!(prepared.signature(&sha256(b""), last + 1).is_none());
    }

    #[test]
    fn a_service_as_long_as_a_label_has_room_and_a_longer_one_has_none() {
        let scope = |service| CredentialScope { service, ..SCOPE };
        let name = "s".repeat(64);
        assert!(prepared(&scope(&name[..63])).is_some());
        assert!(prepared(&scope(&name)).is_none());
    }
}
