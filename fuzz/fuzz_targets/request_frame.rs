//! Whatever bytes cross the border as a request: it is prepared or it is a fault, the same
//! each time, and what was prepared signs.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tc3fetch_engine_glue::frame::Frame;
use tc3fetch_engine_glue::slots::Slots;
use tc3fetch_engine_glue::tc3::{NOTHING_TO_SIGN, prepare, sign};

const TIMESTAMP: f64 = 1_700_000_000.0;

fuzz_target!(|given: ([u8; 3], &[u8])| {
    let (counts, bytes) = given;
    let mut slots = Slots::new();
    let mut prepared = || {
        let counts = counts.map(u32::from);
        prepare(&mut slots, bytes, counts, true, TIMESTAMP)
    };
    let (first, second) = (prepared(), prepared());
    match (first, second) {
        (Ok((id, template)), Ok((_, again))) => {
            assert_eq!(template, again);
            let mut texts = Frame::new(&template);
            assert!(matches!(texts.given(), Some("GET" | "POST")));
            assert!(texts.text().contains("://"));
            let signature = sign(&slots, id, || [7; 32], 0.0, TIMESTAMP);
            match signature.unwrap_or_else(|error| panic!("{error}")) {
                Some(signature) => assert!(signature.iter().all(u8::is_ascii_hexdigit)),
                None => assert_eq!(id, NOTHING_TO_SIGN),
            }
        }
        (Err(error), Err(again)) => {
            assert_eq!(format!("{error:?}"), format!("{again:?}"));
            assert!(error.code().starts_with("ClientError."));
            assert!(!error.hint().is_empty());
        }
        _ => panic!("the second time it was different"),
    }
});
