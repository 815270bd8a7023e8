//! The words of a command, as bash and zsh take a line apart.
//!
//! Nothing is expanded: `$NAME`, `$(…)` and what stands in backticks stay as they are written.
//! Rules: <https://www.gnu.org/software/bash/manual/bash.html#Quoting>

use alloc::vec::Vec;

use super::cursor::{Cursor, push_char, take_hex};

/// A command that was taken apart.
#[derive(Default)]
pub struct Words {
    /// Its words.
    pub words: Vec<Vec<u8>>,
    /// What a here-document or a here-string gives to its standard input.
    pub input: Option<Vec<u8>>,
}

/// What the next word is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Argument,
    /// Of a redirection.
    File,
    /// The word that ends a here-document.
    Delimiter,
    /// A here-string.
    Input,
}

/// The words from a place on, up to the end of the command.
///
/// # Errors
/// Where a quote opens that is not closed.
pub fn bash(cursor: Cursor<'_>) -> Result<Words, usize> {
    let mut reader = Bash {
        cursor,
        found: Words::default(),
        word: None,
        is_quoted: false,
        role: Role::Argument,
        delimiter: None,
    };
    reader.command()?;
    Ok(reader.found)
}

struct Bash<'a> {
    cursor: Cursor<'a>,
    found: Words,
    word: Option<Vec<u8>>,
    is_quoted: bool,
    role: Role,
    delimiter: Option<(Vec<u8>, bool)>,
}

impl Bash<'_> {
    fn command(&mut self) -> Result<(), usize> {
        while !self.cursor.is_end() {
            match self.cursor.look(0) {
                b'\\' => {
                    self.cursor.skip(1);
                    if !self.is_continued() {
                        let byte = self.cursor.take();
                        self.push(byte);
                    }
                }
                b'\'' => {
                    let start = self.cursor.at;
                    self.cursor.skip(1);
                    let text = self.cursor.take_until(b'\'').ok_or(start)?;
                    self.open_word().extend_from_slice(text.as_bytes());
                    self.is_quoted = true;
                }
                b'"' => self.double()?,
                b'$' if self.cursor.look(1) == b'\'' => self.ansi()?,
                b'$' if self.cursor.look(1) == b'"' => self.cursor.skip(1),
                b'$' | b'`' => self.substitution(),
                b' ' | b'\t' => {
                    self.cursor.skip(1);
                    self.end_word();
                }
                b'\r' if self.cursor.look(1) == b'\n' => self.cursor.skip(1),
                b'\n' => {
                    self.cursor.skip(1);
                    self.end_word();
                    if !self.goes_on() {
                        break;
                    }
                }
                b'&' if self.cursor.look(1) == b'>' => self.cursor.skip(1),
                b';' | b'|' | b'&' | b')' => {
                    self.end_word();
                    self.cursor.take_line();
                    break;
                }
                b'#' if self.word.is_none() => {
                    self.cursor.take_while(|byte| byte != b'\n');
                }
                b'<' | b'>' => self.redirection(),
                byte => {
                    self.cursor.skip(1);
                    self.push(byte);
                }
            }
        }
        self.end_word();
        self.here_document();
        Ok(())
    }

    fn open_word(&mut self) -> &mut Vec<u8> {
        self.word.get_or_insert_with(Vec::new)
    }

    fn push(&mut self, byte: u8) {
        self.open_word().push(byte);
    }

    fn end_word(&mut self) {
        let is_quoted = core::mem::take(&mut self.is_quoted);
        let Some(mut word) = self.word.take() else {
            return;
        };
        match core::mem::replace(&mut self.role, Role::Argument) {
            Role::Argument => self.found.words.push(word),
            Role::File => {}
            Role::Delimiter => self.delimiter = Some((word, is_quoted)),
            Role::Input => {
                word.push(b'\n');
                self.found.input = Some(word);
            }
        }
    }

    /// After a backslash: passes over the end of the line. Blanks before it come from pages
    /// that were copied; the command that was sent had none.
    fn is_continued(&mut self) -> bool {
        let mut ahead = self.cursor;
        ahead.skip_blanks();
        let is_continued = ahead.eat_line_end();
        if is_continued {
            self.cursor = ahead;
        }
        is_continued
    }

    /// Whether a command goes on after a line without a backslash at its end: the next one
    /// begins with an option, which no command does.
    fn goes_on(&mut self) -> bool {
        let mut ahead = self.cursor;
        ahead.skip_blanks();
        self.delimiter.is_none() && ahead.look(0) == b'-'
    }

    fn double(&mut self) -> Result<(), usize> {
        let start = self.cursor.at;
        self.cursor.skip(1);
        self.open_word();
        self.is_quoted = true;
        while !self.cursor.is_end() {
            match self.cursor.look(0) {
                b'"' => {
                    self.cursor.skip(1);
                    return Ok(());
                }
                b'\\' => {
                    self.cursor.skip(1);
                    match self.cursor.look(0) {
                        byte @ (b'"' | b'\\' | b'$' | b'`') => {
                            self.cursor.skip(1);
                            self.push(byte);
                        }
                        _ if self.cursor.eat_line_end() => {}
                        _ => self.push(b'\\'),
                    }
                }
                b'$' | b'`' => self.substitution(),
                byte => {
                    self.cursor.skip(1);
                    self.push(byte);
                }
            }
        }
        Err(start)
    }

    /// `$(…)` and what stands in backticks, as they are written.
    fn substitution(&mut self) {
        let start = self.cursor.at;
        let first = self.cursor.take();
        if first == b'`' {
            self.cursor.take_until(b'`');
        } else if self.cursor.look(0) == b'(' {
            let mut depth = 0_u32;
            while !self.cursor.is_end() {
                match self.cursor.take() {
                    b'(' => depth += 1,
                    b')' if depth == 1 => break,
                    b')' => depth -= 1,
                    _ => {}
                }
            }
        }
        let text = self.cursor.text.as_bytes().get(start..self.cursor.at);
        self.open_word().extend_from_slice(text.unwrap_or_default());
    }

    /// `$'…'`
    fn ansi(&mut self) -> Result<(), usize> {
        let start = self.cursor.at;
        self.cursor.skip(2);
        self.is_quoted = true;
        let mut text = Vec::new();
        loop {
            if self.cursor.is_end() {
                return Err(start);
            }
            match self.cursor.take() {
                b'\'' => break,
                b'\\' => ansi_escape(&mut self.cursor, &mut text),
                byte => text.push(byte),
            }
        }
        self.open_word().append(&mut text);
        Ok(())
    }

    fn redirection(&mut self) {
        // The number of a file before it is no word.
        let is_number = |word: &Vec<u8>| word.iter().all(u8::is_ascii_digit);
        if self.word.as_ref().is_some_and(is_number) && !self.is_quoted {
            self.word = None;
        }
        self.end_word();
        self.role = if self.cursor.eat("<<<") {
            Role::Input
        } else if self.cursor.eat("<<-") || self.cursor.eat("<<") {
            Role::Delimiter
        } else {
            self.cursor.skip(1);
            self.cursor
                .take_while(|byte| matches!(byte, b'>' | b'&' | b'|'));
            Role::File
        };
        self.cursor.skip_blanks();
    }

    /// The lines after the command, up to the one that ends them.
    fn here_document(&mut self) {
        let Some((delimiter, is_quoted)) = self.delimiter.take() else {
            return;
        };
        let mut input = Vec::new();
        while !self.cursor.is_end() {
            let line = self.cursor.take_line();
            if line.trim_ascii().as_bytes() == delimiter {
                break;
            }
            let mut line = Cursor::new(line);
            while !line.is_end() {
                let byte = line.take();
                let is_escape =
                    !is_quoted && byte == b'\\' && matches!(line.look(0), b'\\' | b'$' | b'`');
                input.push(if is_escape { line.take() } else { byte });
            }
            input.push(b'\n');
        }
        self.found.input = Some(input);
    }
}

