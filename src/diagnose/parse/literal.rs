//! Values as JavaScript, JSON and Python write them down: texts, numbers, lists, objects.
//!
//! One reader serves `fetch(…)`, HAR, what Node prints by `util.inspect`, and Python's `repr`:
//! JSON is a part of JavaScript, and Python's literals differ in three words and a prefix.
//! Nothing is evaluated but texts that are joined by `+`, `JSON.stringify` of a literal, and
//! the constructors around literals; any other expression is [`Value::Unknown`].

use alloc::string::String;
use alloc::vec::Vec;

use super::cursor::{Cursor, push_char, take_hex, text_from};
use super::form::push_form;
use super::text;
use super::value::Value;
use crate::ascii::cut;

/// How deep values may be nested. What people paste has six levels, a HAR ten.
const DEEPEST: u8 = 64;

/// Reads values from a text.
pub struct Reader<'a> {
    /// Where it stands.
    pub cursor: Cursor<'a>,
    depth: u8,
    /// Where a text opens that does not end.
    pub open: Option<usize>,
}

impl<'a> Reader<'a> {
    /// A reader that stands at a place in a text.
    pub const fn new(cursor: Cursor<'a>) -> Self {
        Self {
            cursor,
            depth: 0,
            open: None,
        }
    }

    /// Blanks, line ends and comments.
    pub fn skip_space(&mut self) {
        loop {
            self.cursor.skip_space();
            if self.cursor.starts_with("//") {
                self.cursor.take_line();
            } else if self.cursor.eat("/*") {
                while self.cursor.take_until(b'*').is_some() && self.cursor.look(0) != b'/' {}
                self.cursor.skip(1);
            } else {
                return;
            }
        }
    }

    /// The value that stands here. None where the text is no value, or ends in it.
    pub fn value(&mut self) -> Option<Value> {
        let mut value = self.term()?;
        loop {
            let end = self.cursor.at;
            self.skip_space();
            value = match (self.cursor.look(0), value) {
                (b'+', Value::Text(mut text)) => {
                    self.cursor.skip(1);
                    self.skip_space();
                    match self.term()? {
                        Value::Text(more) => {
                            text.push_str(&more);
                            Value::Text(text)
                        }
                        _ => Value::Unknown,
                    }
                }
                // Python joins texts that follow one another.
                (b'"' | b'\'', Value::Text(mut text)) => match self.term()? {
                    Value::Text(more) => {
                        text.push_str(&more);
                        Value::Text(text)
                    }
                    _ => Value::Unknown,
                },
                // Node writes a class's name before an object: `AxiosHeaders {`,
                // `[Object: null prototype] {`.
                (b'{', Value::Unknown) => self.term()?,
                (b',' | b'}' | b']' | b')' | b';' | b':' | 0, value) => {
                    return Some(value);
                }
                (_, value) if has_line_end(self.cursor.text, end, self.cursor.at) => {
                    return Some(value);
                }
                _ => {
                    self.skip_expression()?;
                    Value::Unknown
                }
            };
        }
    }

