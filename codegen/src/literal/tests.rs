//! What a language would read, by the few rules of its literals that we use. The languages
//! themselves read the same in tests/generated.

use super::*;

const ALL: [Language; 9] = [
    Language::Bash,
    Language::JavaScript,
    Language::Python,
    Language::Java,
    Language::Go,
    Language::Php,
    Language::CSharp,
    Language::Cpp,
    Language::Ruby,
];

/// The text of a literal.
fn read(language: Language, code: &str) -> String {
    if let Some(raw) = code.strip_prefix("R\"(") {
        return raw.strip_suffix(")\"").unwrap().into();
    }
    if let Some(raw) = code.strip_prefix('`') {
        return raw.strip_suffix('`').unwrap().into();
    }
    let is_ansi_c = code.starts_with("$'");
    let code = code.strip_prefix('$').unwrap_or(code);
    let code = code.strip_suffix('s').unwrap_or(code);
    let inner = &code[1..code.len() - 1];
    let is_single = code.starts_with('\'');
    match language {
        Language::Bash if !is_ansi_c => inner.replace("'\\''", "'"),
        Language::Php | Language::Ruby if is_single => {
            let (mut text, mut chars) = (String::new(), inner.chars().peekable());
            while let Some(c) = chars.next() {
                match chars.peek() {
                    Some(&next @ ('\'' | '\\')) if c == '\\' => {
                        text.push(next);
                        chars.next();
                    }
                    _ => text.push(c),
                }
            }
            text
        }
        _ => unescape(inner),
    }
}

fn unescape(inner: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    // Octal escapes are bytes of UTF-8, everything else is characters.
    let mut bytes: Vec<u8> = Vec::new();
    let mut rest = inner;
    let flush = |bytes: &mut Vec<u8>, units: &mut Vec<u16>| {
        units.extend(std::str::from_utf8(bytes).unwrap().encode_utf16());
        bytes.clear();
    };
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c != '\\' {
            flush(&mut bytes, &mut units);
            units.extend(c.encode_utf16(&mut [0; 2]).iter());
            continue;
        }
        let escape = rest.chars().next().unwrap();
        let (number, used) = match escape {
            '0'..='7' => {
                bytes.push(u8::from_str_radix(&rest[..3], 8).unwrap());
                rest = &rest[3..];
                continue;
            }
            'u' if rest.starts_with("u{") => {
                let end = rest.find('}').unwrap();
                (u32::from_str_radix(&rest[2..end], 16).unwrap(), end + 1)
            }
            'u' => (u32::from_str_radix(&rest[1..5], 16).unwrap(), 5),
            'U' => (u32::from_str_radix(&rest[1..9], 16).unwrap(), 9),
            'n' => (10, 1),
            'r' => (13, 1),
            't' => (9, 1),
            other => (other.into(), 1),
        };
        rest = &rest[used..];
        flush(&mut bytes, &mut units);
        match char::from_u32(number) {
            Some(c) => units.extend(c.encode_utf16(&mut [0; 2]).iter()),
            None => units.push(number.try_into().unwrap()),
        }
    }
    flush(&mut bytes, &mut units);
    String::from_utf16(&units).unwrap()
}

proptest::proptest! {
    #[test]
    fn every_text_is_read_back(text in "(?s:.){0,40}") {
        for language in ALL {
            let code = literal(language, &text);
            proptest::prop_assert_eq!(read(language, &code), &*text, "{:?} {}", language, code);
        }
    }

    #[test]
    fn text_of_special_characters_is_read_back(text in r#"[\\'"`$#{}<!/()nu01 \n\r\t\x00\x1b\u{2028}]{0,40}"#) {
        for language in ALL {
            let code = literal(language, &text);
            proptest::prop_assert_eq!(read(language, &code), &*text, "{:?} {}", language, code);
            let has_hidden = code.chars().any(|c| c != '\n' && is_hidden(c));
            proptest::prop_assert!(!has_hidden, "{:?} {:?}", language, code);
        }
    }
}

#[test]
fn what_can_be_read_stays_as_it_is() {
    let json = r#"{"Name":"未命名"}"#;
    for (language, code) in [
        (Language::Bash, r#"'{"Name":"未命名"}'"#),
        (Language::JavaScript, r#"'{"Name":"未命名"}'"#),
        (Language::Python, r#"'{"Name":"未命名"}'"#),
        (Language::Java, r#""{\"Name\":\"\u672a\u547d\u540d\"}""#),
        (Language::Go, r#"`{"Name":"未命名"}`"#),
        (Language::Php, r#"'{"Name":"未命名"}'"#),
        (Language::CSharp, r#""{\"Name\":\"未命名\"}""#),
        (Language::Cpp, r#"R"({"Name":"未命名"})""#),
        (Language::Ruby, r#"'{"Name":"未命名"}'"#),
    ] {
        assert_eq!(literal(language, json), code);
    }
}

#[test]
fn a_page_ends_at_none_of_our_strings() {
    let code = literal(Language::JavaScript, "</script><!--");
    assert_eq!(code, r"'<\/script><\!--'");
}
