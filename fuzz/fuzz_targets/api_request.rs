//! Fields of any content in a request of the right form: what is signed can be sent, and
//! no error repeats the secret.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use tc3fetch::request::fields::{FIELDS, Field, Fields};
use tc3fetch::request::{ApiRequest, Payload, sign};
use tc3fetch::sign::KeyCache;

const SECRET_KEY: &str = "Zq9mSecretKeyValue7xTT";

#[derive(Arbitrary, Debug)]
struct Given<'a> {
    fields: [Option<&'a str>; FIELDS.len() - 1],
    algorithm: u8,
    is_get: bool,
    kind: u8,
    params: Vec<(&'a str, &'a str)>,
    body: &'a [u8],
    headers: Vec<(&'a str, &'a str)>,
    signed_headers: Vec<&'a str>,
}

/// Every text that was given. The fuzzer watches comparisons, and so finds the secret.
fn texts<'a>(given: &Given<'a>) -> impl Iterator<Item = &'a str> {
    let pairs = given.params.iter().chain(&given.headers);
    let pairs = pairs.flat_map(|&(name, value)| [name, value]);
    let fields = given.fields.iter().flatten().copied();
    let all: Vec<&str> = fields
        .chain(pairs)
        .chain(given.signed_headers.iter().copied())
        .collect();
    all.into_iter()
}

fuzz_target!(|given: Given<'_>| {
    if texts(&given).any(|text| text.contains(SECRET_KEY)) {
        return;
    }
    let mut fields = Fields::default();
    let usual = [
        (Field::Service, "cvm"),
        (Field::Version, "2017-03-12"),
        (Field::Action, "DescribeZones"),
        (Field::Timestamp, "1700000000"),
        (Field::Nonce, "1"),
        (Field::SecretId, "AKIDEXAMPLE"),
        (Field::SecretKey, SECRET_KEY),
    ];
    for (field, text) in usual {
        fields.set(field, text);
    }
    for ((field, _), text) in FIELDS.iter().zip(given.fields) {
        if let Some(text) = text {
            fields.set(*field, text);
        }
    }
    let algorithms = ["", "HmacSHA1", "HmacSHA256", "SKIP", "TC3-HMAC-SHA256"];
    fields.set(
        Field::Algorithm,
        algorithms[usize::from(given.algorithm) % algorithms.len()],
    );
    fields.set(Field::Method, if given.is_get { "GET" } else { "" });
    let params = given.params.iter();
    let request = ApiRequest {
        fields,
        headers: given.headers,
        signed_headers: given.signed_headers,
        payload: match given.kind % 4 {
            0 => Payload::Params(
                params
                    .map(|(name, value)| ((*name).into(), (*value).into()))
                    .collect(),
            ),
            1 => Payload::Json(given.body),
            2 => Payload::Body(given.body),
            _ => Payload::Multipart(given.body),
        },
    };
    match sign(request, &mut KeyCache::new()) {
        Ok(signed) => {
            let url = signed.url("");
            assert!(url.starts_with("https://") && url.bytes().all(|byte| byte.is_ascii_graphic()));
            let [signature, authorization] = signed.signature.texts();
            assert!(!url.contains(SECRET_KEY) && !authorization.contains(SECRET_KEY));
            assert!(matches!(signature.len(), 0 | 28 | 44 | 64));
            for (name, value) in &signed.headers {
                assert!(!name.is_empty() && !value.contains(['\r', '\n']));
            }
        }
        Err(error) => assert!(!format!("{error:?}").contains(SECRET_KEY)),
    }
});
