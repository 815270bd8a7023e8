//! Any text that asks for code: code or a coded error, the same each time.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tc3fetch::bindings::packed_code;
use tc3fetch::inspect::generate;

fuzz_target!(|text: &str| {
    let answer = || packed_code::unpack(text).and_then(generate::generate);
    let first = answer();
    assert_eq!(first, answer());
    match first {
        Ok(code) => assert!(!code.starts_with('\u{1}')),
        Err(error) => assert!(error.code.starts_with("ClientError.") && !error.hint.is_empty()),
    }
});
