//! What is handed over: texts, bytes and numbers, one after the other, as a frame.

use alloc::vec::Vec;

use tc3fetch_engine_glue::frame::NOT_GIVEN;

/// A frame that is being written.
#[derive(Default)]
pub struct Parts {
    lengths: Vec<u8>,
    bytes: Vec<u8>,
}

impl Parts {
    /// The next part. Not inlined, since everything that an engine says goes through it.
    #[inline(never)]
    pub fn given(&mut self, part: Option<&[u8]>) {
        let length = part.map_or(NOT_GIVEN, |part| part.len() as u32);
        self.lengths.extend_from_slice(&length.to_le_bytes());
        self.bytes.extend_from_slice(part.unwrap_or_default());
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.given(Some(text.as_bytes()));
    }

    /// A text that may not be there.
    pub fn text_given<T: AsRef<str>>(&mut self, text: &Option<T>) {
        self.given(text.as_ref().map(|text| text.as_ref().as_bytes()));
    }

    /// A number: its bytes, the least first.
    pub fn number(&mut self, number: usize) {
        self.given(Some(&(number as u32).to_le_bytes()));
    }

    /// Words, with a blank after each.
    pub fn words<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        let mut text = Vec::new();
        for word in words {
            text.extend_from_slice(word.as_bytes());
            text.push(b' ');
        }
        self.given(Some(&text));
    }

    /// The whole frame.
    pub fn frame(self) -> Vec<u8> {
        let count = (self.lengths.len() / 4) as u32;
        [&count.to_le_bytes()[..], &self.lengths, &self.bytes].concat()
    }
}
