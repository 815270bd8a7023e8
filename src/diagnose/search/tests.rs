//! Every mistake that is known is found again, in each system.

use super::*;
use crate::diagnose::change::Mistake;
use crate::diagnose::diagnosis::Verdict;
use crate::diagnose::diagnosis::{Diagnosis, Grade};
use crate::diagnose::evaluate::signature_of;
use crate::diagnose::mistakes::mistakes_of;
use alloc::format;
use alloc::string::ToString;

const KEY: &str = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
const ID: &str = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";

fn keys() -> Keys<'static> {
    Keys {
        secret_id: ID,
        secret_key: KEY,
        token: "",
    }
}

fn headers(list: &[(&str, &str)]) -> Vec<(String, String)> {
    let list = list.iter();
    list.map(|(name, value)| (name.to_string(), value.to_string()))
        .collect()
}

/// A POST of TC3 as the documents have it, still without its signature.
fn tc3() -> ParsedRequest {
    let authorization = format!(
        "TC3-HMAC-SHA256 Credential={ID}/2019-02-25/cvm/tc3_request, \
         SignedHeaders=content-type;host;x-tc-action, Signature=SIGNATURE"
    );
    ParsedRequest {
        method: "POST".into(),
        url: "https://cvm.tencentcloudapi.com/".into(),
        headers: headers(&[
            ("Content-Type", "application/json; charset=utf-8"),
            ("X-TC-Action", "DescribeInstances"),
            ("X-TC-Version", "2017-03-12"),
            ("X-TC-Region", "ap-guangzhou"),
            ("X-TC-Timestamp", "1551113065"),
            ("Authorization", &authorization),
        ]),
        body: Some(
            r#"{"Limit": 1, "Filters": [{"Values": ["未命名/<a>"], "Name": "instance-name", "X": null}]}"#
                .into(),
        ),
        ..ParsedRequest::default()
    }
}

fn tc3_get() -> ParsedRequest {
    let mut request = tc3();
    request.method = "GET".into();
    request.url = "https://cvm.tencentcloudapi.com/?Limit=10&Filters.0.Name=a%20b%2Fc".into();
    request.body = Some(Vec::new());
    request
}

fn v1() -> ParsedRequest {
    ParsedRequest {
        method: "GET".into(),
        url: format!(
            "https://cvm.tencentcloudapi.com/?Action=DescribeInstances&Tags.10=a%20b&Tags.9=%2B&Nonce=11886\
             &Region=ap-guangzhou&SecretId={ID}&Timestamp=1465185768&Version=2017-03-12&Signature=SIGNATURE"
        ),
        body: Some(Vec::new()),
        ..ParsedRequest::default()
    }
}

fn acs3() -> ParsedRequest {
    ParsedRequest {
        method: "POST".into(),
        url: "https://ecs.cn-shanghai.aliyuncs.com/?RegionId=cn-shanghai&Name=a%20b".into(),
        headers: headers(&[
            ("content-type", "application/json; charset=utf-8"),
            ("x-acs-action", "RunInstances"),
            ("x-acs-version", "2014-05-26"),
            ("x-acs-date", "2023-10-26T10:22:32Z"),
            ("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"),
            (
                "x-acs-content-sha256",
                &crate::sign::hex256(&crate::sign::sha256(b"{\"a\":1}")),
            ),
            (
                "Authorization",
                "ACS3-HMAC-SHA256 Credential=LTAIEXAMPLE,SignedHeaders=content-type;host;x-acs-action;\
                 x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=SIGNATURE",
            ),
        ]),
        body: Some(b"{\"a\":1}".to_vec()),
        ..ParsedRequest::default()
    }
}

/// The request with a signature in it.
fn signed(mut request: ParsedRequest, signature: &str) -> ParsedRequest {
    request.url = request.url.replace(
        "SIGNATURE",
        &signature.replace('+', "%2B").replace('/', "%2F"),
    );
    for (_, value) in &mut request.headers {
        *value = value.replace("SIGNATURE", signature);
    }
    request
}

/// The signature of a request after mistakes, as the system writes it.
fn signature_after(request: &ParsedRequest, mistakes: &[&Mistake]) -> String {
    let claim = Claim::of(request).unwrap();
    let mut recipe = Wire::of(request, &claim).claimed_recipe(KEY);
    for mistake in mistakes {
        mistake.apply(&mut recipe);
    }
    let signature = signature_of(&recipe);
    match claim.system.is_v1() {
        true => <base64ct::Base64 as base64ct::Encoding>::encode_string(signature.bytes()),
        false => checks::hex_of(signature.bytes()),
    }
}

