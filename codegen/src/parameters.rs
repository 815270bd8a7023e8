//! Parameters, given as JSON, as a literal of JavaScript or Python.
//!
//! Numbers keep their text, and members their order: nothing is rounded or moved on the way.

use serde::de::Error;
use serde_json::value::RawValue;

use crate::language::Language;
use crate::literal;
use crate::members::Members;

/// Deeper than this nothing is written: WebAssembly has one small stack.
const MAX_DEPTH: usize = 64;

/// A literal of several lines, two spaces deeper each level in JavaScript, four in Python.
/// None where the text is not one JSON object.
pub fn literal(language: Language, text: &str) -> Option<String> {
    let object: &RawValue = serde_json::from_str(text).ok()?;
    let mut code = String::new();
    write(&mut code, object, language, 0).ok()?;
    object.get().starts_with('{').then_some(code)
}

fn write(
    code: &mut String,
    value: &RawValue,
    language: Language,
    depth: usize,
) -> serde_json::Result<()> {
    if depth > MAX_DEPTH {
        return Err(serde_json::Error::custom("nested too deep"));
    }
    let text = value.get();
    match text.as_bytes().first() {
        Some(b'{') => {
            let Members(members) = serde_json::from_str(text)?;
            code.push('{');
            for (name, value) in &members {
                line(code, language, depth + 1);
                key(code, language, name);
                code.push_str(": ");
                write(code, value, language, depth + 1)?;
                code.push(',');
            }
            if !members.is_empty() {
                line(code, language, depth);
            }
            code.push('}');
        }
        Some(b'[') => {
            let elements: Vec<&RawValue> = serde_json::from_str(text)?;
            code.push('[');
            for value in &elements {
                line(code, language, depth + 1);
                write(code, value, language, depth + 1)?;
                code.push(',');
            }
            if !elements.is_empty() {
                line(code, language, depth);
            }
            code.push(']');
        }
        Some(b'"') => {
            let text: String = serde_json::from_str(text)?;
            code.push_str(&literal::literal(language, &text));
        }
        _ => plain(code, language, text),
    }
    Ok(())
}

/// `null`, `true`, `false`, or a number.
fn plain(code: &mut String, language: Language, text: &str) {
    let is_python = language == Language::Python;
    code.push_str(match text {
        "null" if is_python => "None",
        "true" if is_python => "True",
        "false" if is_python => "False",
        text => text,
    });
    // As a number of JavaScript it would lose its last digits.
    if !is_python && is_beyond_numbers(text) {
        code.push('n');
    }
}

/// The name of a member.
fn key(code: &mut String, language: Language, name: &str) {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$';
    let has_digit_first = name.as_bytes().first().is_none_or(u8::is_ascii_digit);
    if language == Language::Python {
        code.push_str(&literal::literal(language, name));
    } else if name == "__proto__" {
        // Written plainly it would set the prototype and be no member.
        code.push_str("['__proto__']");
    } else if name.bytes().all(is_name) && !has_digit_first {
        code.push_str(name);
    } else {
        code.push_str(&literal::literal(Language::JavaScript, name));
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

#[cfg(test)]
mod tests;
