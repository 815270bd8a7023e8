//! Fields of any content in a request of the right form: what is signed can be sent, and
//! no error repeats the secret.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use tc3fetch::Error;
use tc3fetch::sign::{KeyCache, sha256};
use tc3fetch::tencent::fields::{FIELDS, Field, Fields};
use tc3fetch::tencent::request::{Algorithm, ApiRequest, Payload};
use tc3fetch::tencent::sign::prepare;
use tc3fetch::tencent::sign_v1::sign_v1;

/// URL, signature, Authorization and the other headers.
type Sent = (String, String, String, Vec<(String, String)>);

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
            1 => Payload::Json,
            2 => Payload::Body,
            _ => Payload::Multipart,
        },
    };
    match sent(request, given.body) {
        Ok((url, signature, authorization, headers)) => {
            let is_plain = url.bytes().all(|byte| byte.is_ascii_graphic());
            assert!(is_plain && url.contains("://"));
            assert!(!url.contains(SECRET_KEY) && !authorization.contains(SECRET_KEY));
            assert!(matches!(signature.len(), 0 | 28 | 44 | 64));
            for (name, value) in &headers {
                assert!(!name.is_empty() && !value.contains(['\r', '\n']));
            }
        }
        Err(error) => assert!(!format!("{error:?}").contains(SECRET_KEY)),
    }
});

fn sent(request: ApiRequest<'_>, body: &[u8]) -> Result<Sent, Error> {
    let owned = |headers: &[tc3fetch::http::headers::Header<'_>]| {
        let pairs = headers.iter();
        pairs.map(|(name, value)| (name.to_string(), value.to_string())).collect()
    };
    if Algorithm::from_name(request.fields.get(Field::Algorithm)).is_v1() {
        let signed = sign_v1(request, 1_700_000_000, 1)?;
        let headers = owned(&signed.headers);
        return Ok((signed.url, signed.stages.signature, String::new(), headers));
    }
    let prepared = prepare(&request, 1_700_000_000)?;
    let key = prepared.signing_key(&mut KeyCache::new());
    let stages = prepared.stages(sha256(body), &key);
    let is_signed = prepared.is_signed();
    let signature = if is_signed { stages.signature } else { String::new() };
    let authorization = prepared.authorization(&signature);
    Ok((prepared.url(), signature, authorization, owned(&prepared.headers)))
}
