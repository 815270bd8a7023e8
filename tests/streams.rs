//! Answers that are streams of events, and what is only labelled as one.
#![cfg(all(feature = "fetch", feature = "scf"))]

mod script;

use std::pin::pin;
use std::time::Duration;

use script::*;
use serde_json::{Value, json};
use tc3fetch::{ErrorKind, Outcome};

#[test]
fn a_stream_gives_its_events_as_they_come() {
    let pieces = [
        "data: {\"A\":1}\n",
        "\nevent: x\ndata: a\r\n\r\nda",
        "ta: last",
    ];
    let script = Script::of([events(pieces.map(bytes))]);
    block_on(async {
        let mut stream = script.client().stream(zones()).await.unwrap();
        assert_eq!((stream.http_status(), stream.request_id()), (200, "r-2"));
        let first = stream.next().await.unwrap().unwrap();
        assert_eq!(first.json::<Value>().unwrap(), json!({ "A": 1 }));
        let second = stream.next().await.unwrap().unwrap();
        assert_eq!((&*second.event, &*second.data), ("x", "a"));
        assert_eq!(stream.next().await.unwrap().unwrap().data, "last");
        assert!(stream.next().await.is_none());
        assert!(stream.next().await.is_none());
    });
    assert_eq!(script.given_up(), 0);
}

#[test]
fn a_result_instead_of_a_stream_is_one_event_and_an_error_an_error() {
    block_on(async {
        let script = Script::json(RESULT);
        let mut stream = script.client().stream(zones()).await.unwrap();
        let event = stream.next().await.unwrap().unwrap();
        assert_eq!(event.data, r#"{"TotalCount":0,"RequestId":"r-1"}"#);
        assert!(stream.next().await.is_none());
        let body = r#"{"Response":{"Error":{"Code":"LimitExceeded","Message":"m"}}}"#;
        let error = Script::json(body)
            .client()
            .stream(zones())
            .await
            .unwrap_err();
        assert_eq!(error.code(), "LimitExceeded");
    });
}

#[test]
fn a_stream_that_was_not_asked_for_says_so() {
    let script = Script::of([events([])]);
    let error = block_on(script.client().send::<Value>(zones())).unwrap_err();
    assert_eq!(error.code(), "ClientError.EventStream");
    assert_eq!(script.given_up(), 1);
}

#[test]
fn a_stream_that_breaks_off_ends_with_an_error_after_its_events() {
    let script = Script::of([events([bytes("data: a\n\n"), Piece::Fails("terminated")])]);
    block_on(async {
        let mut stream = script.client().stream(zones()).await.unwrap();
        assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
        let error = stream.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Network);
        assert!(stream.next().await.is_none());
    });
}

#[test]
fn the_timeout_of_a_stream_is_that_of_each_piece() {
    let script = Script::of([events([bytes("data: a\n\n"), Piece::Never])]);
    block_on(async {
        let client = script.client().timeout(Duration::from_secs(7));
        let mut stream = client.stream(zones()).await.unwrap();
        assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
        let slept = || script.slept().len();
        // While the caller is busy with an event no time passes.
        assert_eq!(slept(), 0);
        assert!(poll(pin!(stream.next())).is_pending());
        assert_eq!(slept(), 1);
    });
    let script = Script::of([events([bytes("data: a\n\n"), Piece::Never])]);
    block_on(async {
        let mut stream = script.client().stream(zones()).await.unwrap();
        assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
        let error = stream.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert!(stream.next().await.is_none());
    });
    assert_eq!(script.given_up(), 1);
}

#[test]
fn to_drop_a_stream_is_to_give_it_up() {
    let script = Script::of([events([bytes("data: a\n\ndata: b\n\n"), Piece::Never])]);
    block_on(async {
        let mut stream = script.client().stream(zones()).await.unwrap();
        assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
    });
    assert_eq!(script.given_up(), 1);
}

