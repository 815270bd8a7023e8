//! When a call is made again, with which signature and credentials, and when it is not: every
//! schedule to the millisecond, over a script and a clock of its own.
#![cfg(all(feature = "fetch", feature = "scf"))]

mod script;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use script::*;
use serde_json::Value;
use tc3fetch::{Error, ErrorKind, Outcome, Request, Retry, Signed, scf};

const INTERNAL: &str =
    r#"{"Response":{"Error":{"Code":"InternalError.Db","Message":"m"},"RequestId":"r"}}"#;

/// Half of the numbers that there are.
const HALF: u32 = 1 << 31;

fn status(status: u16) -> Answer {
    Answer::Head(status, vec![], vec![bytes("<html>")])
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
