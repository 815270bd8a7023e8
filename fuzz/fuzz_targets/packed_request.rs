//! Whatever text crosses the border: a signed request or a coded error, the same each time.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tc3fetch::bindings::packed;
use tc3fetch::sign::KeyCache;
use tc3fetch::{Error, client};

fn answer(packed: &str, keys: &mut KeyCache) -> Result<String, Error> {
    let body: &[u8] = b"{}";
    let (signed, url) = client::prepare(packed::unpack(packed, body)?, keys)?;
    Ok(packed::pack_signed(&signed, &url))
}

fuzz_target!(|text: &str| {
    let mut keys = KeyCache::new();
    let first = answer(text, &mut keys);
    assert_eq!(first, answer(text, &mut keys));
    match first {
        Ok(packed) => assert!(!packed.starts_with('\u{1}')),
        Err(error) => {
            assert!(error.code.starts_with("ClientError."));
            assert!(!error.hint.is_empty());
            assert!(packed::pack_error(&error).starts_with('\u{1}'));
        }
    }
});
