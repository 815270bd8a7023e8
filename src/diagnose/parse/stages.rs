//! The canonical request and the string to sign, where the text itself shows them: printed by
//! a program that signs, in lines or as one literal.

use alloc::string::String;

use super::cursor::Cursor;
use super::literal::Reader;
use super::text;
use super::value::Value;
use crate::ascii::cut;

/// What a text shows of the stages of its signature.
#[derive(Default)]
pub struct Stages {
    /// The canonical request.
    pub canonical_request: Option<String>,
    /// The string to sign.
    pub string_to_sign: Option<String>,
    /// The text without them: their lines look like headers, and are none that were sent.
    pub rest: String,
}

/// A canonical request has no more lines: so many headers are never signed.
const MOST_LINES: usize = 64;

/// So many names are looked at: each may have a long text after it.
const MOST_NAMES: usize = 16;

/// Finds them by their names.
pub fn find(text: &str) -> Stages {
    let mut stages = Stages::default();
    let mut cursor = Cursor::new(text);
    let mut kept = 0;
    let mut names_left = MOST_NAMES;
    while !cursor.is_end() && names_left > 0 {
        let start = cursor.at;
        let place = if is_label(&mut cursor, &["canonical", "request"]) {
            &mut stages.canonical_request
        } else if is_label(&mut cursor, &["string", "to", "sign"]) {
            &mut stages.string_to_sign
        } else {
            cursor.skip(1);
            continue;
        };
        let before = text.get(..start).unwrap_or_default();
        if place.is_some() || !is_name_start(before) {
            continue;
        }
        names_left -= 1;
        let mut ahead = cursor;
        if let Some(stage) = value(&mut ahead) {
            *place = Some(stage);
            stages
                .rest
                .push_str(text.get(kept..start).unwrap_or_default());
            kept = ahead.at;
            cursor = ahead;
        }
    }
    stages.rest.push_str(text.get(kept..).unwrap_or_default());
    stages
}

/// Passes over words in any case, with a blank, a dash, an underscore or nothing between.
fn is_label(cursor: &mut Cursor<'_>, words: &[&str]) -> bool {
    let mut ahead = *cursor;
    for (index, word) in words.iter().enumerate() {
        if index > 0 && matches!(ahead.look(0), b' ' | b'-' | b'_') {
            ahead.skip(1);
        }
        for byte in word.bytes() {
            if ahead.take().to_ascii_lowercase() != byte {
                return false;
            }
        }
    }
    *cursor = ahead;
    true
}

/// Whether a name may begin here: it is not the end of `hashedCanonicalRequest`, and not what
/// the server expected.
fn is_name_start(before: &str) -> bool {
    let before = before.as_bytes();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric();
    let word = before.trim_ascii_end();
    let of_hash = [&b"hash"[..], b"hashed", b"server"];
    let is_of_hash = of_hash.iter().any(|end| {
        let start = word.len().saturating_sub(end.len());
        word.get(start..)
            .is_some_and(|last| last.eq_ignore_ascii_case(end))
    });
    !before.last().is_some_and(is_part) && !is_of_hash
}

/// What follows a name: a literal, a line with `\n` in it, or lines.
fn value(cursor: &mut Cursor<'_>) -> Option<String> {
    let start = cursor.at;
    cursor.take_while(|byte| {
        matches!(
            byte,
            b' ' | b'-' | b'=' | b':' | b'*' | b'#' | b'>' | b'"' | b'\''
        )
    });
    let is_quoted = matches!(
        cursor.text.as_bytes().get(cursor.at.wrapping_sub(1)),
        Some(b'"' | b'\'')
    );
    if is_quoted && cursor.at > start + 1 {
        cursor.at -= 1;
        let mut reader = Reader::new(*cursor);
        let Some(Value::Text(text)) = reader.value() else {
            return None;
        };
        *cursor = reader.cursor;
        return is_stage(&text).then_some(text);
    }
    if !cursor.eat_line_end() && cursor.at == start {
        return None;
    }
    let mut text = String::new();
    for _ in 0..MOST_LINES {
        let line = cursor.take_line();
        if text::contains(line, "\\n") {
            push_unescaped(&mut text, line);
            break;
        }
        text.push_str(line);
        // The last line is a hash, and v1 has one line.
        let is_hash = line.len() == 64 && line.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_hash || line == "UNSIGNED-PAYLOAD" || text::contains(line, "/?") || cursor.is_end() {
            break;
        }
        text.push('\n');
    }
    is_stage(&text).then_some(text)
}

