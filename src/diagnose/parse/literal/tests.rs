use super::*;
use alloc::string::ToString;

fn read(text: &str) -> Option<Value> {
    Reader::new(Cursor::new(text)).value()
}

#[test]
fn texts_have_the_escapes_of_javascript_and_python() {
    for (text, expected) in [
        (r#""a\n\t\"\\\/\u00e9\x41""#, "a\n\t\"\\/\u{e9}A"),
        (
            r"'\ud83d\ude00\u{1f600}\U0001f600'",
            "\u{1f600}\u{1f600}\u{1f600}",
        ),
        (r"'\ud83d'", "\u{fffd}"),
        ("'a\\\nb'", "ab"),
        ("`a\nb`", "a\nb"),
        ("'a' + \"b\" +\n 'c'", "abc"),
        ("('a'\n 'b')", "ab"),
        ("u'a'", "a"),
    ] {
        assert_eq!(
            read(text),
            Some(Value::Text(expected.to_string())),
            "{text}"
        );
    }
    assert_eq!(read(r"b'\xe6\x9c\xaa'"), Some(Value::Bytes("未".into())));
}

#[test]
fn json_is_written_as_it_was() {
    for json in [
        r#"{"a":[1,-2.5,0,true,null,"x\"\\\n\u0001未",{}],"b":{"c":[]}}"#,
        "123456789012345",
        "[[[]]]",
    ] {
        assert_eq!(
            read(json).and_then(|value| value.json()).as_deref(),
            Some(json)
        );
    }
}

#[test]
fn a_number_that_javascript_writes_otherwise_is_not_known() {
    for digits in [
        "1.0",
        "1e3",
        "0x10",
        "-0",
        "1_000",
        "1234567890123456789",
        "0.000001",
        "01",
        ".5",
        "5.",
        "NaN",
    ] {
        assert_eq!(
            read(digits).and_then(|value| value.json()),
            None,
            "{digits}"
        );
    }
}

#[test]
fn an_expression_is_unknown_and_what_follows_is_read() {
    let value = read(
        "{a: f(1, '}', [2]) + 3, ...rest, b, ['c']: 1, d() { return }, e: x => ({ y }), 'z': 1}",
    )
    .unwrap();
    assert_eq!(value.get("a"), Some(&Value::Unknown));
    assert_eq!(value.get("e"), Some(&Value::Unknown));
    assert_eq!(value.get("z"), Some(&Value::Number("1".into())));
}

#[test]
fn nesting_has_a_bound() {
    assert!(read(&["[".repeat(60), "]".repeat(60)].concat()).is_some());
    for open in ["[", "{a:", "(", "f(", "new ", "new (", "-[", "a{"] {
        assert_eq!(read(&open.repeat(100_000)), None, "{open}");
    }
}