    fn term(&mut self) -> Option<Value> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        self.skip_space();
        let value = match self.cursor.look(0) {
            b'"' | b'\'' => Some(Value::Text(text_from(self.quoted(false)?))),
            b'`' => {
                let start = self.cursor.at;
                let text = text_from(self.quoted(false)?);
                let source = self.cursor.text.get(start..self.cursor.at);
                let is_literal = source.is_some_and(|source| !text::contains(source, "${"));
                Some(if is_literal {
                    Value::Text(text)
                } else {
                    Value::Unknown
                })
            }
            b'{' => self.object(),
            b'[' => self.list(b']'),
            b'(' => match self.list(b')')? {
                // Parentheses around a value are no list.
                Value::List(mut values) if values.len() == 1 => values.pop(),
                list => Some(list),
            },
            b'<' => Some(self.angle()),
            b'0'..=b'9' | b'-' | b'.' => {
                let is_digit =
                    |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
                Some(Value::Number(self.cursor.take_while(is_digit).into()))
            }
            byte if is_name(byte) => self.word(),
            _ => None,
        };
        self.depth -= 1;
        value
    }

    /// A text in the quotes that open here. `\xHH` is a byte in Python's `b'…'` and a character
    /// elsewhere.
    fn quoted(&mut self, is_bytes: bool) -> Option<Vec<u8>> {
        let start = self.cursor.at;
        let quote = self.cursor.take();
        let mut text = Vec::new();
        while !self.cursor.is_end() {
            match self.cursor.take() {
                byte if byte == quote => return Some(text),
                b'\\' => self.escape(&mut text, is_bytes),
                byte => text.push(byte),
            }
        }
        self.open = Some(start);
        None
    }

    /// What follows a backslash.
    fn escape(&mut self, text: &mut Vec<u8>, is_bytes: bool) {
        let cursor = &mut self.cursor;
        if cursor.eat_line_end() {
            return;
        }
        let code = match cursor.take() {
            b'n' => 10,
            b't' => 9,
            b'r' => 13,
            b'b' => 8,
            b'f' => 12,
            b'v' => 11,
            b'0' => 0,
            b'x' => match take_hex(cursor, 2, 2) {
                Some(byte) if is_bytes => {
                    text.extend(u8::try_from(byte));
                    return;
                }
                code => code.unwrap_or(u32::from(b'x')),
            },
            b'u' if cursor.eat("{") => {
                let code = take_hex(cursor, 1, 6);
                cursor.eat("}");
                code.unwrap_or_default()
            }
            b'U' => take_hex(cursor, 8, 8).unwrap_or(u32::from(b'U')),
            b'u' => surrogates(cursor),
            byte => {
                text.push(byte);
                return;
            }
        };
        push_char(text, code);
    }

    fn list(&mut self, end: u8) -> Option<Value> {
        self.cursor.skip(1);
        let mut values = Vec::new();
        loop {
            self.skip_space();
            match self.cursor.look(0) {
                byte if byte == end => {
                    self.cursor.skip(1);
                    return Some(Value::List(values));
                }
                b',' => self.cursor.skip(1),
                _ => {
                    values.push(self.value()?);
                    self.skip_space();
                    // `[Object]` and `[Object: null prototype]` of Node.
                    if !matches!(self.cursor.look(0), b',' | b']' | b')') {
                        self.skip_expression()?;
                        self.cursor.skip(1);
                        return Some(Value::Unknown);
                    }
                }
            }
        }
    }

    fn object(&mut self) -> Option<Value> {
        self.cursor.skip(1);
        let mut members = Vec::new();
        loop {
            self.skip_space();
            let name = match self.cursor.look(0) {
                b'}' => {
                    self.cursor.skip(1);
                    return Some(Value::Object(members));
                }
                b',' => {
                    self.cursor.skip(1);
                    continue;
                }
                b'"' | b'\'' => text_from(self.quoted(false)?),
                byte if is_name(byte) => self.cursor.take_while(is_name).into(),
                // Spread members, computed names, and what else has no name of its own.
                _ => {
                    self.skip_expression()?;
                    if !matches!(self.cursor.look(0), b',' | b'}') {
                        return None;
                    }
                    continue;
                }
            };
            self.skip_space();
            let value = if self.cursor.eat(":") {
                self.value()?
            } else {
                Value::Unknown
            };
            members.push((name, value));
            self.skip_space();
            if !matches!(self.cursor.look(0), b',' | b'}') {
                self.skip_expression()?;
                if !matches!(self.cursor.look(0), b',' | b'}') {
                    return None;
                }
            }
        }
    }

    /// Node's `<Buffer 7b 22>`.
    fn angle(&mut self) -> Value {
        let Some(inside) = self.cursor.take_until(b'>') else {
            self.cursor.at = self.cursor.text.len();
            return Value::Unknown;
        };
        let Some(digits) = inside.strip_prefix("<Buffer") else {
            return Value::Unknown;
        };
        let mut bytes = Vec::new();
        let mut digits = Cursor::new(digits);
        while digits.eat(" ") {
            match take_hex(&mut digits, 2, 2) {
                Some(byte) => bytes.extend(u8::try_from(byte)),
                // `... 12 more bytes`
                None => return Value::Unknown,
            }
        }
        Value::Bytes(bytes)
    }

    /// A word, and the call that it begins.
    fn word(&mut self) -> Option<Value> {
        let word = self.cursor.take_while(is_name);
        let quote = self.cursor.look(0);
        if matches!(quote, b'"' | b'\'') {
            match word {
                "b" | "B" => return Some(Value::Bytes(self.quoted(true)?)),
                "u" | "U" => return Some(Value::Text(text_from(self.quoted(false)?))),
                _ => {}
            }
        }
        let value = match word {
            "new" | "await" => return self.term(),
            "undefined" => Value::Undefined,
            "null" | "None" => Value::Null,
            "true" | "True" => Value::Bool(true),
            "false" | "False" => Value::Bool(false),
            _ => Value::Unknown,
        };
        if quote != b'(' {
            return Some(value);
        }
        let Value::List(arguments) = self.list(b')')? else {
            return Some(Value::Unknown);
        };
        let mut arguments = arguments.into_iter();
        let first = arguments.next();
        let has_more = arguments.any(|value| !matches!(value, Value::Null | Value::Undefined));
        if self.cursor.eat(".encode(") {
            self.cursor.at -= 1;
            return match self.list(b')')? {
                Value::List(mut values) if values.len() == 1 => values.pop(),
                _ => Some(Value::Unknown),
            };
        }
        self.cursor.eat(".toString()");
        Some(match (word, first) {
            (_, Some(_)) if has_more => Value::Unknown,
            ("JSON.stringify", Some(value)) => value.json().map_or(Value::Unknown, Value::Text),
            ("Headers" | "URL" | "String" | "Buffer.from", Some(value)) => value,
            ("Headers", None) => Value::Object(Vec::new()),
            ("URLSearchParams", Some(value)) => form(&value),
            _ => Value::Unknown,
        })
    }

    /// Passes over an expression, up to what ends it. None where the text ends before.
    fn skip_expression(&mut self) -> Option<()> {
        let mut depth = 0_u32;
        while !self.cursor.is_end() {
            match self.cursor.look(0) {
                b'"' | b'\'' | b'`' => {
                    self.quoted(false)?;
                    continue;
                }
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' if depth > 0 => depth -= 1,
                b')' | b']' | b'}' => return Some(()),
                b',' | b';' if depth == 0 => return Some(()),
                _ => {}
            }
            self.cursor.skip(1);
        }
        None
    }
}

