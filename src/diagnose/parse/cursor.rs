//! A place in a text, which moves on and never fails.

/// A text and how far it was read, in bytes.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    /// All of it.
    pub text: &'a str,
    /// What was read.
    pub at: usize,
}

impl<'a> Cursor<'a> {
    /// At the beginning of a text.
    pub const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Whether everything was read.
    pub const fn is_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// The byte that follows, or the one `ahead` bytes later; 0 after the end.
    pub fn look(&self, ahead: usize) -> u8 {
        let byte = self.text.as_bytes().get(self.at + ahead);
        byte.copied().unwrap_or_default()
    }

    /// The byte that follows, which is read.
    pub fn take(&mut self) -> u8 {
        let byte = self.look(0);
        self.skip(1);
        byte
    }

    /// Passes over so many bytes.
    pub fn skip(&mut self, count: usize) {
        self.at = self.text.len().min(self.at + count);
    }

    /// What was not read yet.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Passes over a text, if it follows.
    pub fn eat(&mut self, text: &str) -> bool {
        let follows = self.starts_with(text);
        if follows {
            self.skip(text.len());
        }
        follows
    }

    /// Whether a text follows.
    pub fn starts_with(&self, text: &str) -> bool {
        let bytes = self.text.as_bytes().get(self.at..).unwrap_or_default();
        bytes.starts_with(text.as_bytes())
    }

    /// Passes over a line's end, if one follows.
    pub fn eat_line_end(&mut self) -> bool {
        self.eat("\n") || self.eat("\r\n")
    }

    /// Passes over the bytes of a kind and returns them.
    pub fn take_while(&mut self, is_part: fn(u8) -> bool) -> &'a str {
        let start = self.at;
        while !self.is_end() && is_part(self.look(0)) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Returns what stands before the next `end`, and passes over both. None where there is no
    /// such byte; nothing is read then.
    pub fn take_until(&mut self, end: u8) -> Option<&'a str> {
        let bytes = self.text.as_bytes().get(self.at..)?;
        let length = bytes.iter().position(|byte| *byte == end)?;
        let found = self.text.get(self.at..self.at + length);
        self.skip(length + 1);
        found
    }

    /// Blanks and tabs.
    pub fn skip_blanks(&mut self) {
        self.take_while(|byte| matches!(byte, b' ' | b'\t'));
    }

    /// Blanks, tabs and line ends.
    pub fn skip_space(&mut self) {
        self.take_while(|byte| byte.is_ascii_whitespace());
    }

    /// The rest of the line, without its end, which is passed over.
    pub fn take_line(&mut self) -> &'a str {
        let line = self.take_until(b'\n').unwrap_or_else(|| {
            let rest = self.rest();
            self.at = self.text.len();
            rest
        });
        line.strip_suffix('\r').unwrap_or(line)
    }
}

/// The value of up to `most` hexadecimal digits, and none of it where there are fewer than
/// `least`.
pub fn take_hex(cursor: &mut Cursor<'_>, least: usize, most: usize) -> Option<u32> {
    let mut value: u32 = 0;
    let mut count = 0;
    while count < most {
        let Some(digit) = char::from(cursor.look(count)).to_digit(16) else {
            break;
        };
        value = value.wrapping_mul(16).wrapping_add(digit);
        count += 1;
    }
    if count < least {
        return None;
    }
    cursor.skip(count);
    Some(value)
}

/// Appends a character in UTF-8; U+FFFD for what is none.
pub fn push_char(bytes: &mut alloc::vec::Vec<u8>, code: u32) {
    let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
}

/// Bytes as text; what is no UTF-8 becomes U+FFFD.
pub fn text_from(bytes: alloc::vec::Vec<u8>) -> alloc::string::String {
    alloc::string::String::from_utf8(bytes)
        .unwrap_or_else(|error| alloc::string::String::from_utf8_lossy(error.as_bytes()).into())
}
