//! PowerShell: `Invoke-WebRequest` and `Invoke-RestMethod` with the variables before them, and
//! the words of a curl command.
//! Rules: <https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.utility/invoke-webrequest>

use alloc::string::String;
use alloc::vec::Vec;

use super::cursor::{Cursor, text_from};
use super::fetch::headers;
use super::powershell_text::{one_text, text, word};
use super::value::Value;
use super::words::Words;
use crate::ascii::has;
use crate::diagnose::request::{Format, ParsedRequest};

/// The commands, in lower case.
const COMMANDS: &str = "invoke-webrequest invoke-restmethod iwr irm curl wget ";

/// Tables of tables are not read deeper; headers are one deep.
const DEEPEST: u8 = 8;

/// The first request that a text sends. False where it sends none.
///
/// # Errors
/// Where a quote opens that is not closed.
pub fn read(text: &str, request: &mut ParsedRequest) -> Result<bool, usize> {
    let mut reader = Reader {
        cursor: Cursor::new(text),
        variables: Vec::new(),
        depth: 0,
    };
    while !reader.cursor.is_end() {
        reader.cursor.skip_space();
        if reader.statement()? {
            fill(&reader.command()?, request);
            return Ok(true);
        }
    }
    Ok(false)
}

/// The words of a curl command. Before version 7.3 a quote reaches curl only as `\"`: a word
/// in which every quote is written so is one of those.
///
/// # Errors
/// Where a quote opens that is not closed.
pub fn words(cursor: Cursor<'_>) -> Result<Words, usize> {
    let mut reader = Reader {
        cursor,
        variables: Vec::new(),
        depth: 0,
    };
    let mut words = Vec::new();
    while reader.goes_on() {
        let word = word(&mut reader.cursor)?;
        words.push(unescaped(&word).unwrap_or(word));
    }
    Ok(Words { words, input: None })
}

/// A word as the C runtime takes it. None where a quote has no backslash before it.
fn unescaped(word: &[u8]) -> Option<Vec<u8>> {
    let mut unescaped = Vec::with_capacity(word.len());
    let mut backslashes: usize = 0;
    for &byte in word {
        match byte {
            b'\\' => backslashes += 1,
            b'"' if backslashes.is_multiple_of(2) => return None,
            b'"' => {
                unescaped.truncate(unescaped.len() - backslashes.div_ceil(2));
                backslashes = 0;
            }
            _ => backslashes = 0,
        }
        unescaped.push(byte);
    }
    Some(unescaped)
}

struct Reader<'a> {
    cursor: Cursor<'a>,
    variables: Vec<(String, Value)>,
    depth: u8,
}

