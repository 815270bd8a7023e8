//! The words of a command for Windows' cmd, as the C runtime gives them to a program.
//!
//! First cmd removes its carets, then the runtime takes the line apart.
//! Rules: <https://learn.microsoft.com/en-us/cpp/c-language/parsing-c-command-line-arguments>

use alloc::vec::Vec;

use super::cursor::Cursor;
use super::text;
use super::words::Words;

/// What a browser escapes by carets.
pub const MARKS: &[&str] = &[" ^\"", "^\\^", "^%^", "\"^{"];

/// The words from a place on, up to the end of the command.
pub fn words(cursor: Cursor<'_>) -> Words {
    // Chrome escaped by carets within quotes for years, which cmd does not undo: the request that
    // it copied is what the carets say.
    let is_escaped = MARKS.iter().any(|mark| text::contains(cursor.rest(), mark));
    let mut line = without_carets(cursor, is_escaped);
    // A browser doubles every backslash.
    if is_escaped {
        line = with_single_backslashes(&line);
    }
    Words {
        words: arguments(&line),
        input: None,
    }
}

/// Pairs of backslashes become one, but for those before a quote, which the runtime counts.
fn with_single_backslashes(line: &[u8]) -> Vec<u8> {
    let mut single = Vec::with_capacity(line.len());
    let mut rest = line;
    while let [byte, after @ ..] = rest {
        rest = after;
        if *byte != b'\\' {
            single.push(*byte);
            continue;
        }
        let more = rest.iter().take_while(|byte| **byte == b'\\').count();
        let count = more + 1;
        rest = rest.get(more..).unwrap_or_default();
        let is_counted = rest.first() == Some(&b'"');
        single.resize(
            single.len() + if is_counted { count } else { count.div_ceil(2) },
            b'\\',
        );
    }
    single
}

/// The command's line: `^` takes the meaning from what follows it, outside of quotes. After a
/// caret at the end of a line the next character stands for itself, a line feed too: this is
/// how browsers write one.
fn without_carets(mut cursor: Cursor<'_>, is_escaped: bool) -> Vec<u8> {
    let mut line = Vec::new();
    // cmd does not know `\"`, and people who write one do: what would end the command there
    // was never sent that way.
    let mut is_quoted = false;
    let mut is_in_argument = false;
    while !cursor.is_end() {
        match cursor.take() {
            b'^' if !is_quoted || is_escaped => {
                if cursor.eat_line_end() && cursor.eat_line_end() {
                    line.push(b'\n');
                } else if !cursor.is_end() {
                    line.push(cursor.take());
                }
            }
            b'"' => {
                is_quoted = !is_quoted;
                if line.last() != Some(&b'\\') {
                    is_in_argument = !is_in_argument;
                }
                line.push(b'"');
            }
            b'\r' if cursor.look(0) == b'\n' => {}
            b'\n' | b'&' | b'|' | b'<' | b'>' if !is_quoted && !is_in_argument => break,
            byte => line.push(byte),
        }
    }
    line
}

/// Words are separated by blanks. Backslashes count only before a quote: each pair of them is
/// one, and an odd one makes the quote a part of the word. So does a second quote in quotes.
fn arguments(line: &[u8]) -> Vec<Vec<u8>> {
    let mut words = Vec::new();
    let mut word: Option<Vec<u8>> = None;
    let mut is_quoted = false;
    let mut backslashes = 0;
    let mut rest = line;
    while let [byte, after @ ..] = rest {
        rest = after;
        match byte {
            b'\\' => {
                backslashes += 1;
                word.get_or_insert_with(Vec::new).push(b'\\');
            }
            b'"' => {
                let word = word.get_or_insert_with(Vec::new);
                word.truncate(word.len() - backslashes + backslashes / 2);
                if backslashes % 2 == 1 {
                    word.push(b'"');
                } else if let (true, [b'"', after @ ..]) = (is_quoted, rest) {
                    word.push(b'"');
                    rest = after;
                } else {
                    is_quoted = !is_quoted;
                }
                backslashes = 0;
            }
            b' ' | b'\t' if !is_quoted => {
                words.extend(word.take());
                backslashes = 0;
            }
            byte => {
                word.get_or_insert_with(Vec::new).push(*byte);
                backslashes = 0;
            }
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use crate::diagnose::parse::tests::shown;
    use crate::diagnose::{Format, parse};

    #[track_caller]
    fn sends(text: &str, url: &str, headers: &str, body: &str) {
        let (_, u, h, b) = shown(text);
        assert_eq!((&*u, &*h, &*b), (url, headers, body), "{text}");
        assert_eq!(parse(text).unwrap().format, Some(Format::CurlCmd), "{text}");
    }

    const JSON: &str = "Content-Type: application/json";

    #[test]
    fn what_browsers_copy_is_read() {
        sends(
            "curl ^\"https://h.example/?a=^%^41^&b=1^\" ^\r\n  -H ^\"Content-Type: application/json^\" ^\r\n  --data-raw ^\"^{^\\^\"a^\\^\":^\\^\"x^^y ^%^TEMP^% ^^n^\n\nz^\\^\\n^\\^\"^}^\"",
            "https://h.example/?a=%41&b=1",
            JSON,
            "{\"a\":\"x^y %TEMP% ^n\nz\\n\"}",
        );
    }

    #[test]
    fn what_older_browsers_copy_is_read() {
        sends(
            "curl \"https://h.example/?a=\"^%\"41\" ^\r\n  -H \"Content-Type: application/json\" ^\r\n  --data-binary \"{\"\"a\"\":\"\"^b\"\"}\"^\n\n\"c\" --compressed",
            "https://h.example/?a=%41",
            JSON,
            "{\"a\":\"^b\"}\nc",
        );
    }

    #[test]
    fn carets_within_quotes_are_a_browsers() {
        sends(
            "curl \"https://h.example/?a=^%^41&b=1\" ^\r\n  -H \"Content-Type: application/json\" ^\r\n  --data-raw \"^{^\\^\"a^\\^\":^\\^\"x^^y^\\^\\n^\\^\"^}\"",
            "https://h.example/?a=%41&b=1",
            JSON,
            "{\"a\":\"x^y\\n\"}",
        );
    }

    #[test]
    fn what_people_write_is_read() {
        for text in [
            "C:\\Users\\dev>curl.exe -X POST \"https://h.example/\" -H \"Content-Type: application/json\" -d \"{\\\"a\\\":\\\"b>c & d\\\"}\"\r\nC:\\Users\\dev>dir",
            "curl -H \"Content-Type: application/json\" ^\n -d \"{\\\"a\\\":\\\"b>c & d\\\"}\" \"https://h.example/\" > out.txt",
            "curl -H \"Content-Type: application/json\" -d \"{\"\"a\"\":\"\"b>c & d\"\"}\" \"https://h.example/\" | more",
        ] {
            sends(text, "https://h.example/", JSON, "{\"a\":\"b>c & d\"}");
        }
    }

    #[test]
    fn backslashes_count_before_a_quote_alone() {
        assert_eq!(
            super::arguments(br#"a\b "c\\" "d\\\"e" f\\\\"g h""#),
            [&br"a\b"[..], br"c\", br#"d\"e"#, br"f\\g h"]
        );
    }
}
