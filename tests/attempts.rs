//! When a call is made again, with which signature and credentials, and when it is not: every
//! schedule to the millisecond, over a script and a clock of its own.
#![cfg(all(feature = "fetch", feature = "scf"))]

mod script;

use std::error::Error as _;
use std::future::ready;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use script::*;
use serde_json::Value;
use tc3fetch::fetch::Provided;
use tc3fetch::{Client, Credentials, CredentialsProvider, Error, ErrorKind, Outcome, Request};
use tc3fetch::{Retry, Signed, scf};

const THROTTLED: &str =
    r#"{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"m"},"RequestId":"r"}}"#;
const INTERNAL: &str =
    r#"{"Response":{"Error":{"Code":"InternalError.Db","Message":"m"},"RequestId":"r"}}"#;
const EXPIRED: &str = r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"m"},"RequestId":"r"}}"#;
const TOKEN: &str =
    r#"{"Response":{"Error":{"Code":"AuthFailure.TokenFailure","Message":"m"},"RequestId":"r"}}"#;

/// Half of the numbers that there are.
const HALF: u32 = 1 << 31;

fn status(status: u16) -> Answer {
    Answer::Head(status, vec![], vec![bytes("<html>")])
}

fn with_header(name: &'static str, value: &str, body: &'static str) -> Answer {
    Answer::Head(200, vec![(name, value.to_owned())], vec![bytes(body)])
}

fn run_instances() -> Request {
    Request::new("cvm", "2017-03-12", "RunInstances")
}

/// What the answers make of a call: its result, the timers that ran, the number of requests.
fn outcome_of(request: Request, answers: Vec<Answer>) -> (Result<Value, Error>, Vec<u64>, usize) {
    let mut script = Script::of(answers);
    script.random = HALF;
    let client = script.retrying();
    let result = block_on(client.send::<Value>(request));
    // The first is the timeout of the call, where it waited at all.
    let pauses = script.slept().into_iter().filter(|it| *it != 60_000);
    (result, pauses.collect(), script.sent().len())
}

#[test]
fn what_may_pass_is_repeated_after_pauses_that_double() {
    for failing in [
        || Answer::Fails("connection refused"),
        || status(502),
        || status(429),
        || answer(INTERNAL),
        || answer(THROTTLED),
        || Answer::Head(200, vec![], vec![bytes("{"), Piece::Fails("terminated")]),
    ] {
        let (result, pauses, sent) =
            outcome_of(zones(), vec![failing(), failing(), answer(RESULT)]);
        assert!(result.is_ok());
        assert_eq!((pauses, sent), (vec![50, 100], 3));

        let (result, pauses, sent) = outcome_of(zones(), vec![failing(), failing(), failing()]);
        let error = result.unwrap_err();
        assert!(error.is_retryable(), "{error:?}");
        assert_eq!((pauses, sent), (vec![50, 100], 3));
    }
}

#[test]
fn what_may_have_been_carried_out_is_not_repeated() {
    for failing in [
        || Answer::Fails("connection reset"),
        || status(504),
        || answer(INTERNAL),
    ] {
        let (result, pauses, sent) = outcome_of(run_instances(), vec![failing()]);
        let error = result.unwrap_err();
        assert!(!error.is_retryable());
        assert_eq!(error.outcome(), Outcome::Unknown);
        assert_eq!((pauses, sent), (vec![], 1));
    }
    let script = Script::of([Answer::Fails("connection reset")]);
    block_on(script.retrying().call(&scf::Invoke::default())).unwrap_err();
    assert_eq!(script.sent().len(), 1);
}

