//! Any text that asks for code, and any parameters: code or a coded error, the same each time.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tc3fetch_codegen::{CodeRequest, answer, generate};

fuzz_target!(|text: &str| {
    let json = answer(text);
    assert_eq!(json, answer(text));
    assert!(json.starts_with("{\"text\":") || json.starts_with("{\"fault\":\""));

    let (target, params) = text.split_once('\n').unwrap_or(("python-sdk", text));
    let code = generate(&CodeRequest {
        target: target.into(),
        system: "tencent".into(),
        service: "scf".into(),
        version: "2018-04-16".into(),
        action: "Invoke".into(),
        params: Some(params.into()),
        ..CodeRequest::default()
    });
    if let Err(error) = code {
        assert!(error.code().starts_with("ClientError.") && !error.hint().is_empty());
    }
});
