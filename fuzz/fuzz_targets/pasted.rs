//! Any text as one that was pasted: a request or the one fault, in time, and the same each time;
//! then its stages, and a search that ends with a diagnosis.
#![no_main]

use std::time::Instant;

use libfuzzer_sys::fuzz_target;
use tc3fetch::diagnose::{Keys, Options, Search, parse, verify};

const KEYS: Keys<'_> = Keys {
    secret_id: "",
    secret_key: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
    token: "",
};

/// What is tried at most: all pairs take too long under a sanitizer.
const TRIES: usize = 4_000;

fuzz_target!(|text: &str| {
    let start = Instant::now();
    let request = match parse(text) {
        Ok(request) => request,
        Err(error) => {
            assert_eq!(error.code(), "ClientError.NotARequest");
            assert!(!error.message().contains(['{', '[']));
            return;
        }
    };
    assert!(start.elapsed().as_millis() < 1000);
    assert!(request.format.is_some());
    assert_eq!(request, parse(text).unwrap());
    let Ok(stages) = verify(&request, KEYS) else {
        return;
    };
    assert!(stages.valid.is_none() || stages.signature.is_some());
    let options = Options {
        now: Some(1_551_113_065),
        ..Options::default()
    };
    let mut search = Search::new(request, KEYS, &options).unwrap();
    let mut tried = 0;
    while tried < TRIES && !search.step(400) {
        tried += 400;
    }
    let diagnosis = search.diagnosis();
    assert!(
        !diagnosis
            .causes
            .iter()
            .any(|cause| cause.found.contains(KEYS.secret_key))
    );
});