impl Reader<'_> {
    /// Passes over a statement; the value of an assignment is kept. True where it is a
    /// command, of which the name is passed over.
    fn statement(&mut self) -> Result<bool, usize> {
        self.cursor.eat("PS ");
        if self.cursor.look(0) == b'$' {
            let name = self.variable();
            self.cursor.skip_blanks();
            if self.cursor.eat("=") {
                self.cursor.skip_blanks();
                if !self.is_command() {
                    let value = self.value()?;
                    self.variables.push((name, value));
                    self.cursor.take_line();
                    return Ok(false);
                }
            } else if self.cursor.eat("[") || self.cursor.eat(".Add(") {
                let key = self.value()?;
                self.cursor
                    .take_while(|byte| matches!(byte, b' ' | b']' | b',' | b'='));
                let value = self.value()?;
                let known = self
                    .variables
                    .iter_mut()
                    .rev()
                    .find(|(known, _)| *known == name);
                if let (Some((_, Value::Object(members))), Value::Text(key)) = (known, key) {
                    members.push((key, value));
                }
            }
        }
        if self.is_command() {
            self.cursor.take_while(|byte| !byte.is_ascii_whitespace());
            return Ok(true);
        }
        self.cursor.take_line();
        Ok(false)
    }

    /// Whether a command's name follows.
    fn is_command(&self) -> bool {
        let mut ahead = self.cursor;
        let name = ahead.take_while(|byte| byte.is_ascii_alphabetic() || byte == b'-');
        has(COMMANDS, name)
    }

    fn variable(&mut self) -> String {
        self.cursor.skip(1);
        let name = self.cursor.take_while(is_name);
        name.to_ascii_lowercase()
    }

    /// Whether the command has another word: not so at the end of a line without a backtick.
    fn goes_on(&mut self) -> bool {
        loop {
            self.cursor.skip_blanks();
            if self.cursor.look(0) == b'`' && matches!(self.cursor.look(1), b'\r' | b'\n') {
                self.cursor.skip(1);
                self.cursor.eat_line_end();
                continue;
            }
            let is_end = matches!(
                self.cursor.look(0),
                b'\r' | b'\n' | b';' | b'|' | b'&' | b')'
            );
            return !is_end && !self.cursor.is_end();
        }
    }

    /// The parameters of a command.
    fn command(&mut self) -> Result<Value, usize> {
        let mut parameters = Vec::new();
        while self.goes_on() {
            match self.cursor.look(0) {
                b'-' => {
                    self.cursor.skip(1);
                    let name = self.cursor.take_while(|byte| byte.is_ascii_alphabetic());
                    self.cursor.eat(":");
                    // A switch has no value.
                    if self.goes_on() && self.cursor.look(0) != b'-' {
                        parameters.push((name.into(), self.value()?));
                    }
                }
                // The members of a variable are parameters.
                b'@' if is_name(self.cursor.look(1)) => {
                    let name = self.variable();
                    if let Value::Object(members) = self.known(&name) {
                        parameters.extend(members);
                    }
                }
                _ => parameters.push(("Uri".into(), self.value()?)),
            }
        }
        Ok(Value::Object(parameters))
    }

    fn known(&self, name: &str) -> Value {
        let mut known = self.variables.iter().rev();
        let found = known.find(|(known, _)| known == name);
        found.map_or(Value::Unknown, |(_, value)| value.clone())
    }

    fn value(&mut self) -> Result<Value, usize> {
        self.depth += 1;
        let value = match self.cursor.look(0) {
            _ if self.depth > DEEPEST => {
                self.cursor.at = self.cursor.text.len();
                Value::Unknown
            }
            b'@' if self.cursor.look(1) == b'{' => self.table()?,
            b'$' => {
                let name = self.variable();
                self.known(&name)
            }
            // `[ordered]@{…}`, `[string]"…"`
            b'[' => {
                self.cursor.take_until(b']');
                let is_call = self.cursor.eat("::UTF8.GetBytes(");
                let value = self.value()?;
                if is_call {
                    self.cursor.eat(")");
                }
                value
            }
            b'(' => {
                self.cursor.skip(1);
                self.cursor.skip_space();
                let value = self.value()?;
                self.cursor.skip_space();
                // What goes through a pipe is another value.
                if self.cursor.eat(")") {
                    value
                } else {
                    self.skip_parentheses()?;
                    Value::Unknown
                }
            }
            b'"' | b'\'' => Value::Text(one_text(&mut self.cursor)?),
            _ => match text_from(word(&mut self.cursor)?) {
                word if word == "New-Object" => Value::Object(Vec::new()),
                word => Value::Text(word),
            },
        };
        self.depth -= 1;
        Ok(value)
    }

    /// Up to the parenthesis that closes.
    fn skip_parentheses(&mut self) -> Result<(), usize> {
        let mut depth = 1_u32;
        while !self.cursor.is_end() && depth > 0 {
            match self.cursor.look(0) {
                b'"' | b'\'' => {
                    text(&mut self.cursor, &mut Vec::new())?;
                    continue;
                }
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            self.cursor.skip(1);
        }
        Ok(())
    }

    /// `@{ name = value; … }`, also with a line for each.
    fn table(&mut self) -> Result<Value, usize> {
        self.cursor.skip(2);
        let mut members = Vec::new();
        loop {
            self.cursor
                .take_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b';' | b','));
            if self.cursor.eat("}") || self.cursor.is_end() {
                return Ok(Value::Object(members));
            }
            let start = self.cursor.at;
            let name = match self.cursor.look(0) {
                b'"' | b'\'' => one_text(&mut self.cursor)?,
                _ => self.cursor.take_while(is_name).into(),
            };
            self.cursor.skip_blanks();
            self.cursor.eat("=");
            self.cursor.skip_blanks();
            members.push((name, self.value()?));
            if self.cursor.at == start {
                self.cursor.skip(1);
            }
        }
    }
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// What the parameters of the command send.
fn fill(parameters: &Value, request: &mut ParsedRequest) {
    let text = |name: &str| parameters.get(name).and_then(Value::text);
    let method = text("Method").or(text("CustomMethod")).unwrap_or("GET");
    request.headers = parameters.get("Headers").map(headers).unwrap_or_default();
    // A browser lists the pseudo headers of HTTP/2 among the others, without their colon.
    let is_pseudo = |name: &str| has("authority method path scheme ", name);
    request.headers.retain(|(name, _)| !is_pseudo(name));
    request.body = match parameters.get("Body") {
        None => Some(Vec::new()),
        Some(body) => body.text().map(|body| body.as_bytes().into()),
    };
    request.format = Some(Format::PowerShell);
    request.method = method.to_ascii_uppercase();
    request.url = text("Uri").unwrap_or_default().into();
    let has_body = request.body.as_ref().is_none_or(|body| !body.is_empty());
    let content_type = match text("ContentType") {
        None if has_body && request.header("Content-Type").is_none() => {
            Some("application/x-www-form-urlencoded")
        }
        given => given,
    };
    if let Some(content_type) = content_type {
        let header = ("Content-Type".into(), content_type.into());
        request.headers.push(header);
    }
    if parameters.get("InFile").is_some() || parameters.get("Form").is_some() {
        request.body = None;
    }
}

#[cfg(test)]
mod tests;
