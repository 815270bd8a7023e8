//! Every stage of a signature for Tencent Cloud.

use alloc::string::String;
use alloc::vec;

use super::fields::Field;
use super::request::{Algorithm, ApiRequest};
use super::sign::{Prepared, prepare};
use super::sign_v1::sign_v1;
use crate::ascii::decimal;
use crate::error::Error;
use crate::explanation::Explanation;
use crate::sign::v1::SignatureMethod;
use crate::sign::{Digest256, SigningKey, hex256, tc3};

/// Signs one request and keeps everything that a signature usually throws away.
/// `hashed_payload` is the SHA-256 of what it carries; signature v1 has none, but a `nonce`.
///
/// # Errors
/// As [`prepare`] and [`sign_v1`].
pub fn explain<'a>(
    request: ApiRequest<'a>,
    hashed_payload: Digest256,
    timestamp: u64,
    nonce: u64,
) -> Result<Explanation<'a>, Error> {
    match Algorithm::from_name(request.fields.get(Field::Algorithm)) {
        Algorithm::V1(method) => explain_v1(request, method, timestamp, nonce),
        Algorithm::Tc3 => Ok(explain_v3(request, hashed_payload, timestamp)?),
        Algorithm::Skip => {
            let prepared = prepare(&request, timestamp)?;
            let stages = vec![("algorithm", String::from("SKIP"))];
            Ok(explanation(prepared, "SKIP".into(), stages))
        }
    }
}

fn explain_v3<'a>(
    request: ApiRequest<'a>,
    hashed_payload: Digest256,
    timestamp: u64,
) -> Result<Explanation<'a>, Error> {
    let prepared = prepare(&request, timestamp)?;
    let hashed_payload = prepared.unsigned_payload().unwrap_or(hashed_payload);
    let keys = tc3::derived_keys(request.fields.get(Field::SecretKey), &prepared.scope());
    let key = SigningKey::new(&*keys.secret_signing);
    let made = prepared.stages(hashed_payload, &key);
    let authorization = made.authorization;
    let stages = vec![
        ("algorithm", String::from(tc3::ALGORITHM)),
        ("canonicalUri", prepared.path.into()),
        ("canonicalQueryString", prepared.query_string.clone()),
        ("canonicalHeaders", prepared.canonical_headers.lines.clone()),
        ("signedHeaders", prepared.canonical_headers.names.clone()),
        ("hashedPayload", hex256(&hashed_payload)),
        ("canonicalRequest", made.canonical_request),
        ("hashedCanonicalRequest", made.hashed_canonical_request),
        ("date", prepared.date.clone()),
        ("credentialScope", made.credential_scope),
        ("stringToSign", made.string_to_sign),
        ("secretDate", hex256(&keys.secret_date)),
        ("secretService", hex256(&keys.secret_service)),
        ("secretSigning", hex256(&keys.secret_signing)),
        ("signature", made.signature),
        ("authorization", authorization.clone()),
    ];
    Ok(explanation(prepared, authorization, stages))
}

fn explanation<'a>(
    prepared: Prepared<'a>,
    authorization: String,
    mut stages: alloc::vec::Vec<(&'static str, String)>,
) -> Explanation<'a> {
    stages.push(("method", prepared.method.into()));
    stages.push(("timestamp", decimal(prepared.timestamp)));
    let url = prepared.url();
    let mut headers = vec![("Content-Type".into(), prepared.content_type.into())];
    headers.extend(prepared.headers);
    headers.push(("Authorization".into(), authorization.into()));
    Explanation {
        method: prepared.method,
        url,
        headers,
        form: None,
        stages,
    }
}

fn explain_v1<'a>(
    request: ApiRequest<'a>,
    method: SignatureMethod,
    timestamp: u64,
    nonce: u64,
) -> Result<Explanation<'a>, Error> {
    let signed = sign_v1(request, timestamp, nonce)?;
    let algorithm = match method {
        SignatureMethod::HmacSha1 => "HmacSHA1",
        SignatureMethod::HmacSha256 => "HmacSHA256",
    };
    let mut headers = vec![("Content-Type".into(), signed.content_type.into())];
    headers.extend(signed.headers);
    Ok(Explanation {
        method: signed.method,
        url: signed.url,
        headers,
        form: signed.form,
        stages: vec![
            ("algorithm", algorithm.into()),
            ("requestString", signed.stages.request_string),
            ("stringToSign", signed.stages.string_to_sign),
            ("signature", signed.stages.signature),
            ("method", signed.method.into()),
            ("timestamp", decimal(timestamp)),
        ],
    })
}
