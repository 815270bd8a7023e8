//! Strings as literals: whatever is in them, each language reads the same text back.
//!
//! What can be read is left as it is. Invisible characters are escaped in every language, also
//! where they would be allowed: text that turns the direction of writing could make code look
//! like what it is not.

use crate::language::Language;

/// The text as a literal.
pub fn literal(language: Language, text: &str) -> String {
    let is_plain = !text.chars().any(is_hidden);
    let mut code = String::with_capacity(text.len() + 8);
    let mut quoted = |open: &str, close: &str, escape: fn(&mut String, char)| {
        code.push_str(open);
        for c in text.chars() {
            escape(&mut code, c);
        }
        code.push_str(close);
    };
    match language {
        Language::Bash if text.chars().all(|c| c == '\n' || !is_hidden(c)) => {
            quoted("'", "'", bash);
        }
        Language::Bash => quoted("$'", "'", bash_ansi_c),
        Language::JavaScript => quoted("'", "'", javascript),
        Language::Python => quoted("'", "'", python),
        Language::Java => quoted("\"", "\"", java),
        // Not even a byte order mark may stand in a raw string, nor a carriage return.
        Language::Go if !text.contains('`') && text.contains(['"', '\\']) && is_plain => {
            quoted("`", "`", as_it_is);
        }
        Language::Go => quoted("\"", "\"", go),
        Language::Php if is_plain => quoted("'", "'", single),
        Language::Php => quoted("\"", "\"", php),
        Language::CSharp => quoted("\"", "\"", csharp),
        Language::Cpp if !text.contains(")\"") && text.contains(['"', '\\']) && is_plain => {
            quoted("R\"(", ")\"", as_it_is);
        }
        // A NUL would end the text: the suffix makes it a string with a length.
        Language::Cpp if text.contains('\0') => quoted("\"", "\"s", cpp),
        Language::Cpp => quoted("\"", "\"", cpp),
        Language::Ruby if is_plain => quoted("'", "'", single),
        Language::Ruby => quoted("\"", "\"", ruby),
    }
    code
}

/// Control characters, line and paragraph separators, and what is invisible or turns the
/// direction of writing.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn as_it_is(code: &mut String, c: char) {
    code.push(c);
}

fn bash(code: &mut String, c: char) {
    match c {
        '\'' => code.push_str("'\\''"),
        c => code.push(c),
    }
}

fn bash_ansi_c(code: &mut String, c: char) {
    match c {
        '\'' | '\\' => escaped(code, c),
        '\n' => code.push_str("\\n"),
        c if is_hidden(c) => octal_bytes(code, c),
        c => code.push(c),
    }
}

fn javascript(code: &mut String, c: char) {
    match c {
        '\'' | '\\' => escaped(code, c),
        // `</script` and `<!--` would end or change a script that stands in a page.
        '/' | '!' if code.ends_with('<') => escaped(code, c),
        c if is_hidden(c) => line_or(code, c, utf16),
        c => code.push(c),
    }
}

fn python(code: &mut String, c: char) {
    match c {
        '\'' | '\\' => escaped(code, c),
        c if is_hidden(c) => line_or(code, c, code_point),
        c => code.push(c),
    }
}

/// All of Unicode is escaped: before Java 18 a compiler takes its encoding from the machine.
fn java(code: &mut String, c: char) {
    match c {
        '"' | '\\' => escaped(code, c),
        // `\u000a` would be a line break before the compiler sees that it is in a string.
        c if c.is_ascii() && is_hidden(c) => line_or(code, c, octal_bytes),
        c if !c.is_ascii() => utf16(code, c),
        c => code.push(c),
    }
}

fn go(code: &mut String, c: char) {
    match c {
        '"' | '\\' => escaped(code, c),
        c if is_hidden(c) => line_or(code, c, code_point),
        c => code.push(c),
    }
}

fn csharp(code: &mut String, c: char) {
    go(code, c);
}

/// Hexadecimal escapes have no end in C++, octal ones have.
fn cpp(code: &mut String, c: char) {
    match c {
        '"' | '\\' => escaped(code, c),
        c if is_hidden(c) => line_or(code, c, octal_bytes),
        c => code.push(c),
    }
}

/// Single quotes of PHP and Ruby, where only these two are special.
fn single(code: &mut String, c: char) {
    match c {
        '\'' | '\\' => escaped(code, c),
        c => code.push(c),
    }
}

fn php(code: &mut String, c: char) {
    match c {
        '"' | '\\' | '$' => escaped(code, c),
        c if is_hidden(c) => line_or(code, c, braced),
        c => code.push(c),
    }
}

fn ruby(code: &mut String, c: char) {
    match c {
        '"' | '\\' | '#' => escaped(code, c),
        c if is_hidden(c) => line_or(code, c, braced),
        c => code.push(c),
    }
}

fn escaped(code: &mut String, c: char) {
    code.push('\\');
    code.push(c);
}

/// The escapes that every language has, or another one.
fn line_or(code: &mut String, c: char, other: fn(&mut String, char)) {
    match c {
        '\n' => code.push_str("\\n"),
        '\r' => code.push_str("\\r"),
        '\t' => code.push_str("\\t"),
        c => other(code, c),
    }
}

/// `\u2028`, in two halves beyond the first plane.
fn utf16(code: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        code.push_str("\\u");
        hexadecimal(code, (*unit).into(), 4);
    }
}

/// `\u2028`, or `\U000e0001` beyond the first plane.
fn code_point(code: &mut String, c: char) {
    let number = u32::from(c);
    let (letter, width) = if number < 0x10000 { ('u', 4) } else { ('U', 8) };
    escaped(code, letter);
    hexadecimal(code, number, width);
}

/// `\u{2028}`
fn braced(code: &mut String, c: char) {
    code.push_str("\\u{");
    hexadecimal(code, c.into(), 1);
    code.push('}');
}

/// `\342\200\250`: the bytes of UTF-8.
fn octal_bytes(code: &mut String, c: char) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        code.push('\\');
        for shift in [6, 3, 0] {
            code.push(char::from(b'0' + (byte >> shift & 7)));
        }
    }
}

fn hexadecimal(code: &mut String, number: u32, width: u32) {
    let digits = (32 - number.leading_zeros()).div_ceil(4).max(width);
    for digit in (0..digits).rev() {
        let value = number >> (4 * digit) & 15;
        code.extend(char::from_digit(value, 16));
    }
}

#[cfg(test)]
mod tests;