#[test]
fn a_client_token_and_the_caller_make_it_harmless() {
    for request in [
        run_instances().json(r#"{"ClientToken":"t-1"}"#),
        run_instances()
            .query([("ClientToken", "t-1")])
            .method("GET"),
        run_instances().idempotent(),
    ] {
        let answers = vec![Answer::Fails("connection reset"), answer(RESULT)];
        let (result, pauses, sent) = outcome_of(request, answers);
        assert!(result.is_ok());
        assert_eq!((pauses, sent), (vec![50], 2));
    }
    for request in [
        run_instances().json(r#"{"ClientToken":""}"#),
        run_instances().json(r#"{"A":{"ClientToken":"t-1"}}"#),
        run_instances().json(r#"{"ClientToken":5}"#),
    ] {
        let (result, ..) = outcome_of(request, vec![Answer::Fails("connection reset")]);
        assert!(!result.unwrap_err().is_retryable());
    }
}

#[test]
fn what_was_throttled_is_repeated_for_every_action() {
    let answers = vec![answer(THROTTLED), answer(THROTTLED), answer(RESULT)];
    let (result, pauses, sent) = outcome_of(run_instances(), answers);
    assert!(result.is_ok());
    assert_eq!((pauses, sent), (vec![50, 100], 3));

    // What is not known after one attempt is not known after the next.
    let answers = vec![answer(THROTTLED), Answer::Fails("connection reset")];
    let (result, _, sent) = outcome_of(run_instances(), answers);
    let error = result.unwrap_err();
    assert_eq!(
        (error.outcome(), error.is_retryable(), sent),
        (Outcome::Unknown, false, 2)
    );
    let answers = || vec![answer(THROTTLED), answer(THROTTLED), answer(THROTTLED)];
    let error = outcome_of(run_instances(), answers()).0.unwrap_err();
    assert_eq!(
        (error.outcome(), error.is_retryable()),
        (Outcome::Rejected, true)
    );
}

#[test]
fn what_fails_again_is_made_once() {
    const NO: &str = r#"{"Response":{"Error":{"Code":"LimitExceeded","Message":"m"}}}"#;
    for failing in [answer(NO), status(404), status(302)] {
        let (result, pauses, sent) = outcome_of(zones(), vec![failing]);
        let error = result.unwrap_err();
        assert_eq!(
            (error.outcome(), error.is_retryable()),
            (Outcome::Rejected, false)
        );
        assert_eq!((pauses, sent), (vec![], 1));
    }
    let (result, _, sent) = outcome_of(zones().host("a/b"), vec![]);
    let error = result.unwrap_err();
    assert_eq!((error.outcome(), sent), (Outcome::NotSent, 0));
}

#[test]
fn what_the_service_asks_for_is_waited_for() {
    for (value, pause) in [
        ("0", 50),
        ("3", 3000),
        ("20", 20_000),
        ("Tue, 14 Nov 2023 22:13:27 GMT", 6001),
        ("Tue, 14 Nov 2023 22:13:00 GMT", 50),
        ("soon", 50),
    ] {
        restart();
        let answers = vec![with_header("retry-after", value, THROTTLED), answer(RESULT)];
        let (result, pauses, _) = outcome_of(zones(), answers);
        assert!(result.is_ok());
        assert_eq!((pauses, elapsed()), (vec![pause], pause), "{value}");
    }
    let answers = vec![with_header("Retry-After", "21", THROTTLED)];
    let (result, pauses, sent) = outcome_of(zones(), answers);
    assert!(result.unwrap_err().is_retryable());
    assert_eq!((pauses, sent), (vec![], 1));
}

#[test]
fn the_timeout_is_that_of_the_whole_call() {
    // No pause begins that would not end in time.
    let mut script = Script::of([with_header("retry-after", "5", THROTTLED)]);
    script.random = HALF;
    let client = script.retrying().timeout(Duration::from_secs(5));
    let error = block_on(client.send::<Value>(zones())).unwrap_err();
    assert_eq!((&*error.code(), elapsed()), ("RequestLimitExceeded", 0));

    // The third attempt has what is left.
    let script = Script::serving(|_, _| Answer::Never);
    let client = script
        .retrying()
        .timeout(Duration::from_secs(10))
        .attempt_timeout(Duration::from_secs(4));
    let error = block_on(client.send::<Value>(zones())).unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Timeout, Outcome::Unknown)
    );
    assert!(error.is_retryable());
    assert_eq!(
        (elapsed(), script.sent().len(), script.given_up()),
        (10_000, 3, 3)
    );
}

#[test]
fn an_attempt_has_a_time_of_its_own() {
    let mut script = Script::of([Answer::Never, answer(RESULT)]);
    script.random = HALF;
    let client = script.retrying().attempt_timeout(Duration::from_secs(4));
    let answer = block_on(client.send_with_response::<Value>(zones())).unwrap();
    assert_eq!(
        (answer.attempts, elapsed(), script.given_up()),
        (2, 4050, 1)
    );

    let script = Script::of([Answer::Never]);
    let client = script.retrying().attempt_timeout(Duration::from_secs(4));
    let error = block_on(client.send::<Value>(run_instances())).unwrap_err();
    assert_eq!(
        (error.kind(), error.is_retryable()),
        (ErrorKind::Timeout, false)
    );
}

#[test]
fn without_retry_a_call_is_made_once() {
    let script = Script::of([answer(THROTTLED)]);
    let client = script.retrying().without_retry();
    let error = block_on(client.send::<Value>(zones())).unwrap_err();
    assert!(error.is_retryable() && script.sent().len() == 1);
    let script = Script::serving(|_, _| answer(THROTTLED));
    let retry = Retry {
        attempts: 7,
        base_delay: 0,
        ..Retry::DEFAULT
    };
    block_on(script.retrying().retry(retry).send::<Value>(zones())).unwrap_err();
    assert_eq!((script.sent().len(), elapsed()), (7, 0));
}

#[test]
fn each_attempt_is_signed_for_its_own_moment() {
    let answers = [with_header("retry-after", "20", THROTTLED), answer(RESULT)];
    let script = Script::of(answers);
    block_on(script.retrying().send::<Value>(zones())).unwrap();
    let sent = script.sent();
    let times = [0, 1].map(|n| header(&sent[n], "X-TC-Timestamp").to_owned());
    assert_eq!(times, ["1700000000", "1700000020"]);
    assert_ne!(sent[0].signature, sent[1].signature);
}

#[test]
fn the_budget_is_that_of_the_clients_of_a_host() {
    let script = Script::serving(|_, _| answer(THROTTLED));
    let client = script.retrying();
    // 500 tokens are 100 retries, which are 50 calls of three attempts.
    for call in 1..=50 {
        block_on(client.clone().send::<Value>(zones())).unwrap_err();
        assert_eq!(script.sent().len(), 3 * call);
    }
    let error = block_on(client.send::<Value>(zones())).unwrap_err();
    assert!(error.is_retryable());
    assert_eq!(script.sent().len(), 151);
    // Another host has a bucket of its own.
    block_on(client.send::<Value>(zones().host("vpc.tencentcloudapi.com"))).unwrap_err();
    assert_eq!(script.sent().len(), 154);
}

#[test]
fn a_call_that_succeeds_fills_the_budget() {
    // After 50 calls that fail there are five that succeed.
    let script = Script::serving(|number, _| match number {
        150..155 => answer(RESULT),
        _ => answer(THROTTLED),
    });
    let client = script.retrying();
    for _ in 0..50 {
        block_on(client.send::<Value>(zones())).unwrap_err();
    }
    for _ in 0..5 {
        block_on(client.send::<Value>(zones())).unwrap();
    }
    // Five tokens are one retry.
    block_on(client.send::<Value>(zones())).unwrap_err();
    assert_eq!(script.sent().len(), 157);
}

/// A service whose clock is `ahead` milliseconds of ours, and which accepts five minutes more or
/// less.
fn service_with_clock(ahead: i64) -> Script {
    Script::serving(move |_, signed| {
        let now = (START + elapsed()).saturating_add_signed(ahead) / 1000;
        let text = String::from_utf8_lossy(&signed.body);
        let form = signed
            .url
            .split_once('?')
            .map_or(&*text, |(_, query)| query);
        let in_form = form
            .split('&')
            .find_map(|pair| pair.strip_prefix("Timestamp="));
        let timestamp = in_form.unwrap_or(header(signed, "X-TC-Timestamp"));
        let body = match timestamp.parse::<u64>().unwrap().abs_diff(now) {
            0..=300 => RESULT,
            _ => EXPIRED,
        };
        with_header("Date", &http_date(now), body)
    })
}

/// `Tue, 14 Nov 2023 22:13:20 GMT`, of a time on that day.
fn http_date(unix_seconds: u64) -> String {
    let seconds = unix_seconds - 1_699_920_000;
    assert!(seconds < 86_400);
    let [hour, minute, second] = [seconds / 3600, seconds / 60 % 60, seconds % 60];
    format!("Tue, 14 Nov 2023 {hour:02}:{minute:02}:{second:02} GMT")
}

#[test]
fn a_clock_that_is_ten_minutes_off_is_corrected_once() {
    for algorithm in ["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"] {
        for ahead in [-600_000, 600_000] {
            for action in ["DescribeZones", "RunInstances"] {
                let script = service_with_clock(ahead);
                let client = script.retrying().algorithm(algorithm);
                let request = || Request::new("cvm", "2017-03-12", action);
                let first = block_on(client.send_with_response::<Value>(request())).unwrap();
                assert_eq!(first.attempts, 2);
                assert!((client.clock_offset() - ahead).abs() <= 1000);
                // Its clones know it as well.
                let clone = client.clone();
                let then = block_on(clone.send_with_response::<Value>(request())).unwrap();
                assert_eq!((then.attempts, script.sent().len()), (1, 3));
                assert_eq!(elapsed(), 0, "there is no pause");
            }
        }
    }
}

#[test]
fn calls_at_the_same_time_all_profit_from_one_correction() {
    let mut script = service_with_clock(600_000);
    script.latency = 20;
    let client = script.retrying();
    let calls = (0..50).map(|_| client.send_with_response::<Value>(run_instances()));
    for made in block_on(together(calls)) {
        assert_eq!(made.unwrap().attempts, 2);
    }
}

#[test]
fn a_clock_is_not_corrected_by_what_does_not_help() {
    // The service says that it is too late, and has our time; or a cache answers.
    let right = || with_header("Date", "Tue, 14 Nov 2023 22:13:20 GMT", EXPIRED);
    let nothing = || answer(EXPIRED);
    let cached = || {
        let headers = [("Date", "Tue, 14 Nov 2023 22:33:20 GMT"), ("Age", "7")];
        let headers = headers.map(|(name, value)| (name, value.to_owned()));
        Answer::Head(200, headers.into(), vec![bytes(EXPIRED)])
    };
    for failing in [right(), nothing(), cached()] {
        let script = Script::of([failing]);
        let client = script.retrying();
        let error = block_on(client.send::<Value>(zones())).unwrap_err();
        assert_eq!(error.code(), "AuthFailure.SignatureExpire");
        assert_eq!(
            (error.outcome(), error.is_retryable()),
            (Outcome::Rejected, false)
        );
        assert_eq!((client.clock_offset(), script.sent().len()), (0, 1));
    }
    // A service that cannot be pleased is asked twice.
    let script = Script::serving(|number, _| {
        let minutes = [33, 53][number.min(1)];
        with_header(
            "Date",
            &format!("Tue, 14 Nov 2023 22:{minutes}:20 GMT"),
            EXPIRED,
        )
    });
    block_on(script.retrying().send::<Value>(zones())).unwrap_err();
    assert_eq!(script.sent().len(), 2);
}

#[test]
fn the_offset_can_be_set() {
    let script = service_with_clock(600_000);
    let client = script.retrying();
    client.clone().set_clock_offset(600_000);
    assert_eq!(client.clock_offset(), 600_000);
    let answer = block_on(client.send_with_response::<Value>(zones())).unwrap();
    assert_eq!(answer.attempts, 1);
    assert_eq!(header(&script.sent()[0], "X-TC-Timestamp"), "1700000600");
}

/// Gives a new token each time it is asked, after a while.
#[derive(Clone, Default)]
struct Role {
    asked: Arc<AtomicUsize>,
    refreshed: Arc<AtomicUsize>,
    /// How long credentials live, in milliseconds; 0 where they do not say.
    life: u64,
}

impl Role {
    fn asked(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }
}

impl CredentialsProvider for Role {
    fn credentials(&self) -> Provided<'_> {
        Box::pin(async {
            pause_once().await;
            let number = self.asked.fetch_add(1, Ordering::Relaxed);
            let keys = Credentials::new(format!("AKID{number}"), "SECRETEXAMPLE");
            let keys = keys.token(format!("TOKEN{number}"));
            Ok(match self.life {
                0 => keys,
                life => keys.expires_at(START + elapsed() + life),
            })
        })
    }

    fn refreshed(&self) -> Option<Provided<'_>> {
        self.refreshed.fetch_add(1, Ordering::Relaxed);
        Some(self.credentials())
    }
}

