//! Whole calls of the client over a script in place of the network.
#![cfg(all(feature = "fetch", feature = "scf"))]

use std::collections::VecDeque;
use std::future::{Future, pending, ready};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures_core::Stream;
use pollster::block_on;
use serde_json::{Value, json};
use tc3fetch::fetch::{Received, Transport};
use tc3fetch::{Client, Credentials, Error, ErrorKind, Request, Signed, scf};

/// What the script answers to one request.
enum Answer {
    Head(u16, Vec<(&'static str, &'static str)>, Vec<Piece>),
    Fails(&'static str),
    Never,
}

/// What the body of an answer gives.
enum Piece {
    Bytes(&'static str),
    Fails(&'static str),
    Never,
}

#[derive(Default)]
struct Seen {
    sent: Mutex<Vec<Signed>>,
    slept: Mutex<Vec<Duration>>,
    /// Requests and bodies that were dropped before they were over.
    given_up: AtomicUsize,
    is_time_over: AtomicBool,
}

/// A world in which everything happens as it is written.
#[derive(Clone)]
struct Script {
    answers: Arc<Mutex<VecDeque<Answer>>>,
    seen: Arc<Seen>,
    origin: Option<&'static str>,
}

impl Script {
    fn of(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self {
            answers: Arc::new(Mutex::new(answers.into_iter().collect())),
            seen: Arc::default(),
            origin: None,
        }
    }

    fn json(body: &'static str) -> Self {
        Self::of([Answer::Head(200, vec![], vec![Piece::Bytes(body)])])
    }

    fn client(&self) -> Client<Self> {
        Client::over(self.clone(), keys()).region("ap-guangzhou")
    }

    fn sent(&self) -> Vec<Signed> {
        self.seen.sent.lock().unwrap().clone()
    }

    fn given_up(&self) -> usize {
        self.seen.given_up.load(Ordering::Relaxed)
    }
}

/// Counts a request or a body that is dropped before it is over.
struct Watch(Option<Arc<Seen>>);

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(seen) = &self.0 {
            seen.given_up.fetch_add(1, Ordering::Relaxed);
        }
    }
}

struct Body(VecDeque<Piece>, Watch);

impl Stream for Body {
    type Item = Result<Vec<u8>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.0.pop_front() {
            Some(Piece::Bytes(text)) => Poll::Ready(Some(Ok(text.into()))),
            Some(Piece::Fails(words)) => Poll::Ready(Some(Err(Error::network(words)))),
            Some(Piece::Never) => Poll::Pending,
            None => {
                self.1.0 = None;
                Poll::Ready(None)
            }
        }
    }
}

impl Transport for Script {
    type Body = Body;

    async fn send(&self, request: Signed) -> Result<Received<Body>, Error> {
        self.seen.sent.lock().unwrap().push(request);
        let mut watch = Watch(Some(self.seen.clone()));
        let answer = self.answers.lock().unwrap().pop_front();
        match answer.expect("the script is over") {
            Answer::Head(status, headers, pieces) => {
                let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
                let headers = headers.into_iter().map(owned).collect();
                Ok(Received::new(status, headers, Body(pieces.into(), watch)))
            }
            Answer::Fails(words) => {
                watch.0 = None;
                Err(Error::network(words))
            }
            Answer::Never => pending().await,
        }
    }

    async fn sleep(&self, duration: Duration) {
        self.seen.slept.lock().unwrap().push(duration);
        if !self.seen.is_time_over.load(Ordering::Relaxed) {
            pending().await
        }
    }

    fn now(&self) -> u64 {
        1_700_000_000_999
    }

    fn random(&self) -> u32 {
        u32::MAX
    }

    fn origin(&self) -> Option<String> {
        self.origin.map(str::to_owned)
    }
}

fn keys() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "SECRETEXAMPLE").token("TOKENEXAMPLE")
}

fn zones() -> Request {
    Request::new("cvm", "2017-03-12", "DescribeZones")
}

fn header<'a>(signed: &'a Signed, name: &str) -> &'a str {
    let mut headers = signed.headers.iter();
    let header = headers.find(|(known, _)| known == name);
    header.map_or("", |(_, value)| value)
}

