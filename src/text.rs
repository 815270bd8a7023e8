//! Taking text apart and putting it together. Everything that is searched for is ASCII, and searching bytes
//! instead of characters makes the engine a kilobyte smaller.

use alloc::string::String;

/// What stands before and behind the first of an ASCII character.
pub fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}

/// The lines of a text, one after the other; behind the last there is nothing, again and
/// again.
pub struct Lines<'a>(pub &'a str);

impl<'a> Lines<'a> {
    /// The next line.
    pub fn next(&mut self) -> &'a str {
        let (line, rest) = cut(self.0, b'\n').unwrap_or((self.0, ""));
        self.0 = rest;
        line
    }

    /// The line of that number, counted from 0.
    pub fn at(mut self, number: u8) -> &'a str {
        for _ in 0..number {
            self.next();
        }
        self.next()
    }
}

/// Whether `text` is an element of a list, in any case. A list is a text with a space behind
/// each element: a table of slices would be larger than the texts themselves.
pub fn has(list: &str, text: &str) -> bool {
    let mut rest = list;
    while let Some((element, behind)) = cut(rest, b' ') {
        if element.eq_ignore_ascii_case(text) {
            return true;
        }
        rest = behind;
    }
    false
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
