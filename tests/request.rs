//! The crate's own face against the reference signatures of `tests/vectors`.
#![cfg(feature = "serde")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tc3fetch::{Credentials, Outcome, Part, Request, Signed, sign};

/// A case: its folder, its request, and what the crate makes of it.
struct Case {
    folder: PathBuf,
    request: Value,
    signed: Signed,
}

impl Case {
    fn is(&self, stage: &str, ours: &str) {
        let expected = fs::read_to_string(self.folder.join(stage)).unwrap();
        assert_eq!(ours, expected, "{}/{stage}", self.folder.display());
    }

    fn header(&self, name: &str) -> &str {
        let headers = &self.signed.headers;
        let header = headers.iter().find(|(known, _)| known == name);
        header.map_or("", |(_, value)| value)
    }

    fn body(&self) -> &str {
        std::str::from_utf8(&self.signed.body).unwrap()
    }
}

/// The cases of an algorithm, built as a user would.
fn cases(algorithm: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let folders = fs::read_dir(folder.join(algorithm)).unwrap();
    folders
        .map(|folder| {
            let folder = folder.unwrap().path();
            let vector = fs::read_to_string(folder.join("request.json")).unwrap();
            let vector: Value = serde_json::from_str(&vector).unwrap();
            let given = vector["request"].clone();
            let text = |object: &str, name: &str| {
                vector[object][name].as_str().unwrap_or_default().to_owned()
            };
            let of = |name: &str| text("request", name);
            let mut request = Request::new(of("service"), of("version"), of("action"))
                .region(of("region"))
                .language(of("language"))
                .method(of("method"))
                .host(of("host"))
                .endpoint(of("endpoint"))
                .path(of("path"))
                .content_type(of("contentType"))
                .algorithm(of("algorithm"))
                .payload_signing(of("payloadSigning"));
            for name in given["signedHeaders"].as_array().into_iter().flatten() {
                request = request.signed_header(name.as_str().unwrap());
            }
            if let Some(nonce) = given["nonce"].as_u64() {
                request = request.nonce(nonce);
            }
            request = if let Some(parts) = given["multipart"].as_object() {
                let value = |value: &Value| match value {
                    Value::String(text) => text.clone(),
                    scalar => scalar.to_string(),
                };
                request.multipart(parts.iter().map(|(n, v)| Part::text(n, value(v))))
            } else if let Some(body) = given["body"].as_str() {
                request.body(body)
            } else if let Some(params) = given.get("params") {
                request.params(params)
            } else {
                request
            };
            let key = |name: &str| text("credentials", name);
            let credentials =
                Credentials::new(key("secretId"), key("secretKey")).token(key("token"));
            let timestamp = given["timestamp"].as_u64().unwrap();
            Case {
                signed: sign(&request, &credentials, timestamp).unwrap(),
                request: given,
                folder,
            }
        })
        .collect()
}

#[test]
fn signature_v3_is_that_of_the_vectors() {
    let cases = cases("TC3-HMAC-SHA256");
    assert!(cases.len() >= 11, "vectors are missing");
    for case in cases {
        case.is("5-signature.txt", &case.signed.signature);
        case.is("6-authorization.txt", case.header("Authorization"));
        if case.request["method"] == "GET" {
            assert_eq!(case.signed.body, b"");
        } else {
            case.is("1-payload.txt", case.body());
        }
    }
}

#[test]
fn signature_v1_is_that_of_the_vectors() {
    for case in cases("HmacSHA1").into_iter().chain(cases("HmacSHA256")) {
        case.is("3-signature.txt", &case.signed.signature);
        assert_eq!(case.header("Authorization"), "");
        match case.signed.method {
            "GET" => case.is("4-url.txt", &case.signed.url),
            _ => case.is("4-body.txt", case.body()),
        }
    }
}

fn zones() -> Request {
    Request::new("cvm", "2017-03-12", "DescribeZones")
}

fn keys() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "SECRETEXAMPLE").token("TOKENEXAMPLE")
}