/// Is not ready at first, as what comes over the network.
async fn pause_once() {
    let end = elapsed() + 7;
    let script = Script::of([]);
    tc3fetch::fetch::Transport::sleep(&script, Duration::from_millis(7)).await;
    assert!(elapsed() >= end);
}

fn client_of(script: &Script, provider: impl CredentialsProvider + 'static) -> Client<Script> {
    Client::over(script.clone(), provider).region("ap-guangzhou")
}

#[test]
fn two_hundred_calls_at_a_time_ask_once() {
    let script = Script::serving(|_, _| answer(RESULT));
    let role = Role {
        life: 3_600_000,
        ..Role::default()
    };
    let client = client_of(&script, role.clone());
    for round in 1..=3 {
        let calls = (0..200).map(|_| client.send::<Value>(zones()));
        assert!(block_on(together(calls)).iter().all(Result::is_ok));
        assert_eq!((role.asked(), script.sent().len()), (round, 200 * round));
        // The next round is five minutes before the end.
        pass(3_300_000);
    }
}

#[test]
fn credentials_are_kept_for_nine_tenths_of_a_short_life() {
    let script = Script::serving(|_, _| answer(RESULT));
    let role = Role {
        life: 600_000,
        ..Role::default()
    };
    let client = client_of(&script, role.clone());
    let call = || block_on(client.send::<Value>(zones())).unwrap();
    call();
    pass(539_000);
    call();
    assert_eq!(role.asked(), 1);
    pass(1000);
    call();
    assert_eq!(role.asked(), 2);
}

