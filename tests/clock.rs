//! A clock that is wrong is corrected by the answer that says so.
#![cfg(all(feature = "fetch", feature = "scf"))]

mod script;

use script::*;
use serde_json::Value;
use tc3fetch::{Outcome, Request};

const EXPIRED: &str = r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"m"},"RequestId":"r"}}"#;

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
fn a_call_without_another_attempt_corrects_the_clock_for_the_next() {
    let script = service_with_clock(600_000);
    let client = script.client().without_retry();
    let error = block_on(client.send::<Value>(zones())).unwrap_err();
    assert_eq!(error.code(), "AuthFailure.SignatureExpire");
    assert_eq!(script.sent().len(), 1);
    block_on(client.send::<Value>(zones())).unwrap();
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