/// What follows a backslash in `$'…'`.
fn ansi_escape(cursor: &mut Cursor<'_>, text: &mut Vec<u8>) {
    let byte = match cursor.take() {
        b'n' => b'\n',
        b't' => b'\t',
        b'r' => b'\r',
        b'a' => 7,
        b'b' => 8,
        b'e' | b'E' => 27,
        b'f' => 12,
        b'v' => 11,
        b'c' => cursor.take() & 31,
        b'x' => match take_hex(cursor, 1, 2) {
            Some(code) => u8::try_from(code).unwrap_or_default(),
            None => b'x',
        },
        letter @ (b'u' | b'U') => {
            let most = if letter == b'u' { 4 } else { 8 };
            match take_hex(cursor, 1, most) {
                Some(code) => return push_utf16(cursor, text, code),
                None => letter,
            }
        }
        digit @ b'0'..=b'7' => {
            let mut code = u32::from(digit - b'0');
            for _ in 0..2 {
                if let digit @ b'0'..=b'7' = cursor.look(0) {
                    code = code * 8 + u32::from(digit - b'0');
                    cursor.skip(1);
                }
            }
            (code & 255) as u8
        }
        byte @ (b'\\' | b'\'' | b'"' | b'?') => byte,
        byte => {
            text.push(b'\\');
            byte
        }
    };
    text.push(byte);
}

/// Browsers write a character above U+FFFF as two halves, each with a `\u` of its own.
fn push_utf16(cursor: &mut Cursor<'_>, text: &mut Vec<u8>, code: u32) {
    let mut ahead = *cursor;
    if code & 0xffff_fc00 == 0xd800
        && ahead.eat("\\u")
        && let Some(low @ 0xdc00..0xe000) = take_hex(&mut ahead, 4, 4)
    {
        *cursor = ahead;
        return push_char(text, 0x1_0000 + ((code & 0x3ff) << 10) + (low & 0x3ff));
    }
    push_char(text, code);
}
