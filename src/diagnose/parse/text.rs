//! Searching in texts. The standard library's search is made for long texts and comes once for
//! each kind of pattern: together they were a third of this folder after gzip.

use alloc::string::String;

/// Where a piece stands in a text for the first time.
pub fn find(text: &str, piece: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..) {
        if rest.starts_with(piece.as_bytes()) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether a piece stands in a text.
pub fn contains(text: &str, piece: &str) -> bool {
    find(text, piece).is_some()
}

/// What stands before and after the first of a piece.
pub fn split<'a>(text: &'a str, piece: &str) -> Option<(&'a str, &'a str)> {
    let at = find(text, piece)?;
    Some((text.get(..at)?, text.get(at + piece.len()..)?))
}

/// What stands after the last of an ASCII character, or all.
pub fn after_last(text: &str, byte: u8) -> &str {
    let at = text.bytes().rposition(|known| known == byte);
    text.get(at.map_or(0, |at| at + 1)..).unwrap_or_default()
}

/// What stands before the first byte of a kind, or all.
pub fn before(text: &str, is_end: fn(u8) -> bool) -> &str {
    let at = text.bytes().position(is_end).unwrap_or(text.len());
    text.get(..at).unwrap_or_default()
}

/// The ASCII letters of a text, in lower case.
pub fn letters(text: &str) -> String {
    let mut letters = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphabetic() {
            letters.push(char::from(byte.to_ascii_lowercase()));
        }
    }
    letters
}

/// A number of up to seven digits, in a base of at most 16.
pub fn number(text: &str, base: u32) -> Option<usize> {
    if !matches!(text.len(), 1..=7) {
        return None;
    }
    let mut number = 0;
    for byte in text.bytes() {
        number = number * base + char::from(byte).to_digit(base)?;
    }
    Some(number as usize)
}
