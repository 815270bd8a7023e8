//! Parameters as a query or a form: flat names and values, percent-encoded.
//!
//! Nested parameters have dotted names with indices from 0 (`Filters.0.Values.1`);
//! `flatten` makes them, here and in pkg-template/payload/json.js. The encoding is that of RFC 3986, upper
//! case, with only the unreserved characters left as they are. Such a query survives
//! every URL parser unchanged, so that what was signed is what is sent; the order is that
//! in which the parameters were given.

use alloc::string::String;

use super::params::Param;

/// `name=value` of each parameter, joined by `&`.
pub fn encode(params: &[Param<'_>]) -> String {
    let mut query = String::new();
    for (name, value) in params {
        append(&mut query, name, value);
    }
    query
}

/// Appends one parameter.
pub fn append(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    push_encoded(query, name);
    query.push('=');
    push_encoded(query, value);
}

/// Appends a text in RFC 3986's encoding. The crate `percent-encoding` has a table of every
/// byte's three characters, which is half a kilobyte of every engine after gzip.
fn push_encoded(query: &mut String, text: &str) {
    for byte in text.bytes() {
        if is_unreserved(byte) {
            query.push(char::from(byte));
        } else {
            query.push('%');
            for digit in [byte >> 4, byte & 15] {
                let letter = if digit < 10 { b'0' } else { b'A' - 10 };
                query.push(char::from(letter + digit));
            }
        }
    }
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Whether a path is encoded in just this way, so that a server that decodes and encodes it
/// again comes to the same.
pub fn is_canonical_path(path: &str) -> bool {
    let mut rest = path.as_bytes();
    while let [byte, after @ ..] = rest {
        rest = match (byte, after) {
            (b'%', [high, low, after @ ..]) => match (hex_value(*high), hex_value(*low)) {
                (Some(high), Some(low)) if !is_unreserved(high << 4 | low) => after,
                _ => return false,
            },
            (b'/', after) => after,
            (byte, after) if is_unreserved(*byte) => after,
            _ => return false,
        };
    }
    true
}

/// The value of a digit as RFC 3986 writes it, in upper case.
fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use alloc::vec::Vec;

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

    /// Everything but RFC 3986's unreserved characters.
    const RESERVED: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~');

    /// The same by the crate of that name.
    fn by_the_book(text: &str) -> String {
        percent_encoding::utf8_percent_encode(text, RESERVED).to_string()
    }

    proptest::proptest! {
        #[test]
        fn the_encoding_is_that_of_the_crate_of_its_name(name in ".*", value in ".*") {
            let mut query = String::new();
            append(&mut query, &name, &value);
            let expected = [by_the_book(&name), by_the_book(&value)].join("=");
            proptest::prop_assert_eq!(query, expected);
        }

        #[test]
        fn what_was_encoded_is_canonical(segments in proptest::collection::vec(".*", 0..4)) {
            let encoded: Vec<_> = segments.iter().map(|text| by_the_book(text)).collect();
            proptest::prop_assert!(is_canonical_path(&encoded.join("/")));
        }

        #[test]
        fn what_is_canonical_is_encoded_to_the_same(path in "[/a%0-9A-Fa-f~!-]{0,12}") {
            let segments = path.split('/').map(|segment| {
                let decoded = percent_encoding::percent_decode_str(segment).collect::<Vec<u8>>();
                percent_encoding::percent_encode(&decoded, RESERVED).to_string()
            });
            let again = segments.collect::<Vec<_>>().join("/");
            proptest::prop_assert_eq!(is_canonical_path(&path), again == path);
        }
    }
}
