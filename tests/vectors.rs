//! The reference signatures of `tests/vectors`, stage by stage.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tc3fetch::aliyun;
use tc3fetch::aliyun::request::{AcsCredentials, AcsRequest};
use tc3fetch::error::FirstFault;
use tc3fetch::http::flatten::flatten;
use tc3fetch::sign::{KeyCache, hex256, sha256, tc3};
use tc3fetch::tencent::endpoint::host_of;
use tc3fetch::tencent::error_codes_table::CODES;
use tc3fetch::tencent::fields::{FIELDS, Field, Fields};
use tc3fetch::tencent::gateway::{self, GatewayKeys, GatewayRequest};
use tc3fetch::tencent::regions::REGIONS;
use tc3fetch::tencent::request::{ApiRequest, Payload};
use tc3fetch::tencent::sign::prepare;
use tc3fetch::tencent::sign_v1::sign_v1;

/// A case: its folder and its `request.json`.
struct Case {
    folder: PathBuf,
    vector: Value,
}

impl Case {
    fn read(&self, stage: &str) -> String {
        fs::read_to_string(self.folder.join(stage)).unwrap()
    }

    /// Compares one stage with its file.
    fn stage(&self, file: &str, ours: &str) {
        assert_eq!(ours, self.read(file), "{}/{file}", self.folder.display());
    }
}

/// The cases of an algorithm.
fn cases(algorithm: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let folders = fs::read_dir(folder.join(algorithm)).unwrap();
    folders
        .map(|folder| {
            let folder = folder.unwrap().path();
            let request = fs::read_to_string(folder.join("request.json")).unwrap();
            let vector = serde_json::from_str(&request).unwrap();
            Case { folder, vector }
        })
        .collect()
}