const RESULT: &str = r#"{"Response":{"TotalCount":0,"RequestId":"r-1"}}"#;
const EVENTS: &[(&str, &str)] = &[
    ("Content-Type", "text/event-stream; charset=utf-8"),
    ("X-TC-RequestId", "r-2"),
];

fn events(pieces: impl IntoIterator<Item = Piece>) -> Answer {
    Answer::Head(200, EVENTS.to_vec(), pieces.into_iter().collect())
}

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
    let pieces = [r#"{"Response":{"Total"#, r#"Count":3}}"#].map(Piece::Bytes);
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
        let script = Script {
            origin,
            ..Script::json(RESULT)
        };
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
    let script = Script::of([
        Answer::Head(200, vec![], vec![Piece::Bytes(RESULT)]),
        Answer::Head(200, vec![], vec![Piece::Bytes(RESULT)]),
    ]);
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
    let headers = vec![("x-tc-requestid", "r-9")];
    let gateway = Answer::Head(502, headers, vec![Piece::Bytes("<html>")]);
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
    let pieces = vec![Piece::Bytes("{"), Piece::Fails("terminated")];
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
    let script = Script::of([0; 2].map(|_| Answer::Head(200, vec![], vec![Piece::Bytes(RESULT)])));
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
        Answer::Head(200, vec![], vec![Piece::Bytes("{"), Piece::Never]),
    ] {
        let script = Script::of([answer]);
        script.seen.is_time_over.store(true, Ordering::Relaxed);
        let client = script.client().timeout(Duration::from_millis(5));
        let error = block_on(client.send::<Value>(zones())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(
            *script.seen.slept.lock().unwrap(),
            [Duration::from_millis(5)]
        );
        assert_eq!(script.given_up(), 1);
    }
}

#[test]
fn a_function_may_run_for_longer_than_other_actions() {
    let script = Script::of([Answer::Never, Answer::Never]);
    script.seen.is_time_over.store(true, Ordering::Relaxed);
    let client = script.client();
    block_on(client.call(&scf::Invoke::default())).unwrap_err();
    block_on(client.send::<Value>(zones())).unwrap_err();
    let slept = script.seen.slept.lock().unwrap();
    assert_eq!(*slept, [310, 60].map(Duration::from_secs));
}

/// Polls once; the script never wakes a task.
fn poll<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
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
fn a_stream_gives_its_events_as_they_come() {
    let pieces = [
        "data: {\"A\":1}\n",
        "\nevent: x\ndata: a\r\n\r\nda",
        "ta: last",
    ];
    let script = Script::of([events(pieces.map(Piece::Bytes))]);
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
    let script = Script::of([events([
        Piece::Bytes("data: a\n\n"),
        Piece::Fails("terminated"),
    ])]);
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
    let script = Script::of([events([Piece::Bytes("data: a\n\n"), Piece::Never])]);
    block_on(async {
        let client = script.client().timeout(Duration::from_secs(7));
        let mut stream = client.stream(zones()).await.unwrap();
        assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
        let slept = || script.seen.slept.lock().unwrap().len();
        // While the caller is busy with an event no time passes.
        assert_eq!(slept(), 0);
        assert!(poll(pin!(stream.next())).is_pending());
        assert_eq!(slept(), 1);
    });
    let script = Script::of([events([Piece::Bytes("data: a\n\n"), Piece::Never])]);
    block_on(async {
        let mut stream = script.client().stream(zones()).await.unwrap();
        script.seen.is_time_over.store(true, Ordering::Relaxed);
        assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
        let error = stream.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert!(stream.next().await.is_none());
    });
    assert_eq!(script.given_up(), 1);
}

#[test]
fn to_drop_a_stream_is_to_give_it_up() {
    let script = Script::of([events([
        Piece::Bytes("data: a\n\ndata: b\n\n"),
        Piece::Never,
    ])]);
    block_on(async {
        let mut stream = script.client().stream(zones()).await.unwrap();
        assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
    });
    assert_eq!(script.given_up(), 1);
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
    drop(is_send(async {
        let mut events = client.stream(zones()).await?;
        events.next().await.transpose()
    }));
    fn error_is<T: std::error::Error + Send + Sync + 'static>() {}
    error_is::<Error>();
}