/// `HHHH` after `\u`, and the second half of a pair.
fn surrogates(cursor: &mut Cursor<'_>) -> u32 {
    let Some(first) = take_hex(cursor, 4, 4) else {
        return u32::from(b'u');
    };
    if first & 0xfc00 == 0xd800 && cursor.starts_with("\\u") {
        let mut ahead = *cursor;
        ahead.skip(2);
        if let Some(second @ 0xdc00..0xe000) = take_hex(&mut ahead, 4, 4) {
            *cursor = ahead;
            return 0x1_0000 + ((first & 0x3ff) << 10) + (second & 0x3ff);
        }
    }
    first
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.' | b'-' | 0x80..)
}

fn has_line_end(text: &str, start: usize, end: usize) -> bool {
    text.get(start..end)
        .is_some_and(|between| cut(between, b'\n').is_some())
}

/// What `new URLSearchParams` makes of an object, of a list of pairs, or of a text.
fn form(value: &Value) -> Value {
    let mut form = String::new();
    let mut put = |name: &str, value: &Value| {
        let text = match value {
            Value::Bool(true) => "true",
            Value::Bool(false) => "false",
            value => value.text()?,
        };
        push_form(&mut form, name, text);
        Some(())
    };
    let is_known = match value {
        Value::Text(text) => {
            let text = text.strip_prefix('?').unwrap_or(text);
            return Value::Form(text.into());
        }
        Value::Object(members) => members
            .iter()
            .try_for_each(|(name, value)| put(name, value)),
        Value::List(pairs) => pairs.iter().try_for_each(|pair| match pair {
            Value::List(pair) => match &**pair {
                [name, value] => put(name.text()?, value),
                _ => None,
            },
            _ => None,
        }),
        _ => None,
    };
    is_known.map_or(Value::Unknown, |()| Value::Form(form))
}

#[cfg(test)]
mod tests;
