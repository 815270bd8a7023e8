//! Texts and words of PowerShell.
//! Rules: <https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_quoting_rules>

use alloc::string::String;
use alloc::vec::Vec;

use super::cursor::{Cursor, push_char, take_hex, text_from};

/// A word: texts and what stands between them.
pub fn word(cursor: &mut Cursor<'_>) -> Result<Vec<u8>, usize> {
    let mut word = Vec::new();
    while !cursor.is_end() {
        match cursor.look(0) {
            b'"' | b'\'' => text(cursor, &mut word)?,
            b'@' if word.is_empty() && matches!(cursor.look(1), b'"' | b'\'') => {
                here_string(cursor, &mut word)?;
            }
            b';' | b'|' | b')' | b'}' | b',' => {
                // A word never is nothing, or its reader would stand still.
                if word.is_empty() {
                    cursor.skip(1);
                }
                break;
            }
            byte if byte.is_ascii_whitespace() => break,
            b'`' => backtick(cursor, &mut word),
            byte => {
                cursor.skip(1);
                word.push(byte);
            }
        }
    }
    Ok(word)
}

/// The content of a text.
pub fn one_text(cursor: &mut Cursor<'_>) -> Result<String, usize> {
    let mut content = Vec::new();
    text(cursor, &mut content)?;
    Ok(text_from(content))
}

/// `'…'`, in which `''` is a quote, or `"…"`, which has escapes as well.
pub fn text(cursor: &mut Cursor<'_>, text: &mut Vec<u8>) -> Result<(), usize> {
    let start = cursor.at;
    let quote = cursor.take();
    while !cursor.is_end() {
        match cursor.look(0) {
            byte if byte == quote => {
                cursor.skip(1);
                if cursor.look(0) != quote {
                    return Ok(());
                }
                cursor.skip(1);
                text.push(quote);
            }
            byte => character(cursor, byte, quote == b'"', text),
        }
    }
    Err(start)
}

fn character(cursor: &mut Cursor<'_>, byte: u8, has_escapes: bool, text: &mut Vec<u8>) {
    match byte {
        b'`' if has_escapes => backtick(cursor, text),
        b'$' if has_escapes && cursor.starts_with("$([char]") => {
            let code = take_unit(cursor).unwrap_or_default();
            let mut ahead = *cursor;
            let low = if code & 0xfc00 == 0xd800 {
                take_unit(&mut ahead)
            } else {
                None
            };
            if let Some(low) = low {
                *cursor = ahead;
                push_char(text, 0x1_0000 + ((code & 0x3ff) << 10) + (low & 0x3ff));
            } else {
                push_char(text, code);
            }
        }
        byte => {
            cursor.skip(1);
            text.push(byte);
        }
    }
}

/// A backtick and what follows it.
fn backtick(cursor: &mut Cursor<'_>, text: &mut Vec<u8>) {
    cursor.skip(1);
    if cursor.eat_line_end() {
        return;
    }
    let byte = match cursor.take() {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'0' => 0,
        b'a' => 7,
        b'b' => 8,
        b'e' => 27,
        b'f' => 12,
        b'v' => 11,
        b'u' if cursor.eat("{") => {
            push_char(text, take_hex(cursor, 1, 6).unwrap_or_default());
            cursor.eat("}");
            return;
        }
        byte => byte,
    };
    text.push(byte);
}

/// `@'`, lines, and `'@` at the beginning of one.
fn here_string(cursor: &mut Cursor<'_>, text: &mut Vec<u8>) -> Result<(), usize> {
    let start = cursor.at;
    let quote = cursor.look(1);
    cursor.take_line();
    let end = if quote == b'"' { "\n\"@" } else { "\n'@" };
    let from = cursor.at.saturating_sub(1);
    let rest = cursor.text.get(from..).unwrap_or_default();
    let length = super::text::find(rest, end).ok_or(start)?;
    let stop = from + length;
    while cursor.at < stop {
        let byte = cursor.look(0);
        if byte == b'\r' && cursor.at + 1 == stop {
            break;
        }
        character(cursor, byte, quote == b'"', text);
    }
    cursor.at = stop + end.len();
    Ok(())
}

/// `$([char]228)`: a unit of UTF-16.
fn take_unit(cursor: &mut Cursor<'_>) -> Option<u32> {
    if !cursor.eat("$([char]") {
        return None;
    }
    let unit =
        crate::ascii::parse_decimal(cursor.take_while(|byte| byte.is_ascii_digit()).as_bytes());
    cursor.eat(")");
    unit
}
