//! Requests that were pasted, and what is said of them, as frames: pkg-template/diagnose/answers.js
//! reads them.

use alloc::vec::Vec;

use tc3fetch::diagnose::diagnosis::Diagnosis;
use tc3fetch::diagnose::request::ParsedRequest;
use tc3fetch::diagnose::verify::Verification;

use crate::parts::Parts;

/// A request that was pasted.
pub fn request(request: &ParsedRequest) -> Vec<u8> {
    let mut parts = Parts::default();
    push_request(&mut parts, request);
    parts.frame()
}

/// `format method url body bodyEnd canonicalRequest stringToSign missing secretId secretKey token`, then
/// names and values of headers.
fn push_request(parts: &mut Parts, request: &ParsedRequest) {
    parts.text_given(&request.format.map(|format| format.id()));
    parts.text(&request.method);
    parts.text(&request.url);
    parts.given(request.body.as_deref());
    let body_end = Some(&request.body_end).filter(|end| !end.is_empty());
    parts.text_given(&body_end);
    parts.text_given(&request.canonical_request);
    parts.text_given(&request.string_to_sign);
    parts.words(request.missing.iter().map(|part| part.id()));
    let keys = &request.keys;
    for key in [&keys.secret_id, &keys.secret_key, &keys.token] {
        parts.given(key.as_ref().map(|key| key.as_bytes()));
    }
    for (name, value) in &request.headers {
        parts.text(name);
        parts.text(value);
    }
}

/// The stages by their names, in the order of `Verification`; then what is compared, four parts
/// each: `stage name claimed computed`.
pub fn verification(verification: &Verification) -> Vec<u8> {
    let mut parts = Parts::default();
    parts.text(verification.system.id());
    parts.given(
        verification
            .valid
            .map(u8::from)
            .as_ref()
            .map(core::slice::from_ref),
    );
    for stage in [
        &verification.canonical_request,
        &verification.hashed_canonical_request,
        &verification.credential_scope,
        &verification.request_string,
        &verification.string_to_sign,
        &verification.signature,
        &verification.authorization,
    ] {
        parts.text_given(stage);
    }
    for compared in &verification.stages {
        parts.text(compared.stage.id());
        parts.text(compared.name);
        parts.text_given(&compared.claimed);
        parts.text_given(&compared.computed);
    }
    parts.frame()
}

/// `system verdict missing excluded`, causes by their numbers; of a difference `stage mine
/// expected line column byte`; the number of causes, and four parts for each: `number grade found
/// expected`; the corrected command and its request.
pub fn diagnosis(diagnosis: &Diagnosis) -> Vec<u8> {
    let mut parts = Parts::default();
    parts.text(diagnosis.system.id());
    parts.text(diagnosis.verdict.id());
    parts.words(diagnosis.missing.iter().copied());
    let excluded = diagnosis.excluded.iter().map(|cause| *cause as u8);
    parts.given(Some(&excluded.collect::<Vec<u8>>()));
    match &diagnosis.difference {
        Some(difference) => {
            parts.text(difference.stage.id());
            parts.text(&difference.mine);
            parts.text(&difference.expected);
            for number in [difference.line, difference.column, difference.byte] {
                parts.number(number);
            }
        }
        None => (0..6).for_each(|_| parts.given(None)),
    }
    parts.number(diagnosis.causes.len());
    for found in &diagnosis.causes {
        parts.number(found.cause as usize);
        parts.text(found.grade.id());
        parts.text(&found.found);
        parts.text(&found.expected);
    }
    if let Some(mended) = &diagnosis.mended {
        parts.text(&mended.curl);
        push_request(&mut parts, &mended.request);
    }
    parts.frame()
}