/// The request of a case, and the bytes that it carries: those of `multipart` are given.
fn with_request<T>(
    case: &Case,
    multipart: &str,
    use_request: impl FnOnce(ApiRequest<'_>, &[u8]) -> T,
) -> T {
    let (given, keys) = (&case.vector["request"], &case.vector["credentials"]);
    let text = |name: &str| given[name].as_str().unwrap_or_default();
    let mut fields = Fields::default();
    for (field, name) in FIELDS {
        fields.set(field, text(name));
        if let Some(text) = keys[name].as_str() {
            fields.set(field, text);
        }
    }
    let params = given
        .get("params")
        .cloned()
        .unwrap_or(Value::Object(Default::default()));
    let json = params.to_string();
    let is_flat = text("method") == "GET" || text("algorithm").starts_with("Hmac");
    let signed_headers = given["signedHeaders"].as_array().into_iter().flatten();
    let (payload, bytes) = match (given["body"].as_str(), given.get("multipart")) {
        (Some(body), _) => (Payload::Body, body),
        (_, Some(_)) => (Payload::Multipart, multipart),
        _ if is_flat => (Payload::Params(flatten(&json, 0).unwrap()), ""),
        _ => (Payload::Json, json.as_str()),
    };
    let request = ApiRequest {
        fields,
        headers: Vec::new(),
        signed_headers: signed_headers.filter_map(Value::as_str).collect(),
        payload,
    };
    use_request(request, bytes.as_bytes())
}

#[test]
fn every_stage_of_signature_v3() {
    let cases = cases("TC3-HMAC-SHA256");
    assert!(cases.len() >= 11, "vectors are missing");
    for case in &cases {
        let payload = case.read("1-payload.txt");
        with_request(case, &payload, |request, bytes| {
            assert_eq!(bytes, payload.as_bytes(), "{}", case.folder.display());
            let timestamp = case.vector["request"]["timestamp"].as_u64().unwrap();
            let prepared = prepare(&request, timestamp).unwrap();
            let hashed_payload = prepared.unsigned_payload().unwrap_or_else(|| sha256(bytes));
            let key = prepared.signing_key(&mut KeyCache::new());
            let stages = prepared.stages(hashed_payload, &key);
            case.stage("2-canonical-request.txt", &stages.canonical_request);
            case.stage("3-string-to-sign.txt", &stages.string_to_sign);
            let secret_key = request.fields.get(Field::SecretKey);
            let keys = tc3::derived_keys(secret_key, &prepared.scope());
            let keys = format!(
                "secretDate {}\nsecretService {}\nsecretSigning {}\n",
                hex256(&keys.secret_date),
                hex256(&keys.secret_service),
                hex256(&keys.secret_signing)
            );
            case.stage("4-derived-keys.txt", &keys);
            case.stage("5-signature.txt", &stages.signature);
            case.stage("6-authorization.txt", &stages.authorization);

            let in_two_steps = prepared
                .open(key)
                .unwrap()
                .signature(&hashed_payload, timestamp);
            assert_eq!(in_two_steps.unwrap(), stages.signature.as_bytes());
            assert_eq!(
                prepared.authorization(&stages.signature),
                stages.authorization
            );
        });
    }
}

/// What CloudBase's own signer gives, and what its document wants appended.
#[test]
fn every_stage_of_cloudbase() {
    let cases = cases("TC3-HMAC-SHA256").into_iter();
    let cases: Vec<_> = cases
        .filter(|case| case.folder.join("7-cloudbase-authorization.txt").exists())
        .collect();
    assert!(cases.len() >= 3, "vectors are missing");
    for case in &cases {
        let given = &case.vector["request"];
        let text = |name: &str| given[name].as_str().unwrap_or_default();
        let key = |name: &str| {
            case.vector["credentials"][name]
                .as_str()
                .unwrap_or_default()
        };
        let params = given["params"].to_string();
        let signed_headers = given["signedHeaders"].as_array().into_iter().flatten();
        let request = GatewayRequest {
            method: text("method"),
            host: text("host"),
            path: text("path"),
            content_type: text("contentType"),
            query: if given["params"].is_null() {
                Vec::new()
            } else {
                flatten(&params, 0).unwrap()
            },
            headers: vec![
                ("X-TC-Action", text("action")),
                ("X-TC-Version", text("version")),
            ],
            signed_headers: signed_headers.filter_map(Value::as_str).collect(),
            has_body: given["body"].is_string(),
            timestamp: given["timestamp"].as_u64().unwrap(),
            credentials: Some(GatewayKeys {
                secret_id: key("secretId"),
                secret_key: key("secretKey"),
                token: key("token"),
            }),
            ..GatewayRequest::default()
        };
        let signed = gateway::sign(request, sha256(case.read("1-payload.txt").as_bytes()));
        let signed = signed.unwrap();
        let stages = signed.stages.unwrap();
        case.stage("2-canonical-request.txt", &stages.canonical_request);
        case.stage("3-string-to-sign.txt", &stages.string_to_sign);
        case.stage("5-signature.txt", &stages.signature);
        case.stage("6-authorization.txt", &stages.authorization);
        let (name, authorization) = signed.headers.last().unwrap();
        assert_eq!(name, "Authorization");
        case.stage("7-cloudbase-authorization.txt", authorization);
    }
}

#[test]
fn every_stage_of_signature_v1() {
    let mut cases = cases("HmacSHA1");
    cases.extend(self::cases("HmacSHA256"));
    assert!(cases.len() >= 5, "vectors are missing");
    for case in &cases {
        with_request(case, "", |request, _| {
            let number = |name: &str| case.vector["request"][name].as_u64().unwrap();
            let signed = sign_v1(request, number("timestamp"), number("nonce")).unwrap();
            let stages = &signed.stages;
            case.stage("1-request-string.txt", &stages.request_string);
            case.stage("2-string-to-sign.txt", &stages.string_to_sign);
            case.stage("3-signature.txt", &stages.signature);
            match &signed.form {
                None => case.stage("4-url.txt", &signed.url),
                Some(form) => case.stage("4-body.txt", form),
            }
        });
    }
}

#[test]
fn every_stage_of_acs3() {
    let cases = cases("ACS3-HMAC-SHA256");
    assert!(cases.len() >= 11, "vectors are missing");
    for case in &cases {
        let (given, keys) = (&case.vector["request"], &case.vector["credentials"]);
        let text = |name: &str| given[name].as_str().unwrap_or_default();
        let key = |name: &str| keys[name].as_str().unwrap_or_default();
        let query = given.get("query").map(Value::to_string);
        let query = flatten(query.as_deref().unwrap_or("{}"), 1).unwrap();
        let body = given["body"].as_str().map(str::as_bytes);
        let headers = given["headers"].as_object().into_iter().flatten();
        let request = AcsRequest {
            action: text("action"),
            version: text("version"),
            method: text("method"),
            host: text("host"),
            region: "",
            account_id: "",
            path: text("path"),
            content_type: match text("contentType") {
                "" if body.is_some() => "application/json; charset=utf-8",
                given => given,
            },
            date: text("date"),
            nonce: text("nonce"),
            proxy: "",
            query,
            headers: headers
                .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
                .collect(),
            has_body: body.is_some(),
            credentials: Some(AcsCredentials {
                access_key_id: key("accessKeyId"),
                access_key_secret: key("accessKeySecret"),
                security_token: key("securityToken"),
            }),
        };
        let signed = aliyun::sign::sign(request, sha256(body.unwrap_or_default()));
        let stages = signed
            .unwrap_or_else(|error| panic!("{error}"))
            .stages
            .unwrap();
        case.stage("1-canonical-request.txt", &stages.canonical_request);
        case.stage("2-string-to-sign.txt", &stages.string_to_sign);
        case.stage("3-signature.txt", &stages.signature);
        case.stage("4-authorization.txt", &stages.authorization);
    }
}

/// Lines of a list in `tests/vectors/tencent`, up to the first tab.
fn listed(file: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/tencent");
    let text = fs::read_to_string(folder.join(file)).unwrap();
    text.lines()
        .filter_map(|line| line.split('\t').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_common_error_code_of_the_document_has_its_row() {
    let listed = listed("common-error-codes.txt");
    assert_eq!(listed.len(), 38);
    for code in listed {
        assert!(CODES.lines().any(|row| row == code), "{code} has no row");
    }
}

#[test]
fn every_region_of_the_document_has_its_names_and_its_host() {
    let listed = listed("regions.txt");
    assert_eq!(listed.len(), 14);
    // Newer than that document; two that it had are in no newer list.
    for region in ["ap-nanjing", "ap-taipei", "ap-jakarta", "sa-saopaulo"] {
        assert!(REGIONS.iter().any(|row| row.0 == region), "{region}");
    }
    for region in ["na-toronto", "eu-moscow"] {
        assert!(REGIONS.iter().all(|row| row.0 != region), "{region}");
    }
    for region in listed {
        assert!(
            REGIONS.iter().any(|row| row.0 == region),
            "{region} has no row"
        );
    }
    let hosts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/tencent/regions.txt");
    for line in fs::read_to_string(hosts).unwrap().lines() {
        let (region, host) = line.split_once('\t').unwrap();
        let mut fields = Fields::default();
        fields.set(Field::Service, "tiems");
        fields.set(Field::Region, region);
        fields.set(Field::Endpoint, "regional");
        assert_eq!(host_of(&fields, &mut FirstFault::default()), host);
    }
}