#[test]
fn parameters_that_cannot_be_written_are_refused_when_they_are_signed() {
    let no_text_keys = std::collections::BTreeMap::from([((1, 2), 3)]);
    let error = sign(&zones().params(&no_text_keys), &keys(), 1_700_000_000).unwrap_err();
    assert_eq!(error.code(), "ClientError.NotSerializable");
    assert_eq!(error.parameter(), "params");
    assert!(std::error::Error::source(&error).is_some());
    let error = sign(&zones().params(&5), &keys(), 1_700_000_000).unwrap_err();
    assert_eq!(error.code(), "ClientError.NotSerializable");
    let text = zones().method("GET").json("{\"A\"");
    let error = sign(&text, &keys(), 1_700_000_000).unwrap_err();
    assert_eq!(error.code(), "ClientError.NotSerializable");
}

#[test]
fn what_is_given_twice_is_what_was_given_last() {
    let request = zones().region("ap-beijing").region("ap-guangzhou");
    let request = request.header("X-Trace", "1").header("x-trace", "2");
    let signed = sign(&request, &keys(), 1_700_000_000).unwrap();
    let values = |name: &str| {
        let headers = signed.headers.iter();
        let values = headers.filter(|(known, _)| known.eq_ignore_ascii_case(name));
        values.map(|(_, value)| value.clone()).collect::<Vec<_>>()
    };
    assert_eq!(values("X-TC-Region"), ["ap-guangzhou"]);
    assert_eq!(values("X-Trace"), ["2"]);
}

#[test]
fn of_several_bodies_none_is_signed() {
    let parts = || [Part::text("A", "1")];
    for (request, parameter) in [
        (zones().json("{}").body("x"), "body"),
        (zones().body("x").query([("A", "1")]), "body"),
        (zones().json("{}").multipart(parts()), "multipart"),
        (zones().multipart(parts()).body("x"), "multipart"),
        (zones().multipart(parts()).body("x").json("{}"), "multipart"),
        (zones().json("{}").body("x").multipart(parts()), "multipart"),
    ] {
        let error = sign(&request, &keys(), 1_700_000_000).unwrap_err();
        assert_eq!(error.code(), "ClientError.SeveralBodies");
        assert_eq!(error.parameter(), parameter);
    }
    let twice = zones().json("{").json("{}");
    assert!(sign(&twice, &keys(), 1_700_000_000).is_ok());
}

#[test]
fn multipart_names_its_boundary_in_the_header_that_is_signed() {
    let request = zones().multipart([
        Part::text("Name", "未"),
        Part::file("File", "a.bin", "", [0, 255]),
    ]);
    let signed = sign(&request, &keys(), 1_700_000_000).unwrap();
    let (_, content_type) = &signed.headers[0];
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=");
    let last = format!("\r\n--{}--\r\n", boundary.unwrap());
    assert!(signed.body.ends_with(last.as_bytes()));

    for (request, code, parameter) in [
        (
            request.clone().method("GET"),
            "ClientError.BodyNotAllowed",
            "multipart",
        ),
        (
            request
                .clone()
                .content_type("multipart/form-data; boundary=A"),
            "ClientError.InvalidContentType",
            "contentType",
        ),
    ] {
        let error = sign(&request, &keys(), 1_700_000_000).unwrap_err();
        assert_eq!((&*error.code(), error.parameter()), (code, parameter));
    }
    let large = zones().multipart([Part::file("F", "f", "", vec![0; 10 << 20])]);
    let error = sign(&large, &keys(), 1_700_000_000).unwrap_err();
    assert_eq!(error.parameter(), "multipart");
}

#[test]
fn pairs_are_a_query_in_their_order() {
    let request = zones().method("GET").query([("Z", "1 2"), ("A.0", "未")]);
    let signed = sign(&request, &keys(), 1_700_000_000).unwrap();
    assert!(
        signed.url.ends_with("/?Z=1%202&A.0=%E6%9C%AA"),
        "{}",
        signed.url
    );
    let by_type = zones()
        .method("GET")
        .params(&serde_json::json!({ "Z": "1 2", "A": ["未"] }));
    assert_eq!(
        sign(&by_type, &keys(), 1_700_000_000).unwrap().signature,
        signed.signature
    );
}