#[test]
fn what_is_labelled_a_stream_and_is_none_is_the_error_that_it_is() {
    const ENVELOPE: [&str; 2] = [
        r#" {"Response":{"Error":{"Code":"LimitEx"#,
        r#"ceeded","Message":"m"},"RequestId":"r-3"}}"#,
    ];
    for (pieces, code, outcome) in [
        (
            ENVELOPE.map(bytes).into(),
            "LimitExceeded",
            Outcome::Rejected,
        ),
        (
            vec![bytes("<html>")],
            "ClientError.HtmlResponse",
            Outcome::Unknown,
        ),
        (
            vec![bytes(": nothing\n\n")],
            "ClientError.InvalidResponse",
            Outcome::Unknown,
        ),
        (
            vec![bytes("busy")],
            "ClientError.InvalidResponse",
            Outcome::Unknown,
        ),
        (vec![], "ClientError.EmptyResponse", Outcome::Unknown),
    ] {
        let script = Script::of([events(pieces)]);
        let (events, error) = read_all(&script, zones());
        let error = error.unwrap();
        assert_eq!((&*error.code(), error.outcome()), (code, outcome));
        assert!(events.is_empty());
    }
    let headers = vec![("content-type", "text/event-stream".to_owned())];
    let failed = Answer::Head(503, headers, vec![bytes("data: a\n\n")]);
    let (_, error) = read_all(&Script::of([failed]), zones());
    let error = error.unwrap();
    assert_eq!(
        (&*error.code(), error.is_retryable()),
        ("ClientError.InvalidResponse", true)
    );
    // A result is one event, whatever its label.
    let (events, error) = read_all(&Script::of([events([bytes(RESULT)])]), zones());
    assert_eq!(events, [r#"{"TotalCount":0,"RequestId":"r-1"}"#]);
    assert!(error.is_none());
}

#[test]
fn an_event_that_says_that_the_service_has_failed_ends_the_stream() {
    let failed = "data: {\"ErrorMsg\":{\"Msg\":\"too long\",\"Code\":4001}}\n\ndata: c\n\n";
    let script = Script::of([events([bytes("data: a\n\n"), bytes(failed), Piece::Never])]);
    let (events, error) = read_all(&script, zones());
    let error = error.unwrap();
    assert_eq!(events, ["a"]);
    assert_eq!((&*error.code(), &*error.message()), ("4001", "too long"));
    assert_eq!(
        (error.kind(), error.request_id()),
        (ErrorKind::Api, Some("r-2"))
    );
    // It had begun with the action.
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(script.given_up(), 1);
    let (events, error) = read_all(&Script::of([self::events([bytes(failed)])]), zones());
    assert!(events.is_empty());
    assert_eq!(error.unwrap().outcome(), Outcome::Rejected);
}

/// `tests/vectors/tencent/events.json`, which the JavaScript must read in the same way.
#[test]
fn the_errors_of_events_are_those_of_the_vectors() {
    let vectors = include_str!("vectors/tencent/events.json");
    let vectors: Vec<Value> = serde_json::from_str(vectors).unwrap();
    assert!(vectors.len() > 30);
    for vector in vectors {
        let event = vector["event"].to_string();
        let text = format!("data: {event}\n\n");
        let (given, error) = read_all(&Script::of([events([bytes(text)])]), zones());
        let found = error.map_or(Value::Null, |error| {
            assert_eq!(
                (error.kind(), error.http_status()),
                (ErrorKind::Api, Some(200)),
                "{event}"
            );
            json!({ "code": error.code(), "message": error.message() })
        });
        assert_eq!(found, vector["error"], "{event}");
        assert_eq!(given.len(), usize::from(found.is_null()), "{event}");
    }
}

#[test]
fn an_error_that_a_gateway_writes_amid_the_events_ends_the_stream() {
    const ENVELOPE: &str =
        r#"{"Response":{"Error":{"Code":"LimitExceeded","Message":"m"},"RequestId":"r-3"}}"#;
    // In a line of its own, in the middle of an event, and as what the stream ends with.
    for (text, before) in [
        (format!("data: a\n\n{ENVELOPE}\n\ndata: b\n\n"), 1),
        (format!("data: a\n\ndata: b\n{ENVELOPE}\n\n"), 1),
        (format!("data: a\n\n{ENVELOPE}"), 1),
        (format!("data: a\n\ndata: b\n{ENVELOPE}"), 1),
        (format!(": begins\n\n{ENVELOPE}\n\ndata: b\n\n"), 0),
        (format!(": begins\n\n{ENVELOPE}"), 0),
    ] {
        let (given, error) = read_all(&Script::of([events([bytes(text.clone())])]), zones());
        let error = error.expect(&text);
        let outcome = match before {
            0 => Outcome::Rejected,
            _ => Outcome::Unknown,
        };
        assert_eq!(given.len(), before, "{text}");
        assert_eq!(
            (&*error.code(), error.request_id(), error.outcome()),
            ("LimitExceeded", Some("r-3"), outcome),
            "{text}"
        );
    }
    // Any other line of JSON is nothing.
    let text = "data: a\n\n{\"A\":1}\ndata: b\n{\"Error\":\n\n{";
    let (given, error) = read_all(&Script::of([events([bytes(text)])]), zones());
    assert_eq!(given, ["a", "b"]);
    assert!(error.is_none());
    // Nor is it an event where there are no others.
    let (given, error) = read_all(
        &Script::of([events([bytes(": begins\n\n{\"A\":1}")])]),
        zones(),
    );
    assert!(given.is_empty());
    assert_eq!(error.unwrap().code(), "ClientError.InvalidResponse");
}

#[test]
fn an_answer_and_an_event_have_a_limit() {
    let long = "a".repeat(99);
    for pieces in [
        vec![
            bytes(format!("data: {long}a")),
            bytes("a\n\n"),
            Piece::Never,
        ],
        vec![bytes(format!("data: {long}aa\n\n")), Piece::Never],
        vec![bytes("data\n".repeat(200)), Piece::Never],
        vec![bytes("{"), bytes(long.clone()), bytes("a"), Piece::Never],
    ] {
        let script = Script::of([events(pieces)]);
        let (_, error) = read_all(&script, zones());
        let error = error.unwrap();
        assert_eq!(error.code(), "ClientError.ResponseTooLarge");
        assert!(error.message().contains("100") && !error.is_retryable());
        assert_eq!(script.given_up(), 1);
    }
    let text = format!("data: {long}\n\n").repeat(1000);
    let (events, error) = read_all(&Script::of([events([bytes(text)])]), zones());
    assert!(events.len() == 1000 && error.is_none());

    let script = Script::of([Answer::Head(200, vec![], vec![bytes(long), bytes("bb")])]);
    let client = script.client().max_response_bytes(100);
    let error = block_on(client.send::<Value>(zones())).unwrap_err();
    assert_eq!(error.code(), "ClientError.ResponseTooLarge");
}

#[test]
fn a_stream_is_begun_again_and_not_continued() {
    let script = Script::of([
        Answer::Fails("connection refused"),
        events([bytes("data: a\n\n"), Piece::Fails("terminated")]),
    ]);
    block_on(async {
        let mut stream = script.retrying().stream(zones()).await.unwrap();
        assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
        let error = stream.next().await.unwrap().unwrap_err();
        assert_eq!(
            (error.outcome(), error.is_retryable()),
            (Outcome::Unknown, true)
        );
    });
    assert_eq!(script.sent().len(), 2);
}

#[test]
fn what_an_earlier_attempt_may_have_done_is_not_undone_by_a_stream_that_fails_at_once() {
    let failed = "data: {\"ErrorMsg\":{\"Msg\":\"too long\",\"Code\":4001}}\n\n";
    for (first, outcome) in [
        (Answer::Fails("connection reset"), Outcome::Unknown),
        (answer(THROTTLED), Outcome::Rejected),
    ] {
        let script = Script::of([first, events([bytes(failed)])]);
        block_on(async {
            let mut stream = script.retrying().stream(zones()).await.unwrap();
            let error = stream.next().await.unwrap().unwrap_err();
            assert_eq!((&*error.code(), error.outcome()), ("4001", outcome));
        });
        assert_eq!(script.sent().len(), 2);
    }
}

#[test]
fn a_large_event_in_small_pieces_takes_linear_time() {
    let pieces = 1 << 18;
    let body = std::iter::once(bytes("data: "))
        .chain((0..pieces).map(|_| bytes("0123456789abcdef")))
        .chain([bytes("\n\n")]);
    let script = Script::of([events(body)]);
    let begun = std::time::Instant::now();
    block_on(async {
        let mut stream = script.client().stream(zones()).await.unwrap();
        let event = stream.next().await.unwrap().unwrap();
        assert_eq!(event.data.len(), 16 * pieces);
    });
    assert!(begun.elapsed() < Duration::from_secs(5));
}
