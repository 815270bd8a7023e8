//! A reader of JSON text that visits values in order and keeps none.
//!
//! Two places need so little of JSON that a parser of values would be most of the
//! engine's size: the query of a GET (text that `JSON.stringify` has just written) and
//! the envelope of an answer. Grammar: RFC 8259.

use alloc::string::String;
use alloc::vec::Vec;

/// One step through a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// `{`
    StartObject,
    /// `}`
    EndObject,
    /// `[`
    StartArray,
    /// `]`
    EndArray,
    /// The name of a member, still escaped; see [`unescape`].
    Key(&'a [u8]),
    /// A string, still escaped; see [`unescape`].
    String(&'a [u8]),
    /// A number, `true`, `false` or `null`, as it is written.
    Literal(&'a [u8]),
    /// The text is over.
    End,
}

/// Why a text cannot be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It ends too early.
    Truncated,
    /// It is not JSON.
    Invalid,
}

/// Where the reader stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    /// A value.
    Value,
    /// A value, or the end of the array that has just begun.
    FirstElement,
    /// A member's name, or the end of the object that has just begun.
    FirstKey,
    /// A member's name.
    Key,
    /// A comma or the end of what is open.
    CommaOrEnd,
}

/// Reads a text event by event.
pub struct Reader<'a> {
    json: &'a [u8],
    at: usize,
    expect: Expect,
    /// What is open: `{` or `[`, outermost first.
    open: Vec<u8>,
}

impl<'a> Reader<'a> {
    /// A reader at the beginning of `json`.
    pub fn new(json: &'a [u8]) -> Self {
        Self {
            json,
            at: 0,
            expect: Expect::Value,
            open: Vec::new(),
        }
    }

    /// How many objects and arrays are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The next event.
    ///
    /// # Errors
    /// Where the text breaks off or is not JSON; afterwards the reader is of no use.
    pub fn next_event(&mut self) -> Result<Event<'a>, Broken> {
        loop {
            self.skip_white_space();
            let Some(byte) = self.peek() else {
                return if self.open.is_empty() && self.expect == Expect::CommaOrEnd {
                    Ok(Event::End)
                } else {
                    Err(Broken::Truncated)
                };
            };
            match (self.expect, byte) {
                (Expect::CommaOrEnd, b',') if !self.open.is_empty() => {
                    self.at += 1;
                    self.expect = match self.open.last() {
                        Some(b'{') => Expect::Key,
                        _ => Expect::Value,
                    };
                }
                (Expect::CommaOrEnd | Expect::FirstKey, b'}') => {
                    return self.close(b'{', Event::EndObject);
                }
                (Expect::CommaOrEnd | Expect::FirstElement, b']') => {
                    return self.close(b'[', Event::EndArray);
                }
                (Expect::Key | Expect::FirstKey, b'"') => {
                    let key = self.string()?;
                    self.skip_white_space();
                    match self.peek() {
                        Some(b':') => self.at += 1,
                        Some(_) => return Err(Broken::Invalid),
                        None => return Err(Broken::Truncated),
                    }
                    self.expect = Expect::Value;
                    return Ok(Event::Key(key));
                }
                (Expect::Value | Expect::FirstElement, _) => return self.value(byte),
                _ => return Err(Broken::Invalid),
            }
        }
    }

    fn value(&mut self, byte: u8) -> Result<Event<'a>, Broken> {
        match byte {
            b'{' | b'[' => {
                self.at += 1;
                self.open.push(byte);
                if byte == b'{' {
                    self.expect = Expect::FirstKey;
                    Ok(Event::StartObject)
                } else {
                    self.expect = Expect::FirstElement;
                    Ok(Event::StartArray)
                }
            }
            b'"' => {
                self.expect = Expect::CommaOrEnd;
                self.string().map(Event::String)
            }
            _ => {
                self.expect = Expect::CommaOrEnd;
                self.literal().map(Event::Literal)
            }
        }
    }

    fn close(&mut self, opened: u8, event: Event<'a>) -> Result<Event<'a>, Broken> {
        if self.open.pop() != Some(opened) {
            return Err(Broken::Invalid);
        }
        self.at += 1;
        self.expect = Expect::CommaOrEnd;
        Ok(event)
    }

    /// The content of a string, without its quotes.
    fn string(&mut self) -> Result<&'a [u8], Broken> {
        let start = self.at + 1;
        let mut at = start;
        loop {
            match self.json.get(at) {
                None => return Err(Broken::Truncated),
                Some(b'"') => break,
                Some(b'\\') => at += 2,
                Some(0..=0x1f) => return Err(Broken::Invalid),
                Some(_) => at += 1,
            }
        }
        self.at = at + 1;
        Ok(self.json.get(start..at).unwrap_or_default())
    }

    fn literal(&mut self) -> Result<&'a [u8], Broken> {
        let start = self.at;
        while let Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'+' | b'-' | b'.') = self.peek() {
            self.at += 1;
        }
        let literal = self.json.get(start..self.at).unwrap_or_default();
        match literal {
            b"true" | b"false" | b"null" => Ok(literal),
            [b'-' | b'0'..=b'9', rest @ ..]
                if rest.iter().all(|byte| b"0123456789+-.eE".contains(byte)) =>
            {
                Ok(literal)
            }
            // A word that the end of the text has cut short.
            [_, ..] if self.at == self.json.len() => Err(Broken::Truncated),
            _ => Err(Broken::Invalid),
        }
    }

    fn skip_white_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.json.get(self.at).copied()
    }
}

