//! Parameters of any content, read back from the query that they became.
#![no_main]

use libfuzzer_sys::fuzz_target;
use percent_encoding::percent_decode_str;
use tc3fetch::http::params::{Param, sorted};
use tc3fetch::http::query;

fuzz_target!(|given: Vec<(&str, &str)>| {
    let params: Vec<Param<'_>> = given
        .iter()
        .map(|(name, value)| ((*name).into(), (*value).into()))
        .collect();
    let query = query::encode(&params);
    let decode = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let read: Vec<_> = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect();
    assert!(
        read.iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .eq(given.iter().copied())
    );

    let sorted = sorted(params);
    assert!(sorted.is_sorted() && sorted.len() == given.len());
});
