//! Whatever came back, from any vendor: a result, or an error of ours or of the service.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tc3fetch::answer::Verdict;
use tc3fetch::answer_text::{Text, json_type};
use tc3fetch::tencent::answer::{Answer, judge};
use tc3fetch::{aliyun, guance};

fuzz_target!(|given: (u16, &[u8])| {
    let (http_status, body) = given;
    let answer = Text::new(http_status, body);
    let member = |name: &str| answer.json.as_ref().and_then(|json| json.get(name));
    let response = member("Response");
    let error = response.and_then(|response| response.get("Error"));
    let code = error.and_then(|error| error.get("Code"));
    let verdict = judge(&Answer {
        content: answer.content,
        response: json_type(response),
        error: json_type(error),
        code: code.and_then(|code| code.as_str()).unwrap_or_default(),
    });
    if let Verdict::Fault(fault) = verdict {
        assert!(!fault.text().is_empty());
    }
    aliyun::answer::judge(&answer.content, "Throttling");
    if let Err(error) = guance::read::read(http_status, body, "key") {
        assert!(!error.code().is_empty() && !error.message().is_empty());
    }
});
