//! Parameters as a query or a form: flat names and values, percent-encoded.
//!
//! Nested parameters have dotted names with indices from 0 (`Filters.0.Values.1`);
//! `flatten` in pkg-template/payload/flat.js makes them. The encoding is that of RFC 3986, upper
//! case, with only the unreserved characters left as they are. Such a query survives
//! every URL parser unchanged, so that what was signed is what is sent; the order is that
//! in which the parameters were given.

use alloc::string::String;
use alloc::vec::Vec;

use super::params::Param;
use percent_encoding::{
    AsciiSet, NON_ALPHANUMERIC, percent_decode, percent_encode, utf8_percent_encode,
};

/// Everything but RFC 3986's unreserved characters.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// `name=value` of each parameter, joined by `&`.
pub fn encode(params: &[Param<'_>]) -> String {
    let mut query = String::new();
    for (name, value) in params {
        append(&mut query, name, value);
    }
    query
}

/// Whether each segment of a path is encoded in just this way, so that a server that decodes
/// and encodes it again comes to the same.
pub fn is_canonical_path(path: &str) -> bool {
    path.as_bytes().split(|byte| *byte == b'/').all(|segment| {
        let decoded: Vec<u8> = percent_decode(segment).collect();
        percent_encode(&decoded, RESERVED)
            .flat_map(str::bytes)
            .eq(segment.iter().copied())
    })
}

/// Appends one parameter.
pub fn append(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.extend(utf8_percent_encode(name, RESERVED));
    query.push('=');
    query.extend(utf8_percent_encode(value, RESERVED));
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn only_unreserved_characters_stay_as_they_are() {
        assert_eq!(
            encode(&[
                ("V.0".into(), "a b+c'()*!~-._/未\"\n".into()),
                ("空".into(), "".into())
            ]),
            "V.0=a%20b%2Bc%27%28%29%2A%21~-._%2F%E6%9C%AA%22%0A&%E7%A9%BA="
        );
    }

    proptest::proptest! {
        #[test]
        fn what_was_encoded_is_decoded(params in proptest::collection::vec((".*", ".*"), 0..8)) {
            let params: Vec<Param<'_>> = params.iter().map(|(name, value)| (name.into(), value.into())).collect();
            let query = encode(&params);
            let decode = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned();
            let decoded: Vec<_> = query
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .map(|(name, value)| (decode(name), decode(value)))
                .collect();
            let given: Vec<_> = params.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
            proptest::prop_assert_eq!(decoded, given);
        }
    }
}
