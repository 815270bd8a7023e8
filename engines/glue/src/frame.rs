//! Frames: several texts in one piece of memory.
//!
//! ```text
//! u32 count | count x u32 length | UTF-8 bytes
//! ```
//!
//! Numbers are little-endian. Lengths come first, so that a text may hold anything and
//! nothing is escaped; [`NOT_GIVEN`] in place of a length is a text that is not there.

use alloc::vec::Vec;

/// The length of a text that is not given.
pub const NOT_GIVEN: u32 = u32::MAX;

/// What stands for a text that was not UTF-8, or longer than the memory that holds it. No
/// check lets it pass.
const UNREADABLE: &str = "\u{fffd}";

/// The text that bytes are, empty where they are not UTF-8.
///
/// This looks at one byte after the other. `core::str::from_utf8` looks at several ASCII bytes at
/// once, and is twice the code, for texts that are short.
pub fn text_of(bytes: &[u8]) -> &str {
    match bytes.utf8_chunks().next() {
        Some(chunk) if chunk.invalid().is_empty() => chunk.valid(),
        _ => "",
    }
}

/// Reads the texts of a frame, in their order. After the last one it gives None.
pub struct Frame<'a> {
    lengths: &'a [u8],
    text: &'a str,
    at: usize,
}

impl<'a> Frame<'a> {
    /// The frame at the beginning of `bytes`, which hold nothing after it.
    pub fn new(bytes: &'a [u8]) -> Self {
        let (count, rest) = first_number(bytes).unwrap_or((0, &[]));
        let lengths = (count as usize).saturating_mul(4).min(rest.len());
        let (lengths, text) = rest.split_at(lengths);
        Self {
            lengths,
            text: text_of(text),
            at: 0,
        }
    }

    /// The next text, or None where it is not given.
    pub fn given(&mut self) -> Option<&'a str> {
        let (length, rest) = first_number(self.lengths)?;
        self.lengths = rest;
        if length == NOT_GIVEN {
            return None;
        }
        let end = self.at.saturating_add(length as usize);
        let text = self.text.get(self.at..end).unwrap_or(UNREADABLE);
        self.at = end;
        Some(text)
    }

    /// The next text, empty where it is not given.
    pub fn text(&mut self) -> &'a str {
        self.given().unwrap_or_default()
    }

    /// How many texts are left.
    pub fn left(&self) -> usize {
        self.lengths.len() / 4
    }
}

fn first_number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*number), rest))
}

/// Writes a frame.
pub fn frame(texts: &[Option<&str>]) -> Vec<u8> {
    let text: usize = texts.iter().flatten().map(|text| text.len()).sum();
    let mut bytes = Vec::with_capacity(4 + 4 * texts.len() + text);
    bytes.extend_from_slice(&(texts.len() as u32).to_le_bytes());
    for text in texts {
        let length = text.map_or(NOT_GIVEN, |text| text.len() as u32);
        bytes.extend_from_slice(&length.to_le_bytes());
    }
    for text in texts.iter().flatten() {
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let texts = [Some("cvm"), None, Some(""), Some("未\n\u{1}"), Some("x")];
        let bytes = frame(&texts);
        let mut frame = Frame::new(&bytes);
        assert_eq!(frame.left(), 5);
        for text in texts {
            assert_eq!(frame.given(), text);
        }
        assert_eq!((frame.left(), frame.given()), (0, None));
    }

    #[test]
    fn a_length_that_lies_reads_nothing_else() {
        let mut bytes = frame(&[Some("ab"), Some("c")]);
        bytes[4] = 200;
        let mut lying = Frame::new(&bytes);
        assert_eq!(lying.given(), Some(UNREADABLE));
        assert_eq!(lying.given(), Some(UNREADABLE));

        bytes[0] = 255;
        bytes[3] = 255;
        let mut lying = Frame::new(&bytes);
        while lying.left() > 0 {
            lying.given();
        }
        assert_eq!(Frame::new(&[]).given(), None);
        assert_eq!(Frame::new(&[1, 0, 0]).given(), None);
    }

    #[test]
    fn bytes_that_are_no_utf_8_are_no_text() {
        let mut bytes = frame(&[Some("ab")]);
        *bytes.last_mut().unwrap() = 0xff;
        assert_eq!(Frame::new(&bytes).given(), Some(UNREADABLE));
    }

    #[test]
    fn a_length_within_a_character_is_no_text() {
        let mut bytes = frame(&[Some("未")]);
        bytes[4] = 1;
        assert_eq!(Frame::new(&bytes).given(), Some(UNREADABLE));
    }
}