/// The text of a string; half of a surrogate pair becomes U+FFFD. Bytes that are not
/// UTF-8, which JSON must be, have no text.
pub fn unescape(escaped: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(escaped.len());
    let mut rest = escaped;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        let Some((&escape, after)) = rest.split_first() else {
            break;
        };
        rest = after;
        let simple = match escape {
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                let mut code = code_unit(&mut rest);
                if let (0xd800..=0xdbff, [b'\\', b'u', low @ ..]) = (code, rest) {
                    let mut low = low;
                    let unit = code_unit(&mut low);
                    if let 0xdc00..=0xdfff = unit {
                        code = 0x10000 + ((code - 0xd800) << 10) + (unit - 0xdc00);
                        rest = low;
                    }
                }
                let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
                bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                continue;
            }
            other => other,
        };
        bytes.push(simple);
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// Takes four hexadecimal digits; a missing one makes a code that is no character.
fn code_unit(rest: &mut &[u8]) -> u32 {
    let mut code = 0;
    for _ in 0..4 {
        let Some((&digit, after)) = rest.split_first() else {
            return u32::MAX;
        };
        let Some(value) = char::from(digit).to_digit(16) else {
            return u32::MAX;
        };
        code = code * 16 + value;
        *rest = after;
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(json: &str) -> Result<(), Broken> {
        let mut reader = Reader::new(json.as_bytes());
        while reader.next_event()? != Event::End {}
        Ok(())
    }

    #[test]
    fn events_come_in_the_order_of_the_text() {
        let mut reader = Reader::new(br#" {"a":[1,"b\"",{}],"c":null} "#);
        let mut events = Vec::new();
        loop {
            match reader.next_event().unwrap() {
                Event::End => break,
                event => events.push(event),
            }
        }
        use Event::*;
        assert_eq!(
            events,
            [
                StartObject,
                Key(b"a"),
                StartArray,
                Literal(b"1"),
                String(b"b\\\""),
                StartObject,
                EndObject,
                EndArray,
                Key(b"c"),
                Literal(b"null"),
                EndObject
            ]
        );
    }

    #[test]
    fn a_text_that_ends_too_early_is_truncated() {
        for json in [
            "", " ", "{", "[1,", "{\"a\"", "{\"a\":", "\"x", "\"x\\", "tru", "[[]",
        ] {
            assert_eq!(end(json), Err(Broken::Truncated), "{json}");
        }
    }

    #[test]
    fn what_is_not_json_is_invalid() {
        for json in [
            "}",
            "[}",
            "{]",
            "{,}",
            "[1,]",
            "{\"a\":1,}",
            "{a:1}",
            "1 2",
            "[1 2]",
            "nul,",
            "{\"a\" 1}",
            "[\"\n\"]",
            "<html>",
            "[1]]",
        ] {
            assert_eq!(end(json), Err(Broken::Invalid), "{json}");
        }
    }

    #[test]
    fn escapes_become_characters() {
        assert_eq!(
            unescape(br#"a\n\t\"\\\/\u672a\ud83d\ude00"#),
            "a\n\t\"\\/未😀"
        );
        assert_eq!(unescape(br"\ud83d!\ude00\u12"), "\u{fffd}!\u{fffd}\u{fffd}");
    }

    proptest::proptest! {
        #[test]
        fn what_serde_json_writes_is_read_to_the_end(value in arbitrary_json()) {
            proptest::prop_assert_eq!(end(&value.to_string()), Ok(()));
        }

        #[test]
        fn any_text_is_read_or_refused(json in ".{0,64}") {
            let ours = end(&json).is_ok();
            // Numbers are passed on as they are written; everything else is checked.
            if serde_json::from_str::<serde_json::Value>(&json).is_ok() {
                proptest::prop_assert!(ours);
            }
        }

        #[test]
        fn strings_are_those_of_serde_json(text in ".*") {
            let json = serde_json::to_string(&text).unwrap();
            let mut reader = Reader::new(json.as_bytes());
            let Ok(Event::String(escaped)) = reader.next_event() else { panic!("no string") };
            proptest::prop_assert_eq!(unescape(escaped), text);
        }
    }

    fn arbitrary_json() -> impl proptest::strategy::Strategy<Value = serde_json::Value> {
        use proptest::prelude::*;
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<f64>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            ".*".prop_map(Into::into),
        ];
        leaf.prop_recursive(6, 64, 8, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..8).prop_map(Into::into),
                proptest::collection::btree_map(".*", inner, 0..8)
                    .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
            ]
        })
    }
}