/// A service that knows only the token of this number, and no earlier one.
fn service_with_token(number: usize) -> Script {
    Script::serving(move |_, signed| {
        let known = header(signed, "X-TC-Token") == format!("TOKEN{number}");
        answer(if known { RESULT } else { TOKEN })
    })
}

#[test]
fn refused_credentials_are_asked_for_anew_once() {
    for life in [0, 3_600_000] {
        let role = || Role {
            life,
            ..Role::default()
        };
        let (script, provider) = (service_with_token(1), role());
        let client = client_of(&script, provider.clone());
        let made = block_on(client.send_with_response::<Value>(run_instances())).unwrap();
        assert_eq!((made.attempts, provider.asked()), (2, 2));
        assert_eq!(provider.refreshed.load(Ordering::Relaxed), 1);

        let (script, provider) = (service_with_token(7), role());
        let error = block_on(client_of(&script, provider.clone()).send::<Value>(zones()));
        let error = error.unwrap_err();
        assert_eq!(error.code(), "AuthFailure.TokenFailure");
        assert_eq!(
            (error.outcome(), error.is_retryable()),
            (Outcome::Rejected, false)
        );
        assert_eq!((script.sent().len(), provider.asked()), (2, 2));
    }
}

#[test]
fn two_hundred_calls_that_are_refused_refresh_once() {
    for life in [0, 3_600_000] {
        let mut script = service_with_token(1);
        script.latency = 20;
        let role = Role {
            life,
            ..Role::default()
        };
        let client = client_of(&script, role.clone());
        let calls = (0..200).map(|_| client.send_with_response::<Value>(zones()));
        for made in block_on(together(calls)) {
            assert_eq!(made.unwrap().attempts, 2);
        }
        assert_eq!((role.asked(), script.sent().len()), (2, 400));
    }
}