fn mistakes(request: &ParsedRequest) -> Mistakes {
    let claim = Claim::of(request).unwrap();
    let wire = Wire::of(request, &claim);
    mistakes_of(&wire, &wire.claimed_recipe(KEY), &[])
}

fn diagnose(request: ParsedRequest, keys: Keys<'_>) -> Diagnosis {
    let mut search = Search::new(request, keys, &Options::default()).unwrap();
    while !search.step(1000) {}
    search.diagnosis()
}

#[test]
fn a_right_request_is_valid() {
    for request in [tc3(), tc3_get(), v1(), acs3()] {
        let signature = signature_after(&request, &[]);
        let diagnosis = diagnose(signed(request, &signature), keys());
        assert_eq!(diagnosis.verdict, Verdict::Valid, "{:?}", diagnosis.causes);
        assert_eq!(diagnosis.causes, []);
    }
}

#[test]
fn the_recipe_is_that_of_the_documents() {
    let request = tc3();
    let claim = Claim::of(&request).unwrap();
    let recipe = Wire::of(&request, &claim).claimed_recipe(KEY);
    let canonical = crate::sign::CanonicalRequest {
        method: "POST",
        canonical_uri: "/",
        canonical_query_string: "",
        canonical_headers: "content-type:application/json; charset=utf-8\n\
             host:cvm.tencentcloudapi.com\nx-tc-action:describeinstances\n",
        signed_headers: "content-type;host;x-tc-action",
        hashed_payload: crate::sign::sha256(request.body.as_deref().unwrap()),
    };
    let scope = crate::sign::tc3::CredentialScope {
        date: "2019-02-25",
        service: "cvm",
    };
    let key = crate::sign::tc3::signing_key(KEY, &scope);
    let stages = crate::sign::tc3::sign(&canonical, ID, &key, &scope, 1_551_113_065);
    assert_eq!(recipe.canonical_request(), stages.canonical_request);
    assert_eq!(
        recipe.string_to_sign(&recipe.hashed_request()),
        stages.string_to_sign
    );
    assert_eq!(
        checks::hex_of(signature_of(&recipe).bytes()),
        stages.signature
    );
}

#[test]
fn every_single_mistake_is_proved() {
    for request in [tc3(), tc3_get(), v1(), acs3()] {
        let all = mistakes(&request).list;
        assert!(all.len() > 80, "{}", all.len());
        // Every 24th: an unoptimised search takes its time, and tests/diagnose has them all.
        for mistake in all.iter().step_by(24) {
            let signature = signature_after(&request, &[mistake]);
            let diagnosis = diagnose(signed(request.clone(), &signature), keys());
            let proved = diagnosis.causes.first().map(|found| found.grade);
            assert_eq!(
                proved,
                Some(Grade::Proved),
                "{:?} {}",
                mistake.causes,
                mistake.found
            );
        }
    }
}

#[test]
fn two_mistakes_are_proved() {
    for request in [tc3(), acs3(), v1()] {
        let all = mistakes(&request).list;
        for (one, other) in (0..all.len()).step_by(17).flat_map(|one| {
            (one + 1..all.len())
                .step_by(23)
                .map(move |other| (one, other))
        }) {
            let (one, other) = (&all[one], &all[other]);
            let goes = one.goes_with_others && other.goes_with_others;
            if !goes || one.parts() & other.parts() != 0 {
                continue;
            }
            let signature = signature_after(&request, &[one, other]);
            let diagnosis = diagnose(signed(request.clone(), &signature), keys());
            assert_eq!(
                diagnosis.verdict,
                Verdict::Proved,
                "{:?} {:?}",
                one.causes,
                other.causes
            );
        }
    }
}

#[test]
fn a_wrong_secret_is_called_that_and_nothing_else() {
    for request in [tc3(), tc3_get(), v1(), acs3()] {
        let signature = signature_after(&request, &[]);
        let wrong = Keys {
            secret_key: "AnotherKeyAnotherKeyAnotherKey12",
            ..keys()
        };
        let diagnosis = diagnose(
            signed(request, &signature),
            Keys {
                secret_id: "",
                ..wrong
            },
        );
        let causes: Vec<Cause> = diagnosis.causes.iter().map(|found| found.cause).collect();
        assert_eq!(causes, [Cause::SecretWrong]);
        assert_eq!(diagnosis.verdict, Verdict::Open);
    }
}

