//! Whole calls of the client over a script in place of the network.
#![cfg(all(feature = "fetch", feature = "scf"))]

mod script;

use std::future::ready;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use script::*;
use serde_json::{Value, json};
use tc3fetch::{Client, Credentials, Error, ErrorKind, Outcome, Request, scf};

#[test]
fn a_typed_call_is_signed_sent_and_read() {
    let script = Script::json(
        r#"{"Response":{"Result":{"RetMsg":"hi","InvokeResult":0},"RequestId":"r-1"}}"#,
    );
    let invoke = scf::Invoke {
        function_name: "hello".into(),
        ..Default::default()
    };
    let answer = block_on(script.client().call(&invoke)).unwrap();
    assert_eq!(answer.result.ret_msg, "hi");
    assert_eq!(answer.request_id, "r-1");
    let sent = script.sent();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].url, "https://scf.tencentcloudapi.com/");
    assert_eq!(sent[0].body, br#"{"FunctionName":"hello"}"#);
    assert_eq!(header(&sent[0], "X-TC-Action"), "Invoke");
    assert_eq!(header(&sent[0], "X-TC-Region"), "ap-guangzhou");
    assert_eq!(header(&sent[0], "X-TC-Token"), "TOKENEXAMPLE");
    assert_eq!(header(&sent[0], "X-TC-Timestamp"), "1700000000");
    assert_eq!(script.given_up(), 0);
}