#[test]
fn credentials_that_are_given_as_they_are_cannot_be_refreshed() {
    let script = service_with_token(1);
    let error = block_on(script.retrying().send::<Value>(zones())).unwrap_err();
    assert_eq!(error.code(), "AuthFailure.TokenFailure");
    assert_eq!(error.outcome(), Outcome::Rejected);
    assert_eq!(script.sent().len(), 1);
}

#[test]
fn a_rejection_is_not_kept() {
    let script = Script::serving(|_, _| answer(RESULT));
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let client = client_of(&script, move || {
        let is_first = count.fetch_add(1, Ordering::Relaxed) == 0;
        ready(match is_first {
            true => Err("no role".into()),
            false => Ok(keys().expires_at(u64::MAX)),
        })
    });
    let error = block_on(client.send::<Value>(zones())).unwrap_err();
    assert_eq!(error.code(), "ClientError.CredentialsProvider");
    assert_eq!(
        (error.outcome(), error.is_retryable()),
        (Outcome::NotSent, false)
    );
    for _ in 0..3 {
        block_on(client.send::<Value>(zones())).unwrap();
    }
    assert_eq!(asked.load(Ordering::Relaxed), 2);
}

#[test]
fn calls_that_wait_share_a_rejection() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let client = client_of(&Script::of([]), move || {
        count.fetch_add(1, Ordering::Relaxed);
        async {
            pause_once().await;
            Err("no role".into())
        }
    });
    let calls = (0..20).map(|_| client.send::<Value>(zones()));
    for made in block_on(together(calls)) {
        let error = made.unwrap_err();
        assert_eq!(error.source().unwrap().to_string(), "no role");
    }
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