#[test]
fn an_empty_parameter_may_be_left_out_as_the_sdk_for_go_does() {
    let right = v1();
    let signature = signature_after(&right, &[]);
    let mut request = signed(right, &signature);
    let url = request.url.replace("?", "?Empty=&");
    assert_ne!(url, request.url);
    request.url = url;
    assert_eq!(diagnose(request.clone(), keys()).verdict, Verdict::Valid);
    let verification = crate::diagnose::verify(&request, keys()).unwrap();
    assert_eq!(verification.valid, Some(true));
}

#[test]
fn nothing_is_proved_without_a_key() {
    let request = tc3();
    let signature = signature_after(&request, &[]);
    let diagnosis = diagnose(signed(request, &signature), Keys::default());
    assert_eq!(
        (diagnosis.verdict, diagnosis.causes.len()),
        (Verdict::Open, 0)
    );
    assert!(diagnosis.missing.contains(&"secretKey"));
}

#[test]
fn the_users_own_canonical_request_names_the_part_that_differs() {
    let request = tc3();
    let signature = signature_after(&request, &[]);
    let request = signed(request, &signature);
    let claim = Claim::of(&request).unwrap();
    let right = Wire::of(&request, &claim)
        .claimed_recipe("")
        .canonical_request();
    for (from, to, cause) in [
        ("POST", "GET", Cause::MethodDiffers),
        ("; charset=utf-8", "", Cause::ContentTypeDiffers),
        ("host:cvm", "host:https://cvm", Cause::HostUrl),
        ("instances\n\n", "instances\n", Cause::HeadersEnd),
        (
            "x-tc-action:describeinstances",
            "x-tc-action:DescribeInstances",
            Cause::HeadersCase,
        ),
    ] {
        let own = right.replacen(from, to, 1);
        assert_ne!(own, right);
        let options = Options {
            canonical_request: Some(&own),
            ..Options::default()
        };
        let mut search = Search::new(request.clone(), Keys::default(), &options).unwrap();
        while !search.step(1000) {}
        let diagnosis = search.diagnosis();
        let first = diagnosis.causes.first().unwrap();
        assert_eq!(
            (first.cause, first.grade),
            (cause, Grade::Certain),
            "{from}"
        );
        let difference = diagnosis.difference.unwrap();
        assert_eq!(difference.mine, own);
        assert_eq!(difference.expected, right);
    }
}

#[test]
fn a_claim_that_is_wrong_is_certain_without_a_key_and_proved_with_it() {
    for (from, to, cause) in [
        ("2019-02-25", "2019-02-26", Cause::DateLocal),
        ("2019-02-25", "2019-03-26", Cause::DateDiffers),
        ("2019-02-25", "20190225", Cause::DateFormat),
        ("/cvm/", "/vod/", Cause::ServiceDiffers),
        ("tc3_request", "aws4_request", Cause::ScopeFormat),
        (
            "content-type;host",
            "host;content-type",
            Cause::HeadersOrder,
        ),
    ] {
        let mut request = tc3();
        for (_, value) in &mut request.headers {
            *value = value.replace(from, to);
        }
        let signature = signature_after(&request, &[]);
        let request = signed(request, &signature);
        for (keys, grade) in [(Keys::default(), Grade::Certain), (keys(), Grade::Proved)] {
            let diagnosis = diagnose(request.clone(), keys);
            let first = diagnosis.causes.first().unwrap();
            assert_eq!((first.cause, first.grade), (cause, grade));
        }
    }
}

#[test]
fn a_mended_request_is_valid() {
    for request in [tc3(), tc3_get(), v1(), acs3()] {
        let all = mistakes(&request).list;
        let signature = signature_after(&request, &[&all[3]]);
        let diagnosis = diagnose(signed(request, &signature), keys());
        let mended = diagnosis.mended.unwrap();
        assert!(!mended.curl.contains(ID) && !mended.curl.contains(KEY));
        let again = diagnose(mended.request, keys());
        assert_eq!(again.verdict, Verdict::Valid, "{:?}", again.causes);
    }
}
