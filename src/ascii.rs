//! Taking ASCII text apart and putting it together. The standard library's formatting and its
//! search for characters would be a tenth of an engine's size.

use alloc::string::String;

/// What stands before and after the first of an ASCII character.
pub fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}

/// The lines of a text, one after the other. After the last line it returns empty lines.
pub struct Lines<'a>(pub &'a str);

impl<'a> Lines<'a> {
    /// The next line.
    pub fn line(&mut self) -> &'a str {
        let (line, rest) = cut(self.0, b'\n').unwrap_or((self.0, ""));
        self.0 = rest;
        line
    }

    /// The line of that number, counted from 0.
    pub fn at(mut self, number: u8) -> &'a str {
        for _ in 0..number {
            self.line();
        }
        self.line()
    }
}

/// Whether `text` is an element of a list, in any case. A list is a text with a space after
/// each element: a table of slices would be larger than the texts themselves.
pub fn has(list: &str, text: &str) -> bool {
    let mut rest = list;
    while let Some((element, after)) = cut(rest, b' ') {
        if element.eq_ignore_ascii_case(text) {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether a text is one of a list for people: `POST, GET`. The list is one text, so that it
/// can be shown, and since a table of slices would be larger.
pub fn is_one_of(list: &str, text: &str) -> bool {
    let mut rest = list;
    loop {
        let (value, after) = cut(rest, b',').unwrap_or((rest, ""));
        if value.trim_ascii() == text {
            return true;
        }
        if after.is_empty() {
            return false;
        }
        rest = after;
    }
}

/// Whether a byte is a letter, a digit or one of a few others.
#[expect(
    clippy::manual_contains,
    reason = "`contains` brings a search that is quick in long texts, and 135 bytes after gzip"
)]
pub fn is_alphanumeric_or(others: &[u8], byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || others.iter().any(|other| *other == byte)
}

/// All parts in one text, allocated once. The standard library's own is generic, and half
/// a kilobyte larger.
pub fn concat(parts: &[&str]) -> String {
    join(parts, "")
}

/// All parts in one text, with a separator between them.
pub fn join(parts: &[&str], separator: &str) -> String {
    let length: usize = parts.iter().map(|part| part.len() + separator.len()).sum();
    let mut text = String::with_capacity(length);
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            text.push_str(separator);
        }
        text.push_str(part);
    }
    text
}

/// Bytes that are ASCII, as text; an empty one where they are not.
pub fn text_of(ascii: &[u8]) -> String {
    String::from_utf8(ascii.into()).unwrap_or_default()
}

/// The decimal digits of `number`, at the end of `room`.
pub fn digits(number: u64, room: &mut [u8; 20]) -> &[u8] {
    let mut rest = number;
    let mut first = room.len();
    for (index, digit) in room.iter_mut().enumerate().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
        first = index;
        if rest == 0 {
            break;
        }
    }
    room.get(first..).unwrap_or_default()
}

/// Appends `number` in decimal, with zeros in front up to `width` digits.
pub fn push_decimal(text: &mut String, number: u64, width: usize) {
    let mut room = [0; 20];
    let digits = digits(number, &mut room);
    for _ in digits.len()..width {
        text.push('0');
    }
    for digit in digits {
        text.push(char::from(*digit));
    }
}

/// `number` in decimal.
pub fn decimal(number: u64) -> String {
    let mut text = String::new();
    push_decimal(&mut text, number, 1);
    text
}

/// The number that `text` writes in at most five digits. None where something else stands
/// there; it serves for ports and for the octets of an address.
pub fn parse_decimal(text: &[u8]) -> Option<u32> {
    if !matches!(text.len(), 1..=5) {
        return None;
    }
    let mut number = 0;
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number * 10 + u32::from(digit);
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::ToString;

    proptest::proptest! {
        #[test]
        fn text_is_that_of_the_standard_library(number: u64, width in 0_usize..12) {
            let mut ours = String::new();
            push_decimal(&mut ours, number, width);
            proptest::prop_assert_eq!(ours, format!("{number:0width$}", width = width.max(1)));
        }

        #[test]
        fn what_was_written_is_parsed(number in 0_u32..100_000) {
            proptest::prop_assert_eq!(parse_decimal(number.to_string().as_bytes()), Some(number));
        }
    }

    #[test]
    fn zero_is_a_digit() {
        assert_eq!(decimal(0), "0");
    }

    #[test]
    fn only_digits_are_a_number() {
        for wrong in ["", "-1", "+1", "1.5", "1e3", " 1", "NaN", "100000"] {
            assert_eq!(parse_decimal(wrong.as_bytes()), None, "{wrong}");
        }
    }
}