/// Appends a line, with a line feed for each `\n` that is written in it.
fn push_unescaped(text: &mut String, line: &str) {
    let mut rest = line;
    while let Some((before, after)) = text::split(rest, "\\n") {
        text.push_str(before);
        text.push('\n');
        rest = after;
    }
    text.push_str(rest);
}

/// Whether a text can be one: a method or an algorithm, and more after it.
fn is_stage(text: &str) -> bool {
    let first = text
        .bytes()
        .take_while(|byte| !matches!(byte, b'\n' | b'\r'));
    let is_head = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let length = first.clone().count();
    let is_v3 = text.len() > length && (3..24).contains(&length) && first.clone().all(is_head);
    is_v3 || (text::contains(text, "/?") && cut(text, b'&').is_some())
}

#[cfg(test)]
mod tests {
    use crate::diagnose::{Format, parse};

    const CANONICAL: &str = "POST\n/\n\ncontent-type:application/json\nhost:h.example\nx-tc-action:a\n\ncontent-type;host\n44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    const STRING: &str = "TC3-HMAC-SHA256\n1767323045\n2026-01-02/cvm/tc3_request\n44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    #[track_caller]
    fn shows(text: &str) {
        let escape = |text: &str| text.replace('\n', "\\n");
        let text = text
            .replace("{c}", CANONICAL)
            .replace("{s}", STRING)
            .replace("{ce}", &escape(CANONICAL))
            .replace("{se}", &escape(STRING));
        let request = parse(&text).unwrap();
        assert_eq!(
            request.canonical_request.as_deref(),
            Some(CANONICAL),
            "{text}"
        );
        assert_eq!(request.string_to_sign.as_deref(), Some(STRING), "{text}");
        assert_eq!(request.header("x-tc-action"), None, "{text}");
    }

    #[test]
    fn lines_and_literals_are_read() {
        for text in [
            "CanonicalRequest:\n{c}\nStringToSign:\n{s}\n",
            "----- canonical request -----\n{c}\n\n----- string to sign -----\n{s}\n\n----- signature -----\n",
            "canonical_request = '{ce}'\nstring_to_sign = \"{se}\"",
            "canonicalRequest: {ce}\nHashedCanonicalRequest: 00\nstringToSign: {se}\n",
            "{\"canonicalRequest\": \"{ce}\", \"stringToSign\": \"{se}\"}",
            "canonicalRequest\n{c}\nthe hash of canonicalRequest: ab\nstringToSign= {s}\nAuthorization: TC3-HMAC-SHA256 Credential=x/y",
            "curl https://h.example -d a=b\nCanonicalRequest: {c}\r\nStringToSign: {s}",
        ] {
            shows(text);
        }
    }

    #[test]
    fn a_log_of_stages_alone_is_a_log() {
        let request = parse(&["string to sign: ", STRING].concat()).unwrap();
        assert_eq!(request.format, Some(Format::SdkLog));
        assert_eq!(request.missing.len(), 4);
    }

    #[test]
    fn v1_has_one_line() {
        let line = "GETcvm.tencentcloudapi.com/?Action=A&Nonce=1";
        let request = parse(&["StringToSign: ", line, "\nnext"].concat()).unwrap();
        assert_eq!(request.string_to_sign.as_deref(), Some(line));
    }

    #[test]
    fn code_and_what_the_server_expected_are_none() {
        for text in [
            "canonicalRequest = method + '\\n' + path\ncurl https://h.example",
            "const stringToSign = [algorithm, time].join('\\n')\ncurl https://h.example",
            "curl https://h.example\nserver string to sign is: {s}",
            "curl https://h.example\nhashedCanonicalRequest: {c}",
            "curl https://h.example\nsign(canonicalRequest)",
        ] {
            let request = parse(&text.replace("{c}", CANONICAL).replace("{s}", STRING)).unwrap();
            assert_eq!(
                (request.canonical_request, request.string_to_sign),
                (None, None),
                "{text}"
            );
        }
    }
}
