//! Any text as one that was pasted: a request or the one fault, in time, and the same each time.
#![no_main]

use std::time::Instant;

use libfuzzer_sys::fuzz_target;
use tc3fetch::diagnose::parse;

fuzz_target!(|text: &str| {
    let start = Instant::now();
    match parse(text) {
        Ok(request) => {
            assert!(request.format.is_some());
            assert_eq!(request, parse(text).unwrap());
        }
        Err(error) => {
            assert_eq!(error.code(), "ClientError.NotARequest");
            assert!(!error.message().contains(['{', '[']));
        }
    }
    assert!(start.elapsed().as_millis() < 1000);
});
