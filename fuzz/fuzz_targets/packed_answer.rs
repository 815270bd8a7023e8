//! Whatever came back: a result, or an error of ours or of the service.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tc3fetch::bindings::packed;
use tc3fetch::client;

fuzz_target!(|text: &str| {
    let error = match packed::unpack_answer(text) {
        Ok(answer) => client::receive(&answer).err(),
        Err(reason) => Some(client::no_answer(reason)),
    };
    if let Some(error) = error {
        assert!(!error.code.is_empty());
        let lines = packed::pack_error(&error);
        assert!(
            lines.splitn(8, '\n').count() == 8,
            "every field has its line"
        );
    }
});