#[test]
fn no_secret_is_shown() {
    let request = zones().algorithm("HmacSHA256").method("GET").nonce(1);
    let signed = sign(&request, &keys(), 1_700_000_000).unwrap();
    let v3 = sign(&zones(), &keys(), 1_700_000_000).unwrap();
    for shown in [
        format!("{:?}", keys()),
        format!("{request:?}"),
        format!("{signed:?}"),
        format!("{v3:?}"),
    ] {
        assert!(
            !shown.contains("SECRET") && !shown.contains("TOKEN"),
            "{shown}"
        );
    }
}

#[test]
fn keys_with_something_attached_are_named_and_not_shown() {
    let key = |id: &str, key: &str, token: &str| Credentials::new(id, key).token(token);
    for algorithm in ["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"] {
        let request = zones().algorithm(algorithm).nonce(1);
        for (keys, parameter) in [
            (key("\"AKIDEXAMPLE\"", "EXAMPLE", ""), "secretId"),
            (key("AKIDEXAMPLE#EXAMPLE", "EXAMPLE", ""), "secretId"),
            (key("AKIDEXAMPLE", "EXAMPLE,", ""), "secretKey"),
            (key("AKIDEXAMPLE", "'EXAMPLE'", ""), "secretKey"),
            (key("AKIDEXAMPLE", "EXAMPLE", "undefined"), "token"),
            (key("AKIDEXAMPLE", "null", ""), "secretKey"),
            (key("[object Object]", "EXAMPLE", ""), "secretId"),
        ] {
            let error = sign(&request, &keys, 1_700_000_000).unwrap_err();
            assert_eq!(error.code(), "ClientError.InvalidKey");
            assert_eq!(
                (error.parameter(), error.outcome()),
                (parameter, Outcome::NotSent)
            );
            let shown = format!("{error} {error:?} {}", error.hint());
            assert!(!shown.contains("EXAMPLE"), "{shown}");
        }
        let space = sign(&request, &key("AKIDEXAMPLE ", "EXAMPLE", ""), 1_700_000_000);
        assert_eq!(space.unwrap_err().code(), "ClientError.InvalidCharacter");
    }
}

#[test]
fn a_clock_that_stands_at_zero_is_named() {
    for algorithm in ["TC3-HMAC-SHA256", "HmacSHA256", "SKIP"] {
        let request = zones().algorithm(algorithm).nonce(1);
        let error = sign(&request, &keys(), 0).unwrap_err();
        assert_eq!(error.code(), "ClientError.ClockAtZero");
        assert!(error.hint().contains("global scope"));
        assert!(sign(&request, &keys(), 1).is_ok());
    }
}

#[cfg(feature = "http")]
#[test]
fn a_signed_request_is_one_of_the_crate_http() {
    let signed = sign(&zones().region("ap-guangzhou"), &keys(), 1_700_000_000).unwrap();
    let expected = signed.clone();
    let request = http::Request::try_from(signed).unwrap();
    assert_eq!(request.method(), http::Method::POST);
    assert_eq!(request.uri(), "https://cvm.tencentcloudapi.com/");
    assert_eq!(request.body(), &expected.body);
    assert_eq!(request.headers().len(), expected.headers.len());
    let shown = format!("{request:?}");
    assert!(!shown.contains("TOKEN") && !shown.contains("Signature="));
    for (name, value) in expected.headers {
        assert_eq!(request.headers()[&name], value);
    }
}

#[cfg(feature = "scf")]
#[test]
fn a_typed_action_is_written_as_the_vendor_spells_it() {
    use tc3fetch::scf;
    let invoke = scf::Invoke {
        function_name: "hello".into(),
        ..Default::default()
    };
    let invoke = invoke.with_context(&serde_json::json!({ "a": 1 })).unwrap();
    let signed = sign(&Request::of(&invoke), &keys(), 1_700_000_000).unwrap();
    assert_eq!(signed.url, "https://scf.tencentcloudapi.com/");
    assert_eq!(
        signed.body,
        br#"{"FunctionName":"hello","ClientContext":"{\"a\":1}"}"#
    );

    let body = br#"{"Response":{"Result":{"RetMsg":"{\"ok\":true}","MemUsage":null,"New":1},"RequestId":"r"}}"#;
    let answer: scf::InvokeResponse = tc3fetch::read(200, "", body).unwrap();
    assert_eq!(answer.result.value::<Value>().unwrap()["ok"], true);
    assert_eq!(answer.result.mem_usage, 0);
    assert_eq!(answer.request_id, "r");
}

