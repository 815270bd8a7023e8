//! Parameters as they stand in a query or a form.

use alloc::string::String;
use alloc::vec::Vec;

/// Names and values, decoded, in their order.
pub type Pairs = Vec<(String, String)>;

/// The parameters of a query or a form. As servers do, `+` is a blank.
pub fn decode(text: &str) -> Pairs {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode_text(name), decode_text(value))
        })
        .collect()
}

/// One name or value. What is no escape stays, and bytes that are no UTF-8 are replaced.
pub fn decode_text(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [] => break,
            [b'+', after @ ..] => {
                bytes.push(b' ');
                after
            }
            [b'%', high, low, after @ ..] => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high << 4 | low);
                    after
                }
                _ => {
                    bytes.push(b'%');
                    rest.get(1..).unwrap_or_default()
                }
            },
            [byte, after @ ..] => {
                bytes.push(*byte);
                after
            }
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// The value of a parameter.
pub fn value<'a>(pairs: &'a Pairs, name: &str) -> Option<&'a str> {
    let found = pairs.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_decoded_and_what_is_none_stays() {
        assert_eq!(
            decode("a=%E6%9C%AA+b%2B&c&d=%zz%&=%2"),
            [("a", "未 b+"), ("c", ""), ("d", "%zz%"), ("", "%2")]
                .map(|(name, value)| (name.into(), value.into()))
        );
    }
}
