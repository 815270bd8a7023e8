//! The same for Alibaba Cloud: a signed request or a fault, the same each time.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tc3fetch::aliyun::sign::sign;
use tc3fetch_engine_glue::acs::read_acs_request;

fn answer(counts: [u8; 2], bytes: &[u8]) -> Result<(String, Option<String>), String> {
    let [headers, query] = counts.map(u32::from);
    let (request, digest) = read_acs_request(bytes, headers, query, false);
    match sign(request, digest.unwrap_or_default()) {
        Ok(signed) => Ok((signed.url, signed.stages.map(|made| made.authorization))),
        Err(error) => {
            assert!(error.code().starts_with("ClientError.") && !error.hint().is_empty());
            Err(format!("{error:?}"))
        }
    }
}

fuzz_target!(|given: ([u8; 2], &[u8])| {
    let (counts, bytes) = given;
    assert_eq!(answer(counts, bytes), answer(counts, bytes));
});
