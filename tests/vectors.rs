//! The reference signatures of `tests/vectors/tc3`, stage by stage.

use std::fs;
use std::path::Path;

use tc3fetch::request::fields::{FIELDS, Field, Fields};
use tc3fetch::request::{self, ApiRequest, Payload};
use tc3fetch::sign::{KeyCache, hex256, tc3};

fn text<'a>(value: &'a serde_json::Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

fn check(case: &Path) {
    let name = case.display();
    let read = |file: &str| fs::read_to_string(case.join(file)).unwrap();
    let vector: serde_json::Value = serde_json::from_str(&read("request.json")).unwrap();
    let (given, keys) = (&vector["request"], &vector["credentials"]);
    let params = match given.get("params") {
        Some(params) => serde_json::to_string(params).unwrap(),
        None => "{}".to_owned(),
    };
    let timestamp = given["timestamp"].to_string();
    let mut fields = Fields::default();
    for (field, name) in FIELDS {
        fields.set(field, text(given, name));
    }
    fields.set(Field::Timestamp, &timestamp);
    fields.set(Field::SecretId, text(keys, "secretId"));
    fields.set(Field::SecretKey, text(keys, "secretKey"));
    let signed_headers = given["signedHeaders"].as_array().into_iter().flatten();
    let request = ApiRequest {
        fields,
        headers: Vec::new(),
        signed_headers: signed_headers.filter_map(|name| name.as_str()).collect(),
        payload: match given["body"].as_str() {
            Some(body) => Payload::Body(body.as_bytes()),
            None => Payload::Params(params.as_bytes()),
        },
        payload_hash: None,
    };

    let signed = request::sign(&request, &mut KeyCache::new()).unwrap();
    if signed.method == "POST" {
        assert_eq!(
            request.payload.bytes(),
            &read("1-payload.txt").as_bytes(),
            "{name}"
        );
    }
    assert_eq!(
        signed.stages.canonical_request,
        read("2-canonical-request.txt"),
        "{name}"
    );
    assert_eq!(
        signed.stages.string_to_sign,
        read("3-string-to-sign.txt"),
        "{name}"
    );
    let derived = tc3::derived_keys(
        text(keys, "secretKey"),
        &signed.canonical.date,
        text(given, "service"),
    );
    let derived = format!(
        "secretDate {}\nsecretService {}\nsecretSigning {}\n",
        hex256(&derived.secret_date),
        hex256(&derived.secret_service),
        hex256(&derived.secret_signing)
    );
    assert_eq!(derived, read("4-derived-keys.txt"), "{name}");
    assert_eq!(signed.stages.signature, read("5-signature.txt"), "{name}");
    assert_eq!(
        signed.stages.authorization,
        read("6-authorization.txt"),
        "{name}"
    );
}

#[test]
fn every_stage_of_every_vector() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/tc3");
    let cases: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|case| case.unwrap().path())
        .collect();
    assert!(cases.len() >= 7, "the vectors are missing");
    for case in cases {
        check(&case);
    }
}
