//! The same for Alibaba Cloud: a signed request or a coded error, the same each time; and
//! whatever came back is a result or an error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tc3fetch::Error;
use tc3fetch::bindings::packed;
use tc3fetch::{request, response};

fn answer(packed: &str) -> Result<String, Error> {
    let body: &[u8] = b"{}";
    let signed = request::acs::sign(packed::unpack_acs(packed, body)?)?;
    Ok(packed::pack_signed_acs(&signed))
}

fuzz_target!(|text: &str| {
    let first = answer(text);
    assert_eq!(first, answer(text));
    match first {
        Ok(packed) => assert!(!packed.starts_with('\u{1}')),
        Err(error) => assert!(error.code.starts_with("ClientError.") && !error.hint.is_empty()),
    }
    if let Ok(answer) = packed::unpack_answer(text)
        && let Err(error) = response::acs::check(&answer)
    {
        assert!(!error.code.is_empty());
    }
});