#[cfg(all(feature = "scf", feature = "tiems"))]
#[test]
fn every_example_of_the_models_is_read_and_written_by_its_types() {
    use serde::{Serialize, de::DeserializeOwned};
    use tc3fetch::Action;

    /// The examples of one action; how many there were.
    fn examples<A: Action + DeserializeOwned>(model: &Value) -> usize
    where
        A::Response: Serialize,
    {
        let examples = model["actions"][A::NAME]["examples"].as_array().unwrap();
        for example in examples {
            let params: A = serde_json::from_value(example["input"].clone()).unwrap();
            assert_eq!(
                serde_json::to_value(&params).unwrap(),
                example["input"],
                "{}",
                A::NAME
            );
            if let Some(output) = example.get("output") {
                let answer: A::Response = serde_json::from_value(output.clone()).unwrap();
                let ours = serde_json::to_value(&answer).unwrap();
                for (name, value) in output.as_object().unwrap() {
                    holds(&ours[name], value, name);
                }
            }
        }
        examples.len()
    }

    /// Whether `ours` has everything of `theirs`; it may have more, of what they left out.
    fn holds(ours: &Value, theirs: &Value, path: &str) {
        match theirs {
            Value::Object(members) => members
                .iter()
                .for_each(|(name, value)| holds(&ours[name], value, &format!("{path}.{name}"))),
            Value::Array(list) => list
                .iter()
                .zip(ours.as_array().unwrap())
                .for_each(|(theirs, ours)| holds(ours, theirs, path)),
            Value::Null => {}
            value => assert_eq!(ours, value, "{path}"),
        }
    }

    let model = |path: &str| -> Value {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("models/tencent")
            .join(path);
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    };
    let scf = model("scf/v20180416/api.json");
    assert!(examples::<tc3fetch::scf::Invoke>(&scf) > 0);
    assert!(examples::<tc3fetch::scf::InvokeFunction>(&scf) > 0);
    let tiems = model("tiems/v20190416/api.json");
    macro_rules! every {
        ($($action:ident)*) => {
            [$((stringify!($action), examples::<tc3fetch::tiems::$action>(&tiems))),*]
        };
    }
    let tried = every!(CreateService DeleteService UpdateService DescribeServices ExposeService
        DescribeInstances DisableRsgAsGroup DescribeResourceGroups DescribeRsgAsGroupActivities
        DeleteResourceGroup DeleteInstance EnableRsgAsGroup DescribeRsgAsGroups UpdateRsgAsGroup
        CreateRsgAsGroup DeleteRsgAsGroup DescribeServiceConfigs DeleteServiceConfig
        CreateServiceConfig UpdateJob CreateJob DeleteJob DescribeRuntimes CreateRuntime
        DeleteRuntime);
    let names: Vec<&str> = tried.iter().map(|(name, _)| *name).collect();
    let actions = tiems["actions"].as_object().unwrap();
    assert_eq!(names, actions.keys().collect::<Vec<_>>());
    assert!(tried.iter().all(|(_, examples)| *examples > 0), "{tried:?}");
}

#[test]
fn a_name_that_comes_twice_in_a_query_is_refused() {
    let repeated = zones()
        .method("GET")
        .query([("A", "1"), ("B", "2"), ("A", "3")]);
    let error = sign(&repeated, &keys(), 1_700_000_000).unwrap_err();
    assert_eq!(error.code(), "ClientError.WrongType");
    assert_eq!(error.parameter(), "params.A");
    for json in [r#"{"A.0":1,"A":[2]}"#, r#"{"A":[2],"A.0":1}"#] {
        let request = zones().method("GET").json(json);
        let error = sign(&request, &keys(), 1_700_000_000).unwrap_err();
        assert_eq!(error.parameter(), "params.A.0", "{json}");
        // As JSON they are two names.
        sign(&zones().json(json), &keys(), 1_700_000_000).unwrap();
    }
    let nearly = zones()
        .method("GET")
        .query([("A", "1"), ("a", "1"), ("A.0", "1")]);
    sign(&nearly, &keys(), 1_700_000_000).unwrap();
}
