//! How often a provider is asked for credentials, and what becomes of those that are refused.
#![cfg(all(feature = "fetch", feature = "scf"))]

mod script;

use std::error::Error as _;
use std::future::ready;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use script::*;
use serde_json::Value;
use tc3fetch::fetch::{Provided, Transport};
use tc3fetch::{Client, Credentials, CredentialsProvider, Outcome, Retry};

const TOKEN: &str =
    r#"{"Response":{"Error":{"Code":"AuthFailure.TokenFailure","Message":"m"},"RequestId":"r"}}"#;

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
    Transport::sleep(&script, Duration::from_millis(7)).await;
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
        // The next round is after nine tenths of an hour.
        pass(3_240_000);
    }
}

#[test]
fn credentials_are_kept_until_five_minutes_or_a_tenth_of_their_life_before_its_end() {
    for (life, kept) in [
        (3_600_000, 3_240_000),
        (600_000, 300_000),
        (300_000, 270_000),
    ] {
        let script = Script::serving(|_, _| answer(RESULT));
        let role = Role {
            life,
            ..Role::default()
        };
        let client = client_of(&script, role.clone());
        let call = || block_on(client.send::<Value>(zones())).unwrap();
        call();
        pass(kept - 1000);
        call();
        assert_eq!(role.asked(), 1, "a life of {life}");
        pass(1000);
        call();
        assert_eq!(role.asked(), 2, "a life of {life}");
    }
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
fn credentials_that_a_last_attempt_was_refused_with_are_not_kept() {
    let role = Role {
        life: 3_600_000,
        ..Role::default()
    };
    let script = service_with_token(1);
    let client = client_of(&script, role.clone()).retry(Retry {
        attempts: 1,
        ..Retry::DEFAULT
    });
    let error = block_on(client.send::<Value>(zones())).unwrap_err();
    assert_eq!(error.code(), "AuthFailure.TokenFailure");
    block_on(client.send::<Value>(zones())).unwrap();
    assert_eq!((role.asked(), script.sent().len()), (2, 2));
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
