//! The cases of `tests/vectors/guance`, natively; tests/runtime/guance.mjs runs the same ones
//! through the package. Each is a call from its parameters to what becomes of it:
//!
//! | member | what it is |
//! |---|---|
//! | `config`, `action`, `params` | what the caller gives, as JavaScript does |
//! | `request` | what is sent: `method`, `url`, `headers` in their order, `body` |
//! | `answer` | what came: `status`, and `body` as text or as what is sent as JSON |
//! | `result` or `error` | what the caller gets of it; an error with the members that count |

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use tc3fetch::Error;
use tc3fetch::guance::read::{Outcome, read};
use tc3fetch::guance::request::{Prepared, Request, Server, prepare};

/// The vectors of every file, with the file's name.
fn vectors() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/guance");
    let mut vectors = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_stem().unwrap().to_string_lossy().into_owned();
        let list: Vec<Value> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        vectors.extend(list.into_iter().map(|vector| (file.clone(), vector)));
    }
    vectors
}

/// Calls `run` with what is sent for a vector, or why it is not sent.
fn with_prepared(vector: &Value, run: impl FnOnce(Result<Prepared<'_>, Error>)) {
    let config = &vector["config"];
    let api_key = config["apiKey"].as_str().unwrap_or_default();
    let json = vector["params"].to_string();
    let members = vector["params"].as_object().unwrap();
    let request = match vector["action"].as_str().unwrap() {
        "executeFunction" => Request::execute_function(api_key, &json),
        "listFunctions" => {
            let query = members
                .iter()
                .map(|(name, value)| (name.into(), text(value)));
            Request::list_functions(api_key, query.collect())
        }
        action => panic!("another action: {action}"),
    };
    let server = match (config["site"].as_str(), config["baseUrl"].as_str()) {
        (_, Some(url)) => Server::BaseUrl(url),
        (Some(site), None) => Server::Site(site),
        (None, None) => Server::default(),
    };
    let headers = config["headers"].as_object().into_iter().flatten();
    run(prepare(Request {
        server,
        headers: headers
            .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
            .collect(),
        ..request
    }));
}

/// A value in a query.
fn text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => text.into(),
        Value::Array(texts) => {
            let texts: Vec<Cow<'_, str>> = texts.iter().map(text).collect();
            texts.join(",").into()
        }
        other => panic!("no text and no list: {other}"),
    }
}

/// What the caller gets of a call, as JavaScript sees it.
fn outcome(vector: &Value, outcome: &Outcome) -> Value {
    let mut members = Map::new();
    if vector["action"] == "listFunctions" {
        members.insert("functions".into(), outcome.content.clone());
    } else {
        let body = &vector["answer"]["body"];
        if !body.is_string() {
            assert_eq!(outcome.content, body["content"]);
        }
        members.extend(outcome.result().map(|it| ("result".into(), it.clone())));
        members.extend(outcome.task_id().map(|id| ("taskId".into(), id.into())));
    }
    members.insert("traceId".into(), outcome.trace_id.clone().into());
    let page_info = outcome.page_info.clone();
    members.extend(page_info.map(|it| ("pageInfo".into(), it)));
    members.into()
}

/// Compares an error; `hint` counts where the vector names one.
fn check_error(name: &str, error: &Error, expected: &Value) {
    let mut ours = json!({
        "code": error.code(),
        "kind": error.kind().name(),
        "message": error.message(),
        "retryable": error.is_retryable(),
    });
    if !error.parameter().is_empty() {
        ours["parameter"] = error.parameter().into();
    }
    if let Some(id) = error.request_id() {
        ours["requestId"] = id.into();
    }
    if error.kind().name() != "input" {
        ours["httpStatus"] = error.http_status().unwrap_or_default().into();
    }
    if expected.get("hint").is_some() {
        ours["hint"] = error.hint().into();
    }
    assert_eq!(&ours, expected, "{name}");
}

#[test]
fn requests_are_those_of_the_vectors() {
    let mut count = 0;
    for (file, vector) in vectors() {
        let name = format!("{file}: {}", vector["name"]);
        let Some(expected) = vector.get("request") else {
            continue;
        };
        count += 1;
        with_prepared(&vector, |prepared| {
            let prepared = prepared.unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(prepared.method, expected["method"], "{name}");
            assert_eq!(prepared.url, expected["url"], "{name}");
            assert_eq!(prepared.body, expected["body"].as_str(), "{name}");
            let headers: Vec<(&str, &str)> = expected["headers"]
                .as_object()
                .unwrap()
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
                .collect();
            let ours = prepared.headers.iter();
            let ours: Vec<(&str, &str)> = ours.map(|(name, value)| (&**name, &**value)).collect();
            assert_eq!(ours, headers, "{name}");
        });
    }
    assert!(count >= 29, "vectors are missing");
}

#[test]
fn what_cannot_be_sent_is_refused_as_in_the_vectors() {
    let mut count = 0;
    for (file, vector) in vectors() {
        let name = format!("{file}: {}", vector["name"]);
        if vector.get("request").is_some() || vector.get("answer").is_some() {
            continue;
        }
        count += 1;
        with_prepared(&vector, |prepared| match prepared {
            Ok(prepared) => panic!("{name}: {} would be sent", prepared.url),
            Err(error) => check_error(&name, &error, &vector["error"]),
        });
    }
    assert!(count >= 42, "vectors are missing");
}

#[test]
fn answers_are_what_the_vectors_say() {
    let mut count = 0;
    for (file, vector) in vectors() {
        let name = format!("{file}: {}", vector["name"]);
        let Some(answer) = vector.get("answer") else {
            continue;
        };
        count += 1;
        let body = match &answer["body"] {
            Value::String(text) => text.clone(),
            json => json.to_string(),
        };
        let status = u16::try_from(answer["status"].as_u64().unwrap()).unwrap();
        let api_key = vector["config"]["apiKey"].as_str().unwrap();
        match read(status, body.as_bytes(), api_key) {
            Ok(read) => assert_eq!(outcome(&vector, &read), vector["result"], "{name}"),
            Err(error) => {
                check_error(&name, &error, &vector["error"]);
                let shown = format!("{error} {error:?}");
                assert!(!shown.contains(api_key), "{name}: {shown}");
                assert!(!shown.contains("KWARGS-SECRET"), "{name}: {shown}");
            }
        }
    }
    assert!(count >= 84, "vectors are missing");
}