#[test]
fn any_action_is_read_as_any_type() {
    let pieces = [r#"{"Response":{"Total"#, r#"Count":3}}"#].map(bytes);
    let script = Script::of([Answer::Head(200, vec![], pieces.into())]);
    let zones: Value = block_on(script.client().send(zones())).unwrap();
    assert_eq!(zones, json!({ "TotalCount": 3 }));
}

#[test]
fn a_signature_is_that_of_the_official_sdk() {
    let script = Script::json(RESULT);
    let request = Request::new("tiems", "2019-04-16", "DescribeServices")
        .content_type("application/json")
        .json(r#"{"Limit":1}"#);
    let client = Client::over(
        script.clone(),
        Credentials::new("AKIDEXAMPLE", "SECRETEXAMPLE"),
    );
    block_on(client.send::<Value>(request)).unwrap();
    assert_eq!(
        script.sent()[0].signature,
        "0398c5ef92f50ca703b8f11c321000dedeb38f630aea4d403ca4cc8e000d2018"
    );
}

#[test]
fn what_a_request_says_counts_more_than_what_its_client_says() {
    let script = Script::json(RESULT);
    let client = script
        .client()
        .language("zh-CN")
        .header("X-Trace", "client")
        .header("X-Other", "client");
    let request = zones().region("ap-beijing").header("x-trace", "request");
    block_on(client.send::<Value>(request)).unwrap();
    let sent = script.sent();
    assert_eq!(header(&sent[0], "X-TC-Region"), "ap-beijing");
    assert_eq!(header(&sent[0], "X-TC-Language"), "zh-CN");
    assert_eq!(header(&sent[0], "x-trace"), "request");
    assert_eq!(header(&sent[0], "X-Trace"), "");
    assert_eq!(header(&sent[0], "X-Other"), "client");
}

#[test]
fn a_proxy_is_a_url_or_a_path_of_the_page() {
    for (origin, proxy, url) in [
        (
            None,
            "https://p.example/x/",
            "https://p.example/x/cvm.tencentcloudapi.com/",
        ),
        (
            Some("https://page.example"),
            "/tc3",
            "https://page.example/tc3/cvm.tencentcloudapi.com/",
        ),
        (
            Some("https://page.example"),
            "",
            "https://cvm.tencentcloudapi.com/",
        ),
    ] {
        let mut script = Script::json(RESULT);
        script.origin = origin;
        block_on(script.client().proxy(proxy).send::<Value>(zones())).unwrap();
        assert_eq!(script.sent()[0].url, url);
    }
    let nowhere = Script::json(RESULT);
    let error = block_on(nowhere.client().proxy("/tc3").send::<Value>(zones())).unwrap_err();
    assert_eq!(error.parameter(), "proxy");
    assert!(nowhere.sent().is_empty());
}

#[test]
fn a_client_shows_neither_keys_nor_the_password_of_a_proxy() {
    let client = Script::json(RESULT)
        .client()
        .proxy("https://user:PASSWORD@p.example");
    let error = block_on(client.send::<Value>(zones())).unwrap_err();
    assert_eq!(error.parameter(), "proxy");
    for shown in [
        format!("{client:?}"),
        format!("{error:?}"),
        error.to_string(),
    ] {
        assert!(
            !["PASSWORD", "SECRET", "TOKEN"]
                .iter()
                .any(|secret| shown.contains(secret)),
            "{shown}"
        );
    }
}

#[test]
fn a_provider_that_panics_leaves_its_client_as_it_was() {
    let script = Script::of([answer(RESULT), answer(RESULT)]);
    let is_first = AtomicBool::new(true);
    let client = Client::over(script.clone(), move || {
        assert!(!is_first.swap(false, Ordering::Relaxed), "the provider's");
        async { Ok(keys()) }
    });
    let clone = client.clone();
    let panicking = std::thread::spawn(move || block_on(clone.send::<Value>(zones())));
    assert!(panicking.join().is_err());
    block_on(client.send::<Value>(zones())).unwrap();
    assert_eq!(script.sent().len(), 1);
}

#[test]
fn signature_v1_gets_a_nonce() {
    let script = Script::json(RESULT);
    let request = zones().algorithm("HmacSHA256").method("GET");
    block_on(script.client().send::<Value>(request)).unwrap();
    let url = &script.sent()[0].url;
    assert!(url.contains("&Nonce=2147483648&"), "{url}");
}

#[test]
fn an_error_of_the_service_is_one_whatever_the_status() {
    let body = r#"{"Response":{"Error":{"Code":"LimitExceeded","Message":"m"},"RequestId":"r"}}"#;
    let error = block_on(Script::json(body).client().send::<Value>(zones())).unwrap_err();
    assert_eq!(error.code(), "LimitExceeded");
    assert_eq!(error.kind(), ErrorKind::Api);
    let headers = vec![("x-tc-requestid", "r-9".to_owned())];
    let gateway = Answer::Head(502, headers, vec![bytes("<html>")]);
    let error = block_on(Script::of([gateway]).client().send::<Value>(zones())).unwrap_err();
    assert_eq!(error.code(), "ClientError.HtmlResponse");
    assert_eq!(
        (error.http_status(), error.request_id()),
        (Some(502), Some("r-9"))
    );
}

#[test]
fn an_error_of_the_network_has_its_source_and_no_key() {
    let script = Script::of([Answer::Fails("connection refused")]);
    let error = block_on(script.client().send::<Value>(zones())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Network);
    assert_eq!(error.message(), "the connection failed: connection refused");
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(source.to_string(), "connection refused");
    let shown = format!("{error:?} {error} {:?}", script.client());
    assert!(
        !shown.contains("SECRET") && !shown.contains("TOKEN"),
        "{shown}"
    );
}

#[test]
fn an_answer_that_breaks_off_is_an_error_of_the_network() {
    let pieces = vec![bytes("{"), Piece::Fails("terminated")];
    let script = Script::of([Answer::Head(200, vec![], pieces)]);
    let error = block_on(script.client().send::<Value>(zones())).unwrap_err();
    assert_eq!(
        (error.kind(), &*error.message()),
        (ErrorKind::Network, "the connection failed: terminated")
    );
}

#[test]
fn what_cannot_be_signed_is_not_sent() {
    let script = Script::of([]);
    let error = block_on(script.client().send::<Value>(zones().host("a/b"))).unwrap_err();
    assert_eq!(
        (error.kind(), error.parameter()),
        (ErrorKind::Input, "host")
    );
    assert_eq!(script.sent().len(), 0);
}

#[test]
fn a_provider_gives_the_credentials_of_each_call() {
    let script = Script::of([0; 2].map(|_| answer(RESULT)));
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let provider = move || {
        let number = count.fetch_add(1, Ordering::Relaxed);
        ready(Ok(Credentials::new(
            format!("AKID{number}"),
            "SECRETEXAMPLE",
        )))
    };
    let client = Client::over(script.clone(), provider);
    for _ in 0..2 {
        block_on(client.send::<Value>(zones())).unwrap();
    }
    let sent = script.sent();
    assert!(header(&sent[0], "Authorization").contains("Credential=AKID0/"));
    assert!(header(&sent[1], "Authorization").contains("Credential=AKID1/"));
}

#[test]
fn a_provider_that_fails_is_the_source_of_the_error() {
    let script = Script::of([]);
    let client = Client::over(script.clone(), || ready(Err("no role".into())));
    let error = block_on(client.send::<Value>(zones())).unwrap_err();
    assert_eq!(error.code(), "ClientError.CredentialsProvider");
    assert_eq!(error.parameter(), "credentials");
    assert_eq!(
        std::error::Error::source(&error).unwrap().to_string(),
        "no role"
    );
    assert_eq!(script.sent().len(), 0);
}

#[test]
fn a_call_that_takes_too_long_is_given_up() {
    for answer in [
        Answer::Never,
        Answer::Head(200, vec![], vec![bytes("{"), Piece::Never]),
    ] {
        let script = Script::of([answer]);
        let client = script.client().timeout(Duration::from_millis(5));
        let error = block_on(client.send::<Value>(zones())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(script.slept(), [5]);
        assert_eq!(error.outcome(), Outcome::Unknown);
        assert_eq!(script.given_up(), 1);
    }
}

#[test]
fn a_function_may_run_for_longer_than_other_actions() {
    let script = Script::of([Answer::Never, Answer::Never]);
    let client = script.client();
    block_on(client.call(&scf::Invoke::default())).unwrap_err();
    block_on(client.send::<Value>(zones())).unwrap_err();
    assert_eq!(script.slept(), [310_000, 60_000]);
}

#[test]
fn to_drop_a_call_is_to_give_it_up() {
    let script = Script::of([Answer::Never]);
    let client = script.client();
    {
        let mut call = pin!(client.send::<Value>(zones()));
        assert!(poll(call.as_mut()).is_pending());
        assert_eq!(script.given_up(), 0);
    }
    assert_eq!(script.given_up(), 1);
}

#[test]
fn nothing_happens_before_a_call_is_awaited() {
    let script = Script::of([]);
    let client = script.client();
    drop(client.send::<Value>(zones()));
    drop(client.call(&scf::Invoke::default()));
    assert_eq!(script.sent().len(), 0);
}

#[test]
fn the_url_of_signature_v1_reaches_no_error() {
    const WORDS: &str = "error sending request for url (https://h/?Token=TOKENEXAMPLE&Signature=S)";
    let request = || zones().algorithm("HmacSHA256").method("GET");
    let breaking = || events([bytes("data: a\n\n"), Piece::Fails(WORDS)]);
    let cut = Answer::Head(200, vec![], vec![bytes("{"), Piece::Fails(WORDS)]);
    let mut errors = Vec::new();
    for answer in [Answer::Fails(WORDS), cut] {
        let script = Script::of([answer]);
        errors.push(block_on(script.client().send::<Value>(request())).unwrap_err());
        assert!(script.sent()[0].url.contains("TOKENEXAMPLE"));
        let shown = format!("{:?}", script.sent());
        assert!(!shown.contains("TOKENEXAMPLE"), "{shown}");
    }
    errors.extend(read_all(&Script::of([breaking()]), request()).1);
    assert_eq!(errors.len(), 3);
    for error in errors {
        assert_eq!(
            (error.kind(), &*error.message()),
            (ErrorKind::Network, "the connection failed")
        );
        assert!(std::error::Error::source(&error).is_none());
        assert!(!format!("{error:?} {error}").contains("TOKENEXAMPLE"));
    }
    // A POST has them in its body, and signature v3 in its headers.
    let script = Script::of([Answer::Fails("connection refused")]);
    let error = block_on(script.client().send::<Value>(request().method("POST"))).unwrap_err();
    assert_eq!(error.message(), "the connection failed: connection refused");
}

#[test]
fn an_answer_has_what_came_besides_its_result() {
    let headers = vec![("Date", "today".to_owned())];
    let script = Script::of([Answer::Head(200, headers, vec![bytes(RESULT)])]);
    let made = block_on(script.client().send_with_response::<Value>(zones())).unwrap();
    assert_eq!(
        (made.http_status, &*made.request_id, made.attempts),
        (200, "r-1", 1)
    );
    assert_eq!(made.headers, [("Date".to_owned(), "today".to_owned())]);
    assert_eq!(made.data["TotalCount"], 0);
    let script = Script::json(r#"{"Response":{"Result":{"RetMsg":"hi"},"RequestId":"r-4"}}"#);
    let client = script.client();
    let made = block_on(client.call_with_response(&scf::Invoke::default())).unwrap();
    assert_eq!(
        (&*made.data.result.ret_msg, &*made.request_id),
        ("hi", "r-4")
    );
}

/// Leptos and axum on Workers ask for these.
#[test]
fn everything_is_send() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    fn is_shared<T: Clone + Send + Sync + 'static>(_: &T) {}
    let client = Client::new(keys());
    is_shared(&client);
    is_shared(&Script::of([]).client());
    drop(is_send(client.send::<Value>(zones())));
    drop(is_send(client.call(&scf::Invoke::default())));
    drop(is_send(client.stream(zones())));
    drop(is_send(client.send_with_response::<Value>(zones())));
    drop(is_send(client.call_with_response(&scf::Invoke::default())));
    drop(is_send(async {
        let mut events = client.stream(zones()).await?;
        events.next().await.transpose()
    }));
    fn error_is<T: std::error::Error + Send + Sync + 'static>() {}
    error_is::<Error>();
}
