//! Every stage of a signature for Tencent Cloud.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use crate::bindings::packed::pack_signed;
use crate::error::Error;
use crate::request::{self, Algorithm, ApiRequest, Bytes, Signature, fields::Field};
use crate::sign::v1::SignatureMethod;
use crate::sign::{KeyCache, hex256, tc3};

/// How a signature came about: the value of each step, under the name that JavaScript
/// sees. What an algorithm does not have is left out.
///
/// One type for every algorithm, because each structure that serde has to know costs a
/// kilobyte.
#[derive(Default)]
pub struct Explanation(pub Vec<(&'static str, String)>);

impl Serialize for Explanation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// Signs one request and keeps everything that a signature usually throws away.
///
/// # Errors
/// As [`request::sign`].
pub fn explain<B: Bytes>(request: ApiRequest<'_, B>) -> Result<Explanation, Error> {
    let fields = request.fields;
    let signed = request::sign(request, &mut KeyCache::new())?;
    let mut explanation = Explanation(vec![
        ("request", pack_signed(&signed, &signed.url(""))),
        ("method", signed.method.to_owned()),
        ("timestamp", fields.get(Field::Timestamp).to_owned()),
    ]);
    let Explanation(stages) = &mut explanation;
    match signed.signature {
        Signature::Skip => stages.push(("algorithm", "SKIP".to_owned())),
        Signature::V1(made) => {
            let algorithm = match Algorithm::of(fields.get(Field::Algorithm)) {
                Algorithm::V1(SignatureMethod::HmacSha1) => "HmacSHA1",
                _ => "HmacSHA256",
            };
            stages.extend([
                ("algorithm", algorithm.to_owned()),
                ("requestString", made.request_string),
                ("stringToSign", made.string_to_sign),
                ("signature", made.signature),
            ]);
        }
        Signature::Tc3(canonical, made) => {
            let keys = tc3::derived_keys(
                fields.get(Field::SecretKey),
                &canonical.date,
                fields.get(Field::Service),
            );
            stages.extend([
                ("algorithm", tc3::ALGORITHM.to_owned()),
                ("canonicalUri", signed.path.to_owned()),
                ("canonicalQueryString", signed.query_string),
                ("canonicalHeaders", canonical.headers),
                ("signedHeaders", canonical.signed_headers),
                ("hashedPayload", hex256(&canonical.hashed_payload)),
                ("canonicalRequest", made.canonical_request),
                ("hashedCanonicalRequest", made.hashed_canonical_request),
                ("date", canonical.date),
                ("credentialScope", made.credential_scope),
                ("stringToSign", made.string_to_sign),
                ("secretDate", hex256(&keys.secret_date)),
                ("secretService", hex256(&keys.secret_service)),
                ("secretSigning", hex256(&keys.secret_signing)),
                ("signature", made.signature),
                ("authorization", made.authorization),
            ]);
        }
    }
    Ok(explanation)
}