#[test]
fn a_call_that_is_dropped_leaves_its_turn_to_the_next() {
    let script = Script::serving(|_, _| answer(RESULT));
    let role = Role::default();
    let client = client_of(&script, role.clone());
    let mut second = Box::pin(client.send::<Value>(zones()));
    {
        let mut first = Box::pin(client.send::<Value>(zones()));
        assert!(poll(first.as_mut()).is_pending());
        assert!(poll(second.as_mut()).is_pending());
    }
    block_on(second).unwrap();
    assert_eq!((role.asked(), elapsed()), (1, 7));
}

#[test]
fn a_call_that_hears_nothing_for_five_seconds_asks_by_itself() {
    let script = Script::serving(|_, _| answer(RESULT));
    let role = Role::default();
    let client = client_of(&script, role.clone());
    // It is neither polled nor dropped: the request of the Worker that made it is over.
    let mut first = Box::pin(client.send::<Value>(zones()));
    assert!(poll(first.as_mut()).is_pending());
    block_on(client.send::<Value>(zones())).unwrap();
    assert_eq!((role.asked(), elapsed()), (1, 5007));
}

/// Numbers that look random, the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

#[test]
fn ten_thousand_calls_of_which_a_third_fails() {
    // What was carried out, by the parameter that says which call it is.
    let carried_out: Arc<Mutex<Vec<u32>>> = Arc::new(Mutex::new(vec![0; 10_000]));
    let counts = carried_out.clone();
    let random = Mutex::new(Random(7));
    let mut script = Script::serving(move |_, signed: &Signed| {
        let body: Value = serde_json::from_slice(&signed.body).unwrap();
        let call = body["Call"].as_u64().unwrap() as usize;
        let mut random = random.lock().unwrap();
        let answers: [fn() -> Answer; 4] = [
            || Answer::Fails("connection reset"),
            || status(503),
            || answer(INTERNAL),
            || answer(THROTTLED),
        ];
        let fails = random.below(10) < 3;
        let failure = answers[random.below(4) as usize];
        let is_throttled = matches!(failure(), Answer::Head(200, ..)) && fails;
        // An answer can be lost after the action was carried out. What was throttled was not.
        if !is_throttled || failure as usize != answers[3] as usize {
            counts.lock().unwrap()[call] += 1;
        }
        if fails { failure() } else { answer(RESULT) }
    });
    script.random = HALF;
    let retry = Retry {
        attempts: 12,
        ..Retry::DEFAULT
    };
    let (mut lost, mut attempts) = (0, 0);
    let mut client = script.retrying().retry(retry);
    for call in 0..10_000_u32 {
        // A hundred calls are within the budget of a client: each costs two tokens.
        if call % 100 == 0 {
            client = script.retrying().retry(retry);
        }
        let action = if call % 2 == 0 {
            "DescribeZones"
        } else {
            "Invoke"
        };
        let request = Request::new("scf", "2018-04-16", action);
        let request = request.json(format!(r#"{{"Call":{call}}}"#));
        match block_on(client.send_with_response::<Value>(request)) {
            Ok(answer) => attempts += answer.attempts,
            Err(error) if action == "Invoke" => {
                assert_eq!(
                    (error.outcome(), error.is_retryable()),
                    (Outcome::Unknown, false)
                );
                lost += 1;
            }
            Err(error) => panic!("call {call}: {error}"),
        }
    }
    let carried_out = carried_out.lock().unwrap();
    for (call, count) in carried_out.iter().enumerate() {
        match call % 2 {
            0 => assert!(*count >= 1, "call {call}"),
            _ => assert!(*count == 1, "call {call} was carried out {count} times"),
        }
    }
    // A quarter of the failures is throttling.
    assert!((1000..1400).contains(&lost), "{lost}");
    assert!(attempts > 11_000, "{attempts}");
}
