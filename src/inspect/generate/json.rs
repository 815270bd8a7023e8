//! Parameters: read as JSON, written as literals of JavaScript and Python.
//!
//! Numbers keep their text: nothing is rounded on the way.

use alloc::string::String;
use alloc::vec::Vec;

use super::literal::{Language, literal};

/// Deeper than this nothing is read: the engine has one small stack.
const MAX_DEPTH: usize = 64;

/// A value.
#[derive(Debug, PartialEq)]
pub enum Json<'a> {
    /// `null`, `true`, `false`, or a number, as it was written.
    Plain(&'a str),
    /// A string without its escapes.
    Text(String),
    /// An array.
    Array(Vec<Json<'a>>),
    /// An object; the members are in their order.
    Object(Vec<(String, Json<'a>)>),
}

impl<'a> Json<'a> {
    /// Reads a text of which all is one value.
    pub fn parse(text: &'a str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value(0)?;
        reader.skip_space();
        reader.rest.is_empty().then_some(value)
    }

    /// A literal of several lines, two spaces deeper each level in JavaScript, four in
    /// Python.
    pub fn literal(&self, language: Language) -> String {
        let mut code = String::new();
        self.write(&mut code, language, 0);
        code
    }

    fn write(&self, code: &mut String, language: Language, depth: usize) {
        let is_python = language == Language::Python;
        match self {
            Self::Plain("null") if is_python => code.push_str("None"),
            Self::Plain("true") if is_python => code.push_str("True"),
            Self::Plain("false") if is_python => code.push_str("False"),
            Self::Plain(text) => {
                code.push_str(text);
                // As a number of JavaScript it would lose its last digits.
                if !is_python && is_beyond_numbers(text) {
                    code.push('n');
                }
            }
            Self::Text(text) => code.push_str(&literal(language, text)),
            Self::Array(elements) if elements.is_empty() => code.push_str("[]"),
            Self::Object(members) if members.is_empty() => code.push_str("{}"),
            Self::Array(elements) => {
                code.push('[');
                for element in elements {
                    line(code, language, depth + 1);
                    element.write(code, language, depth + 1);
                    code.push(',');
                }
                line(code, language, depth);
                code.push(']');
            }
            Self::Object(members) => {
                code.push('{');
                for (name, value) in members {
                    line(code, language, depth + 1);
                    if is_python {
                        code.push_str(&literal(language, name));
                    } else {
                        key(code, name);
                    }
                    code.push_str(": ");
                    value.write(code, language, depth + 1);
                    code.push(',');
                }
                line(code, language, depth);
                code.push('}');
            }
        }
    }
}

/// The name of a member in JavaScript.
fn key(code: &mut String, name: &str) {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$';
    let has_digit_first = name.as_bytes().first().is_none_or(u8::is_ascii_digit);
    if name == "__proto__" {
        // Written plainly it would set the prototype and be no member.
        code.push_str("['__proto__']");
    } else if name.bytes().all(is_name) && !has_digit_first {
        code.push_str(name);
    } else {
        code.push_str(&literal(Language::JavaScript, name));
    }
}

fn line(code: &mut String, language: Language, depth: usize) {
    code.push('\n');
    for _ in 0..depth {
        code.push_str(if language == Language::Python {
            "    "
        } else {
            "  "
        });
    }
}

/// Whether it is a whole number that JavaScript's numbers do not all hold.
fn is_beyond_numbers(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    is_whole && digits.len() >= 16 && (digits.len() > 16 || digits > "9007199254740991")
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn skip_space(&mut self) {
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        self.rest = self.rest.trim_start_matches(is_space);
    }

    /// Whether this comes next, behind white space; if so, it is read.
    fn take(&mut self, token: &str) -> bool {
        self.skip_space();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn value(&mut self, depth: usize) -> Option<Json<'a>> {
        if depth > MAX_DEPTH {
            return None;
        }
        if self.take("{") {
            let mut members = Vec::new();
            if self.take("}") {
                return Some(Json::Object(members));
            }
            loop {
                if !self.take("\"") {
                    return None;
                }
                let name = self.text()?;
                if !self.take(":") {
                    return None;
                }
                members.push((name, self.value(depth + 1)?));
                if !self.take(",") {
                    return self.take("}").then_some(Json::Object(members));
                }
            }
        }
        if self.take("[") {
            let mut elements = Vec::new();
            if self.take("]") {
                return Some(Json::Array(elements));
            }
            loop {
                elements.push(self.value(depth + 1)?);
                if !self.take(",") {
                    return self.take("]").then_some(Json::Array(elements));
                }
            }
        }
        if self.take("\"") {
            return self.text().map(Json::Text);
        }
        for word in ["null", "true", "false"] {
            if self.take(word) {
                return Some(Json::Plain(word));
            }
        }
        self.number().map(Json::Plain)
    }

    /// A string, behind its opening quote.
    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            let at = self.rest.find(['"', '\\'])?;
            let (before, special) = self.rest.split_at(at);
            if before.bytes().any(|byte| byte < b' ') {
                return None;
            }
            text.push_str(before);
            if let Some(rest) = special.strip_prefix('"') {
                self.rest = rest;
                return Some(text);
            }
            let letter = special.get(1..2)?;
            self.rest = special.get(2..)?;
            text.push(match letter {
                "n" => '\n',
                "r" => '\r',
                "t" => '\t',
                "b" => '\u{8}',
                "f" => '\u{c}',
                "u" => self.unicode()?,
                "\"" => '"',
                "\\" => '\\',
                "/" => '/',
                _ => return None,
            });
        }
    }

    /// The character of one or two `\u` escapes, behind the first `\u`.
    fn unicode(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.rest = self.rest.strip_prefix("\\u")?;
        let second = self.unit()?;
        let is_low = (0xdc00..0xe000).contains(&second);
        let low = is_low.then(|| second - 0xdc00)?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + low)
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.rest.get(..4)?;
        self.rest = self.rest.get(4..)?;
        let mut unit = 0;
        for digit in digits.chars() {
            unit = unit << 4 | digit.to_digit(16)?;
        }
        Some(unit)
    }

    fn number(&mut self) -> Option<&'a str> {
        self.skip_space();
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E');
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest;
        is_number(number.as_bytes()).then_some(number)
    }
}

/// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`
fn is_number(text: &[u8]) -> bool {
    let digits = |text: &mut &[u8]| {
        let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        *text = text.get(count..).unwrap_or_default();
        count
    };
    let mut rest = text.strip_prefix(b"-").unwrap_or(text);
    let has_zero_first = rest.first() == Some(&b'0');
    let whole = digits(&mut rest);
    if whole == 0 || (has_zero_first && whole > 1) {
        return false;
    }
    if let [b'.', behind @ ..] = rest {
        rest = behind;
        if digits(&mut rest) == 0 {
            return false;
        }
    }
    if let [b'e' | b'E', behind @ ..] = rest {
        rest = match behind {
            [b'+' | b'-', behind @ ..] => behind,
            behind => behind,
        };
        if digits(&mut rest) == 0 {
            return false;
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests;
